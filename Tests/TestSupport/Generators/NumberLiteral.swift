import Exact
import PropertyTesting

/// A number as it is written, with the value that the notation gives it by definition.
public struct NumberLiteral: Sendable, CustomStringConvertible {
  /// The notations of rationals.
  public enum Notation: Sendable, CaseIterable {
    /// Digits, perhaps with a point and an exponent of ten.
    case decimal
    /// Hexadecimal digits after `0x`, perhaps with a point and an exponent of two.
    case hexadecimal
    /// Two whole numbers with a bar.
    case fraction
  }

  /// The notation.
  public let notation: Notation
  /// What is written.
  public let text: String
  /// What is meant.
  public let value: Rational

  /// The text alone, in quotes.
  public var description: String { "“\(text)”" }

  /// A decimal or hexadecimal literal: the digits count from the highest on, and the exponent is
  /// nothing where none is written.
  init(
    _ notation: Notation, sign: String, whole: [Int], point: Bool, fraction: [Int],
    exponent: Int?, exponentSign: String
  ) {
    let isDecimal = notation == .decimal
    let base = isDecimal ? 10 : 16
    let fraction = point ? fraction : []
    // A literal has a digit somewhere.
    let whole = whole.isEmpty && fraction.isEmpty ? [0] : whole
    func written(_ digits: [Int]) -> String {
      digits.map { String($0, radix: base) }.joined()
    }
    var text = sign + (isDecimal ? "" : "0x") + written(whole)
    if point { text += "." + written(fraction) }
    let units = (whole + fraction).reduce(Integer.zero) { $0 * Integer(base) + Integer($1) }
    var value = Rational(sign == "-" ? -units : units)
    for _ in fraction { value = (try? value / Rational(base)) ?? value }
    if let exponent {
      let isNegative = exponentSign == "-"
      text += (isDecimal ? "e" : "p") + exponentSign + String(exponent)
      for _ in 0..<exponent {
        let step = Rational(isDecimal ? 10 : 2)
        value = isNegative ? (try? value / step) ?? value : value * step
      }
    }
    self.notation = notation
    self.text = text
    self.value = value
  }

  /// A literal of two whole numbers; the denominator is not zero.
  init(sign: String, _ numerator: [Int], over denominator: [Int]) {
    func value(_ digits: [Int]) -> Integer {
      digits.reduce(.zero) { $0 * 10 + Integer($1) }
    }
    let above = value(numerator)
    notation = .fraction
    text = sign + numerator.map(String.init).joined() + "/" + denominator.map(String.init).joined()
    self.value =
      (try? Rational(sign == "-" ? -above : above, over: value(denominator))) ?? .zero
  }
}

extension Generator where Value == NumberLiteral {
  /// Literals of all notations, with leading and trailing zeros and every optional part; `0` is the
  /// simplest.
  public static var numberLiterals: Generator {
    oneOf([positional(.decimal), positional(.hexadecimal), fractions])
  }

  private static var signs: Generator<String> { .elements(["", "-", "+"]) }

  private static func digits(base: Int, _ count: ClosedRange<Int>) -> Generator<[Int]> {
    Generator<Int>.integers(in: 0...(base - 1)).array(count: count)
  }

  private static func positional(_ notation: NumberLiteral.Notation) -> Generator {
    let base = notation == .decimal ? 10 : 16
    return tuple(
      signs, digits(base: base, 0...40), Generator<Bool>.booleans, digits(base: base, 0...40),
      Generator<Int>.integers(in: 0...400).optional, signs
    ).map { sign, whole, point, fraction, exponent, exponentSign in
      NumberLiteral(
        notation, sign: sign, whole: whole, point: point, fraction: fraction, exponent: exponent,
        exponentSign: exponentSign)
    }
  }

  private static var fractions: Generator {
    let others = digits(base: 10, 0...40)
    return tuple(
      signs, digits(base: 10, 1...40), Generator<Int>.integers(in: 0...3),
      Generator<Int>.integers(in: 1...9), others
    ).map { sign, numerator, zeros, first, rest in
      let denominator = Array(repeating: 0, count: zeros) + [first] + rest
      return NumberLiteral(sign: sign, numerator, over: denominator)
    }
  }
}
