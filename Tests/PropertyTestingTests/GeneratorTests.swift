import Testing

@testable import PropertyTesting

@Suite struct GeneratorTests {
  /// All values of a number of cases.
  private func values<Value>(_ generator: Generator<Value>, cases: Int = 2_000) -> [Value] {
    // A check would end as soon as a small domain is exhausted.
    let drawn = (0..<2 * cases).lazy.compactMap { replay(generator, seed: 7, caseNumber: $0) }
    let all = Array(drawn.prefix(cases))
    #expect(all.count == cases)
    return all
  }

  @Test(arguments: [
    0...0, 0...1, -3...3, 5...260, -1000...70_000, Int.min...Int.max, Int.min ... -5,
    Int.max - 2...Int.max, 17...Int.max,
  ]) func `integers stay in their range and reach its ends`(_ range: ClosedRange<Int>) {
    let drawn = values(.integers(in: range))
    #expect(drawn.filter { !range.contains($0) } == [])
    #expect(drawn.contains(range.lowerBound) && drawn.contains(range.upperBound))
    #expect(drawn[0] == min(max(0, range.lowerBound), range.upperBound))
  }

  @Test func `unsigned integers go beyond those of Int`() {
    let drawn = values(Generator<UInt64>.integers)
    #expect(drawn.contains(0) && drawn.contains(.max))
    let high: ClosedRange<UInt64> = 1 << 63 + 5...1 << 63 + 9
    #expect(Set(values(.integers(in: high))) == Set(high))
    let across: ClosedRange<UInt64> = 1 << 63 - 2...1 << 63 + 1
    #expect(Set(values(.integers(in: across))) == Set(across))
  }

  @Test func `each type of integer reaches both ends`() {
    #expect(Set(values(Generator<Int8>.integers)).isSuperset(of: [.min, .max, 0]))
    #expect(Set(values(Generator<UInt8>.integers)).isSuperset(of: [.min, .max]))
    #expect(Set(values(Generator<Int32>.integers)).isSuperset(of: [.min, .max, 0, 1, -1]))
  }

  @Test func `small and large integers are both common`() {
    let drawn = values(Generator<Int>.integers)
    let small = drawn.filter { $0.magnitude <= 100 }.count
    let large = drawn.filter { $0.magnitude > 1 << 32 }.count
    #expect(small > 500 && large > 500)
  }

  @Test(
    arguments: FloatProfile.allCases,
    [
      -1.0...1, 0.25...0.75, -30...30, 5...5, 0...Double.infinity,
      -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
      .leastNonzeroMagnitude ... .leastNormalMagnitude,
    ]) func `floats stay in their range`(_ profile: FloatProfile, _ range: ClosedRange<Double>)
  {
    let drawn = values(.floats(in: range, profile: profile))
    #expect(drawn.filter { !range.contains($0) } == [])
  }

  @Test func `mixed floats are of daily size, and reach the edges`() {
    let drawn = values(.floats())
    let daily = drawn.filter { (1e-3...30).contains($0.magnitude) }.count
    #expect(daily > 600)
    #expect(drawn.contains { $0 == 0 && $0.sign == .minus } && drawn.contains { $0.isSubnormal })
    #expect(drawn.contains(.greatestFiniteMagnitude) && drawn.contains { $0.magnitude > 0x1p100 })
    #expect(drawn.contains { $0 == $0.rounded() && $0.magnitude > 5 })
    #expect(drawn.allSatisfy { $0.isFinite })
    let any = values(.anyFloats())
    #expect(any.contains { $0.isNaN } && any.contains(.infinity) && any.contains(-.infinity))
  }

  @Test func `arrays have every permitted number of elements and no other`() {
    let drawn = values(Generator<Bool>.booleans.array(count: 2...9))
    #expect(Set(drawn.map(\.count)) == Set(2...9))
    #expect(Set(values(Generator<Bool>.booleans.array(exactly: 3)).map(\.count)) == [3])
    #expect(Set(values(Generator<Bool>.booleans.array(count: 0...0)).map(\.count)) == [0])
  }

  @Test func `equal and neighbouring integers are common among independent draws`() {
    let pairs = values(tuple(Generator<Int32>.integers, Generator<Int32>.integers))
    let large = pairs.filter { $0.0.magnitude > 1_000 }
    #expect(large.contains { $0 == $1 })
    #expect(large.contains { abs(Int($0) - Int($1)) == 1 })
  }

  @Test func `alternatives come as often as their weights say`() {
    let weighed = Generator<Int>.frequency([(1, .just(0)), (3, .just(1))])
    let ones = independentValues(weighed, count: 4_000).filter { $0 == 1 }.count
    #expect(Binomial(trials: 4_000, probability: 0.75).isPlausible(ones))
    #expect(values(weighed, cases: 1) == [0])
    #expect(Set(values(Generator<Int>.oneOf([.just(1), .just(2), .just(3)]))) == [1, 2, 3])
    #expect(Set(values(Generator<String>.elements(["a", "b"]))) == ["a", "b"])
  }

  @Test func `optionals, maps, dependent values and filters`() {
    let digits = Generator<Int>.integers(in: 0...9)
    #expect(Set(values(digits.optional)) == Set(Array(0...9) + [nil] as [Int?]))
    #expect(Set(values(digits.map { $0 * 2 })) == Set((0...9).map { $0 * 2 }))
    let ordered = values(
      digits.flatMap { low in Generator<Int>.integers(in: low...9).map { [low, $0] } })
    #expect(ordered.allSatisfy { $0[0] <= $0[1] } && ordered.contains { $0[0] < $0[1] })
    #expect(Set(values(digits.filter { $0 % 3 == 0 })) == [0, 3, 6, 9])
  }

  @Test func `tuples draw their members in order`() {
    let third = Generator<String>.just("x")
    let drawn = values(
      tuple(Generator<Int>.integers(in: 1...2), Generator<Bool>.booleans, third))
    #expect(Set(drawn.map { "\($0.0) \($0.1) \($0.2)" }).count == 4)
  }

  @Test func `strings`() {
    let drawn = values(Generator<String>.strings(of: ["a", "é", "🙂"], count: 1...3))
    #expect(drawn.allSatisfy { (1...3).contains($0.unicodeScalars.count) })
    #expect(Set(drawn.joined().unicodeScalars) == ["a", "é", "🙂"])
    let any = Set(values(Generator<String>.strings()).joined().unicodeScalars)
    #expect(any.contains("a") && any.contains("~") && any.contains { $0.value > 0xFFFF })
    #expect(any.contains { (0x80...0xD7FF).contains($0.value) })
  }

  private indirect enum Tree: Sendable {
    case leaf
    case node(Tree, Tree)
    var depth: Int {
      switch self {
      case .leaf: 0
      case .node(let left, let right): 1 + max(left.depth, right.depth)
      }
    }
  }

  @Test func `recursive values reach their depth and do not pass it`() {
    let generator = Generator<Tree>.recursive(depth: 4, leaf: .just(.leaf)) { part in
      tuple(part, part).map { .node($0.0, $0.1) }
    }
    #expect(Set(values(generator).map(\.depth)) == Set(0...4))
  }

  @Test func `nothing to choose from discards`() {
    let verdict = check(Generator<Int>.elements([]), Settings(cases: 5)) { _ in true }
    guard case .gaveUp = verdict.outcome else {
      Issue.record("an empty list gave a value")
      return
    }
    #expect(verdict.cases == 0 && verdict.discards == 1)
  }
}
