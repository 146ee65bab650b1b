import Testing

@testable import PropertyTesting

@Suite struct ExplainerTests {
  /// The explanation of the case that some choices stand for, and how often the property was asked.
  private func explain<Value>(
    _ generator: Generator<Value>, _ numbers: [Explanation.Number], limit: Int = 200,
    property: @escaping (Value) -> Bool
  ) -> (explanation: Explanation, runs: Int) {
    let trial = Trial(generator: generator, property: property)
    let script = numbers.map { number in
      switch number {
      case .integer(let value):
        Choice(
          bits: UInt64(bitPattern: Int64(value)), lower: 1 << 63, upper: 1 << 63 - 1, kind: .integer
        )
      case .float(let value):
        Choice(
          bits: value.bitPattern, lower: (-Double.infinity).bitPattern,
          upper: Double.infinity.bitPattern, kind: .float)
      }
    }
    _ = trial.value(of: script)
    var runs = 0
    let explanation = Explainer.explain(trial.source.record, limit: limit) { script in
      runs += 1
      guard let value = trial.value(of: script) else { return false }
      return !property(value)
    }
    return (explanation, runs)
  }

  @Test func `an integer that matters has the interval in which every value tried fails`() throws {
    var tried: Set<Int> = []
    let numbers = Generator<Int>.integers(in: 0...1_000_000)
    let found = explain(numbers, [.integer(100)]) { value in
      tried.insert(value)
      return !(10...2_000).contains(value)
    }
    let part = try #require(found.explanation.parts.first)
    guard case .interval(let interval) = part.finding else {
      Issue.record("no interval: \(part)")
      return
    }
    #expect(part.path == "" && part.value == .integer(100))
    #expect(interval.lower == .integer(10) && interval.upper == .integer(2_000))
    #expect(interval.passesBelow == .integer(9) && interval.passesAbove == .integer(2_001))
    // What is said to have been tried was, the case itself apart, which was known to fail.
    #expect(interval.tried == tried.union([100]).count { (10...2_000).contains($0) })
    #expect(found.explanation.runs == found.runs && found.runs <= 200)
    #expect(
      found.explanation.lines == [
        "the value = 100: fails at each of the \(interval.tried) values tried from 10 to 2000; "
          + "passes at 9 and 2001"
      ])
  }

  @Test func `a hole that was met ends the interval`() throws {
    let numbers = Generator<Int>.integers(in: 0...1_000_000)
    // 0, the simplest value, and 1,000,000, the last one, are always tried.
    let found = explain(numbers, [.integer(500_000)]) { $0 == 0 || $0 == 1_000_000 }
    guard case .interval(let interval) = found.explanation.parts[0].finding else {
      Issue.record("no interval: \(found.explanation.parts)")
      return
    }
    #expect(interval.lower == .integer(1) && interval.upper == .integer(999_999))
    let single = explain(numbers, [.integer(77)]) { $0 != 77 }
    #expect(
      single.explanation.lines == [
        "the value = 77: fails at no other value tried; passes at 76 and 78"
      ])
  }

  @Test func `a part that does not matter is told from one that does, each by its path`() {
    let whole = Generator<Int>.integers
    let rows = tuple(Generator<Int>.integers(in: 0...9), whole.array(exactly: 3))
    let numbers: [Explanation.Number] = [3, 0, 50, 0].map { .integer($0) }
    let found = explain(rows, numbers) { $0.1[1] < 50 }.explanation
    #expect(found.parts.map(\.path) == [".0", ".1[0]", ".1[1]", ".1[2]"])
    let irrelevant = found.parts.filter {
      if case .irrelevant(let tried) = $0.finding { tried >= 6 } else { false }
    }
    #expect(irrelevant.map(\.path) == [".0", ".1[0]", ".1[2]"])
    #expect(found.lines.count == 4 && found.lines[1].hasSuffix("it may not matter"))
    #expect(found.survivesNegation == nil && found.survivesScaling == nil)
  }

  @Test func `numbers that share a path are counted, and selectors and booleans are left out`() {
    let pair = Generator<(Int, Int)> { source throws(Stop) in
      (try source.integer(0...9), try source.integer(0...9))
    }
    let unmarked = explain(pair, [.integer(5), .integer(2)]) { $0.0 < 5 }.explanation
    #expect(unmarked.parts.map(\.path) == ["#0", "#1"])
    let either = Generator<Int>.oneOf([.integers(in: 0...9), .integers(in: 20...90)])
    let chosen = explain(either, [.integer(1), .integer(40)]) { $0 < 30 }.explanation
    #expect(chosen.parts.map(\.index) == [1])
  }

  @Test func `the interval of a double is counted in neighbouring doubles`() throws {
    let floats = Generator<Double>.floats()
    let found = explain(floats, [.float(0.5)], limit: 400) { $0 < 0.5 || $0 > 0.75 }
    guard case .interval(let interval) = found.explanation.parts[0].finding else {
      Issue.record("no interval: \(found.explanation.parts)")
      return
    }
    #expect(interval.lower == .float(0.5) && interval.upper == .float(0.75))
    #expect(interval.passesBelow == .float(0.5.nextDown))
    #expect(interval.passesAbove == .float(0.75.nextUp))
  }

  @Test func `scaling and negating all doubles is tried`() {
    let pairs = tuple(Generator<Double>.floats(), Generator<Double>.floats())
    let ratio = explain(pairs, [.float(3), .float(1)]) { $0.0 != 3 * $0.1 || $0.1 == 0 }.explanation
    #expect(ratio.survivesNegation == true && ratio.survivesScaling == true)
    #expect(ratio.scalings.count > 2 && ratio.lines.contains("still fails with all floats negated"))
    let sum = explain(pairs, [.float(3), .float(1)]) { $0.0 + $0.1 != 4 }.explanation
    #expect(sum.survivesNegation == false && sum.survivesScaling == false)
    let zeros = explain(pairs, [.float(0), .float(0)]) { _, _ in false }.explanation
    #expect(zeros.survivesNegation == nil && zeros.survivesScaling == nil)
  }

  @Test func `no more cases are run than the limit says, whatever the ends are`() {
    let lists = Generator<Int>.integers.array(exactly: 5)
    let ends: [Explanation.Number] = [Int.min, Int.max, 0, -1, 1].map { .integer($0) }
    let floats = Generator<Double>.anyFloats().array(exactly: 4)
    let doubles: [Explanation.Number] = [.nan, .infinity, -0.0, 0x1p-1074].map { .float($0) }
    for limit in [-1, 0, 1, 2, 7, 40, 200] {
      let whole = explain(lists, ends, limit: limit) { $0[0] != .min }
      #expect(whole.runs <= max(0, limit) && whole.explanation.parts.count == 5)
      let real = explain(floats, doubles, limit: limit) { $0[3] == 0 }
      #expect(real.runs <= max(0, limit) && real.explanation.parts.count == 4)
      if limit < 1 { #expect(whole.explanation.lines == [] && real.explanation.lines == []) }
    }
  }
}
