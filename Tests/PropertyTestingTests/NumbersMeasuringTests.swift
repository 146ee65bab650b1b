import Testing

@testable import PropertyTesting

@Suite struct NumbersMeasuringTests {
  private func fraction(_ numerator: Int, _ denominator: Int) throws -> Fraction {
    try Fraction(numerator) / Fraction(denominator)
  }

  /// The decision, the lower and upper end in ulps and the fault, as text.
  private func measured(_ bound: ErrorBound, _ computed: Double, _ exact: Fraction) throws -> String
  {
    let error = try bound.measure(computed, against: exact)
    let (lower, upper) = (error.ulps.lowerBound, error.ulps.upperBound)
    let ends = lower == upper ? "\(lower)" : "\(lower)...\(upper)"
    return "\(error.decision) \(ends)" + (error.range.map { " \($0)" } ?? "")
  }

  @Test func `the bounds of an exact number are the doubles around it`() throws {
    #expect(try fraction(1, 3).bounds(precision: 0) == (1.0 / 3)...(1.0 / 3).nextUp)
    #expect(try fraction(-2, 3).bounds(precision: 0) == (-2.0 / 3).nextDown...(-2.0 / 3))
    #expect(try fraction(3, 4).bounds(precision: 0) == 0.75...0.75)
    let tiny = try Fraction(Double.leastNonzeroMagnitude) * fraction(5, 3)
    #expect(tiny.bounds(precision: 0) == 0x1p-1074...0x1p-1073)
    let huge = try Fraction(Double.greatestFiniteMagnitude) * 2
    #expect(huge.bounds(precision: 0) == Double.greatestFiniteMagnitude...Double.infinity)
    let wrong = check(.floats(profile: .allFinite)) { value in
      try Fraction(value).bounds(precision: 0) == value...value
    }
    #expect(wrong.counterexample == nil)
    #expect(try fraction(1, 3).bounds(around: 1.0 / 3) == (1.0 / 3)...(1.0 / 3).nextUp)
    #expect(try fraction(-1, 3).bounds(around: -1.0 / 3) == (-1.0 / 3).nextDown...(-1.0 / 3))
    #expect(try fraction(1, 4).bounds(around: 0.25) == 0.25...0.25)
    #expect(huge.bounds(precision: 0) == (try huge.bounds(around: .infinity)))
  }

  @Test func `errors are measured in ulps of the exact value`() throws {
    #expect(try measured(.ulps(0.5), 1 + 0x1p-52, Fraction(1)) == "beyond 1.0")
    #expect(try measured(.ulps(1), 1 + 0x1p-52, Fraction(1)) == "within 1.0")
    // Right below 1 an ulp is half as large.
    let below = try Fraction(1) - Fraction(0x1p-60)
    #expect(try measured(.ulps(1), 1, below) == "within \(0x1p-7)")
    #expect(try measured(.ulps(0), 1, below) == "beyond \(0x1p-7)")
    // 1/3 lies a third of an ulp above the double that is nearest to it.
    let third = try measured(.ulps(0.3), 1.0 / 3, fraction(1, 3))
    #expect(third == "beyond \((1.0 / 3))...\((1.0 / 3).nextUp)")
    #expect(try measured(.ulps(0.5), 1.0 / 3, fraction(1, 3)).hasPrefix("within"))
    let tie = try Fraction(1) + Fraction(0x1p-53)
    #expect(try measured(.ulps(0.5), 1, tie) == "within 0.5")
    #expect(try measured(.ulps(0.5), 1, tie + Fraction(0x1p-900)).hasPrefix("beyond 0.5"))
  }

  @Test func `relative and absolute parts add up`() throws {
    #expect(try measured(.relative(0x1p-52), -1 - 0x1p-52, Fraction(-1)) == "within 1.0")
    #expect(try measured(.relative(0x1p-53), -1 - 0x1p-52, Fraction(-1)) == "beyond 1.0")
    #expect(try measured(.absolute(0x1p-52), 1 + 0x1p-52, Fraction(1)) == "within 1.0")
    let sum = ErrorBound.ulps(0.25) + .relative(0x1p-54) + .absolute(0x1p-53)
    #expect(try measured(sum, 1 + 0x1p-52, Fraction(1)) == "within 1.0")
    #expect(
      try measured(.ulps(0.25) + .absolute(0x1p-53), 1 + 0x1p-52, Fraction(1)) == "beyond 1.0")
    #expect(ErrorBound.ulps(.nan) == .ulps(0) && ErrorBound.ulps(-1) == .ulps(0))
    #expect((.ulps(1) + .relative(0x1p-60) + ErrorBound.relative(1)).relative == 1 + 0x1p-52)
    #expect("\(ErrorBound.ulps(2) + .absolute(0.5))" == "2 ulp + 0.5 absolute")
  }

  @Test func `a floor keeps an exact zero from deciding everything`() throws {
    let least = try measured(.ulps(1), 0x1p-60, Fraction(0))
    #expect(least == "beyond \(0x1p1014)")
    #expect(try measured(.ulps(1, floor: 1), 0x1p-60, Fraction(0)) == "within \(0x1p-8)")
    #expect(try measured(.ulps(1, floor: 1), 0x1p-51, Fraction(0)) == "beyond 2.0")
    #expect(try measured(.ulps(1), -0.0, Fraction(0)) == "within 0.0 underflow")
    let score = try ErrorBound.ulps(4).measure(1 + 0x1p-51, against: Fraction(1)).score
    #expect(score == 0.5)
    #expect(try ErrorBound.ulps(0).measure(1 + 0x1p-51, against: Fraction(1)).score == 2)
    #expect(
      try ErrorBound.absolute(0x1p-50).measure(1 + 0x1p-51, against: Fraction(1)).score == 0.5)
  }

  @Test func `what leaves the range of doubles is named`() throws {
    let greatest = try Fraction(Double.greatestFiniteMagnitude)
    let half = try Fraction(0x1p970)
    #expect(try measured(.ulps(9), .nan, Fraction(1)) == "beyond inf the computed value is NaN")
    #expect(try measured(.ulps(0), .infinity, greatest + half) == "within 0.0")
    #expect(try measured(.ulps(0), -.infinity, -(greatest + half)) == "within 0.0")
    let almost = greatest + half - Fraction(1)
    #expect(try measured(.ulps(0), .infinity, almost).hasSuffix(" overflow"))
    #expect(try measured(.ulps(1), .infinity, almost).hasPrefix("within 0.5"))
    #expect(try measured(.ulps(9), -.infinity, greatest).hasPrefix("beyond"))
    let most = Double.greatestFiniteMagnitude
    #expect(try measured(.ulps(9), .infinity, Fraction(1)) == "beyond \(most)...inf overflow")
    let finite = try measured(.ulps(9), .greatestFiniteMagnitude, greatest * 2)
    #expect(finite.hasPrefix("beyond") && finite.hasSuffix("beyond the greatest double"))
    let tiny = try Fraction(0x1p-1074) * fraction(1, 4)
    #expect(try measured(.ulps(0.25), 0, tiny) == "within 0.25 underflow")
    #expect(try measured(.ulps(0.125), 0, tiny) == "beyond 0.25 underflow")
  }

  @Test func `numbers without limits of exponent round as doubles do within them`() throws {
    let floats = Generator<Double>.floats(in: -0x1p400...0x1p400, profile: .mixed)
      .filter { $0 == 0 || $0.magnitude > 0x1p-400 }
    let verdict = check(tuple(floats, floats)) { one, other in
      let (a, b) = (UnboundedDouble(one), UnboundedDouble(other))
      let pairs = [
        (a + b, one + other), (a - b, one - other), (a * b, one * other),
        other == 0 ? (a, one) : (a / b, one / other),
      ]
      return pairs.allSatisfy { unbounded, value in
        Double(sign: .plus, exponent: unbounded.exponent, significand: unbounded.significand)
          == value
      }
    }
    #expect(verdict.counterexample == nil)
    let large = UnboundedDouble(0x1p1000) * UnboundedDouble(0x1p1000)
    #expect(large.exponent == 2000 && large.rangeFault == .overflow)
    #expect((large / large).significand == 1 && (large / large).rangeFault == .overflow)
    #expect((UnboundedDouble(1) / large).rangeFault == .overflow)
    let small = UnboundedDouble(0x1p-1000) * UnboundedDouble(0x1p-1000)
    #expect(small.exponent == -2000 && small.rangeFault == .underflow)
    #expect(UnboundedDouble(0x1p-1074).significand == 1)
    #expect((UnboundedDouble(1) / UnboundedDouble(0)).significand == .infinity)
    #expect((large + small).exponent == 2000 && (large - large).significand == 0)
  }

  @Test func `an error is printed rounded up`() throws {
    let texts: [(Double, String)] = [
      (0, "0 ulp"), (0.25, "0.25 ulp"), (1, "1 ulp"), (0x1p-20, "below 0.01 ulp"),
      (3.001, "3.01 ulp"), (12.31, "12.4 ulp"), (100.5, "101 ulp"), (1_024, "2^10 ulp"),
      (1_537, "1.51 * 2^10 ulp"), (2_047, "2^11 ulp"), (0x1p60, "2^60 ulp"),
    ]
    for (ulps, text) in texts {
      let error = MeasuredError(decision: .beyond, ulps: 0...ulps, range: nil, score: ulps)
      #expect(error.text == text)
    }
    #expect(try ErrorBound.ulps(0).measure(.nan, against: Fraction(1)).text == "no number")
    let far = try ErrorBound.ulps(0).measure(.infinity, against: Fraction(0))
    #expect(far.text == "more than 2^1023 ulp")
  }
}
