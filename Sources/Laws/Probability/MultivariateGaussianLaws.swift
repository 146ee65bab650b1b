import Exact
import PropertyTesting
import Reference

extension Law {
  /// Densities of multivariate Gaussians.
  static let multivariateGaussianLaws: [Law] = [
    Law(
      146, .distributions, "the Mahalanobis square is within the bound of Cholesky's method",
      states: "(x − μ)'Σ⁻¹(x − μ) is off by 3nγ₃ₙ₊₁₂·Σ σᵢᵢyᵢ² at most, for Σy = x − μ (Demmel)",
      .exact, .medium, holds: [.mahalanobis],
      for: .oneOf([.gaussianVectors(), .gaussianVectors(scales: -8...8), .nearlyFlatGaussians])
    ) { subject, input in
      let exact = try input.normal()
      let bound = try CovarianceBound(exact.covariance)
      try assume(bound.isProved)
      let (x, weights) = (try input.x.rationals(), try exact.weights(input.x.rationals()))
      try subject.hold(
        .mahalanobis, subject.mahalanobis(input.x, input.mean, input.covariance),
        to: exact.squaredDistance(x),
        within: Bound("F7 of a covariance", bound.form(weights, weights)))
    },
    Law(
      146, .distributions, "the Mahalanobis square is within 1 ulp",
      states:
        "(x − μ)'Σ⁻¹(x − μ) within 1 ulp for every positive definite Σ, at any scales; at least 0, "
        + "and 0 just at μ", .exact, .medium, holds: [.mahalanobis], for: .anyGaussianVectors
    ) { subject, input in
      let exact = try input.normal().squaredDistance(input.x.rationals())
      let computed = try subject.mahalanobis(input.x, input.mean, input.covariance)
      try subject.hold(.mahalanobis, computed, to: exact, within: .ulps(1, of: exact))
      try require((computed > 0) == (exact.signum > 0), "the square is \(computed)")
    },
    Law(
      146, .distributions, "the log density is within the bound of Cholesky's method",
      states: "−½(n log 2π + log det Σ + (x − μ)'Σ⁻¹(x − μ)) within the bounds of its terms",
      .certified, .medium, holds: [.mvnLogPdf],
      for: .oneOf([.gaussianVectors(), .gaussianVectors(scales: -8...8), .nearlyFlatGaussians])
    ) { subject, input in
      let exact = try input.normal()
      let bound = try CovarianceBound(exact.covariance)
      try assume(bound.isProved)
      try subject.hold(
        .mvnLogPdf, subject.mvnLogPdf(input.x, input.mean, input.covariance),
        to: exact.logDensity(input.x.rationals()),
        within: Bound("F7 and F12", bound.logDensity(exact, input.x.rationals())))
    },
    Law(
      146, .distributions, "the density is within the bound of Cholesky's method",
      states: "the exponential of the log density, whose error it takes over", .certified, .medium,
      holds: [.mvnPdf],
      for: .oneOf([.gaussianVectors(), .gaussianVectors(scales: -8...8), .nearlyFlatGaussians])
    ) { subject, input in
      let exact = try input.normal()
      let bound = try CovarianceBound(exact.covariance)
      try assume(bound.isProved)
      let error = try bound.logDensity(exact, input.x.rationals())
      try assume(error <= Rational(1).scaled(byTwoToThe: -2))
      let density = try exact.logDensity(input.x.rationals()).exp().narrowed()
      // |eᵗ − 1| ≤ 2|t| for |t| ≤ 1, and exp has 1 ulp.
      try subject.hold(
        .mvnPdf, subject.mvnPdf(input.x, input.mean, input.covariance), to: density,
        within: .relative(
          "F7 and F12", Rational(2) * error + Rational(3) * Bound.unitRoundoff, of: density
        ).widened(by: Rational(1).scaled(byTwoToThe: -1074)))
    },
    Law(
      146, .distributions, "the log density is within 1 ulp",
      states:
        "the log density within 1 ulp, and 2⁻⁹⁰ of the largest of its terms, for every positive "
        + "definite Σ, at any scales; the density within 1 ulp", .certified, .medium,
      holds: [.mvnLogPdf, .mvnPdf], for: .anyGaussianVectors
    ) { subject, input in
      let exact = try input.normal()
      let x = try input.x.rationals()
      let half = try exact.squaredDistance(x).scaled(byTwoToThe: -1)
      let density = try exact.logDensity(x)
      let enclosed = try density.narrowed()
      let terms = max(enclosed.greatest, half).scaled(byTwoToThe: -90)
      try subject.hold(
        .mvnLogPdf, subject.mvnLogPdf(input.x, input.mean, input.covariance), to: enclosed,
        within: .ulps(1, of: enclosed).widened(by: terms))
      guard enclosed.greatest < Rational(1 << 20) else { return }
      let value =
        enclosed.upper < Rational(-2000)
        ? RationalInterval(lower: .zero, upper: Rational(1).scaled(byTwoToThe: -2000))
        : try density.exp().narrowed()
      try subject.hold(
        .mvnPdf, subject.mvnPdf(input.x, input.mean, input.covariance), to: value,
        within: .ulps(1, of: value))
    },
    Law(
      146, .distributions, "a diagonal covariance makes a product of one-dimensional densities",
      states:
        "log p(x) = Σ log N(xᵢ; μᵢ, σᵢᵢ): the sum of the computed terms is within their bounds",
      .certified, .medium, needs: [.gaussianLogPdf], holds: [.mvnLogPdf, .mahalanobis],
      for: .gaussianVectors(scales: -6...6)
    ) { subject, input in
      let n = input.x.count
      let diagonal = Matrix(rowCount: n, columnCount: n) {
        $0 == $1 ? input.covariance[$0, $1] : 0
      }
      var (sum, errors, squares) = (Rational.zero, Rational.zero, Rational.zero)
      for index in 0..<n {
        let (x, mean, variance) = (input.x[index], input.mean[index], diagonal[index, index])
        let term = try EnclosedGaussian(x, mean, variance)
        let computed = try subject.gaussianLogPdf(x, mean, variance)
        sum += try Rational(computed)
        errors += try Bound.gaussianLogDensity(term).amount
        squares += term.square
      }
      try subject.hold(
        .mvnLogPdf, subject.mvnLogPdf(input.x, input.mean, diagonal), to: sum,
        within: Bound("F12 of each", Rational(2 * n) * errors))
      try subject.hold(
        .mahalanobis, subject.mahalanobis(input.x, input.mean, diagonal), to: squares,
        within: Bound("F1", Bound.gamma(n + 4) * squares))
    },
  ]
}

extension GaussianVector {
  /// The distribution, exactly.
  func normal() throws -> MultivariateNormal {
    try MultivariateNormal(mean: mean.rationals(), covariance: covariance.rationals())
  }
}

extension CovarianceBound {
  /// The error of a log density by its three terms.
  func logDensity(_ exact: MultivariateNormal, _ x: [Rational]) throws -> Rational {
    let weights = try exact.weights(x)
    let pivots = try exact.covariance.lowerAndPivots().pivots
    let square = try exact.squaredDistance(x)
    let terms =
      try form(weights, weights) + logDeterminant(pivots: pivots)
      + Rational(4) * Bound.unitRoundoff * (square + Rational(2 * x.count + 1))
    return terms
  }
}

extension Generator where Value == GaussianVector {
  /// Covariances of moderate correlations at any scales, and nearly semi-definite ones.
  fileprivate static var anyGaussianVectors: Generator {
    .oneOf([.gaussianVectors(), .gaussianVectors(scales: -200...200), .nearlyFlatGaussians])
  }
}
