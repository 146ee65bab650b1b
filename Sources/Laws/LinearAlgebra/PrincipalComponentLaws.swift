import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: principal components.
  static let principalComponentLaws: [Law] = [
    Law(
      69, .singularValues, "principal components have the mean of the rows and k directions",
      states: "the mean of each column within F1; k = min(n, d) components, variances, scores",
      .exact,
      holds: [.pca], for: examples
    ) { subject, x in
      let found = try subject.pca(x)
      let exact = try x.rationals()
      let centring = try Centring(exact)
      let mean = try found.vector("mean")
      try subject.hold(.pca, mean, to: centring.mean, within: centring.meanBounds)
      let k = min(x.rowCount, x.columnCount)
      try Spectral.requireShape(try found.matrix("components"), k, x.columnCount, "components")
      try Spectral.requireShape(try found.matrix("scores"), x.rowCount, k, "scores")
      try require(try found.vector("variances").count == k, "there are not k variances")
    },
    Law(
      69, .singularValues, "the variances of principal components are σ²/n of the centred rows",
      states:
        "|v̂ᵢ − σᵢ²/n| ≤ ((σᵢ + e)² − σᵢ²)/n + 4u(σᵢ + e)²/n, e = F11 and the rounding of centring",
      .certified, .medium, holds: [.pca], for: examples
    ) { subject, x in
      let centring = try Centring(try x.rationals())
      let variances = try subject.pca(x).vector("variances")
      try require(variances.allSatisfy { $0 >= 0 }, "a variance is negative")
      try require(zip(variances, variances.dropFirst()).allSatisfy { $0 >= $1 }, "not sorted")
      let bounds = try centring.values.map { try centring.varianceBound($0) }
      let exact = try centring.values.map { value in
        try (value.middle * value.middle) / Rational(x.rowCount)
      }
      try subject.hold(.pca, variances, to: exact, within: bounds)
    },
    Law(
      69, .singularValues, "the variances of principal components sum to the total variance",
      states: "Σ v̂ᵢ = Σⱼ Var xⱼ, up to the bounds of the variances", .certified, .medium,
      holds: [.pca], for: examples
    ) { subject, x in
      let centring = try Centring(try x.rationals())
      let variances = try subject.pca(x).vector("variances").rationals()
      let total = try centring.centred.squaredFrobenius() / Rational(x.rowCount)
      let slack = try centring.values.reduce(Rational.zero) {
        $0 + (try centring.varianceBound($1)).amount
      }
      let sum = variances.reduce(Rational.zero, +)
      try require((sum - total).magnitude <= slack, "the variances do not sum to the total")
    },
    Law(
      69, .singularValues, "principal components are orthonormal, with their signs fixed",
      states: "‖I − CCᵀ‖₂ ≤ 5·max(n, d)·ε; the entry of largest magnitude of each is positive",
      .exact,
      .medium, holds: [.pca], for: examples
    ) { subject, x in
      let components = try subject.pca(x).matrix("components")
      try Spectral.requireOrthonormal(
        components.transposed(), "componentsᵀ", rows: x.rowCount, columns: x.columnCount)
      for row in components.rows {
        let greatest = row.map(\.magnitude).max() ?? 0
        try require(row.contains(greatest), "the entry of largest magnitude is negative")
      }
    },
    Law(
      69, .singularValues, "scores are the centred rows along the components",
      states: "‖S − (X − 1m)Cᵀ‖₂ ≤ 2e, e = F11 and the rounding of centring", .exact, .medium,
      holds: [.pca], for: examples
    ) { subject, x in
      let found = try subject.pca(x)
      let centring = try Centring(try x.rationals())
      let directions = try found.matrix("components").rationals().transposed()
      let product = try centring.centred * directions
      let difference = try product - (try found.matrix("scores").rationals())
      try require(
        try SingularValues.norm(of: difference, isAtMost: 2 * centring.error),
        "the scores are not those of the centred rows")
    },
    Law(
      69, .singularValues, "scores are uncorrelated, with the variances of the components",
      states: "‖SᵀS − n·diag(v)‖₂ ≤ 6σ₁e + 4e², e = F11 and the rounding of centring", .certified,
      .medium, holds: [.pca], for: examples
    ) { subject, x in
      let found = try subject.pca(x)
      let centring = try Centring(try x.rationals())
      let variances = try found.vector("variances").rationals()
      let expected = RationalMatrix.diagonal(variances.map { Rational(x.rowCount) * $0 })
      let gram = try found.matrix("scores").rationals().gramMatrix()
      let limit = centring.error * (6 * centring.largest + 4 * centring.error)
      try require(
        try SingularValues.norm(of: try gram - expected, isAtMost: limit),
        "the scores are correlated")
    },
    Law(
      69, .singularValues, "no direction has more variance than the first component",
      states: "wᵀΣw/wᵀw ≥ dᵀΣd/dᵀd for all d, up to 4σ₁e/n", .certified, .medium, holds: [.pca],
      for: tuple(examples, Generator<Double>.spectralWhole.array(exactly: 4))
    ) { subject, input in
      let (x, drawn) = input
      let direction = try Array(drawn.prefix(x.columnCount)).rationals()
      try assume(direction.contains { !$0.isZero })
      let centring = try Centring(try x.rationals())
      let first = try subject.pca(x).matrix("components").rationals().row(0)
      let own = try centring.variance(along: first)
      let other = try centring.variance(along: direction)
      let slack = try 4 * centring.largest * centring.error / Rational(x.rowCount)
      try require(own >= other - slack, "the first component has not the largest variance")
    },
  ]

  /// A row an example: up to 4 of up to 3 numbers, some far from zero.
  private static var examples: Generator<Matrix<Double>> {
    .frequency([
      (3, .spectral(rows: 1...4, columns: 1...3)),
      (
        1,
        tuple(.spectral(rows: 1...4, columns: 1...3), .elements([1e3, -1e6])).map { x, far in
          x.map { $0 + far }
        }
      ),
    ])
  }
}

/// Rows without their mean, exactly, and what a core may lose on the way there and after it.
private struct Centring {
  /// The mean of each column.
  let mean: [Rational]
  /// How far each computed mean may be from it: F1 for the sum, and the rounding of the quotient.
  let meanBounds: [Bound]
  /// The rows without the mean.
  let centred: RationalMatrix
  /// The singular values of the centred rows.
  let values: [RationalInterval]
  /// What the centred rows and their factors may be off by, in the 2-norm: 5·max(n, d)·ε·σ₁, and the
  /// errors of centring: that of the mean, and the rounding of the difference.
  let error: Rational

  /// Not below the largest singular value.
  var largest: Rational { values.first?.upper ?? .zero }

  init(_ x: RationalMatrix) throws {
    let n = Rational(x.rowCount)
    let u = Bound.unitRoundoff
    let columns = x.transposed().rows
    let mean = try columns.map { try $0.reduce(Rational.zero, +) / n }
    let meanErrors = zip(columns, mean).map { column, mean in
      // n·u·Σ|xᵢ|/n for the sum (F1), and u of what is divided, or half of a subnormal's unit.
      let sum = u * column.reduce(Rational.zero) { $0 + $1.magnitude }
      return sum + u * (mean.magnitude + sum) + Bound.underflow(1, 0)
    }
    let centred = RationalMatrix(rowCount: x.rowCount, columnCount: x.columnCount) {
      x[$0, $1] - mean[$1]
    }
    let rounding = RationalMatrix(rowCount: x.rowCount, columnCount: x.columnCount) {
      meanErrors[$1] + u * (centred[$0, $1].magnitude + meanErrors[$1])
    }
    values = try SingularValues.enclosures(of: centred, relativeBits: Spectral.bits)
    error =
      try Bound.factors(rows: x.rowCount, columns: x.columnCount) * (values.first?.upper ?? .zero)
      + Spectral.frobenius(rounding).upper
    self.mean = mean
    self.centred = centred
    meanBounds = meanErrors.map { Bound("F1", $0) }
  }

  /// How far the variance σ²/n may be off: σ by `error`, and four roundings, subnormal ones too.
  func varianceBound(_ value: RationalInterval) throws -> Bound {
    let top = value.upper + error
    let amount = top * top * (1 + 4 * Bound.unitRoundoff) - value.lower * value.lower
    return Bound(
      "F11 (variance)", try amount / Rational(centred.rowCount) + Bound.underflow(2, 2))
  }

  /// The variance of the rows along a direction, of any length.
  func variance(along direction: [Rational]) throws -> Rational {
    let square = direction.reduce(Rational.zero) { $0 + $1 * $1 }
    let scores = try centred * direction
    return try scores.reduce(Rational.zero) { $0 + $1 * $1 } / (square * Rational(scores.count))
  }
}
