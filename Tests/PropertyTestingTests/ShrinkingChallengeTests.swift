import Testing

@testable import PropertyTesting

/// The shrinking challenge (github.com/jlink/shrinking-challenge): each problem shrinks to its
/// simplest counterexample from whatever failed first.
@Suite struct ShrinkingChallengeTests {
  /// What a problem shrinks to from each of a hundred seeds, where that is not the ideal.
  private func misses<Value>(
    _ generator: Generator<Value>, _ ideal: String, property: @escaping (Value) throws -> Bool
  ) -> [String] {
    var found: [String] = []
    for seed in 0..<100 as Range<UInt64> {
      let settings = Settings(cases: 10_000, seed: seed)
      let verdict = check(generator, settings, property: property)
      let text = verdict.counterexample.map { "\($0.value)" } ?? "no failure"
      if text != ideal { found.append("seed \(seed): \(text)") }
    }
    return found
  }

  private static let integers = Generator<Int>.integers

  @Test func reverse() {
    let found = misses(Self.integers.array(), "[0, 1]") { $0 == $0.reversed() }
    #expect(found == [])
  }

  @Test func distinct() {
    let found = misses(Self.integers.array(), "[0, 1, -1]") { Set($0).count < 3 }
    #expect(found == [])
  }

  @Test func `large union list`() {
    let found = misses(Self.integers.array().array(), "[[0, 1, -1, 2, -2]]") {
      Set($0.joined()).count < 5
    }
    #expect(found == [])
  }

  @Test func `nested lists`() {
    let ideal = "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]"
    let found = misses(Self.integers.array().array(), ideal) {
      $0.map(\.count).reduce(0, +) <= 10
    }
    #expect(found == [])
  }

  @Test func `length and list`() {
    let generator = Generator<Int>.integers(in: 1...100).flatMap {
      Generator<Int>.integers(in: 0...1000).array(exactly: $0)
    }
    #expect(misses(generator, "[900]") { ($0.max() ?? 0) < 900 } == [])
  }

  @Test func deletion() {
    let generator = tuple(Self.integers.array(), Generator<Int>.integers(in: 0...10))
    let found = misses(generator, "([0, 0], 0)") { list, index in
      try assume(index < list.count)
      var rest = list
      if let first = rest.firstIndex(of: list[index]) { rest.remove(at: first) }
      return !rest.contains(list[index])
    }
    #expect(found == [])
  }

  @Test func coupling() {
    let generator = Generator<Int>.integers(in: 0...10).array()
    let found = misses(generator, "[1, 0]") { list in
      try assume(list.allSatisfy { $0 < list.count })
      return list.indices.allSatisfy { list[$0] == $0 || list[list[$0]] != $0 }
    }
    #expect(found == [])
  }

  @Test(arguments: [
    (1, 0...0, "(10, 10)"), (2, 1...4, "(10, 6)"), (3, 1...1, "(10, 9)"),
  ]) func difference(_ number: Int, _ refused: ClosedRange<Int>, _ ideal: String) {
    let positive = Generator<Int32>.integers(in: 1...Int32.max)
    let found = misses(tuple(positive, positive), ideal) { first, second in
      first < 10 || !refused.contains(abs(Int(first) - Int(second)))
    }
    #expect(found == [])
  }

  @Test func bound5() {
    let list = Generator<Int16>.integers.array(count: 0...10).filter {
      $0.reduce(0, &+) < 256
    }
    let found = misses(list.array(exactly: 5), "[[], [], [], [-1], [-32768]]") {
      $0.joined().reduce(0, &+) < 1280
    }
    #expect(found == [])
  }

  private indirect enum Expression: Sendable, CustomStringConvertible {
    case integer(Int)
    case sum(Expression, Expression)
    case quotient(Expression, Expression)

    var description: String {
      switch self {
      case .integer(let value): "\(value)"
      case .sum(let left, let right): "(+ \(left) \(right))"
      case .quotient(let left, let right): "(/ \(left) \(right))"
      }
    }

    var isDividedByLiteralZero: Bool {
      switch self {
      case .integer: return false
      case .sum(let left, let right):
        return left.isDividedByLiteralZero || right.isDividedByLiteralZero
      case .quotient(let left, let right):
        if case .integer(0) = right { return true }
        return left.isDividedByLiteralZero || right.isDividedByLiteralZero
      }
    }

    /// The value; nothing where it divides by zero.
    var value: Int? {
      switch self {
      case .integer(let value): return value
      case .sum(let left, let right):
        guard let one = left.value, let other = right.value else { return nil }
        return one &+ other
      case .quotient(let left, let right):
        guard let one = left.value, let other = right.value, other != 0 else { return nil }
        return one.dividedReportingOverflow(by: other).partialValue
      }
    }
  }

  @Test func calculator() {
    let generator = Generator<Expression>.recursive(
      leaf: Self.integers.map { .integer($0) }
    ) { part in
      .oneOf([
        tuple(part, part).map { .sum($0.0, $0.1) }, tuple(part, part).map { .quotient($0.0, $0.1) },
      ])
    }
    let found = misses(generator, "(/ 0 (+ 0 0))") {
      try assume(!$0.isDividedByLiteralZero)
      return $0.value != nil
    }
    #expect(found == [])
  }
}
