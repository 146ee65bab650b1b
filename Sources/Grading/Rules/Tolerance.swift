import Exact
import Formulas

/// How exact an answer must be.
public enum Tolerance: Sendable, Hashable {
  /// An exact value, or a decimal rounded to at least this many significant digits: the default, 3.
  case significantDigits(Int)
  /// An exact value, or a decimal rounded to at least this many decimals.
  case decimals(Int)
  /// A decimal with exactly this many decimals.
  case exactlyDecimals(Int)
  /// No rounding.
  case exact
  /// At most this far away, in the unit of the part, ends included.
  case absolute(Rational)
  /// At most this share of the key away, ends included.
  case relative(Rational)

  /// The rule where a file states none.
  public static let standard = Tolerance.significantDigits(3)

  /// How many digits beyond those that are asked are judged: people paste doubles and floats.
  static let digitsBeyondAsked = 3

  /// Reads a rule; nil if it is none.
  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if words == ["exact"] {
      self = .exact
    } else if let sign = text.first, sign == "±" {
      let isRelative = text.hasSuffix("%")
      let digits = text.dropFirst().drop(while: { $0 == " " })
      let number = isRelative ? digits.dropLast() : digits
      guard let value = try? Rational(String(number).trimmed), value.signum > 0 else { return nil }
      guard isRelative else {
        self = .absolute(value)
        return
      }
      guard let hundredth = try? Rational(1, over: 100) else { return nil }
      self = .relative(value * hundredth)
    } else if words.count == 3, words[0] == "exactly", let count = Tolerance.count(words[1]),
      words[2] == "decimals" || words[2] == "decimal"
    {
      self = .exactlyDecimals(count)
    } else if words.count == 2, let count = Tolerance.count(words[0]) {
      switch words[1] {
      case "decimals", "decimal": self = .decimals(count)
      case "digits", "digit":
        guard count > 0 else { return nil }
        self = .significantDigits(count)
      default: return nil
      }
    } else if words.count == 3, let count = Tolerance.count(words[0]), count > 0,
      words[1] == "significant", words[2] == "digits"
    {
      self = .significantDigits(count)
    } else {
      return nil
    }
  }

  private static func count(_ text: String) -> Int? {
    guard let count = Int(text), (0...100).contains(count) else { return nil }
    return count
  }
}
