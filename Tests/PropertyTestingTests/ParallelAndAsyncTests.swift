import Synchronization
import Testing

@testable import PropertyTesting

@Suite struct ParallelAndAsyncTests {
  private static let lists = Generator<Int>.integers(in: -1_000...1_000).array()

  private struct Large: Error {}

  /// A property with two ways to fail, discards and labels.
  private static func judge(_ numbers: [Int]) throws -> Bool {
    try assume(numbers.count % 7 != 3)
    classify(numbers.count > 10, as: "long")
    target(Double(numbers.max() ?? 0), "greatest")
    if numbers.count > 30, numbers[0] > 900 { throw Large() }
    return !numbers.contains(777)
  }

  private func text<Value>(_ verdict: Verdict<Value>) -> String {
    "\(verdict.report) \(verdict.cases) \(verdict.discards) \(verdict.statistics)"
  }

  @Test(arguments: [1, 2, 3, 8]) func `the verdict does not depend on the number of workers`(
    _ workers: Int
  ) async {
    for seed in 0..<4 as Range<UInt64> {
      let settings = Settings(cases: 2_000, seed: seed)
      let alone = check(Self.lists, settings, property: Self.judge)
      let together = await checkInParallel(
        Self.lists, settings, workers: workers, property: Self.judge)
      #expect(text(together) == text(alone))
      #expect(together.counterexample != nil)
    }
  }

  @Test func `a property that holds has the same statistics in parallel`() async {
    let settings = Settings(cases: 500, seed: 5)
    let holds: @Sendable ([Int]) -> Bool = { numbers in
      classify(numbers.isEmpty, as: "empty")
      cover(5, numbers.count > 20, "long")
      return true
    }
    let alone = check(Self.lists, settings, property: holds)
    let together = await checkInParallel(Self.lists, settings, workers: 3, property: holds)
    #expect(text(together) == text(alone))
    #expect(together.statistics.labels.map(\.label) == ["empty"])
    #expect(together.statistics.coverage.map(\.decision) == [.enough])
  }

  @Test func `a failure that does not come back is told in parallel too`() async {
    let seen = Mutex<Set<Int>>([])
    let verdict = await checkInParallel(
      Generator<Int>.integers(in: 0...1_000_000), workers: 2
    ) { number in
      number < 1_000 || !seen.withLock { $0.insert(number).inserted }
    }
    #expect(verdict.counterexample?.isFlaky == true)
  }

  private actor Tally {
    var runs = 0
    func add() { runs += 1 }
  }

  @Test func `a property may await, and its verdict is that of the same one that does not`() async {
    let tally = Tally()
    let settings = Settings(cases: 300, seed: 2)
    let awaited = await checkAsync(Self.lists, settings) { numbers in
      await tally.add()
      await Task.yield()
      return try Self.judge(numbers)
    }
    var runs = 0
    let direct = check(Self.lists, settings) { numbers in
      runs += 1
      return try Self.judge(numbers)
    }
    #expect(text(awaited) == text(direct))
    #expect(await tally.runs == runs && runs > 100)
  }
}
