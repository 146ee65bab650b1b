import Foundation
import PropertyTesting
import Synchronization
import Testing

/// Checks in a test that a property holds for the values of a generator.
///
/// The property fails by `#expect`, `#require` or any error. While the tester searches and shrinks,
/// expectations that fail are heard and not reported. Then each failure is reported at the
/// caller's line: the simplest case, the one drawn first, seed, blob and the command that runs it
/// again; and the property is run once more on the simplest case, so that its own expectations are
/// reported at their lines. Weak coverage is a warning; that cases are slow is a note on standard
/// error.
///
/// A closure whose only `try` stands inside of an expectation must say `throws`: `{ a, b throws in`.
///
/// `TOUCHSTONE_SEED`, `TOUCHSTONE_CASES` and `TOUCHSTONE_REPLAY` are followed; with
/// `TOUCHSTONE_REPORT` set what was run is told on standard error, whether it held or not. Failures
/// are kept below `.touchstone` for the next run, unless `CI` is set. Where a trap ended an earlier
/// run its case is shrunk in child processes, and reported in place of running the property here.
public func forAll<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  sourceLocation: SourceLocation = #_sourceLocation,
  property: @escaping (Value) throws -> Void
) async {
  // The property is called on the test's own task alone.
  nonisolated(unsafe) let property = property
  let test = PropertyTest(generator: generator, property: property, line: sourceLocation)
  await test.run(settings) { settings, issues in
    checkNoError(generator, settings) { value in
      try issues.during { try property(value) }
    }
  }
}

/// How often each line has checked a property in this process.
private let calls = Mutex<[String: Int]>([:])

/// A property in a test.
struct PropertyTest<Value>: @unchecked Sendable {
  // The property is called on the test's own task alone.
  let generator: Generator<Value>
  let property: (Value) async throws -> Void
  let line: SourceLocation

  /// The name of the test, the line of the property, the arguments of the test, and from the second
  /// call on that one line makes its number.
  private var name: String? {
    let call = Replay.testName.map { "\($0)@\(line.line)\(Replay.testArguments)" }
    return call.map { name in
      let number = calls.withLock { calls in
        calls[name, default: 0] += 1
        return calls[name] ?? 1
      }
      return number > 1 ? "\(name) #\(number)" : name
    }
  }

  /// Checks the property by a search whose issues are heard, and reports what came of it.
  func run(
    _ wanted: Settings, search: @escaping (Settings, IssueListener) async -> Verdict<Value>
  ) async {
    let environment = ProcessInfo.processInfo.environment
    var settings = wanted
    do {
      settings.test = name
      if settings.store == nil { settings.store = TestStore.ofCheckout }
      settings = try settings.following { environment[$0] }
    } catch {
      Issue.record(Comment(rawValue: error.description), sourceLocation: line)
      return
    }
    guard settings.replay != nil || !reportsCrashes(settings) else { return }
    let start = ContinuousClock.now
    let issues = IssueListener()
    let final = settings
    let verdict = await issues.whileSuppressing { await search(final, issues) }
    guard let verdict else {
      Issue.record("forAll must be called on the task of a test", sourceLocation: line)
      return
    }
    warnIfSlow(verdict, start.duration(to: .now))
    if environment["TOUCHSTONE_REPORT"].map({ !$0.isEmpty }) == true { tell(verdict) }
    await report(verdict)
  }

  private func report(_ verdict: Verdict<Value>) async {
    for warning in verdict.health {
      Issue.record(
        Comment(rawValue: warning.description), severity: .warning, sourceLocation: line)
    }
    if case .gaveUp = verdict.outcome {
      Issue.record(Comment(rawValue: verdict.summary), sourceLocation: line)
    }
    for counterexample in verdict.counterexamples {
      let command = Replay.filter.map { " \($0)" } ?? ""
      let text = "\(verdict.summary)\n\(counterexample.report(seed: verdict.seed))\(command)"
      Issue.record(Comment(rawValue: text), sourceLocation: line)
      await IssueListener.whileReportingFirst {
        do {
          try await property(counterexample.value)
        } catch is ExpectationFailedError {
          // The requirement has reported itself.
        } catch {
          Issue.record(error, sourceLocation: line)
        }
      }
    }
  }

  /// Says on standard error what was run: the cases, the seed, the shares of the labels.
  private func tell(_ verdict: Verdict<Value>) {
    let text = "\(line.fileID):\(line.line): \(verdict.report)\n"
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// The longest time that a case may take on the average before a note is printed.
  private static var slowest: Duration { .milliseconds(200) }

  /// Time decides nothing: it is a note on standard error.
  private func warnIfSlow(_ verdict: Verdict<Value>, _ time: Duration) {
    let cases = max(1, verdict.cases + verdict.discards)
    guard time > Self.slowest * cases else { return }
    let text = "\(line.fileID):\(line.line): \(cases) cases took \(time): make them smaller\n"
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Reports the cases in which an earlier run was ended by a trap, if they still end a process.
  private func reportsCrashes(_ settings: Settings) -> Bool {
    guard let test = settings.test, let store = settings.store else { return false }
    let crashes = store.crashes(of: test)
    guard !crashes.isEmpty else { return false }
    var kept: [Blob] = []
    for crash in crashes {
      guard crash.isJudged else {
        let blob = Blob(crash.choices)
        guard Replay.endsProcess(blob) else { continue }
        kept.append(blob)
        let text = "the generator ended the process in this case\n  replay: \(blob.command)"
        Issue.record(Comment(rawValue: text), sourceLocation: line)
        continue
      }
      // What an earlier run kept was shrunk by it.
      let limit = crash.process == nil ? 0 : Replay.limit
      guard Replay.endsProcess(Blob(crash.choices)),
        let found = shrink(generator, crash.choices, limit: limit, fails: Replay.endsProcess)
      else { continue }
      guard !kept.contains(found.blob) else { continue }
      kept.append(found.blob)
      let text =
        "ends the process for \(describe(found.value))\n"
        + "  shrunk in \(found.evaluations) child processes\n  replay: \(found.blob.command)"
      Issue.record(Comment(rawValue: text), sourceLocation: line)
    }
    store.keepCrashes(kept, of: test)
    return !kept.isEmpty
  }
}

/// Where test runs keep failures.
enum TestStore {
  /// The store of the checkout, with the regressions that are committed.
  static let ofCheckout = FailureStore(
    folder: Repository.root.appending(path: FailureStore.defaultFolder).path,
    regressions: Repository.root.appending(path: "Tests/Regressions").path)
}

/// Checks in a test that a property that awaits holds for the values of a generator.
///
/// All is as with a property that does not await, but slower: each case is handed from one thread
/// to another.
public func forAll<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  sourceLocation: SourceLocation = #_sourceLocation,
  property: @escaping (Value) async throws -> Void
) async {
  // The property is called on the test's own task alone.
  nonisolated(unsafe) let property = property
  let test = PropertyTest(generator: generator, property: property, line: sourceLocation)
  await test.run(settings) { settings, issues in
    await checkAsync(generator, settings) { value in
      try await issues.during { try await property(value) }
      return true
    }
  }
}

extension AccuracyReport {
  /// Reports at the caller's line what came of a check of accuracy, if it failed: the simplest and
  /// the worst case, and what is to blame.
  public func expectPassed(sourceLocation: SourceLocation = #_sourceLocation) {
    guard !isPassed else { return }
    Issue.record(
      Comment(rawValue: "\(verdict.summary)\n\(self)"), sourceLocation: sourceLocation)
  }
}
