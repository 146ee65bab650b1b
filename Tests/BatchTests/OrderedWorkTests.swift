import Synchronization
import Testing

@testable import Batch

@Suite struct OrderedWorkTests {
  private struct Trouble: Error, Equatable {
    let number: Int
  }

  private final class Counter: Sendable {
    let value = Mutex(0)
    func next(below end: Int) -> Int? {
      value.withLock { value in
        guard value < end else { return nil }
        value += 1
        return value - 1
      }
    }
  }

  @Test(arguments: [1, 2, 7])
  func `results come in the order of the inputs, whatever each costs`(threads: Int) throws {
    let inputs = Counter()
    var results: [Int] = []
    try OrderedWork(threads: threads).run(
      next: { inputs.next(below: 1_000) },
      work: { input in
        // Some inputs cost much more than others.
        var sum = 0
        for i in 0..<(input % 13 == 0 ? 100_000 : 10) { sum &+= i }
        return sum == -1 ? -1 : input
      }, deliver: { output, _ in results.append(output) })
    #expect(results == Array(0..<1_000))
  }

  @Test func `no more inputs are taken than there is room for`() throws {
    let inputs = Counter()
    let work = OrderedWork(threads: 3)
    var delivered = 0
    var most = 0
    try work.run(
      next: { inputs.next(below: 500) }, work: { $0 },
      deliver: { _, _ in
        delivered += 1
        most = max(most, inputs.value.withLock(\.self) - delivered)
      })
    #expect(delivered == 500)
    #expect(most <= work.window)
  }

  @Test func `an error of the input comes behind the results before it`() {
    let inputs = Counter()
    var results: [Int] = []
    #expect(throws: Trouble(number: 20)) {
      try OrderedWork(threads: 2).run(
        next: {
          let next = inputs.next(below: 100) ?? 0
          if next == 20 { throw Trouble(number: next) }
          return next
        }, work: { $0 }, deliver: { output, _ in results.append(output) })
    }
    #expect(results == Array(0..<20))
  }

  @Test func `delivery that fails ends the work`() {
    let inputs = Counter()
    var results: [Int] = []
    #expect(throws: Trouble(number: 5)) {
      try OrderedWork(threads: 2).run(
        next: { inputs.next(below: 100_000_000) }, work: { $0 },
        deliver: { output, _ in
          if output == 5 { throw Trouble(number: output) }
          results.append(output)
        })
    }
    #expect(results == Array(0..<5))
  }

  @Test func `nothing in gives nothing out`() throws {
    var results: [Int] = []
    try OrderedWork(threads: 4).run(
      next: { nil as Int? }, work: { $0 }, deliver: { output, _ in results.append(output) })
    #expect(results.isEmpty)
  }
}
