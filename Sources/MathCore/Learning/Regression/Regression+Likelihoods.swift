extension Regression {
  /// 2π to 2^-161, in three parts.
  private static let twoPi = [0x1.921fb54442d18p2, 0x1.1a62633145c07p-52, -0x1.f1976b7ed8fbcp-108]

  /// log(2πv) of a number v above 0, within 2^-97 of itself.
  ///
  /// Where 2πv is near 1 it is log(1 + t) of t = 2πv − 1, an exact sum of products rounded to a pair:
  /// the nearest of the doubles to 1/(2π) has |t| > 2^-54, so that t is within 2^-104 of itself.
  private static func logOfTwoPi(times v: Double) -> ScaledPair {
    let product = ScaledPair(DoubleDouble(twoPi[0], twoPi[1])) * ScaledPair(v)
    guard (product.unscaled.high - 1).magnitude < 0.25 else { return product.log }
    let (factors, terms) = ([v, v, v, -1], twoPi + [1])
    let (t, exponent) = WideAccumulator.dot(factors.span, terms.span).pair
    return ScaledPair.log1p(ScaledPair(t, exponent: exponent))
  }

  /// The negative log-likelihood of independent Gaussian numbers: n/2·log(2πσ²) + Σ (x − μ)²/(2σ²).
  ///
  /// Both terms are pairs, the logarithm within 2^-97 and the sum of squares within (3n + 30)u². So
  /// the result is within u of itself plus (2^-96 + 3nu²) of the magnitudes of the two terms.
  ///
  /// - Throws: `notFinite`; `empty` for (); `domain` unless the variance σ² is above 0.
  /// - Complexity: O(n).
  public static func nllGaussian(
    _ x: [Double], _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "nllGaussian")
    guard !x.isEmpty else { throw .empty(function: "nllGaussian") }
    try Requirements.finite(mean, "mean", in: "nllGaussian")
    try Requirements.number(variance, "variance", "above 0", in: "nllGaussian") { $0 > 0 }
    let centre = ScaledPair(mean)
    let squares = x.reduce(ScaledPair.zero) { total, element in
      let difference = ScaledPair(element) - centre
      return total + difference * difference
    }
    let spread = ScaledPair(variance)
    let normalizer = ScaledPair(x.count) * logOfTwoPi(times: variance)
    return ((normalizer + squares / spread) * ScaledPair(0.5)).rounded
  }

  /// The negative log-likelihood of independent Laplace numbers: n·log(2b) + Σ |x − μ|/b.
  ///
  /// With the error of ``nllGaussian(_:_:_:)``.
  ///
  /// - Throws: `notFinite`; `empty` for (); `domain` unless the scale b is above 0.
  /// - Complexity: O(n).
  public static func nllLaplace(
    _ x: [Double], _ location: Double, _ scale: Double
  ) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "nllLaplace")
    guard !x.isEmpty else { throw .empty(function: "nllLaplace") }
    try Requirements.finite(location, "location", in: "nllLaplace")
    try Requirements.number(scale, "scale", "above 0", in: "nllLaplace") { $0 > 0 }
    let centre = ScaledPair(location)
    let distances = x.reduce(ScaledPair.zero) { $0 + (ScaledPair($1) - centre).magnitude }
    let spread = ScaledPair(scale)
    let normalizer = ScaledPair(x.count) * (ScaledPair(2) * spread).log
    return (normalizer + distances / spread).rounded
  }

  /// The negative log-likelihood of k successes in n trials: −k·log p − (n − k)·log(1 − p).
  ///
  /// It is that of one order of them. 0·log 0 = 0, and the result is +inf where what happened has probability 0. 1 − p is exact, and
  /// no term is negative: within u + 2^-96 of itself.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ k ≤ n and 0 ≤ p ≤ 1.
  /// - Complexity: O(1).
  public static func nllBernoulli(
    _ successes: Int, _ trials: Int, _ p: Double
  ) throws(MathError) -> Double {
    try Requirements.count(trials, "trials", in: 0...Int.max, of: "nllBernoulli")
    try Requirements.count(successes, "successes", in: 0...trials, of: "nllBernoulli")
    try Requirements.number(p, "p", "between 0 and 1", in: "nllBernoulli") { $0 >= 0 && $0 <= 1 }
    let failures = trials - successes
    if (successes > 0 && p == 0) || (failures > 0 && p == 1) { return .infinity }
    var total = ScaledPair.zero
    if successes > 0 { total = total + ScaledPair(successes) * ScaledPair(p).log }
    if failures > 0 {
      total = total + ScaledPair(failures) * ScaledPair.log1p(-ScaledPair(p))
    }
    return (-total).rounded
  }

  /// The log-likelihood Σ log pᵢ of independent observations with these probabilities or densities.
  ///
  /// It is the logarithm of their product, which is kept as a pair with a range of its own, within
  /// 5nu²: so it is within u + 2^-96 of itself plus 5nu². −inf where one of them is 0; 0 for none.
  ///
  /// - Throws: `notFinite`; `domain` for a negative one.
  /// - Complexity: O(n).
  public static func logLikelihood(_ p: [Double]) throws(MathError) -> Double {
    try Requirements.finite(p, "p", in: "logLikelihood")
    var product = ScaledPair.one
    for factor in p {
      guard factor >= 0 else {
        throw .outsideDomain(
          function: "logLikelihood", argument: "p", value: factor.description,
          condition: "0 or more")
      }
      product = product * ScaledPair(factor)
    }
    return product.isZero ? -.infinity : product.log.rounded
  }
}
