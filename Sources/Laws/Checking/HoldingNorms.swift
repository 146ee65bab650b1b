import Exact
import PropertyTesting
import Reference

extension NormalisationInput {
  /// Requires gradients that are within F18, carried on through textbook formulas.
  ///
  /// Rows are normalised, or columns in batch norm; gradients by gains and biases are sums over the
  /// examples.
  func holdPlain(
    _ function: Function, _ fields: Fields, _ norms: [EnclosedNorm], by subject: Subject
  ) throws {
    try hold(function, fields, norms, by: subject) { norm, h, _ in
      try Bound.layerNormGradients(norm, h: h)
    } gain: { g, normal, _ in
      .gainGradient(g, normal)
    } bias: {
      try .sum($0)
    }
  }

  /// Requires gradients that are within 1 ulp by x, sums of pairs by the gain, and rounded once by the
  /// bias.
  func holdAccurate(
    _ function: Function, _ fields: Fields, _ norms: [EnclosedNorm], by subject: Subject
  ) throws {
    try hold(function, fields, norms, by: subject) { _, _, exact in
      exact.map { .ulps(1, of: $0) }
    } gain: { g, normal, exact in
      .accurateGainGradient(g, normal.map(\.enclosed), exact)
    } bias: {
      .correctlyRounded(try ExactVectors.sum($0))
    }
  }

  /// What the gradient by row i, or column i in batch norm, is exactly.
  func gradient(_ place: Int, of norm: EnclosedNorm, byColumns: Bool = false) throws -> [SignedRoot]
  {
    let (gain, g) = (try gain.rationals(), try g.rationals())
    return try Normalisation.gradient(
      norm.x, gain: byColumns ? norm.x.map { _ in gain[place] } : gain, epsilon: Rational(epsilon),
      upstream: byColumns ? g.column(place) : g.row(place), isCentred: norm.isCentred
    ).values()
  }

  private typealias Entry = (enclosed: RationalInterval, error: Rational)

  private func hold(
    _ function: Function, _ fields: Fields, _ norms: [EnclosedNorm], by subject: Subject,
    _ bounds: (EnclosedNorm, _ h: [Rational], _ exact: [SignedRoot]) throws -> [Bound],
    gain gainBound: ([Rational], [Entry], _ exact: RationalInterval) throws -> Bound,
    bias biasBound: ([Double]) throws -> Bound
  ) throws {
    let byColumns = function == .batchNormGrad
    let dx = try fields.matrix("x")
    try require(dx.shape == x.shape, "the shape is \(dx.shape)")
    let (exactGain, exactG) = (try gain.rationals(), try g.rationals())
    for (place, norm) in norms.enumerated() {
      let factors = byColumns ? norm.x.map { _ in exactGain[place] } : exactGain
      let upstream = byColumns ? exactG.column(place) : exactG.row(place)
      let exact = try gradient(place, of: norm, byColumns: byColumns)
      let permitted = try bounds(norm, zip(factors, upstream).map { $0 * $1 }, exact)
      let computed = byColumns ? dx.columns[place] : dx.row(place)
      for (index, value) in computed.enumerated() {
        try subject.hold(function, value, to: exact[index], within: permitted[index])
      }
    }
    let hasBias = function != .rmsNormGrad
    let byGain = try fields.vector("gain")
    let byBias = hasBias ? try fields.vector("bias") : byGain
    try require(
      byGain.count == gain.count && byBias.count == gain.count, "gradients of other lengths")
    for column in gain.indices {
      let normal: [Entry] = (0..<x.rowCount).map { row in
        byColumns
          ? (norms[column].enclosed[row], norms[column].error(row))
          : (norms[row].enclosed[column], norms[row].error(column))
      }
      let factors = exactG.column(column)
      let terms = zip(factors, normal).map { factor, entry in
        factor.signum < 0
          ? (factor * entry.enclosed.upper, factor * entry.enclosed.lower)
          : (factor * entry.enclosed.lower, factor * entry.enclosed.upper)
      }
      let exact = terms.reduce(RationalInterval(.zero)) {
        RationalInterval(lower: $0.lower + $1.0, upper: $0.upper + $1.1)
      }
      try subject.hold(
        function, byGain[column], to: exact, within: try gainBound(factors, normal, exact))
      guard hasBias else { continue }
      try subject.hold(
        function, byBias[column], to: factors.reduce(Rational.zero, +),
        within: try biasBound(g.columns[column]))
    }
  }
}
