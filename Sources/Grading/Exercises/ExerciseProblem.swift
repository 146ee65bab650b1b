import Exact
import Formats
import Formulas

/// Something wrong in an exercise file, and where.
public struct ExerciseProblem: Error, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The byte of the file.
  public let offset: Int

  /// What can be wrong with an exercise file.
  public enum Kind: Sendable {
    case syntax(JSONError)
    case wrongKind(field: String, expected: String, found: String)
    case unknownField(String, place: String, suggestion: String?)
    case laterField(String)
    case missingField(String, place: String)
    case emptyObject(String)
    case badId(String)
    case badPartId(String)
    case sameName(String)
    case formula(FormulaError, formula: String, names: [String])
    case literalKey
    case noKind(part: String)
    case severalKinds([String])
    case kindMismatch(written: String, actual: String)
    case checkFails(key: String, check: String)
    case checkUndecided
    case outsideDomain(key: String, domain: String)
    case circle([String])
    case badTolerance(String)
    case relativeToZero
    case badUnit(String)
    case badForm(String)
    case badShow(String)
    case badAcceptance(String)
    case badShare(String)
    case badPoints(String)
    case badNumber(String)
    case badBrace(String)
    case unknownValue(String, suggestion: String?)
    case nothingToFollow
    case noEffect(field: String, kind: String)
    case noValueAnywhere(String)
    case noDependence(on: String, formula: String)
    case unrelatedEnds(from: String, to: String)
    case reservedName(String)
    case editNotFound(key: String)
    case mistakeShape
    case rightChoices(Int)
    case unknownPart(String, suggestion: String?)
    case unknownExpectation(String, suggestion: String?)
    case namesFunction(String)
    case tooManyNames(Int)
    case duplicateId(String, otherFile: String)
    case controlCharacter(ControlCharacter)
    case badDraw(String, DrawnSetError)
    case conditionsWithoutDraw
    case noVariant(never: String?)
    case notAVariant(VariantSpace.Mismatch)
    case nothingDrawn
    case asksWithoutCondition
    case notOnSheet(String, suggestion: String?)
    case noExercise(String, suggestion: String?)
    case sameExercise(String, String)
    case badDue(String)
    case badLanguage(String)
    case badCounting(String)
    case rubricSum(written: Rational, sum: Rational)
  }
}
