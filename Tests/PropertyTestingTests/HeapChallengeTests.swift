import Testing

@testable import PropertyTesting

/// The binary heap of the shrinking challenge: a wrong way to take a heap apart.
@Suite struct HeapChallengeTests {
  private indirect enum Heap: Sendable, CustomStringConvertible {
    case none
    case node(Int, Heap, Heap)

    var description: String {
      switch self {
      case .none: "nil"
      case .node(let key, let left, let right): "(\(key),\(left),\(right))"
      }
    }

    /// The keys, each before those of its right and then of its left part.
    var keys: [Int] {
      var keys: [Int] = []
      var stack = [self]
      while let top = stack.popLast() {
        guard case .node(let key, let left, let right) = top else { continue }
        keys.append(key)
        stack += [left, right]
      }
      return keys
    }

    static func merge(_ one: Heap, _ other: Heap) -> Heap {
      guard case .node(let first, let left, let right) = one else { return other }
      guard case .node(let second, let otherLeft, let otherRight) = other else { return one }
      return first <= second
        ? .node(first, merge(right, other), left) : .node(second, merge(otherRight, one), otherLeft)
    }

    /// The keys in the order that the wrong sort gives.
    var wronglySorted: [Int] {
      guard case .node(let key, let left, let right) = self else { return [] }
      return [key] + Heap.merge(left, right).keys
    }
  }

  private static func heap(
    _ source: Source, least: Int, size: Int
  ) throws(Stop) -> Heap {
    try source.open(.recursive)
    defer { source.close() }
    guard try source.integer(0...(size == 0 ? 0 : 1)) == 1 else { return .none }
    let key = try source.integer(least...Int.max)
    let left = try heap(source, least: key, size: size / 2)
    return .node(key, left, try heap(source, least: key, size: size / 2))
  }

  @Test func `a heap that is sorted wrongly`() {
    let generator = Generator<Heap> { source throws(Stop) in
      let size = try source.integer(0...20)
      return try Self.heap(source, least: 0, size: size)
    }
    var found: [String] = []
    for seed in 0..<100 as Range<UInt64> {
      let verdict = check(generator, Settings(cases: 10_000, seed: seed)) { heap in
        let list = heap.wronglySorted
        return list == list.sorted() && list.sorted() == heap.keys.sorted()
      }
      let text = verdict.counterexample.map { "\($0.value)" } ?? "no failure"
      if text != "(0,nil,(0,(0,nil,nil),(1,nil,nil)))" { found.append("seed \(seed): \(text)") }
    }
    #expect(found == [])
  }
}
