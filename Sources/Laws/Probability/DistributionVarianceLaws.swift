import Exact
import PropertyTesting
import Reference

extension Law {
  /// Variances and covariances of weighted outcomes.
  static let distributionVarianceLaws: [Law] = [
    Law(
      149, .moments, "variance of weighted outcomes is within the bound of two passes",
      states: "Σ pᵢ(xᵢ − μ)² about μ = Σ pᵢxᵢ of the doubles as they are (F17)", .exact,
      holds: [.distributionVariance], for: .moderateWeightedValues
    ) { subject, input in
      let (x, p) = (try input.values.rationals(), try input.p.rationals())
      try subject.hold(
        .distributionVariance, subject.distributionVariance(input.values, input.p),
        to: input.exactVariance(), within: .weightedTwoPass(x, x, weights: p))
    },
    Law(
      149, .moments, "variance of weighted outcomes is within 1 ulp",
      states: "Σ pᵢ(xᵢ − μ)², however far the mean is, at every scale", .exact,
      holds: [.distributionVariance], for: .weightedValues
    ) { subject, input in
      let exact = try input.exactVariance()
      try subject.hold(
        .distributionVariance, subject.distributionVariance(input.values, input.p), to: exact,
        within: .ulps(1, of: exact))
    },
    Law(
      149, .moments, "covariance by a joint table is within the bound of two passes",
      states: "Σ pᵢⱼ(xᵢ − E[X])(yⱼ − E[Y]) (F17)", .exact, .medium,
      holds: [.distributionCovariance], for: .jointValues
    ) { subject, table in
      let bound = Bound.weightedTwoPass(
        try table.values { x, _ in x }.rationals(), try table.values { _, y in y }.rationals(),
        weights: try table.joint.rationals().elements)
      try subject.hold(
        .distributionCovariance, subject.distributionCovariance(table.x, table.y, table.joint),
        to: table.exactMoments().covariance, within: bound)
    },
    Law(
      149, .moments, "covariance by a joint table is within 1 ulp",
      states: "Σ pᵢⱼ(xᵢ − E[X])(yⱼ − E[Y]), also where its terms nearly cancel", .exact, .medium,
      holds: [.distributionCovariance], for: .jointValues
    ) { subject, table in
      let exact = try table.exactMoments().covariance
      try subject.hold(
        .distributionCovariance, subject.distributionCovariance(table.x, table.y, table.joint),
        to: exact, within: .ulps(1, of: exact))
    },
    Law(
      149, .moments, "variance is the mean square less the square of the mean",
      states: "E[(X − μ)²] = E[X²] − E[X]², so E[X]² ≤ E[X²] (Jensen), of exact sums", .exact,
      .medium, holds: [.distributionVariance, .expectation], for: .jointValues
    ) { subject, table in
      let p = table.joint.elements
      let x = table.values { $0 + 3 * $1 }
      let squares = x.map { $0 * $0 }
      let (mean, square) = (try ExactVectors.dot(x, p), try ExactVectors.dot(squares, p))
      try subject.hold(
        .expectation, subject.expectation(squares, p), to: square, within: .rounding(square))
      let exact = square - mean * mean
      let value = try subject.distributionVariance(x, p)
      try require(value >= 0, "the variance is \(value)")
      try subject.hold(.distributionVariance, value, to: exact, within: .ulps(1, of: exact))
    },
    Law(
      149, .moments, "variance of a multiple and of a sum",
      states: "Var(aX + b) = a²Var X, and Var(X + Y) = Var X + Var Y + 2Cov(X, Y)", .exact, .medium,
      holds: [.distributionVariance, .distributionCovariance],
      for: tuple(.jointValues, .wholeVectors(count: 2...2))
    ) { subject, input in
      let (table, factors) = (input.0, input.1)
      let exact = try table.exactMoments()
      let p = table.joint.elements
      let scaled = try Rational(factors[0]) * Rational(factors[0]) * exact.varianceX
      let sum = exact.varianceX + exact.varianceY + 2 * exact.covariance
      for (values, wanted) in [
        (table.values { x, _ in factors[0] * x + factors[1] }, scaled),
        (table.values { $0 + $1 }, sum), (table.values { _, y in y }, exact.varianceY),
      ] {
        try subject.hold(
          .distributionVariance, subject.distributionVariance(values, p), to: wanted,
          within: .ulps(1, of: wanted))
      }
      try subject.hold(
        .distributionCovariance, subject.distributionCovariance(table.x, table.y, table.joint),
        to: exact.covariance, within: .ulps(1, of: exact.covariance))
    },
    Law(
      149, .moments, "the whole is told by the parts",
      states: "E[E[Y | X]] = E[Y] and Var Y = E[Var(Y | X)] + Var E[Y | X]", .exact, .medium,
      holds: [.expectation, .distributionVariance],
      for: tuple(.conditionedTables, .wholeVectors(count: 3...3))
    ) { subject, input in
      let (table, y) = (input.0, Array(input.1.prefix(input.0.rows.columnCount)))
      let weights = try table.prior.rationals()
      var means: [Rational] = []
      var within = Rational.zero
      for (weight, row) in zip(weights, table.rows.rows) {
        let own = WeightedValues(values: y, p: row)
        let (mean, variance) = (try ExactVectors.dot(y, row), try own.exactVariance())
        try subject.hold(
          .expectation, subject.expectation(y, row), to: mean, within: .rounding(mean))
        try subject.hold(
          .distributionVariance, subject.distributionVariance(y, row), to: variance,
          within: .ulps(1, of: variance))
        means.append(mean)
        within += weight * variance
      }
      let mean = zip(weights, means).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      let between = zip(weights, means).reduce(Rational.zero) {
        $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
      }
      // All outcomes at once: the value of a column in every row.
      let values = table.prior.flatMap { _ in y }
      let p = table.joint.elements
      try subject.hold(
        .expectation, subject.expectation(values, p), to: mean, within: .rounding(mean))
      try subject.hold(
        .distributionVariance, subject.distributionVariance(values, p), to: within + between,
        within: .ulps(1, of: within + between))
    },
    Law(
      149, .moments, "few outcomes are far from the mean",
      states: "P(|X − μ| ≥ t) ≤ Var X/t² (Chebyshev), and P(X ≥ t) ≤ E[X]/t for X ≥ 0 (Markov)",
      .exact, .medium, holds: [.distributionVariance, .expectation],
      for: tuple(.jointValues, Generator<Int>.integers(in: 1...40))
    ) { subject, input in
      let (table, quarters) = input
      let (p, y) = (table.joint.elements, table.values { _, y in y })
      let exact = try table.exactMoments()
      let t = Rational(quarters).scaled(byTwoToThe: -2)
      let weights = try p.rationals()
      let probability = { (condition: (Rational) -> Bool) throws in
        try zip(weights, y.rationals()).filter { condition($0.1) }.reduce(Rational.zero) {
          $0 + $1.0
        }
      }
      let variance = try subject.distributionVariance(y, p)
      let limit = Bound.ulps(1, of: exact.varianceY)
      try subject.hold(.distributionVariance, variance, to: exact.varianceY, within: limit)
      let far = try probability { ($0 - exact.meanY).magnitude >= t }
      try require(try far * t * t <= Rational(variance) + limit.amount, "Chebyshev's bound")
      let size = try subject.expectation(y.map(\.magnitude), p)
      let mean = try ExactVectors.dot(y.map(\.magnitude), p)
      try subject.hold(.expectation, size, to: mean, within: .rounding(mean))
      let large = try probability { $0.magnitude >= t }
      try require(
        try large * t <= Rational(size) + Bound.rounding(mean).amount, "Markov's bound")
    },
  ]
}

extension WeightedValues {
  /// The variance Σ pᵢ(xᵢ − μ)² about μ = Σ pᵢxᵢ.
  func exactVariance() throws -> Rational {
    let (x, p) = (try values.rationals(), try p.rationals())
    let mean = zip(p, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    return zip(p, x).reduce(Rational.zero) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  }
}
