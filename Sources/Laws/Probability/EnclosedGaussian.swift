import Exact
import Reference

/// A Gaussian at a point: what the definitions give, enclosed.
struct EnclosedGaussian {
  /// x − μ.
  let distance: Rational
  /// σ².
  let variance: Rational
  /// (x − μ)²/σ².
  let square: Rational

  /// The Gaussian with a mean and a variance at x.
  ///
  /// - Throws: `ArithmeticError.notFinite`; `.divisionByZero` without a variance.
  init(_ x: Double, _ mean: Double, _ variance: Double) throws {
    self.init(
      distance: try Rational(x) - Rational(mean), variance: try Rational(variance),
      square: try (Rational(x) - Rational(mean)).power(2) / Rational(variance))
  }

  private init(distance: Rational, variance: Rational, square: Rational) {
    self.distance = distance
    self.variance = variance
    self.square = square
  }

  /// The same Gaussian at a point that is off by an amount.
  func moved(by amount: Rational) throws -> EnclosedGaussian {
    let distance = distance + amount
    return EnclosedGaussian(
      distance: distance, variance: variance, square: try distance.power(2) / variance)
  }

  /// Whether the point is so far from the mean, 78 deviations, that e^(−z²/2) < 2⁻⁴³⁸⁷ is of no
  /// account, even over the least σ√(2π) > 2⁻⁵³⁸.
  private var isFar: Bool { square > Rational(78 * 78) }
  private static let negligible = Rational(1).scaled(byTwoToThe: -3000)

  /// The logarithm of the density.
  func logDensity() throws -> Real {
    try Gaussian.logDensity(Real(distance), mean: .zero, variance: Real(variance))
  }

  /// The density.
  func density() throws -> RationalInterval {
    if isFar { return RationalInterval(lower: .zero, upper: Self.negligible) }
    return try Gaussian.density(Real(distance), mean: .zero, variance: Real(variance)).narrowed()
  }

  /// The distribution function.
  func cumulative() throws -> RationalInterval {
    guard isFar else { return try distribution().narrowed() }
    return distance.signum < 0
      ? RationalInterval(lower: .zero, upper: Self.negligible)
      : RationalInterval(lower: .one - Self.negligible, upper: .one)
  }

  /// Whether the distribution function is at least, or at most, a number.
  func cumulativeOrder(_ p: Rational) throws -> Order {
    if isFar {
      let around = try cumulative()
      if around.upper <= p { return .less }
      if around.lower >= p { return .greater }
      throw Undecided()
    }
    return try decided { try distribution().order(.rational(p)) }
  }

  private func distribution() throws -> Real {
    try Gaussian.cumulative(Real(distance), mean: .zero, variance: Real(variance))
  }
}
