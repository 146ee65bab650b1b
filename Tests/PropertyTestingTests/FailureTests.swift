import Testing

@testable import PropertyTesting

@Suite struct FailureTests {
  private static let numbers = Generator<Int>.integers(in: 0...1_000_000)

  @Test func `failures are told apart by line and by type of error`() {
    struct Odd: Error {}
    let verdict = checkNoError(Self.numbers, Settings(seed: 1)) {
      try require($0 < 600_000)
      try require($0 < 300_000)
      if $0 > 100, $0 % 2 == 1 { throw Odd() }
    }
    let found = Dictionary(
      uniqueKeysWithValues: verdict.counterexamples.map { ($0.value, $0.failure.key.line != nil) })
    #expect(found == [600_000: true, 300_000: true, 101: false])
    let lines = Set(verdict.counterexamples.compactMap(\.failure.key.line))
    #expect(lines.count == 2 && verdict.summary.hasPrefix("failed in 3 ways"))
  }

  @Test func `no more kinds of failure are kept than the limit allows`() {
    for limit in 1...3 {
      let settings = Settings(cases: 300, failureLimit: limit)
      let verdict = checkNoError(Self.numbers, settings) {
        throw Falsified(
          description: "fails", sourceLine: SourceLine(file: "a", line: $0 % 10))
      }
      #expect(verdict.counterexamples.count == limit)
      let keys = Set(verdict.counterexamples.map(\.failure.key))
      #expect(keys.count == limit)
    }
  }

  @Test func `a flaky failure says how often it came back`() throws {
    var runs = 0
    let verdict = check(Self.numbers, Settings(shrinkLimit: 0, failureLimit: 1)) { _ in
      runs += 1
      // The first run fails, the one that confirms does not, and then every third one does.
      return runs > 1 && runs % 3 != 0
    }
    let found = try #require(verdict.counterexample)
    #expect(found.isFlaky && found.reproduced.runs == Settings.flakyRuns)
    // The runs 2 to 11 confirm it, of which 3, 6 and 9 fail.
    #expect(found.reproduced.times == 3)
    #expect(verdict.report.contains("flaky: it failed again in 3 of 10 runs"))
  }

  @Test func `the notes are those of the simplest case`() throws {
    let verdict = check(Self.numbers) {
      note("saw \($0)")
      return $0 < 500
    }
    let found = try #require(verdict.counterexample)
    #expect(found.notes == ["saw 500"] && verdict.report.contains("note: saw 500"))
  }

  @Test func `the blob of a failure replays it alone`() throws {
    let found = try #require(check(Self.numbers) { $0 < 500 }.counterexample)
    var runs: [Int] = []
    let verdict = check(Self.numbers, Settings(replay: found.blob)) {
      runs.append($0)
      return $0 < 500
    }
    #expect(Set(runs) == [500] && verdict.counterexample?.value == 500)
    #expect(check(Self.numbers, Settings(replay: found.blob)) { _ in true }.holds)
  }

  @Test func `a blob that makes no case decides nothing, and a replay says that it is one`() {
    let odd = Generator<Int>.integers(in: 0...9).filter { $0 > 5 }
    let none = check(odd, Settings(replay: Blob([]))) { _ in false }
    #expect(!none.holds && none.summary.hasPrefix("the replayed choices make no case"))
    let held = check(Self.numbers, Settings(replay: Blob([]))) { _ in true }
    #expect(held.summary == "held in the replayed case")
  }

  @Test func `a limit of no failures is one of one`() {
    var settings = Settings()
    settings.failureLimit = 0
    #expect(check(Self.numbers, settings) { $0 < 5 }.counterexample?.value == 5)
  }

  @Test func `settings follow the environment`() throws {
    let blob = Blob([])
    let store = FailureStore(folder: "f", regressions: "r")
    let variables = [
      "TOUCHSTONE_SEED": "18446744073709551615", "TOUCHSTONE_CASES": "7",
      "TOUCHSTONE_REPLAY": blob.description, "CI": "true",
    ]
    let settings = try Settings(store: store).following { variables[$0] }
    #expect(settings.seed == .max && settings.cases == 7 && settings.replay == blob)
    #expect(settings.store == FailureStore(folder: nil, regressions: "r"))
    let plain = try Settings(cases: 3, store: store).following { _ in nil }
    #expect(plain.cases == 3 && plain.store == store)
  }

  @Test(arguments: [
    ("TOUCHSTONE_SEED", "x"), ("TOUCHSTONE_SEED", "-1"), ("TOUCHSTONE_CASES", "1e3"),
    ("TOUCHSTONE_CASES", "-4"), ("TOUCHSTONE_REPLAY", "blob"),
    ("TOUCHSTONE_REPLAY", "touchstone9:i1:abcd"),
  ]) func `a variable that cannot be read is named`(_ variable: String, _ value: String) {
    #expect {
      try Settings().following { $0 == variable ? value : nil }
    } throws: { error in
      "\(error)".hasPrefix("\(variable) is “\(value)” and should be ")
    }
  }

  @Test func `an observer is told of each step`() {
    let heard = Heard()
    let settings = Settings(cases: 100, seed: 3, failureLimit: 1, observer: { heard.add($0) })
    let verdict = check(Self.numbers, settings) {
      classify($0 > 10, as: "more than ten")
      return $0 < 900_000
    }
    let cases = heard.events.compactMap { event -> CaseEvent? in
      if case .ran(let event) = event { event } else { nil }
    }
    #expect(cases.count == verdict.cases && cases.last?.status == .failed)
    #expect(cases.map(\.number) == Array(0..<verdict.cases))
    #expect(cases.contains { $0.labels == ["more than ten"] && $0.origin == .drawn })
    guard case .began(3, 100)? = heard.events.first, case .ended? = heard.events.last else {
      Issue.record("the first event is not the beginning, or the last one not the end")
      return
    }
  }

  private final class Heard: @unchecked Sendable {
    var events: [RunEvent] = []
    func add(_ event: RunEvent) { events.append(event) }
  }
}
