import PropertyTesting
import Synchronization
import Testing

/// Hears the expectations that fail while a property is searched and shrunk, and keeps them from
/// being reported.
final class IssueListener: Sendable {
  private let heard = Mutex<RecordedIssue?>(nil)

  /// The first issue since the last reset.
  private var first: RecordedIssue? { heard.withLock { $0 } }

  /// Forgets what was heard.
  private func reset() { heard.withLock { $0 = nil } }

  /// Runs a property on one value; the first expectation that failed is thrown, whatever error the
  /// property throws itself, because it stands on a line of its own.
  func during(_ property: () throws -> Void) throws {
    reset()
    let thrown = Result(catching: property)
    if let first { throw first }
    try thrown.get()
  }

  /// Runs a property that awaits on one value.
  func during(_ property: () async throws -> Void) async throws {
    reset()
    var thrown: (any Error)?
    do { try await property() } catch { thrown = error }
    if let first { throw first }
    if let thrown { throw thrown }
  }

  /// Runs a body whose issues are heard here; nothing outside of a test.
  ///
  /// The scope is opened once for all of a run, because opening one costs more than most cases.
  func whileSuppressing<Result>(_ body: @escaping () async -> Result) async -> Result? {
    guard let test = Test.current else { return nil }
    let hearing = IssueHandlingTrait.compactMapIssues { [self] issue in
      guard issue.isFailure else { return issue }
      heard.withLock { if $0 == nil { $0 = RecordedIssue(issue) } }
      return nil
    }
    // The scope runs its body once, on this task, before it returns.
    nonisolated(unsafe) var result: Result?
    nonisolated(unsafe) let body = body
    try? await hearing.provideScope(for: test, testCase: Test.Case.current) {
      result = await body()
    }
    return result
  }
}

extension IssueListener {
  /// Runs a body of whose issues the first of each line is reported; a loop that fails in every
  /// round says so once.
  static func whileReportingFirst(_ body: @escaping () async -> Void) async {
    guard let test = Test.current else { return await body() }
    let seen = Mutex<Set<SourceLine>>([])
    let hearing = IssueHandlingTrait.compactMapIssues { issue in
      let place = RecordedIssue(issue).sourceLine
      return seen.withLock { $0.insert(place).inserted } ? issue : nil
    }
    nonisolated(unsafe) let body = body
    try? await hearing.provideScope(for: test, testCase: Test.Case.current) { await body() }
  }
}

/// An expectation that failed, as an error of the property.
struct RecordedIssue: LocatedError, CustomStringConvertible {
  let description: String
  let sourceLine: SourceLine
  var failureType: String? { "Testing.Issue" }

  init(_ issue: Issue) {
    description = String(describing: issue)
    sourceLine = SourceLine(
      file: issue.sourceLocation?.fileID ?? "", line: issue.sourceLocation?.line ?? 0)
  }
}
