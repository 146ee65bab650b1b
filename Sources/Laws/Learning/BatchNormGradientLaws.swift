import Exact
import PropertyTesting
import Reference

extension Law {
  /// The gradients of batch norm.
  static let batchNormGradientLaws: [Law] = [
    Law(
      192, .normalisation, "the gradients of batch norm are within the bound of two passes",
      states:
        "(h − mean h − x̂·mean(hx̂))/s over the batch, h = γg, Σ gx̂ and Σ g, from an x̂ within F18",
      .exact, .medium, holds: [.batchNormGrad],
      for: .normalisations(rows: 1...5, columns: 1...3, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      try assume(columns.allSatisfy(\.isFarInsideRange))
      let fields = try subject.batchNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdPlain(.batchNormGrad, fields, columns, by: subject)
    },
    Law(
      192, .normalisation, "the gradients of batch norm are within 1 ulp",
      states:
        "each element by x is within 1 ulp, by gains a sum of pairs, by biases rounded once (F3)",
      .exact, .medium,
      holds: [.batchNormGrad],
      for: .normalisations(rows: 1...5, columns: 1...3, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      let fields = try subject.batchNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdAccurate(.batchNormGrad, fields, columns, by: subject)
    },
    Law(
      192, .normalisation, "the gradient of batch norm is that by dual numbers",
      states: "of Σ gᵢⱼyᵢⱼ by x, by exact duals through the definition", .certified, .medium,
      holds: [.batchNormGrad],
      for: .normalisations(rows: 1...3, columns: 1...2, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      try assume(columns.allSatisfy(\.isFarInsideRange))
      let dx = try subject.batchNormGrad(input.x, input.gain, input.epsilon, input.g).matrix("x")
      try require(dx.shape == input.x.shape, "the shape is \(dx.shape)")
      let (rows, count) = (input.x.rowCount, input.gain.count)
      let gain = try input.gain.rationals()
      let (gains, biases) = (
        gain.map { Dual<Real>($0) }, try input.bias.rationals().map { Dual<Real>($0) }
      )
      let upstream = try input.g.rationals()
      let epsilon = try Rational(input.epsilon)
      let slopes = try decided {
        try Derivatives.gradient(at: input.x.rationals().elements.map { Real.rational($0) }) { x in
          let y = try Normalisation.batch(
            Matrix(rowCount: rows, columnCount: count, elements: x), gain: gains, bias: biases,
            epsilon: Dual<Real>(epsilon))
          return try Vectors.dot(upstream.elements.map { Dual<Real>($0) }, y.elements)
        }
      }
      for (place, column) in columns.enumerated() {
        let bounds = try Bound.layerNormGradients(
          column, h: upstream.column(place).map { gain[place] * $0 })
        for row in 0..<rows {
          try subject.hold(
            .batchNormGrad, dx[row, place], to: slopes[row * count + place], within: bounds[row])
        }
      }
    },
  ]
}
