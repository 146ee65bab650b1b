import Exact
import PropertyTesting

/// Thrown where an enclosure could not tell whether a law holds; such a case is neither passed nor
/// failed.
public struct Undecided: Error, Sendable {
  /// The error.
  public init() {}
}

/// Thrown where a value is further from the exact one than its bound permits.
public struct BoundBroken: LocatedError, CustomStringConvertible {
  /// The function, its value, the exact value, the bound.
  public let description: String
  /// Where it was required.
  public let sourceLine: SourceLine
}

extension Subject {
  /// Requires that a call is refused with an error of a kind.
  public func refuses<Result>(
    _ kind: String, file: String = #fileID, line: Int = #line, _ call: () throws -> Result
  ) throws {
    let result: Result
    do {
      result = try call()
    } catch SubjectError.refused(kind: kind, _) {
      return
    }
    try require(false, "gave \(result), where \(kind) is due", file: file, line: line)
  }
}

/// The answer to a question about enclosed numbers.
///
/// - Throws: `Undecided` where the precision is out.
public func decided<Result>(_ question: () throws -> Result) throws -> Result {
  do {
    return try question()
  } catch ArithmeticError.undecided {
    throw Undecided()
  }
}
