import Formulas

// The sentences about an answer that was compared with a key.
extension Reason {
  static let numberOfShape =
    "A number is asked for, not a formula in variables, or another shape."
  static let notNear = "This is not near enough to the right value."
  static let missingElement = "An element is missing."

  static func wrongKind(_ wanted: String, found: String) -> String {
    "\(withArticle(wanted)) is asked for, not \(withArticle(found).lowercased())."
  }

  private static func withArticle(_ noun: String) -> String {
    ("aeiou".contains(noun.prefix(1)) ? "An " : "A ") + noun
  }

  static func notWritten(_ wanted: String) -> String {
    "The value is right, but it is not written as asked: \(wanted)."
  }

  // MARK: What an answer may differ by

  static let factorZero = "No factor other than 0 makes one of the other"
  static let factorNegative = "The factor is negative"

  static func notConstant(_ what: String, _ witness: Comparison.Witness) -> String {
    "The \(what) is not constant: \(twoValues(witness))."
  }

  static func differentFactors(_ witness: Comparison.Witness) -> String {
    "The entries have different factors: \(twoValues(witness))."
  }

  /// What is there at the two points of a witness about a change.
  private static func twoValues(_ witness: Comparison.Witness) -> String {
    let (first, second) = witness.values
    let place = witness.point.isEmpty ? "" : "at \(witness.pointText) "
    return "\(place)it is \(first) and \(second)"
  }

  static func notIncreasing(_ witness: Comparison.Witness) -> String {
    "This is no increasing function of the right one: from one point to the other it changes by "
      + "\(NumberText.signed(witness.left)), the right one by \(NumberText.signed(witness.right))."
  }

  /// Two sentences as one.
  static func joined(_ first: String, _ second: String) -> String {
    first + ": " + second.prefix(1).lowercased() + second.dropFirst()
  }

  static func entryCount(_ count: Int, found: Int) -> String {
    "There are \(count) entries, not \(found)."
  }

  static func noPartner(_ entry: String) -> String { "\(entry) has no partner." }

  // MARK: Statements and intervals

  static func oneOfTwoHolds(_ witness: Comparison.Witness) -> String {
    let place = witness.pointText
    return (place.isEmpty ? "One" : "At \(place) one")
      + " of the two holds and the other one does not."
  }

  static func relation(_ wanted: Expression.Relation, found: Expression.Relation) -> String {
    "The relation is \(wanted.rawValue), not \(found.rawValue)."
  }

  static func wrongEnd(_ name: String, _ difference: String) -> String {
    "The \(name) end is not right. \(difference)"
  }

  static func belongsToOne(_ number: String, isYours: Bool) -> String {
    "\(number) belongs to " + (isYours ? "yours" : "the right one") + " and not to "
      + (isYours ? "the right one." : "yours.")
  }

  static func end(_ name: String, isInfinite: Bool) -> String {
    "The \(name) end is \(isInfinite ? "infinite" : "a number")."
  }

  static func end(_ name: String, belongs: Bool) -> String {
    "The \(name) end \(belongs ? "belongs" : "does not belong") to it."
  }
}
