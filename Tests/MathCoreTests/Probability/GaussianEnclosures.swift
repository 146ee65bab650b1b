import Exact

/// Values of Gaussians as intervals some 2^-400 wide, by their definitions.
struct GaussianEnclosures {
  private let precision = 600
  private let difference: Rational
  private let variance: Rational

  init(_ x: Rational, mean: Rational, variance: Rational) {
    difference = x - mean
    self.variance = variance
  }

  private func interval(_ x: Rational) -> Interval { Interval(x, precision: precision) }

  private var exponent: Rational {
    get throws { try difference * difference / (variance * 2) }
  }

  private var peakSquared: Interval {
    get throws {
      try interval(variance * 2).multiplied(by: .pi(precision: precision), precision: precision)
    }
  }

  /// −½log(2πσ²) − (x − μ)²/(2σ²).
  var logDensity: Interval {
    get throws {
      let half = try peakSquared.logarithm(precision: precision)
        .multiplied(by: interval(Rational(1, over: 2)), precision: precision)
      return try interval(-exponent).subtracting(half, precision: precision)
    }
  }

  var density: Interval {
    get throws {
      try interval(-exponent).exponential(precision: precision)
        .divided(by: peakSquared.squareRoot(precision: precision), precision: precision)
    }
  }

  /// erfc(−(x − μ)/√(2σ²))/2.
  func probability(precision: Int = 600) throws -> Interval {
    let root = try Interval(variance * 2, precision: precision).squareRoot(precision: precision)
    return try Interval(-difference, precision: precision).divided(by: root, precision: precision)
      .complementaryErrorFunction(precision: precision)
      .multiplied(by: Interval(Rational(1, over: 2), precision: precision), precision: precision)
  }

  /// ½(v₁/v₂ − 1 − log(v₁/v₂) + (μ₁ − μ₂)²/v₂).
  static func divergence(
    _ mean1: Rational, _ variance1: Rational, _ mean2: Rational, _ variance2: Rational
  ) throws -> Interval {
    let ratio = try variance1 / variance2
    let shift = mean1 - mean2
    let rest = try ratio - Rational(1) + shift * shift / variance2
    let precision = 1200
    return try Interval(rest, precision: precision)
      .subtracting(
        Interval(ratio, precision: precision).logarithm(precision: precision),
        precision: precision
      )
      .multiplied(by: Interval(Rational(1, over: 2), precision: precision), precision: precision)
  }
}
