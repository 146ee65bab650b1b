import Testing

@testable import PropertyTesting

@Suite struct NumbersAccuracyTests {
  private static let numbers = Generator<Double>.floats(in: -1_000...1_000)

  /// A sum from left to right.
  private struct Sum: NumericFormula {
    func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
      try x.reduce(0) { try $0 + $1 }
    }
    func exact<N: ExactNumber>(_ x: [N], _ input: [Double]) throws -> N { try computed(x, input) }
  }

  /// b² − 4ac.
  private struct Discriminant: NumericFormula {
    func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
      try x[1] * x[1] - 4 * x[0] * x[2]
    }
    func exact<N: ExactNumber>(_ x: [N], _ input: [Double]) throws -> N { try computed(x, input) }
  }

  /// (x + y)² taken for x² + y².
  private struct SquareOfSum: NumericFormula {
    func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
      try x[0] * x[0] + x[1] * x[1]
    }
    func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N {
      try (x[0] + x[1]) * (x[0] + x[1])
    }
  }

  /// (x² / x²) · y, which is y.
  private struct ScaledThere: NumericFormula {
    func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
      try (x[0] * x[0]) / (x[0] * x[0]) * x[1]
    }
    func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N { x[1] }
  }

  @Test func `a sum of two is within half an ulp, and says the worst error seen`() throws {
    let report = checkAccuracy(
      of: Sum(), in: Fraction.self, Self.numbers.array(exactly: 2), bound: .ulps(0.5), search: 500)
    #expect(report.isPassed && report.verdict.cases == 1_000 && report.evaluations == 500)
    #expect(report.failure == nil && report.undecided == 0)
    // A sum that is rounded to nearest can be off by half an ulp, and no more.
    let worst = try #require(report.worst)
    #expect(worst.error.ulps.upperBound <= 0.5 && worst.error.ulps.lowerBound > 0.49)
    #expect("\(report)".hasPrefix("worst seen: 0.5 ulp at ["))
    #expect(replay(Self.numbers.array(exactly: 2), worst.sequence.choices) == worst.value)
  }

  @Test func `a sum that cancels fails by rounding, at a simple and at a bad place`() throws {
    let report = checkAccuracy(
      of: Sum(), in: Fraction.self, Self.numbers.array(exactly: 3), bound: .ulps(1, floor: 1))
    let failure = try #require(report.failure)
    #expect(!report.isPassed && report.verdict.counterexample != nil)
    #expect(failure.simplest.error.decision == .beyond && failure.worst.error.decision == .beyond)
    #expect(failure.simplest.error.ulps.lowerBound > 1)
    // The floor makes an ulp at least 2⁻⁵², and sums of numbers up to 1000 err by up to about 2⁻⁴³.
    #expect(failure.worst.error.ulps.lowerBound >= 0x1p6)
    #expect(failure.worst.error.ulps.lowerBound >= failure.simplest.error.ulps.upperBound)
    guard case .rounding(let condition) = failure.triage else {
      Issue.record("\(failure.triage) is no rounding")
      return
    }
    // The condition of a sum is the sum of the magnitudes over the magnitude of the sum.
    let x = failure.simplest.value
    let sum = try x.reduce(Fraction(0)) { try $0 + Fraction($1) }
    let size = try x.reduce(Fraction(0)) { try $0 + Fraction($1.magnitude) }
    if sum.decidedSign() == 0 {
      #expect(condition == nil)
    } else {
      let expected = try (size / sum).magnitudeBounds { _ in true }.upperBound
      let estimate = try #require(condition)
      #expect((estimate / expected - 1).magnitude < 0x1p-20)
    }
  }

  @Test func `the search finds what the numbered cases miss`() throws {
    // An exact zero is left out: every error is infinite there in ulps, up to their floor.
    let generator = Self.numbers.array(exactly: 3)
    let missed = Settings(cases: 5)
    let report = checkAccuracy(
      of: Discriminant(), in: Fraction.self, generator, missed, bound: .ulps(1_000))
    guard case .passed = report.verdict.outcome else {
      Issue.record("the numbered cases were not to find it")
      return
    }
    let failure = try #require(report.failure)
    #expect(!report.isPassed && failure.worst.error.ulps.lowerBound > 10_000)
    #expect(failure.simplest.sequence.isSimpler(than: failure.worst.sequence))
    #expect(failure.simplest.error.ulps.lowerBound > 1_000)
    if case .rounding = failure.triage {} else { Issue.record("\(failure.triage)") }
    let again = checkAccuracy(
      of: Discriminant(), in: Fraction.self, generator, missed, bound: .ulps(1_000))
    #expect("\(again)" == "\(report)")
    // With the bound that it names the worst case passes; the search would find others.
    #expect(failure.passingUlps >= failure.worst.error.ulps.upperBound)
    #expect("\(report)".hasSuffix(" ulp"))
  }

  @Test func `a wrong formula is broken by small fractions`() throws {
    let report = checkAccuracy(
      of: SquareOfSum(), in: Fraction.self, Self.numbers.array(exactly: 2), bound: .ulps(4),
      search: 200)
    let failure = try #require(report.failure)
    let one = SmallRational(numerator: 1, denominator: 1)
    #expect(failure.triage == .wrongFormula(counterexample: [one, one]))
    #expect(failure.simplest.value == [1, 1])
    #expect("\(report)".contains("\nwrong formula: exact arithmetic breaks it too, for [1, 1]"))
  }

  @Test func `overflow and underflow are told from rounding`() throws {
    let positive = Generator<Double>.floats(in: 1...0x1p900)
    let above = checkAccuracy(
      of: ScaledThere(), in: Fraction.self, tuple(positive, positive).map { [$0, $1] },
      bound: .ulps(2), search: 100)
    let overflow = try #require(above.failure)
    #expect(overflow.triage == .range(.notANumber) && overflow.simplest.computed.isNaN)
    // The least power of two with a square beyond the doubles is 2^512.
    #expect(overflow.simplest.value[0].exponent == 511 || overflow.simplest.value[0] == 0x1p512)
    let small = Generator<Double>.floats(in: 0x1p-530...0x1p-500)
    let below = checkAccuracy(
      of: ScaledThere(), in: Fraction.self, tuple(small, positive).map { [$0, $1] },
      Settings(cases: 2_000), bound: .ulps(2), search: 100)
    #expect(below.isPassed)
    let verySmall = Generator<Double>.floats(in: 0x1p-600...0x1p-500)
    let vanished = checkAccuracy(
      of: ScaledThere(), in: Fraction.self, tuple(verySmall, positive).map { [$0, $1] },
      bound: .ulps(2), search: 100)
    #expect(vanished.failure?.triage == .range(.notANumber))
  }

  @Test func `a finite result on the way of which something overflowed fails by range`() throws {
    /// x / x², which is 1 / x.
    struct Turned: NumericFormula {
      func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
        try x[0] / (x[0] * x[0])
      }
      func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N { try 1 / x[0] }
    }
    let large = Generator<Double>.floats(in: 1...0x1p900).map { [$0] }
    let above = checkAccuracy(of: Turned(), in: Fraction.self, large, bound: .ulps(2), search: 100)
    #expect(above.failure?.triage == .range(.overflow))
    #expect(above.failure?.simplest.computed == 0)
    let small = Generator<Double>.floats(in: 0x1p-530...1).map { [$0] }
    let below = checkAccuracy(of: Turned(), in: Fraction.self, small, bound: .ulps(2), search: 100)
    #expect(below.failure?.triage == .range(.underflow))
  }

  @Test func `without a formula only the range is told`() throws {
    let generator = Self.numbers.array(exactly: 2)
    let exact: ([Double]) throws -> Fraction = { try Fraction($0[0]) * Fraction($0[1]) }
    let beyond = checkAccuracy(
      generator, bound: .ulps(0.5), search: 100, computed: { $0[0] * $0[1] * (1 + 0x1p-52) },
      exact: exact)
    #expect(beyond.failure?.triage == .beyondBound)
    let wide = checkAccuracy(
      Generator<Double>.floats(in: 0...0x1p600), bound: .ulps(0.5), search: 100,
      computed: { $0 * $0 / 0x1p100 },
      exact: { try Fraction($0) * Fraction($0) / Fraction(0x1p100) })
    #expect(wide.failure?.triage == .range(.overflow))
    #expect(wide.failure?.simplest.computed == .infinity)
  }

  @Test func `a formula as two closures tells rounding, a wrong formula and range apart`() throws {
    let pairs = Self.numbers.array(exactly: 2)
    let square: ([Double]) throws -> Fraction = {
      let sum = try Fraction($0[0]) + Fraction($0[1])
      return sum * sum
    }
    let wrong = checkAccuracy(
      pairs, bound: .ulps(8), search: 50, computed: { $0[0] * $0[0] + $0[1] * $0[1] },
      computedExactly: {
        let (x, y) = (try Fraction($0[0]), try Fraction($0[1]))
        return x * x + y * y
      }, exact: square)
    #expect(wrong.failure?.triage == .wrongFormula(counterexample: nil))
    let rounded = checkAccuracy(
      pairs, bound: .ulps(0.5), search: 50, computed: { ($0[0] + $0[1]) * ($0[0] + $0[1]) },
      computedExactly: square, exact: square)
    #expect(rounded.failure?.triage == .rounding(condition: nil))
    let vast = Generator<Double>.floats(in: 1...0x1p1000).array(exactly: 2)
    let quarter: ([Double]) throws -> Fraction = {
      try square($0) / square([$0[0] * 2, $0[1] * 2])
    }
    let overflowing = checkAccuracy(
      vast, bound: .ulps(4), search: 50,
      computed: {
        let sum = $0[0] + $0[1]
        return sum * sum / (4 * (sum * sum))
      }, computedExactly: quarter, exact: quarter)
    #expect(overflowing.failure?.triage == .range(.notANumber))
    let undefined = checkAccuracy(
      Self.numbers, bound: .ulps(1), search: 50, computed: { $0 * $0 / $0 },
      computedExactly: { try Fraction($0) * Fraction($0) / Fraction($0) },
      exact: { try Fraction($0) })
    #expect(undefined.failure?.triage == .wrongFormula(counterexample: nil))
    #expect(undefined.failure?.simplest.value == 0)
  }

  @Test func `failures of range and others are kept apart`() throws {
    var kinds: Set<Bool> = []
    for seed in 0..<12 as Range<UInt64> {
      let report = checkAccuracy(
        Generator<Double>.floats(in: 1...1_000), Settings(seed: seed), bound: .ulps(1), search: 200,
        computed: { $0 > 500 ? .nan : $0 > 10 ? $0 * (1 + 0x1p-50) : $0 },
        exact: { try Fraction($0) })
      let failure = try #require(report.failure)
      let isRange = failure.simplest.error.range != nil
      #expect((failure.worst.error.range != nil) == isRange)
      #expect(failure.simplest.value == (isRange ? 501 : 11))
      // A factor of 1 + 2⁻⁵⁰ is at most 8 ulps, and rounding adds half of one.
      #expect(isRange || failure.worst.error.ulps.upperBound <= 8.5)
      kinds.insert(isRange)
    }
    #expect(kinds == [true, false])
  }

  private struct Broken: Error {}

  @Test func `errors fail a case, and discards do not`() throws {
    let generator = Self.numbers
    let discarded = checkAccuracy(
      generator, bound: .ulps(0), search: 50, computed: { $0 },
      exact: { value in
        try assume(value > 0)
        return try Fraction(value)
      })
    #expect(discarded.isPassed && discarded.verdict.discards > 100)
    let thrown = checkAccuracy(
      generator, bound: .ulps(0), search: 50, computed: { $0 },
      exact: { value -> Fraction in
        if value > 2 { throw Broken() }
        return try Fraction(value)
      })
    #expect(!thrown.isPassed && thrown.failure == nil)
    #expect(thrown.verdict.counterexample?.value == 3)
    #expect(thrown.verdict.counterexample?.failure.errorType?.hasSuffix("Broken") == true)
    #expect("\(thrown)".hasSuffix("failure: Broken() at 3"))
    let never = checkAccuracy(
      generator, Settings(cases: 10), bound: .ulps(0), computed: { $0 },
      exact: { _ -> Fraction in throw Discard() })
    #expect(!never.isPassed && "\(never)" == "gave up after 101 discards")
    let none = checkAccuracy(
      generator, Settings(cases: 0), bound: .ulps(0), computed: { $0 }, exact: { try Fraction($0) })
    #expect(none.isPassed && none.worst == nil && none.evaluations == 0)
  }
}
