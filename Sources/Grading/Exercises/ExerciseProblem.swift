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
    case badShare(String)
    case badPoints(String)
    case badNumber(String)
    case badBrace(String)
    case unknownValue(String, suggestion: String?)
    case nothingToFollow
    case editNotFound(key: String)
    case mistakeIsRight(String, value: String, key: String)
    case mistakesAreEqual(String, String, value: String)
    case statementHolds(key: String)
    case exampleScore(index: Int, expected: Rational, found: Rational)
    case exampleCredit(index: Int, part: String, expected: String, found: String)
    case mistakeShape
    case rightChoices(Int)
    case unknownPart(String, suggestion: String?)
    case unknownExpectation(String, suggestion: String?)
    case namesFunction(String)
    case tooManyNames(Int)
    case duplicateId(String, otherFile: String)
    case controlCharacter(ControlCharacter)
  }
}

/// The problems of one exercise file.
public struct ExerciseFileError: Error, Sendable {
  /// The file, as it was named.
  public let file: String
  /// The problem set that it belongs to.
  public let problemSet: String
  /// What is wrong, in the order of the file; at least one.
  public let problems: [(position: SourcePosition, message: String)]

  /// One line a problem: `file:line:column: what is wrong`.
  public var lines: [String] {
    problems.map { "\(file):\($0.position.line):\($0.position.column): \($0.message)" }
  }
}
