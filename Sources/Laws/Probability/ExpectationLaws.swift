import Exact
import PropertyTesting
import Reference

extension Law {
  /// Expectations of weighted outcomes, and their linearity.
  static let expectationLaws: [Law] = [
    Law(
      148, .moments, "expectation is within the bound of a dot product",
      states: "Σ pᵢxᵢ of the doubles as they are, within n·u·Σ pᵢ|xᵢ| (F1)", .exact,
      holds: [.expectation], for: .weightedValues
    ) { subject, input in
      let (x, p) = (input.values, input.p)
      try subject.hold(
        .expectation, subject.expectation(x, p), to: ExactVectors.dot(x, p), within: .dot(x, p))
    },
    Law(
      148, .moments, "expectation is rounded once",
      states: "Σ pᵢxᵢ is the nearest double, where terms nearly cancel too", .exact,
      holds: [.expectation], for: .weightedValues
    ) { subject, input in
      let exact = try ExactVectors.dot(input.values, input.p)
      try subject.hold(
        .expectation, subject.expectation(input.values, input.p), to: exact,
        within: .correctlyRounded(exact))
    },
    Law(
      148, .moments, "expectation is linear, for dependent variables too",
      states: "E[aX + bY + c] = aE[X] + bE[Y] + c for every joint table", .exact, .medium,
      holds: [.expectation], for: tuple(.jointValues, .wholeVectors(count: 3...3))
    ) { subject, input in
      let (table, factors) = (input.0, input.1)
      let exact = try table.exactMoments()
      let sums = table.values { factors[0] * $0 + factors[1] * $1 + factors[2] }
      let q = try factors.rationals()
      let wanted = q[0] * exact.meanX + q[1] * exact.meanY + q[2]
      let p = table.joint.elements
      try subject.hold(
        .expectation, subject.expectation(sums, p), to: wanted, within: .rounding(wanted))
      try subject.hold(
        .expectation, subject.expectation(table.values { x, _ in x }, p), to: exact.meanX,
        within: .rounding(exact.meanX))
    },
    Law(
      148, .moments, "expectations of independent variables multiply",
      states: "E[XY] = E[X]E[Y] and the covariance is 0 for product tables", .exact, .medium,
      holds: [.expectation, .distributionCovariance], for: .independentValues
    ) { subject, table in
      let exact = try table.exactMoments()
      let product = exact.meanX * exact.meanY
      try subject.hold(
        .expectation, subject.expectation(table.values { $0 * $1 }, table.joint.elements),
        to: product, within: .rounding(product))
      try require(exact.covariance.isZero, "the covariance of the reference is not 0")
      try subject.hold(
        .distributionCovariance, subject.distributionCovariance(table.x, table.y, table.joint),
        to: .zero, within: .exact)
    },
    Law(
      148, .moments, "expectations of dependent variables need not multiply",
      states: "E[X²] ≠ E[X]²; and X, X² on −1, 0, 1 are dependent with the covariance 0", .exact,
      holds: [.expectation, .distributionCovariance], forAllOf: { [1.0, 2, 0x1p100] }
    ) { subject, scale in
      let p = [0.25, 0.5, 0.25]
      let x = [-scale, 0, scale]
      let squares = x.map { $0 * $0 }
      let table = Matrix(rowCount: 3, columnCount: 3) { $0 == $1 ? p[$0] : 0 }
      try require(try subject.expectation(x, p) == 0, "the mean is not 0")
      try require(try subject.expectation(squares, p) == scale * scale / 2, "E[X²]")
      try require(try subject.distributionCovariance(x, x, table) == scale * scale / 2, "Cov(X, X)")
      try require(try subject.distributionCovariance(x, squares, table) == 0, "Cov(X, X²)")
    },
  ]
}

/// Values of outcomes with their probabilities.
struct WeightedValues: Sendable, CustomStringConvertible {
  let values: [Double]
  let p: [Double]

  /// The values and the distribution.
  var description: String { "values \(values), p = \(p)" }
}

extension Generator where Value == WeightedValues {
  /// Values of every kind, far from 0 too, with any distribution.
  static var weightedValues: Generator {
    Generator<[Double]>.distributions(count: 1...7).flatMap { p in
      Generator<[Double]>.momentData(count: p.count...p.count).map {
        WeightedValues(values: $0, p: p)
      }
    }
  }

  /// Values of a scale at which squares neither overflow nor underflow.
  static var moderateWeightedValues: Generator {
    Generator<[Double]>.distributions(count: 1...7).flatMap { p in
      Generator<[Double]>.oneOf([
        Generator<[Double]>.offsetData(count: p.count...p.count),
        .moderateVectors(count: p.count...p.count),
      ]).map { WeightedValues(values: $0, p: p) }
    }
  }
}
