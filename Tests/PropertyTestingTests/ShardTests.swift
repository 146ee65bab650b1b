import Synchronization
import Testing

@testable import PropertyTesting

@Suite struct ShardTests {
  private static let numbers = Generator<Int>.integers(in: 0...1_000_000_000).array()

  /// The values of the numbered cases of a shard, in their order.
  private func values(_ shard: Shard, cases: Int) -> [[Int]] {
    var values: [[Int]] = []
    let verdict = check(Self.numbers, Settings(cases: cases, seed: 3, shard: shard)) { value in
      values.append(value)
      return true
    }
    #expect(verdict.cases == shard.cases(of: cases))
    return Array(values.prefix(verdict.cases))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1_000], [1, 2, 3, 7, 40])
  func `the shards of a run are its cases, each once`(cases: Int, count: Int) throws {
    let all = values(.whole, cases: cases)
    #expect(all.count == cases)
    var blocks: [Int: ArraySlice<[Int]>] = [:]
    for index in 0..<count {
      let own = values(try #require(Shard(index, of: count)), cases: cases)
      for start in stride(from: 0, to: own.count, by: 64) {
        blocks[start / 64 * count + index] = own[start..<min(start + 64, own.count)]
      }
    }
    let together = blocks.sorted { $0.key < $1.key }.flatMap(\.value)
    #expect(together.elementsEqual(all))
  }

  @Test func `a failure is found by the shard of its block alone`() throws {
    let wanted = try #require(replay(Self.numbers, seed: 3, caseNumber: 64 * 4 + 9))
    for index in 0..<3 {
      let shard = try #require(Shard(index, of: 3))
      let verdict = check(Self.numbers, Settings(cases: 640, seed: 3, shard: shard)) {
        $0 != wanted
      }
      #expect(verdict.counterexample?.caseNumber == (index == 1 ? 64 * 4 + 9 : nil))
    }
  }

  @Test func `a shard is the same for any number of workers`() async throws {
    let shard = try #require(Shard(1, of: 3))
    let settings = Settings(cases: 1_000, seed: 3, shard: shard)
    let holds: @Sendable ([Int]) -> Bool = { $0.count < 25 || $0[3] < 900_000_000 }
    let alone = check(Self.numbers, settings, property: holds)
    let together = await checkInParallel(Self.numbers, settings, workers: 2, property: holds)
    #expect(alone.report == together.report)
    #expect(alone.counterexample?.caseNumber.map { $0 / 64 % 3 } == 1)
  }

  @Test func `a shard makes up for discards with blocks of its own`() throws {
    let shard = try #require(Shard(1, of: 2))
    let numbers = Mutex<Set<Int>>([])
    let settings = Settings(
      cases: 256, seed: 3, shard: shard,
      observer: { event in
        if case .ran(let ran) = event, let number = ran.number {
          numbers.withLock { _ = $0.insert(number / 64) }
        }
      })
    let verdict = check(Self.numbers, settings) { value in
      try assume(value.count % 2 == 0)
      return true
    }
    #expect(verdict.cases == 128 && verdict.discards > 0)
    #expect(numbers.withLock { $0.allSatisfy { $0 % 2 == 1 } && $0.count > 2 })
  }

  @Test(arguments: ["0/1", "3/4", "1048575/1048576"])
  func `a shard reads back`(text: String) throws {
    #expect(try #require(Shard(text)).description == text)
  }

  @Test(arguments: ["", "1", "1/1", "-1/2", "2/1", "0/0", "1/2/3", "a/b", "0/1048577"])
  func `what is no shard is refused`(text: String) {
    #expect(Shard(text) == nil)
  }
}
