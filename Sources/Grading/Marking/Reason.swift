import Exact
import Formats
import Formulas

/// The sentences that a student reads about an answer, all in one place.
enum Reason {
  static let undecided = "This could not be decided. A person decides; it does not count as wrong."
  static let outOfFuel =
    "This is too much work to decide (fuel/1). A person decides; it does not count as wrong."
  static let formUndecided =
    "The value is right; whether it is written as asked could not be decided. A person decides; it does "
    + "not count as wrong."
  static let otherNumbers =
    "Not marked: these may be answers about other numbers. A person decides; it does not count as wrong."
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

  // MARK: Formulas

  /// Where a formula differs from the right one.
  static func differs(_ witness: Comparison.Witness) -> String {
    let (yours, right) = witness.values
    let entry = witness.entry.map(String.init).joined(separator: ", ")
    let place = witness.point.isEmpty ? "" : "At \(witness.pointText) "
    let which = entry.isEmpty ? "" : "entry \(entry) of "
    let sentence = "\(place)\(which)yours is \(yours), the right value is \(right)."
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  /// Why a formula is wrong, behind the sentence about a point.
  static func because(_ sentence: String, _ words: String) -> String {
    sentence.dropLast() + ": " + words + "."
  }

  /// A formula that is right with what names of the part stand for in the exercise.
  static func revealed(_ meanings: [(name: String, text: String)]) -> String {
    "Right with " + meanings.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") + "."
  }

  static func undefined(at point: [(name: String, value: Value<Real>)]) -> String {
    let place = point.map { "\($0.name) = \($0.value.text { NumberText.signed($0) })" }
    return
      "Equal where it has a value, but it has none at \(place.joined(separator: ", ")). A person "
      + "decides; it does not count as wrong."
  }

  static func refused(_ fault: String) -> String {
    "The certificate does not hold: \(fault). A person decides; it does not count as wrong."
  }

  static func accepted(points: Int) -> String {
    "Equal to 200 digits at \(points) point\(points == 1 ? "" : "s"), not proved. The credit is given "
      + "all the same."
  }

  static func agrees(points: Int) -> String {
    points == 0
      ? "It has no value at any point that was tried, and was not proved. A person decides; it does "
        + "not count as wrong."
      : "Equal to 200 digits at \(points) point\(points == 1 ? "" : "s"), not proved. A person decides; "
        + "it does not count as wrong."
  }

  static func tooManyOperations(_ found: Int, limit: Int) -> String {
    "Right, but not in the form that is asked for: at most \(limit) operations, not \(found)."
  }

  static func shapeOfFormula(_ key: Value<Expression>, found: Value<Expression>) -> String {
    func text(_ value: Value<Expression>) -> String {
      let shape = value.shape
      if shape.isEmpty { return "a number" }
      if case .family(let family) = value {
        let lengths = family.dimensions.map { dimension in
          switch dimension {
          case .fixed(let count): "\(count)"
          case .named(let name): name
          }
        }
        return lengths.count == 1
          ? "a vector with \(lengths[0]) entries" : "a \(lengths.joined(separator: "×")) matrix"
      }
      return shape.count == 1
        ? "a vector with \(shape[0]) entr\(shape[0] == 1 ? "y" : "ies")"
        : "a \(shape[0])×\(shape[1]) matrix"
    }
    return "The right answer is \(text(key)), not \(text(found))."
  }

  /// Remarks on how an answer was read, as sentences.
  static func remarks(_ remarks: [String]) -> String? {
    remarks.isEmpty ? nil : remarks.map { $0 + "." }.joined(separator: " ")
  }

  static func followsFormula(from earlier: [(name: String, text: String)]) -> String {
    let sources = earlier.map { "\($0.name) = \(SafeText.line($0.text, limit: 60))" }
    return "Follows from your \(sources.joined(separator: ", "))."
  }

  // MARK: Reading

  /// What stands before an equals sign and is no name of the answer.
  static func notAsked(_ text: String) -> String {
    "`\(SafeText.line(text.trimmed, limit: 30))` is not what is asked here: write the answer alone"
  }

  static func unreadableBeforeEquals(_ text: String) -> String {
    "`\(SafeText.line(text.trimmed, limit: 30))` before the equals sign cannot be read: write the answer "
      + "alone"
  }

  static func notTheSame(_ text: String) -> String {
    "`\(SafeText.line(text.trimmed, limit: 30))` is not the same as what stands before it: write one "
      + "answer"
  }

  static func perhapsSame(_ text: String) -> String {
    "it cannot be decided whether `\(SafeText.line(text.trimmed, limit: 30))` is the same as what stands "
      + "before it: write one answer"
  }

  static func mixedEntries(_ first: String, _ other: String, at place: Int) -> String {
    "entry 1 is a \(first), and entry \(place) is a \(other)"
  }

  static let commaBetweenEntries =
    "a decimal comma, or two entries? Here 1,5 is a decimal; separate entries by semicolons: [3; 4]"
  static let severalThings = "an object is no answer: write a number or a formula"

  // MARK: Conditions

  static func notAskedFor(_ name: String, asked: [String]) -> String {
    "`\(SafeText.line(name, limit: 30))` is not asked for: give \(list(asked))"
  }

  static func notNamed(asked: [String]) -> String {
    "give \(list(asked)) by name: an object, or \(asked.map { "\($0) = …" }.joined(separator: "; "))"
  }

  static func missing(_ names: [String]) -> String { "\(list(names)) is missing" }

  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    return quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }

  static func isNot(_ name: String, _ domain: String) -> String { "\(name) is not in \(domain)." }

  static func hasShape(_ name: String, _ expected: [Int], found: [Int]) -> String {
    func text(_ shape: [Int]) -> String {
      switch shape.count {
      case 0: "a number"
      case 1: "a vector with \(shape[0]) entr\(shape[0] == 1 ? "y" : "ies")"
      default: "a \(shape[0])×\(shape[1]) matrix"
      }
    }
    return "\(name) must be \(text(expected)), not \(text(found))."
  }

  static func sumsTo(_ name: String, _ sum: String) -> String {
    "\(name) is no distribution: it sums to \(sum), not to 1."
  }

  static func doesNotHold(_ condition: String, left: String, right: String) -> String {
    "`\(condition)` does not hold: the left side is \(left), the right side \(right)."
  }

  static func conditionWithoutValue(_ condition: String) -> String {
    "`\(condition)` has no value for these. A person decides; it does not count as wrong."
  }

  // MARK: Derivations

  static let notALine = "a derivation is an array of lines, or one line a = b = c"

  static func wrongFirstLine(_ place: String) -> String {
    "Line 1 is not what is to be derived\(place)."
  }

  static func wrongLine(_ number: Int, _ place: String) -> String {
    "Line \(number) does not follow from line \(number - 1)\(place)."
  }

  static func valuesAt(_ point: String, _ first: String, _ second: String) -> String {
    (point.isEmpty ? ": " : ": at \(point) ") + "they are \(first) and \(second)"
  }

  static func valueAt(_ point: String, _ value: String, insteadOf right: String) -> String {
    (point.isEmpty ? ": " : ": at \(point) ") + "it is \(value), not \(right)"
  }

  static func betterPlace(_ better: String, than other: String, isFirst: Bool) -> String {
    let known = isFirst ? "there" : "in the line before"
    return ": \(known) \(better) is better than \(other), and in this line it is not"
  }

  static func oneHolds(at point: String) -> String {
    ": at \(point) one of the two equations holds and the other does not"
  }

  static func lineIsRightAgain(_ number: Int) -> String { "Line \(number) is right again." }

  static func lineUndecided(_ number: Int) -> String {
    "Whether line \(number) follows could not be decided. A person decides; it does not count as wrong."
  }

  static func tooFewLines(_ found: Int, asked: Int) -> String {
    "Too few lines: \(found), repeats not counted; at least \(asked) are asked."
  }

  static func wrongEnd(_ form: String) -> String {
    "All lines follow, but the last one should be \(form)."
  }

  static func line(_ number: Int, _ reason: String) -> String { "Line \(number): \(reason)" }

  static let chosenWrong = "This choice is not right."
  static let chosenPartly = "Not exactly these apply."
  static let oneChoice = "write the name of one choice"
  static let manyChoices = "write an array of the names of all choices that apply"

  static func text(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }
}
