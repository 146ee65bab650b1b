import Exact
import Formats
import Formulas

/// Why a verdict holds: what a student is told, in no language yet.
///
/// Each fact is said by every `Wording`. Payloads that are texts are formulas, numbers and names, which are the
/// same in all languages.
public indirect enum Reason: Sendable {
  // How sentences stand together
  /// What an author wrote.
  case quoted(String)
  /// With a full stop, if it has no end yet.
  case sentence(Reason)
  /// One sentence behind another one.
  case both(Reason, Reason)
  /// The second sentence says more exactly what the first one says.
  case because(Reason, Change)
  /// About one of several things by name.
  case of(String, Reason)
  /// About an entry, while an answer is read.
  case entryIs(Int, Reason)
  case line(Int, Reason)

  // What a person decides
  case undecided, outOfFuel, formUndecided, otherNumbers, freeText
  case undefined(at: String)
  case mayLackValue
  case refused(String)
  case unproved
  case accepted(points: Int)
  case agrees(points: Int)
  case conditionWithoutValue(String)
  case lineUndecided(Int)

  // Numbers
  case wrong, wrongShape, lastDigit, noUnit
  case expected(Part.Kind, found: String)
  case shape([Int], found: [Int])
  case entry(Int, shape: [Int])
  case atEntry(Int, shape: [Int], reason: Reason)
  case entries(right: Int, of: Int)
  case tooFewDigits(Tolerance)
  /// Right, with another count of decimals.
  case otherDecimals(Tolerance)
  case cutOff(String)
  case asked(in: Unit)
  case outsideOf(String, ofEntries: Bool)
  case edit(BuiltInEdit)
  case followsFrom(String, sources: String)
  case withTheRightOne(String, count: Int)

  // Choices
  case chosenWrong, chosenPartly, oneChoice, manyChoices
  case unknownChoice(String, choices: [String], suggestion: String?)

  // Formulas
  case differsAt(point: String, entry: String, yours: String, right: String)
  case agreesAt(point: String, entry: String, yours: String, digits: Int)
  case revealed([String])
  case tooManyOperations(Int, limit: Int)
  case formulaShape(Shape, found: Shape)
  case remark(Remark)
  case followsFormula(sources: String)

  // Conditions
  case notAskedFor(String, asked: [String])
  case notNamed(asked: [String])
  case missing([String])
  case isNot(String, domain: String)
  case hasShape(String, [Int], found: [Int])
  case sumsTo(String, String)
  case doesNotHold(String, left: String, right: String)

  // Derivations
  case notALine
  case wrongFirstLine(Place)
  case wrongLine(Int, Place)
  case lineIsRightAgain(Int)
  case tooFewLines(Int, asked: Int)
  case wrongEnd(String)
  case tooManyLines(Int)

  // Numbers of a variant
  case notYours(sheet: String, own: String, course: String)
  case notPossible(sheet: String, VariantSpace.Mismatch)
  case unreadableNumbers, noneDrawn
  case severalHandedOut([String], course: String)
  case broken(String)

  // Reading
  /// A value that is no JSON, with what is wrong with it in English.
  case json(String)
  case formula(FormulaError.Problem)
  case arithmetic(ArithmeticError)
  case character(ControlCharacter)
  case nothingWritten, unreadable, severalThings, shapeIsAList, emptyArray, tooLongArray,
    unevenRows, deepArray,
    tooManyDigits, unreadableNumber, commaBetweenEntries, twoAnswers
  case tooManyEntries(Int)
  case isNoAnswer(String, asksFormula: Bool)
  case decimalComma(String)
  case notAsked(String)
  case unreadableBeforeEquals(String)
  case notTheSame(String)
  case perhapsSame(String)
  case mixedEntries(String, String, at: Int)
  case dimension(String, FormulaError.Problem?)
  case noDimension(String)

  /// The shape of a formula.
  public enum Shape: Sendable {
    case number
    case vector(String)
    case matrix(String)
  }

  /// What shows that a line of a derivation is wrong.
  public enum Place: Sendable {
    case none
    case values(at: String, String, String)
    case value(at: String, String, insteadOf: String)
    case better(String, than: String, isFirst: Bool)
    case oneHolds(at: String)
  }
}

extension Reason {
  static func fault(_ fault: NumberJudge.Fault, part: Part, expected: String) -> Reason {
    switch fault {
    case .tooFewDigits: .tooFewDigits(part.tolerance)
    case .cutOff: .cutOff(expected)
    case .lastDigit: .lastDigit
    case .decimals: .otherDecimals(part.tolerance)
    case .rounded: .tooFewDigits(.exact)
    case .form: part.unit.map { .asked(in: $0) } ?? .noUnit
    }
  }

  static func follows(_ answer: String, from earlier: [(name: String, text: String)]) -> Reason {
    .followsFrom(SafeText.line(answer, limit: 40), sources: sources(earlier, limit: 40))
  }

  static func followsFormula(from earlier: [(name: String, text: String)]) -> Reason {
    .followsFormula(sources: sources(earlier, limit: 60))
  }

  private static func sources(
    _ earlier: [(name: String, text: String)], limit: Int
  ) -> String {
    earlier.map { "\($0.name) = \(SafeText.line($0.text, limit: limit))" }.joined(separator: ", ")
  }

  /// Where a formula differs from the right one.
  static func differs(_ witness: Comparison.Witness) -> Reason {
    let entry = witness.entry.map(String.init).joined(separator: ", ")
    switch witness.toldApart {
    case .values(let yours, let right):
      return .differsAt(point: witness.pointText, entry: entry, yours: yours, right: right)
    case .agreeing(let digits):
      return .agreesAt(
        point: witness.pointText, entry: entry, yours: NumberText.signed(witness.left),
        digits: digits)
    }
  }

  /// A formula that is right with what names of the part stand for in the exercise.
  static func revealed(_ meanings: [(name: String, text: String)]) -> Reason {
    .revealed(meanings.map { "\($0.name) = \($0.text)" })
  }

  static func undefined(at point: [(name: String, value: Value<Real>)]?) -> Reason {
    guard let point else { return .mayLackValue }
    let place = point.map { "\($0.name) = \($0.value.text { NumberText.signed($0) })" }
    return .undefined(at: place.joined(separator: ", "))
  }

  static func shapeOfFormula(_ key: Value<Expression>, found: Value<Expression>) -> Reason {
    .formulaShape(Shape(key), found: Shape(found))
  }

  /// Remarks on how an answer was read.
  static func remarks(_ remarks: [String]) -> Reason? {
    remarks.map { Reason.remark(Remark($0)) }.reduce(nil) { all, next in
      all.map { .both($0, next) } ?? next
    }
  }

  /// A shape as it is written: `(2, 3)`, `(4,)`.
  static func text(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }
}

extension Reason.Shape {
  init(_ value: Value<Expression>) {
    var lengths = value.shape.map(String.init)
    if case .family(let family) = value {
      lengths = family.dimensions.map { dimension in
        switch dimension {
        case .fixed(let count): "\(count)"
        case .named(let name): name
        }
      }
    }
    self.init(lengths: lengths)
  }

  init(_ shape: [Int]) { self.init(lengths: shape.map { String($0) }) }

  /// A shape by its lengths, numbers or names.
  init(lengths: [String]) {
    switch lengths.count {
    case 0: self = .number
    case 1: self = .vector(lengths[0])
    default: self = .matrix(lengths.joined(separator: "×"))
    }
  }
}
