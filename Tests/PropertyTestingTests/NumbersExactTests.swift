import Exact
import PropertyTesting
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Accuracy against the rationals and reals of the project.
@Suite struct NumbersExactTests {
  private static let numbers = Generator<Double>.floats(in: -1_000...1_000)

  private struct Discriminant: NumericFormula {
    func computed<Number: Arithmetic>(_ x: [Number], _: [Double]) throws -> Number {
      try x[1] * x[1] - 4 * x[0] * x[2]
    }

    func exact<Number: ExactNumber>(_ x: [Number], _ input: [Double]) throws -> Number {
      try computed(x, input)
    }
  }

  @Test func `a discriminant that cancels is rounding, by rationals`() throws {
    let report = checkAccuracy(
      of: Discriminant(), in: Rational.self, Self.numbers.array(exactly: 3), bound: .ulps(2))
    let failure = try #require(report.failure)
    guard case .rounding = failure.triage else {
      Issue.record("\(failure.triage)")
      return
    }
    #expect(failure.worst.error.ulps.lowerBound > failure.simplest.error.ulps.lowerBound)
  }

  @Test func `a discriminant of terms that add up is within two ulps, by rationals`() {
    // Each of two products and the sum is rounded once, and no term is greater than the sum: the
    // error is below (1 + u)² − 1 of the sum, which is less than 2 ulp.
    let opposite = Self.numbers.array(exactly: 3).filter { $0[0] * $0[2] < 0 }
    checkAccuracy(of: Discriminant(), in: Rational.self, opposite, bound: .ulps(2)).expectPassed()
  }

  @Test func `the power of the system's library is within one ulp, by enclosures`() {
    let report = checkAccuracy(
      Self.numbers, Settings(cases: 200), bound: .ulps(1), search: 200, computed: { exp($0) },
      exact: { try Real(Rational($0)).exp() })
    report.expectPassed()
    #expect(report.undecided == 0 && report.worst != nil)
  }
}
