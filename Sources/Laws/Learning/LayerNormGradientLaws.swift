import Exact
import PropertyTesting
import Reference

extension Law {
  /// The gradients of layer norm.
  static let layerNormGradientLaws: [Law] = [
    Law(
      181, .normalisation, "the gradients of layer norm are within the bound of two passes",
      states:
        "(h − mean h − x̂·mean(hx̂))/s with h = γg, Σ gx̂ and Σ g, from an x̂ within F18, in plain sums",
      .exact, .medium, holds: [.layerNormGrad], for: .normalisations()
    ) { subject, input in
      let rows = try input.rows()
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let fields = try subject.layerNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdPlain(.layerNormGrad, fields, rows, by: subject)
    },
    Law(
      181, .normalisation, "the gradients of layer norm are within 1 ulp",
      states:
        "each element by x is within 1 ulp, by gains a sum of pairs, by biases rounded once (F3)",
      .exact, .medium, holds: [.layerNormGrad],
      for: .normalisations()
    ) { subject, input in
      let rows = try input.rows()
      let fields = try subject.layerNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdAccurate(.layerNormGrad, fields, rows, by: subject)
    },
    Law(
      181, .normalisation, "the gradients of layer norm are those by dual numbers",
      states: "of Σ gᵢyᵢ, by exact duals through the definition, element by element", .certified,
      .medium, holds: [.layerNormGrad], for: .normalisations(rows: 1...2, columns: 1...4)
    ) { subject, input in
      let rows = try input.rows()
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let fields = try subject.layerNormGrad(input.x, input.gain, input.epsilon, input.g)
      let (dx, byGain, byBias) = (
        try fields.matrix("x"), try fields.vector("gain"), try fields.vector("bias")
      )
      try require(
        dx.shape == input.x.shape && byGain.count == input.gain.count
          && byBias.count == input.gain.count, "gradients of other shapes")
      let (x, g) = (try input.x.rationals(), try input.g.rationals())
      let n = input.gain.count
      var byParameters = Array(repeating: [Real](), count: 2 * n)
      for (place, row) in rows.enumerated() {
        let point = try (x.row(place) + input.gain.rationals() + input.bias.rationals()).map {
          Real.rational($0)
        }
        let epsilon = Dual<Real>(constant: .rational(try Rational(input.epsilon)))
        let upstream = g.row(place).map { Dual<Real>($0) }
        let slopes = try decided {
          try Derivatives.gradient(at: point) { p in
            let y = try Normalisation.layer(
              Array(p[0..<n]), gain: Array(p[n..<2 * n]), bias: Array(p[(2 * n)...]),
              epsilon: epsilon)
            return try Vectors.dot(upstream, y)
          }
        }
        let h = zip(try input.gain.rationals(), g.row(place)).map { $0 * $1 }
        let bounds = try Bound.layerNormGradients(row, h: h)
        for column in 0..<n {
          try subject.hold(
            .layerNormGrad, dx[place, column], to: slopes[column],
            within: bounds[column])
        }
        for column in 0..<2 * n { byParameters[column].append(slopes[n + column]) }
      }
      for column in 0..<n {
        try subject.hold(
          .layerNormGrad, byGain[column], to: Real.sum(byParameters[column]),
          within: .gainGradient(
            g.column(column), rows.map { ($0.enclosed[column], $0.error(column)) }))
        try subject.hold(
          .layerNormGrad, byBias[column], to: Real.sum(byParameters[n + column]),
          within: .sum(input.g.columns[column]))
      }
    },
    Law(
      181, .normalisation, "the gradient by a row sums to 0, and without ε is orthogonal to it",
      states: "Σ dxᵢ = 0, and Σ dxᵢx̂ᵢ = 0 at ε = 0, within 1 ulp of each", .exact,
      .medium,
      needs: [.layerNormGrad], for: tuple(.normalisations(), Generator<Bool>.booleans)
    ) { subject, arguments in
      var (input, isPlain) = arguments
      if isPlain { input.epsilon = 0 }
      let rows = try input.rows()
      let dx = try subject.layerNormGrad(input.x, input.gain, input.epsilon, input.g).matrix("x")
      try require(dx.shape == input.x.shape, "the shape is \(dx.shape)")
      for (place, row) in rows.enumerated() {
        let computed = try dx.row(place).rationals()
        let bounds = try input.gradient(place, of: row).map { Bound.ulps(1, of: $0).amount }
        try require(
          computed.reduce(Rational.zero, +).magnitude <= bounds.reduce(Rational.zero, +),
          "the gradient of row \(place) does not sum to 0")
        guard isPlain else { continue }
        let along = zip(computed, row.row.numerators).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        let permitted = zip(bounds, row.row.numerators).reduce(Rational.zero) {
          $0 + $1.0 * $1.1.magnitude
        }
        try require(along.magnitude <= permitted, "the gradient of row \(place) is not orthogonal")
      }
    },
  ]
}
