import Exact
import Reference

/// Why a formula cannot be read or has no value, and where.
public struct FormulaError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: Problem
  /// Where, in Unicode scalars of the text.
  public let range: Range<Int>

  /// A problem at a place.
  public init(_ problem: Problem, at range: Range<Int>) {
    self.problem = problem
    self.range = range
  }

  /// What can be wrong with a formula.
  public enum Problem: Hashable, Sendable {
    // Reading
    case empty
    case tooLong(length: Int, limit: Int)
    case tooDeep(limit: Int)
    case unexpectedCharacter(Unicode.Scalar)
    case unknownCommand(String)
    case unexpectedEnd(expected: String)
    case unexpected(found: String, expected: String)
    case notClosed(bracket: String)
    case neverOpened(bracket: String)
    case decimalComma(suggestion: String)
    case missingOperator(left: String, right: String)
    case ambiguous(first: String, second: String)
    case unknownName(String, suggestion: String?)
    case productOfNames(String, names: [String])
    case lookAlike(letter: Unicode.Scalar, name: String, latin: Character)
    case unknownFunction(String, suggestion: String?)
    case functionWithoutArgument(String)
    case argumentCount(function: String, expected: String, found: Int)
    case notAllowed(String, reason: String)
    case ambiguousWord(String, readings: [String])
    case numberTooLarge(String)
    case statement
    // Evaluating
    case arithmetic(ArithmeticError)
    case definition(DefinitionError)
    case kind(operation: String, found: String)
    case shapes(operation: String, left: [Int], right: [Int])
    case dimensions(operation: String, left: String, right: String)
    case lengths(operation: String, left: [String], right: [String])
    case notSquare(function: String, size: String)
    case index(found: String, count: Int)
    case noValue(String)
    case noVariable(String)
  }
}

extension FormulaError.Problem {
  /// Whether it says that there is no value at a point, and not that one cannot be computed.
  public var saysNoValue: Bool {
    switch self {
    case .arithmetic(.divisionByZero), .arithmetic(.outsideDomain): true
    default: false
    }
  }
  /// Whether it says that the sizes of vectors or matrices do not fit.
  public var saysThatSizesDoNotFit: Bool {
    switch self {
    case .shapes, .dimensions, .lengths, .notSquare, .arithmetic(.shapes), .definition(.lengths),
      .definition(.shapes), .definition(.notSquare):
      true
    default: false
    }
  }
}
