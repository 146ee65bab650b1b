import Testing

@testable import PropertyTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct NumbersEnclosureTests {
  /// A number that is only known by intervals: of precision p it is told up to 2⁻ᵖ times the greatest
  /// number on the way to it.
  private struct Enclosed: ExactNumber {
    let value: Fraction
    let scale: Fraction

    init(_ value: Fraction, scale: Fraction) {
      self.value = value
      self.scale = scale
    }
    init(_ value: Fraction) {
      self.init(value, scale: value.decidedSign() == -1 ? -value : value)
    }
    init(_ value: Int) { self.init(Fraction(value)) }
    init(_ value: Double) throws { self.init(try Fraction(value)) }
    init(integerLiteral value: Int) { self.init(value) }

    static func + (left: Enclosed, right: Enclosed) -> Enclosed {
      Enclosed(left.value + right.value, scale: left.scale + right.scale)
    }
    static func - (left: Enclosed, right: Enclosed) -> Enclosed { left + -right }
    static func * (left: Enclosed, right: Enclosed) -> Enclosed {
      Enclosed(left.value * right.value, scale: left.scale * right.scale)
    }
    static func / (left: Enclosed, right: Enclosed) throws -> Enclosed {
      Enclosed(try left.value / right.value)
    }
    static prefix func - (number: Enclosed) -> Enclosed {
      Enclosed(-number.value, scale: number.scale)
    }

    func bounds(precision: Int) throws -> ClosedRange<Double> {
      let width = try scale.scaled(byTwoToThe: -precision)
      let lower = (value - width).bounds(precision: 0).lowerBound
      return lower...(value + width).bounds(precision: 0).upperBound
    }
  }

  private func decision(
    _ bound: ErrorBound, _ computed: Double, _ exact: Enclosed
  ) throws -> MeasuredError.Decision {
    try bound.measure(computed, against: exact).decision
  }

  @Test func `an enclosure is refined until the bound is decided`() throws {
    for distance in [-60, -120, -500, -1_000] {
      let tie = try Fraction(1) + Fraction(0x1p-53)
      let little = try Fraction(1).scaled(byTwoToThe: distance)
      #expect(try decision(.ulps(0.5), 1, Enclosed(tie + little)) == .beyond)
      #expect(try decision(.ulps(0.5), 1, Enclosed(tie - little)) == .within)
    }
    let error = try ErrorBound.ulps(1).measure(1, against: Enclosed(Fraction(5) / Fraction(3)))
    // The error is 2/3 in units of 2⁻⁵².
    let exact = try (Fraction(2) / Fraction(3)).scaled(byTwoToThe: 52).bounds(precision: 0)
    #expect(error.ulps.lowerBound <= exact.lowerBound && exact.upperBound <= error.ulps.upperBound)
    #expect(error.ulps.upperBound / error.ulps.lowerBound <= 1 + 0x1p-29)
  }

  @Test func `what no enclosure can tell stays undecided`() throws {
    let tie = Enclosed(try Fraction(1) + Fraction(0x1p-53))
    #expect(try decision(.ulps(0.5), 1, tie) == .undecided)
    #expect(try decision(.ulps(0.5) + .absolute(0x1p-200), 1, tie) == .within)
    // Whether 1 lies above or below 1 no enclosure can tell, so an ulp is 2⁻⁵² or half of that.
    let one = Enclosed(1)
    let two = 1 + 0x1p-52
    #expect(try decision(.ulps(2.5), two, one) == .within)
    #expect(try decision(.ulps(1.5), two, one) == .undecided)
    #expect(try decision(.ulps(0.5), two, one) == .beyond)
    let ulps = try ErrorBound.ulps(1.5).measure(two, against: one).ulps
    #expect(ulps.lowerBound <= 1 && ulps.lowerBound > 0.99 && ulps.upperBound >= 2)
    let zero = one - one
    #expect(try decision(.relative(0.5) + .absolute(1), 0.5, zero) == .within)
    #expect(try decision(.relative(0.5) + .absolute(0.25), 0.5, zero) == .undecided)
  }

  @Test func `undecided cases pass and are counted`() {
    let report = checkAccuracy(
      Generator<Double>.floats(in: 1...1.5), Settings(cases: 20), bound: .ulps(0.5), search: 10,
      computed: { $0 }, exact: { try Enclosed($0) + Enclosed(0x1p-53) })
    #expect(report.isPassed && report.undecided == 20)
    #expect("\(report)".hasSuffix("undecided cases: 20"))
  }

  @Test func `the naive softmax of two equal numbers overflows first at 710`() throws {
    let report = checkAccuracy(
      Generator<Double>.floats(in: 0...1_000), bound: .ulps(1), search: 100,
      computed: { exp($0) / (exp($0) + exp($0)) },
      exact: { _ in try Fraction(1) / Fraction(2) })
    let failure = try #require(report.failure)
    #expect(failure.triage == .range(.notANumber) && failure.simplest.value == 710)
    #expect(
      "\(report)".hasPrefix(
        "simplest failure: no number at 710: computed nan, exact 0.5 (0x1p-1), where 1 ulp"))
  }
}
