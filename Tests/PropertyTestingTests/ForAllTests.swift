import Foundation
import PropertyTesting
import Synchronization
import TestSupport
import Testing

@Suite struct ForAllTests {
  /// What fails here on purpose is not to be run again by the next run.
  private static let settings = Settings(store: FailureStore(folder: nil))

  /// What a body reports, which is kept from being reported here.
  private func issues(
    _ body: @escaping () async -> Void
  ) async throws -> [(text: String, line: Int)] {
    let heard = Mutex<[(text: String, line: Int)]>([])
    let hearing = IssueHandlingTrait.compactMapIssues { issue in
      let text = "\(issue.severity) \(issue) \(issue.comments)"
      heard.withLock { $0.append((text, issue.sourceLocation?.line ?? 0)) }
      return nil
    }
    let test = try #require(Test.current)
    // The scope runs its body once, on this task.
    nonisolated(unsafe) let body = body
    try await hearing.provideScope(for: test, testCase: Test.Case.current) { await body() }
    return heard.withLock { $0 }
  }

  @Test func `a property that holds reports nothing`() async throws {
    let found = try await issues {
      await forAll(Generator<Int>.integers) { #expect($0 &+ 1 &- 1 == $0) }
    }
    #expect(found.isEmpty)
  }

  @Test func `an expectation that fails is told at the call and at its own line`() async throws {
    let generator = tuple(Generator<Int>.integers(in: 0...1_000), Generator<Bool>.booleans)
    let call = #line + 2
    let found = try await issues {
      await forAll(generator, Self.settings) { number, flag in
        note("the number is \(number)")
        #expect(number < 500 || flag)
      }
    }
    #expect(found.map(\.line) == [call, call + 2])
    let text = found.first?.text ?? ""
    #expect(text.contains("fails for (500, false)") && text.contains("note: the number is 500"))
    #expect(
      text.contains("of seed 0: (") && text.contains("TOUCHSTONE_REPLAY=touchstone1:i500.b0:"))
    #expect(text.contains("swift test --disable-xctest --filter 'PropertyTestingTests"))
  }

  @Test func `a property may await`() async throws {
    let call = #line + 2
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...1_000), Self.settings) { number in
        await Task.yield()
        #expect(number < 500)
      }
    }
    #expect(found.map(\.line) == [call, call + 2])
    #expect(found.first?.text.contains("fails for 500") == true)
  }

  @Test func `a loop that fails in every round is told once`() async throws {
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...1_000), Self.settings) { number in
        for _ in 0..<9 { #expect(number < 500) }
      }
    }
    #expect(found.count == 2)
  }

  @Test func `an expectation that failed counts, whatever is thrown after it`() async throws {
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...1_000_000), Self.settings) { number throws in
        #expect(number < 10)
        try assume(number < 10)
      }
    }
    #expect(found.contains { $0.text.contains("fails for 10\n") })
  }

  @Test func `requirements on two lines are two failures, and each is told at its line`()
    async throws
  {
    let line = #line + 3
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...1_000_000), Self.settings) { number throws in
        if number % 2 == 0 { try #require(number < 1_000) }
        if number % 2 == 1 { try #require(number < 500) }
      }
    }
    #expect(found.contains { $0.text.contains("fails for 1000\n") })
    #expect(found.contains { $0.text.contains("fails for 501\n") })
    #expect(found.map(\.line).filter { $0 >= line }.sorted() == [line, line + 1])
    #expect(found.count == 4)
  }

  private struct TooLarge: Error {}

  @Test func `errors and expectations are told apart`() async throws {
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...100_000), Self.settings) {
        if $0 > 50_000 { throw TooLarge() }
        #expect($0 < 40_000)
      }
    }
    let texts = found.map(\.text)
    #expect(texts.contains { $0.contains("fails for 50001") && $0.contains("TooLarge") })
    #expect(texts.contains { $0.contains("fails for 40000") })
  }

  @Test func `weak coverage is a warning and no failure`() async throws {
    let found = try await issues {
      await forAll(Generator<Int>.integers(in: 0...99_999), Self.settings) {
        cover(60, $0 % 4 == 0, "multiples of four")
      }
    }
    let texts = found.map(\.text)
    #expect(texts.count == 1)
    #expect(texts.allSatisfy { $0.contains("warning") && $0.contains("multiples of four") })
  }

  /// Runs a fixture of `TrapFixtures` in a process of its own; what it printed.
  private func runFixture(_ name: String, _ folder: String) throws -> (text: String, died: Bool) {
    let child = Process()
    child.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    child.arguments = ["--testing-library", "swift-testing", "--filter", "TrapFixtures/\(name)"]
    var environment = ProcessInfo.processInfo.environment
    environment["TOUCHSTONE_TRAP_FIXTURES"] = folder
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment["CI"] = nil
    child.environment = environment
    // A file, because reading a pipe may be interrupted by a signal.
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
    try Data().write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let output = try FileHandle(forWritingTo: path)
    child.standardOutput = output
    child.standardError = output
    try child.run()
    child.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    return (text, child.terminationReason == .uncaughtSignal)
  }

  private func files(_ folder: String, _ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")
  }

  @Test func `a trap leaves its case behind, and the next run shrinks it in other processes`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "touchstone-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try runFixture("overflows", folder)
    #expect(first.died && !first.text.contains("ends the process"))
    #expect(try files(folder, "journal").count == 1)
    for run in ["shrinks", "is replayed"] {
      let next = try runFixture("overflows", folder)
      #expect(!next.died, "\(run)")
      #expect(next.text.contains("ends the process for [100, 100]"), "\(run): \(next.text)")
      #expect(try files(folder, "journal").isEmpty && files(folder, "crashes").count == 1)
    }
  }
}

private let fixtureFolder = ProcessInfo.processInfo.environment["TOUCHSTONE_TRAP_FIXTURES"]

/// Tests that end their process, run by `ForAllTests` alone.
@Suite(.enabled(if: fixtureFolder != nil)) struct TrapFixtures {
  @Test func overflows() async {
    let settings = Settings(store: FailureStore(folder: fixtureFolder))
    await forAll(Generator<Int>.integers(in: 0...1_000).array(), settings) { numbers in
      var total: Int8 = 0
      for number in numbers where number >= 100 { total += 100 }
      #expect(total <= 100)
    }
  }
}
