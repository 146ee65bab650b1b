import Formats
import Formulas

// The sentences about an answer that was compared with a key: a tool for graders, which speaks English.
extension Reason {
  static let numberOfShape = Reason.quoted(
    "A number is asked for, not a formula in variables, or another shape.")
  static let pairOrInterval = Reason.quoted(
    "The key may be a pair or an open interval, and these brackets fit only one of them.")
  static let countsOrInterval = Reason.quoted(
    "The key may be a shape or a point, and then no inequality is right.")
  static let entriesWithoutOrder = Reason.quoted(
    "It cannot be told which entry is which: write the vector, [1, 2].")
  static let notNear = Reason.quoted("This is not near enough to the right value.")

  /// That a number is not near enough to the right one.
  static func isNotNear(_ number: String) -> Reason {
    .quoted("\(number) is not near enough to the right value.")
  }

  /// That a number is the right one, rounded.
  ///
  /// - Parameter key: the right one as it is written; nil where that would be too long.
  static func isRounded(_ number: String, from key: String?) -> Reason {
    .quoted(
      key.map { "\(number) is rounded, \($0) is exact." }
        ?? "\(number) is rounded: the exact value is asked for.")
  }

  /// That an index begins before the first entry of a vector.
  static func indexBeginsBefore(_ missing: EntryBeforeFirst) -> Reason {
    let (x, n) = (missing.vector, missing.count)
    let last = n.allSatisfy { $0.isLetter || $0.isNumber } ? "\(x)_\(n)" : "\(x)_{\(n)}"
    let what =
      missing.isMatrix
      ? "the rows and columns of \(x) are counted from 1"
      : "\(x)_\(missing.first) is none of \(x)_1, …, \(last)"
    let sentence = "The index begins at \(missing.first), and \(what)"
    return .quoted(
      missing.isOtherNumbering ? sentence + "; these are \(n) terms as well." : sentence + ".")
  }

  static let missingElement = Reason.quoted("An element is missing.")

  static func wrongKind(_ wanted: String, found: String) -> Reason {
    .quoted(
      "\(withArticle(wanted)) is asked for, not \(withArticle(found).lowercased()).")
  }

  private static func withArticle(_ noun: String) -> String {
    ("aeiou".contains(noun.prefix(1)) ? "An " : "A ") + noun
  }

  static func notWritten(_ wanted: String) -> Reason {
    .quoted(
      "The value is right, but it is not written as asked: \(wanted).")
  }

  // MARK: Infinity

  static func bothUnbounded(_ value: String) -> Reason { .quoted("Both are \(value).") }

  static func otherUnbounded(_ wanted: String, _ found: String) -> Reason {
    .quoted("Yours is \(found), the right one is \(wanted).")
  }

  static func finite(_ number: String, wanted: String) -> Reason {
    .quoted("Yours is the number \(SafeText.line(number, limit: 40)), the right one is \(wanted).")
  }

  static func unbounded(_ found: String, wanted number: String) -> Reason {
    .quoted("Yours is \(found), the right one is the number \(SafeText.line(number, limit: 40)).")
  }

  // MARK: What an answer may differ by

  static let factorZero = Reason.quoted("No factor other than 0 makes one of the other")
  static let factorNegative = Reason.quoted("The factor is negative")

  static func notConstant(_ what: String, _ witness: Comparison.Witness) -> Reason {
    .quoted(
      "The \(what) is not constant: \(twoValues(witness)).")
  }

  static func differentFactors(_ witness: Comparison.Witness) -> Reason {
    .quoted(
      "The entries have different factors: \(twoValues(witness)).")
  }

  /// What is there at the two points of a witness about a change.
  private static func twoValues(_ witness: Comparison.Witness) -> String {
    let (first, second) = witness.values
    guard let (before, after) = twoPoints(witness) else { return "it is \(first) and \(second)" }
    return "it is \(first) at \(before), and \(second) at \(after)"
  }

  /// The two points of a witness about a change, of which each variable has both values in a list.
  private static func twoPoints(_ witness: Comparison.Witness) -> (String, String)? {
    var places = ([String](), [String]())
    for (name, value) in witness.point {
      guard case .vector(let pair) = value, pair.count == 2 else { return nil }
      places.0.append("\(name) = \(NumberText.exact(pair[0]))")
      places.1.append("\(name) = \(NumberText.exact(pair[1]))")
    }
    return places.0.isEmpty
      ? nil : (places.0.joined(separator: ", "), places.1.joined(separator: ", "))
  }

  static func notIncreasing(_ witness: Comparison.Witness) -> Reason {
    let place = twoPoints(witness).map { "from \($0) to \($1)" } ?? "from one point to the other"
    return .quoted(
      "This is no increasing function of the right one: \(place) it changes by "
        + "\(NumberText.signed(witness.left)), the right one by \(NumberText.signed(witness.right))."
    )
  }

  /// Two sentences as one.
  static func joined(_ first: Reason, _ second: Reason) -> Reason {
    .quoted(
      first.text(in: .english) + ": " + English().uncapitalised(second.text(in: .english)))
  }

  static func entryCount(_ count: Int, found: Int) -> Reason {
    .quoted(
      "There are \(count) entries, not \(found).")
  }

  /// An entry, or some entry, that the other side has not, at a point or anywhere.
  static func noPartner(_ entry: String?, at point: String) -> Reason {
    let place = point.isEmpty ? "" : "At \(point) "
    return .quoted(place + "\(entry ?? (point.isEmpty ? "An" : "an") + " entry") has no partner.")
  }

  // MARK: Statements and intervals

  static let commaHasTwoReadings: Reason = .quoted(
    "The comma may mean `and` or `or`, and only one of them is right: write the word.")

  /// Which of two statements holds at a point where one does.
  static func oneOfTwoHolds(_ witness: Comparison.StatementWitness) -> Reason {
    let (holds, fails) =
      witness.firstHolds ? ("yours", "the right one") : ("the right one", "yours")
    let place = witness.pointText
    let other = witness.isDefined ? "\(fails) does not" : "\(fails) has no value"
    guard !place.isEmpty else {
      return .quoted("\(holds.prefix(1).uppercased())\(holds.dropFirst()) holds and \(other).")
    }
    return .quoted("At \(place) \(holds) holds and \(other).")
  }

  /// What two statements that agree say.
  static func solutions(_ solutions: Comparison.Solutions) -> Reason {
    switch solutions {
    case .all: .quoted("Both always hold.")
    case .none: .quoted("Both never hold.")
    case .some(let name, let text): .quoted("Both hold where \(name) is in \(text).")
    }
  }

  static func missingNumber(_ name: String) -> Reason {
    .quoted("It does not say what \(SafeText.line(name, limit: 40)) is.")
  }

  /// That equations are joined by the wrong one of `and` and `or`.
  static func joinedOtherwise(isAll: Bool) -> Reason {
    .quoted(
      isAll
        ? "All of these equations are to hold, not one of them."
        : "One of these equations is to hold, not all of them.")
  }

  /// That what has a name, or is an end, is not near enough.
  static func notNear(_ what: String) -> Reason {
    .both(.quoted("\(SafeText.line(what, limit: 40)) is not right."), notNear)
  }

  /// That an entry, counted from 0 row by row, is not near enough.
  static func notNear(
    entry place: Int, of shape: [Int], _ found: String, _ wanted: String
  ) -> Reason {
    let columns = shape.count == 2 ? max(1, shape[1]) : 0
    let name =
      columns > 0 ? "row \(place / columns + 1), column \(place % columns + 1)" : "\(place + 1)"
    return .both(
      .quoted(
        "Entry \(name) is \(SafeText.line(found, limit: 40)), the right one is "
          + "\(SafeText.line(wanted, limit: 40))."), notNear)
  }

  /// That what is written side by side is one name.
  static func isOneName(_ name: String, factors: [String]) -> Reason {
    .quoted(
      "`\(SafeText.line(name, limit: 40))` is read as one name: write "
        + "\(SafeText.line(factors.joined(separator: "*"), limit: 60)).")
  }

  static func wrongEnd(_ name: String, _ difference: Reason) -> Reason {
    .both(.quoted("The \(name) end is not right."), difference)
  }

  static func belongsToOne(_ number: String, isYours: Bool) -> Reason {
    .quoted(
      "\(number) belongs to " + (isYours ? "yours" : "the right one") + " and not to "
        + (isYours ? "the right one." : "yours."))
  }

  /// A sentence about what is so at a point.
  static func at(_ point: String, _ sentence: Reason) -> Reason {
    .both(.quoted("At \(point):"), sentence)
  }

  static func end(_ name: String, isInfinite: Bool) -> Reason {
    .quoted(
      "The \(name) end is \(isInfinite ? "infinite" : "a number").")
  }

  static func end(_ name: String, belongs: Bool) -> Reason {
    .quoted(
      "The \(name) end \(belongs ? "belongs" : "does not belong") to it.")
  }
}
