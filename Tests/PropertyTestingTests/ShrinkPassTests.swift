import ChallengeProblems
import Testing

@testable import PropertyTesting

/// Each pass of shrinking is needed: without it a problem no longer ends with its ideal, or costs
/// several times as much.
@Suite struct ShrinkPassTests {
  /// How shrinking from some failures ends.
  private struct Result {
    /// How many of them end with the ideal.
    var ideals = 0
    var failures = 0
    var evaluations = 0
  }

  private typealias Problem = (Set<ShrinkPass>) -> Result

  /// A problem that is shrunk from the first failure of each of twenty seeds.
  private func problem<Value>(
    _ generator: Generator<Value>, _ ideal: String, property: @escaping (Value) throws -> Bool
  ) -> Problem {
    { [self] passes in
      var result = Result()
      for seed in 0..<20 as Range<UInt64> {
        let trial = Trial(generator: generator, property: property)
        for number in 0..<20_000 {
          guard case .failed = trial.run(number, seed: seed) else { continue }
          shrink(trial, trial.source.record, passes, ideal, &result)
          break
        }
      }
      return result
    }
  }

  /// A problem that is shrunk from doubles that are given.
  private func problem(
    from doubles: [Double], _ ideal: String, property: @escaping ([Double]) -> Bool
  ) -> Problem {
    { [self] passes in
      var result = Result()
      let trial = Trial(
        generator: Generator<Double>.floats().array(exactly: doubles.count), property: property)
      let script = doubles.map {
        Choice(
          bits: $0.bitPattern, lower: (-Double.infinity).bitPattern,
          upper: Double.infinity.bitPattern, kind: .float)
      }
      _ = trial.value(of: script)
      shrink(trial, trial.source.record, passes, ideal, &result)
      return result
    }
  }

  private func shrink<Value>(
    _ trial: Trial<Value>, _ record: ChoiceSequence, _ passes: Set<ShrinkPass>, _ ideal: String,
    _ result: inout Result
  ) {
    var drawn: Value?
    let draw: Shrinker.Draw = { script in
      drawn = trial.value(of: script)
      return drawn == nil ? nil : trial.source.record
    }
    let shrinker = Shrinker(record, limit: 20_000, passes: passes, draw: draw) {
      guard let drawn, case .failed = trial.judge(drawn) else { return false }
      return true
    }
    shrinker.shrink()
    result.failures += 1
    result.evaluations += shrinker.evaluations
    if let value = trial.value(of: shrinker.choices), "\(value)" == ideal { result.ideals += 1 }
  }

  @Test(arguments: ShrinkPass.allCases) func `each pass is needed`(_ pass: ShrinkPass) {
    let problem = problem(for: pass)
    let all = problem(Set(ShrinkPass.allCases))
    let others = problem(Set(ShrinkPass.allCases).subtracting([pass]))
    #expect(all.failures > 0 && all.ideals == all.failures)
    if Self.quickening.contains(pass) {
      #expect(others.evaluations > 2 * all.evaluations)
    } else {
      #expect(others.ideals < others.failures)
    }
  }

  /// The passes that find nothing that others would not find too, but find it sooner.
  private static let quickening: Set<ShrinkPass> = [
    .simplifyNumbers, .simplifySpans, .lowerChanged,
  ]

  private static let integers = Generator<Int>.integers

  /// A problem that needs a pass.
  private func problem(for pass: ShrinkPass) -> Problem {
    let small = Generator<Int>.integers(in: 0...1_000)
    let places = Generator<Int>.integers(in: 0...8).array()
    switch pass {
    case .simplifyNumbers:
      let ideal = "\([Array(repeating: 0, count: 11)])"
      return problem(Self.integers.array().array(), ideal) { $0.map(\.count).reduce(0, +) <= 10 }
    case .deleteElements:
      let rows = small.array(exactly: 8).array(count: 0...12)
      return problem(rows, "[[0, 0, 0, 0, 0, 0, 0, 900]]") { !$0.contains { $0[7] >= 900 } }
    case .simplifySpans:
      let ideal = "(\(Array(repeating: 0, count: 40)), 100)"
      return problem(tuple(small.array(exactly: 40), small), ideal) { $0.1 < 100 }
    case .deleteRuns:
      let unmarked = Generator<[Int]> { source throws(Stop) in
        var values: [Int] = []
        while try source.boolean(chances: 60_000) { values.append(try source.integer(0...1_000)) }
        return values
      }
      return problem(unmarked, "[900]") { !$0.contains { $0 >= 900 } }
    case .replaceByDescendants: return parcels
    case .sortSiblings:
      return problem(Self.integers.array().array(), "[[0, 1, -1, 2, -2]]") {
        Set($0.joined()).count < 5
      }
    case .minimizeDuplicates:
      return problem(tuple(small, small, small), "(7, 7, 7)") { a, b, c in
        a < 7 || a != b || b != c
      }
    case .minimizeValues: return problem(Self.integers.array(), "[0, 1]") { $0 == $0.reversed() }
    case .lowerChanged:
      let positive = Generator<Int32>.integers(in: 1...Int32.max)
      return problem(tuple(positive, positive), "(10, 9)") { one, other in
        one < 10 || abs(Int(one) - Int(other)) != 1
      }
    case .lowerTogether:
      let positive = Generator<Int>.integers(in: 1...1_000_000_000)
      return problem(tuple(positive, positive), "(10, 6)") { $0 < 10 || $0 - $1 != 4 }
    case .lowerAndDelete:
      let lists = Generator<Int>.integers(in: 1...100).flatMap { small.array(exactly: $0) }
      return problem(lists, "[900]") { ($0.max() ?? 0) < 900 }
    case .deleteAndRenumber: return cycles(places, period: 2, "[1, 0]")
    case .renumber: return cycles(places, period: 3, "[1, 2, 0]")
    case .moveElements:
      let ideal = "\([[0], Array(repeating: 0, count: 8)])"
      return problem(small.array(count: 0...8).array(), ideal) {
        $0.map(\.count).reduce(0, +) <= 8
      }
    case .mirror:
      return problem(tuple(small, small), "(18, 14)") { $0 < 18 || abs($0 - $1) != 4 }
    case .enumerateTrees: return quotients
    case .negateFloats: return proportions(-1)
    case .scaleFloats: return proportions(0x1p-40)
    case .redistribute: return problem(tuple(small, small), "(0, 1000)") { $0 + $1 < 1_000 }
    case .merge:
      let list = Generator<Int16>.integers.array(count: 0...10).filter { $0.reduce(0, &+) < 256 }
      return problem(list.array(exactly: 5), "[[], [], [], [-1], [-32768]]") {
        $0.joined().reduce(0, &+) < 1280
      }
    case .searchLattice:
      let floats = Generator<Double>.floats(in: -1e9...1e9)
      return problem(tuple(floats, floats), "(1.0, 49.0)") { $1 == 0 || $0 / $1 * $1 == $0 }
    }
  }

  /// Lists of places in which no cycle of a length is.
  private func cycles(
    _ places: Generator<[Int]>, period: Int, _ ideal: String
  ) -> Problem {
    problem(places, ideal) { list in
      try assume(list.allSatisfy { $0 < list.count })
      return list.indices.allSatisfy { start in
        let path = (0..<period).reduce(into: [start]) { path, _ in
          path.append(list[path[path.count - 1]])
        }
        return path[period] != start || path[1] == start
      }
    }
  }

  /// Six numbers that are to one another as some primes, which all have one factor.
  private func proportions(_ factor: Double) -> Problem {
    let primes: [Double] = [3, -5, 7, 11, 13, 17]
    return problem(from: primes.map { $0 * factor }, "\(primes)") { numbers in
      numbers[0] == 0 || zip(numbers, primes).contains { $0 * primes[0] != $1 * numbers[0] }
    }
  }

  private indirect enum Parcel: Sendable, CustomStringConvertible {
    case content(Int)
    case wrapped([Int], Parcel)

    var description: String {
      switch self {
      case .content(let value): "\(value)"
      case .wrapped(let paper, let inner): "\(paper)(\(inner))"
      }
    }

    var content: Int {
      switch self {
      case .content(let value): value
      case .wrapped(_, let inner): inner.content
      }
    }
  }

  private var parcels: Problem {
    let papers = Generator<Int>.integers(in: 0...9).array(exactly: 8)
    let parcels = Generator<Parcel>.recursive(
      leaf: Generator<Int>.integers(in: 0...1_000).map { .content($0) }
    ) { part in
      tuple(papers, part).map { .wrapped($0.0, $0.1) }
    }
    return problem(parcels, "100") { $0.content < 100 }
  }

  private var quotients: Problem {
    let quotients = Generator<CalculatorExpression>.recursive(
      leaf: Self.integers.map { .integer($0) }
    ) {
      part in
      .oneOf([
        tuple(part, part).map { .operation(.quotient, $0.0, $0.1) },
        tuple(part, part).map { .operation(.difference, $0.0, $0.1) },
      ])
    }
    return problem(quotients, "(/ 0 (/ 0 1))") {
      try assume(!$0.isDividedByLiteralZero)
      return $0.value != nil
    }
  }
}
