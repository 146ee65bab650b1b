import Exact
import PropertyTesting
import TestSupport
import Testing

/// b² − 4ac.
struct Discriminant: NumericFormula {
  func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
    try x[1] * x[1] - 4 * x[0] * x[2]
  }
  func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N {
    try x[1] * x[1] - 4 * x[0] * x[2]
  }
}

/// The variance of two numbers, as the mean of the squares less the square of the mean; the mean
/// lacks its division.
struct VarianceOfTwo: NumericFormula {
  func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
    let mean = try x[0] + x[1]
    return try (x[0] * x[0] + x[1] * x[1]) / 2 - mean * mean
  }
  func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N {
    let halfDistance = try (x[0] - x[1]) / 2
    return try halfDistance * halfDistance
  }
}

/// The share of the first of two numbers in the sum of their squares.
struct ShareOfSquares: NumericFormula {
  func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
    try x[0] * x[0] / (x[0] * x[0] + x[1] * x[1])
  }
  func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N {
    let ratio = try x[1] / x[0]
    return try 1 / (1 + ratio * ratio)
  }
}

enum TestingNumericalCodeExamples: GuideExamples {
  static func outputs() throws -> [String] {
    [midpoint(), rounding(), wrong(), range(), targeted()]
  }

  private static func midpoint() -> String {
    let pairs = tuple(
      Generator<Double>.floats(in: -1_000...1_000), Generator<Double>.floats(in: -1_000...1_000))
    let report = checkAccuracy(
      pairs, Settings(cases: 400), bound: .ulps(0.5), search: 400,
      computed: { ($0 + $1) / 2 },
      exact: { try (Rational($0) + Rational($1)) / 2 })
    report.expectPassed()
    return "\(report)"
  }

  private static func rounding() -> String {
    let coefficients = Generator<Double>.floats(in: -100...100, profile: .unitScale)
    let report = checkAccuracy(
      of: Discriminant(), in: Rational.self, coefficients.array(exactly: 3),
      bound: .ulps(2, floor: 1))
    return "\(report)"
  }

  private static func wrong() -> String {
    let pairs = Generator<Double>.floats(in: -100...100).array(exactly: 2)
    let report = checkAccuracy(
      of: VarianceOfTwo(), in: Rational.self, pairs, bound: .relative(1e-12) + .absolute(1e-9))
    return "\(report)"
  }

  private static func range() -> String {
    let pairs = Generator<Double>.floats(in: 1...1e200).array(exactly: 2)
    let report = checkAccuracy(
      of: ShareOfSquares(), in: Rational.self, pairs, bound: .ulps(8), search: 100)
    return "\(report)"
  }

  private static func targeted() -> String {
    let numbers = Generator<Double>.floats(in: 0...1, profile: .unitScale).array(exactly: 3)
    let verdict = check(numbers) { x in
      let forth = x[0] + x[1] + x[2]
      let back = x[2] + x[1] + x[0]
      target((forth - back).magnitude, "difference")
      return (forth - back).magnitude < 1e-14
    }
    return verdict.report
  }
}
