/// A place in a source file.
public struct SourceLine: Sendable, Hashable, CustomStringConvertible {
  /// The file, as `#fileID` gives it.
  public let file: String
  /// The line, from 1.
  public let line: Int

  /// A place in a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// The place as `file:line`.
  public var description: String { "\(file):\(line)" }
}

/// An error that knows the line that threw it.
///
/// Failures are told apart by the type of their error and by this line, so that two mistakes are
/// found and shrunk apart even where they throw errors of one type.
public protocol LocatedError: Error {
  /// The line that threw the error.
  var sourceLine: SourceLine { get }
  /// The type by which failures are told apart, if it is not that of the error itself.
  var failureType: String? { get }
}

extension LocatedError {
  /// The error's own type.
  public var failureType: String? { nil }
}

/// How a case fails.
public struct Failure: Sendable, Equatable {
  /// What makes two failures the same mistake.
  public struct Key: Sendable, Hashable {
    /// The type of the error thrown; nothing where the property was false.
    public let errorType: String?
    /// The line that threw it, where the error knows it.
    public let line: SourceLine?
  }

  /// What tells it from other failures.
  public let key: Key
  /// The error as text.
  public let message: String

  /// The type of the error thrown; nothing where the property was false.
  public var errorType: String? { key.errorType }

  /// How a case fails that throws an error.
  @usableFromInline
  init(_ error: any Error) {
    let located = error as? any LocatedError
    key = Key(
      errorType: located?.failureType ?? String(reflecting: type(of: error)),
      line: located?.sourceLine)
    message = String(describing: error)
  }

  private init(key: Key, message: String) {
    self.key = key
    self.message = message
  }

  /// How a case fails whose property is false.
  @usableFromInline static let isFalse = Failure(
    key: Key(errorType: nil, line: nil), message: Wording.isFalse)
}

/// Thrown by a property for a value that it says nothing about; the case counts as discarded.
public struct Discard: Error, Sendable, Equatable {
  /// The error.
  public init() {}
}

/// Discards the case unless a condition holds.
public func assume(_ condition: Bool) throws(Discard) {
  guard condition else { throw Discard() }
}

/// Thrown where a requirement does not hold.
public struct Falsified: LocatedError, Equatable, CustomStringConvertible {
  /// What was required.
  public let description: String
  /// Where.
  public let sourceLine: SourceLine
}

/// Fails the case unless a condition holds; requirements on several lines are told apart.
public func require(
  _ condition: Bool, _ message: @autoclosure () -> String? = nil,
  file: String = #fileID, line: Int = #line
) throws(Falsified) {
  guard condition else {
    throw Falsified(
      description: message() ?? Wording.isNotMet, sourceLine: SourceLine(file: file, line: line))
  }
}
