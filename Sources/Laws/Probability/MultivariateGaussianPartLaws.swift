import Exact
import PropertyTesting
import Reference

extension Law {
  /// Parts of multivariate Gaussians, and their estimates.
  static let multivariateGaussianPartLaws: [Law] = [
    Law(
      146, .distributions, "the marginal copies entries",
      states: "the mean and the covariance of some components are those entries, to the bit",
      .bitwise,
      holds: [.mvnMarginal],
      for: tuple(.gaussianVectors(scales: -9...9), Generator<Int>.integers(in: 0...15))
    ) { subject, input in
      let (vector, mask) = input
      let kept = vector.mean.indices.filter {
        mask >> $0 & 1 == 1 || $0 == mask % vector.mean.count
      }
      let fields = try subject.mvnMarginal(vector.mean, vector.covariance, kept)
      let exact = try vector.normal().marginal(kept)
      try subject.hold(
        .mvnMarginal, fields.vector("mean"), to: exact.mean, within: kept.map { _ in .exact })
      try subject.hold(.mvnMarginal, fields.matrix("covariance"), to: exact.covariance) { _, _ in
        .exact
      }
    },
    Law(
      146, .distributions, "the conditional is a Schur complement",
      states: "μ_a + Σ_ab Σ_bb⁻¹(x_b − μ_b) and Σ_aa − Σ_ab Σ_bb⁻¹ Σ_ba within the bounds of "
        + "Cholesky's method, symmetric to the bit", .exact, .medium, holds: [.mvnConditional],
      for: .conditionedGaussians(scales: -8...8)
    ) { subject, input in
      try subject.holdsConditional(input)
    },
    Law(
      146, .distributions, "the conditional is within 1 ulp",
      states:
        "each entry of the mean and of the Schur complement within 1 ulp of itself, at any scales",
      .exact, .medium, holds: [.mvnConditional], for: .conditionedGaussians(scales: -100...100)
    ) { subject, input in
      let exact = try input.vector.normal().conditional(input.indices, input.values.rationals())
      let fields = try subject.mvnConditional(
        input.vector.mean, input.vector.covariance, input.indices, input.values)
      try subject.hold(
        .mvnConditional, fields.vector("mean"), to: exact.mean,
        within: exact.mean.map { .ulps(1, of: $0) })
      try subject.hold(.mvnConditional, fields.matrix("covariance"), to: exact.covariance) {
        .ulps(1, of: exact.covariance[$0, $1])
      }
    },
    Law(
      146, .distributions, "a covariance has to be positive definite",
      states: "it is refused just where a leading minor is 0 or below, decided exactly: the notes "
        + "say semi-definite, and invert it", .exact,
      needs: [.mahalanobis, .mvnLogPdf, .mvnPdf, .mvnConditional, .mvnSample],
      for: .covarianceCandidates
    ) { subject, input in
      let covariance = input.matrix
      let zero = Array(repeating: 0.0, count: covariance.rowCount)
      let calls: [() throws -> Void] = [
        { _ = try subject.mahalanobis(zero, zero, covariance) },
        { _ = try subject.mvnLogPdf(zero, zero, covariance) },
        { _ = try subject.mvnPdf(zero, zero, covariance) },
        { _ = try subject.mvnConditional(zero, covariance, [0], [0]) },
        { _ = try subject.mvnSample(zero, covariance, 1, 1) },
      ]
      let isDefinite = try MultivariateNormal.isPositiveDefinite(covariance.rationals())
      for call in calls {
        if isDefinite {
          try call()
        } else {
          try subject.refuses("notPositiveDefinite") { try call() }
        }
      }
    },
    Law(
      146, .distributions, "the likeliest multivariate Gaussian has the moments of the data",
      states:
        "the mean is rounded once, Σ (xᵢ − mᵢ)(xⱼ − mⱼ)/N about the exact mean is within 1 ulp, "
        + "symmetric to the bit, also far from 0", .exact, .medium, holds: [.mleMvn],
      for: .dataRows
    ) { subject, x in
      let exact = try x.rationals()
      let count = Rational(x.rowCount)
      let means = try exact.columns.map { try $0.reduce(.zero, +) / count }
      let covariance = try Matrix(rowCount: x.columnCount, columnCount: x.columnCount) {
        i, j throws in
        try exact.rows.reduce(Rational.zero) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) }
          / count
      }
      let fields = try subject.mleMvn(x)
      try subject.hold(
        .mleMvn, fields.vector("mean"), to: means, within: means.map { .rounding($0) })
      let computed = try fields.matrix("covariance")
      try subject.hold(.mleMvn, computed, to: covariance) { .ulps(1, of: covariance[$0, $1]) }
      try requireSameBits(computed, computed.transposed())
    },
  ]
}

/// A Gaussian, and components that are known.
struct ConditionedGaussian: Sendable {
  let vector: GaussianVector
  /// The places of what is known, in the order of the values.
  let indices: [Int]

  var values: [Double] { indices.map { vector.x[$0] } }
}

extension Generator where Value == ConditionedGaussian {
  /// Gaussians of two to four components, of which one at least is known and one is not.
  fileprivate static func conditionedGaussians(scales: ClosedRange<Int>) -> Generator {
    Generator<GaussianVector>.gaussianVectors(count: 2...4, scales: scales).flatMap { vector in
      tuple(
        Generator<[Int]>.permutations(of: Array(vector.x.indices)),
        Generator<Int>.integers(in: 1...vector.x.count - 1)
      ).map { ConditionedGaussian(vector: vector, indices: Array($0.prefix($1))) }
    }
  }
}

extension Generator where Value == Matrix<Double> {
  /// Rows of data, near to 0 or far from it.
  fileprivate static var dataRows: Generator {
    tuple(
      Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...3),
      Generator<Double>.oneOf([.just(0), .elements([1e6, 1e12]), .atScale(-40...40)])
    ).flatMap { rows, columns, center in
      Generator<Double>.oneOf([.whole(), .floats(in: -1...1)]).array(exactly: rows * columns).map {
        elements in
        Matrix(rowCount: rows, columnCount: columns) { center + elements[$0 * columns + $1] }
      }
    }
  }
}

extension Subject {
  /// Holds the conditional to the exact one: an entry is a form a'Σ_bb⁻¹b and a term that it is added
  /// to, with four roundings.
  fileprivate func holdsConditional(_ input: ConditionedGaussian) throws {
    let (vector, indices) = (input.vector, input.indices)
    let normal = try vector.normal()
    let known = try normal.marginal(indices)
    let exact = try normal.conditional(indices, input.values.rationals())
    let others = vector.mean.indices.filter { !indices.contains($0) }
    let bound = try CovarianceBound(known.covariance)
    try assume(bound.isProved)
    let amount = { (left: [Rational], right: [Rational], terms: Rational) in
      try bound.form(left, right) + Rational(4) * Bound.unitRoundoff * terms
    }
    let solutions = try others.map { other in
      try known.covariance.solve(indices.map { normal.covariance[$0, other] })
    }
    let fields = try mvnConditional(vector.mean, vector.covariance, indices, input.values)
    let shift = try known.weights(input.values.rationals())
    let bounds = try others.enumerated().map { place, other in
      let terms =
        normal.mean[other].magnitude + (exact.mean[place] - normal.mean[other]).magnitude
      return Bound("F7 of a covariance", try amount(solutions[place], shift, terms))
    }
    try hold(.mvnConditional, fields.vector("mean"), to: exact.mean, within: bounds)
    let covariance = try fields.matrix("covariance")
    try hold(.mvnConditional, covariance, to: exact.covariance) { row, column in
      let whole = normal.covariance[others[row], others[column]]
      let terms = whole.magnitude + (whole - exact.covariance[row, column]).magnitude
      return Bound(
        "F7 of a covariance", try amount(solutions[row], solutions[column], terms))
    }
    try requireSameBits(covariance, covariance.transposed())
  }
}
