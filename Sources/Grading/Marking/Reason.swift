import Exact
import Formats
import Formulas

/// The sentences that a student reads about an answer, all in one place.
enum Reason {
  static let undecided = "This could not be decided. A person decides; it does not count as wrong."
  static let outOfFuel =
    "This is too much work to decide (fuel/1). A person decides; it does not count as wrong."
  static let freeText = "A person reads this."
  static let wrongShape = "This is not the right shape."
  static let wrong = "This is not the right value."

  /// A reason with a full stop, if it has no end yet.
  static func sentence(_ reason: String) -> String {
    reason.hasSuffix(".") || reason.hasSuffix("?") ? reason : reason + "."
  }

  static func expected(_ kind: Part.Kind, found: String) -> String {
    "A \(kind.rawValue) is asked for, not a \(found)."
  }

  static func shape(_ expected: [Int], found: [Int]) -> String {
    "The shape is \(text(expected)), not \(text(found))."
  }

  static func entry(_ index: Int, shape: [Int]) -> String {
    guard shape.count == 2 else { return "Entry \(index + 1) is not right." }
    return "The entry in row \(index / shape[1] + 1), column \(index % shape[1] + 1) is not right."
  }

  /// What is said about one entry, with its place.
  static func atEntry(_ index: Int, shape: [Int], reason: String) -> String {
    let place =
      shape.count == 2
      ? "Row \(index / shape[1] + 1), column \(index % shape[1] + 1)" : "Entry \(index + 1)"
    return place + ": " + reason.prefix(1).lowercased() + reason.dropFirst()
  }

  static func entries(right: Int, of count: Int) -> String {
    "\(right) of \(count) entries are right."
  }

  static func fault(_ fault: NumberJudge.Fault, part: Part, expected: String) -> String {
    switch fault {
    case .tooFewDigits: "Too few digits: \(asked(part.tolerance))."
    case .cutOff: "Cut off, not rounded: \(expected)."
    case .lastDigit: "The last digit is one off."
    case .form:
      part.unit.map { "The answer is asked in \($0.rawValue)." } ?? "No unit is asked for here."
    }
  }

  private static func asked(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .significantDigits(let n): "at least \(n) significant digits are asked"
    case .decimals(let n): "at least \(n) decimals are asked"
    case .exactlyDecimals(let n): "exactly \(n) decimals are asked"
    default: "more are asked"
    }
  }

  static func outside(_ domain: Domain) -> String {
    "The answer lies in \(domain.text); this does not."
  }

  static func follows(_ answer: String, from earlier: [(name: String, text: String)]) -> String {
    let sources = earlier.map { "\($0.name) = \(SafeText.line($0.text, limit: 40))" }
    return
      "\(SafeText.line(answer, limit: 40)) follows from your \(sources.joined(separator: ", "))."
  }

  static func withTheRightOne(_ expected: String, count: Int) -> String {
    count == 1 ? "With the right one: \(expected)." : "With the right ones: \(expected)."
  }

  static func unknownChoice(_ word: String, choices: [String], suggestion: String?) -> String {
    let meant = suggestion.map { "did you mean `\($0)`?" }
    let shown = SafeText.line(word, limit: 40)
    return "`\(shown)` is none of the choices; "
      + (meant ?? "write one of \(choices.map { "`\($0)`" }.joined(separator: ", ")).")
  }

  static let chosenWrong = "This choice is not right."
  static let chosenPartly = "Not exactly these apply."
  static let oneChoice = "write the name of one choice"
  static let manyChoices = "write an array of the names of all choices that apply"

  static func text(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }
}
