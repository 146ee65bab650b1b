import Exact
import PropertyTesting
import Reference

extension Law {
  /// RMS norm and its gradients.
  static let rmsNormLaws: [Law] = [
    Law(
      193, .normalisation, "RMS norm is within the roundings of a mean square",
      states: "γx/√(mean x² + ε) has n/2 + 8 roundings", .exact, holds: [.rmsNorm],
      for: .normalisations()
    ) { subject, input in
      let rows = try input.rows(isCentred: false)
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let gain = try input.gain.rationals()
      let y = try subject.rmsNorm(input.x, input.gain, input.epsilon)
      try require(y.shape == input.x.shape, "the shape is \(y.shape)")
      for (place, row) in rows.enumerated() {
        let exact = gain.indices.map { row.output($0, gain: gain[$0], bias: .zero) }
        try subject.hold(.rmsNorm, y.row(place), to: exact) {
          .layerNorm(row, $0, gain: gain[$0], output: exact[$0])
        }
      }
    },
    Law(
      193, .normalisation, "RMS norm is within 1 ulp",
      states: "γx/√(mean x² + ε) is within 1 ulp, at any scale", .exact, holds: [.rmsNorm],
      for: tuple(.normalisations(), Generator<Int>.elements([0, 0, 0, 700, -700, 980]))
    ) { subject, arguments in
      var (input, exponent) = arguments
      input.x = input.x.map { $0.timesPowerOfTwo(exponent) }
      try assume(input.x.elements.allSatisfy(\.isFinite))
      let rows = try input.rows(isCentred: false)
      let gain = try input.gain.rationals()
      let y = try subject.rmsNorm(input.x, input.gain, input.epsilon)
      try require(y.shape == input.x.shape, "the shape is \(y.shape)")
      for (place, row) in rows.enumerated() {
        let exact = gain.indices.map { row.output($0, gain: gain[$0], bias: .zero) }
        try subject.hold(.rmsNorm, y.row(place), to: exact) {
          .ulps(1, of: SignedRoot(gain[$0]) * row.normal[$0])
        }
      }
    },
    Law(
      193, .normalisation, "RMS norm of a row without a mean is its layer norm",
      states: "rmsNorm(x) = layerNorm(x) where Σ x = 0, within 1 ulp of the same exact row", .exact,
      holds: [.rmsNorm, .layerNorm],
      for: tuple(
        Generator<[Double]>.wholeVectors(count: 1...4, magnitude: 1000), Generator<Double>.epsilons)
    ) { subject, input in
      let row = input.0 + input.0.map { -$0 }
      try assume(input.1 > 0 || row.contains { $0 != 0 })
      let exact = try EnclosedNorm(row, epsilon: input.1).normal
      let x = try Matrix(rows: [row])
      let ones = row.map { _ in 1.0 }
      let results = [
        (Function.rmsNorm, try subject.rmsNorm(x, ones, input.1)),
        (.layerNorm, try subject.layerNorm(x, ones, row.map { _ in 0 }, input.1)),
      ]
      for (function, y) in results {
        try require(y.shape == x.shape, "the shape is \(y.shape)")
        for (place, value) in exact.enumerated() {
          try subject.hold(function, y[0, place], to: value, within: .ulps(1, of: value))
        }
      }
    },
    Law(
      193, .normalisation, "the gradients of RMS norm are within the roundings of a mean square",
      states: "(h − x̂·mean(hx̂))/s with h = γg, and Σ gx̂, in plain sums", .exact, .medium,
      holds: [.rmsNormGrad], for: .normalisations()
    ) { subject, input in
      let rows = try input.rows(isCentred: false)
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let fields = try subject.rmsNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdPlain(.rmsNormGrad, fields, rows, by: subject)
    },
    Law(
      193, .normalisation, "the gradients of RMS norm are within 1 ulp",
      states: "each element by x is within 1 ulp, by gains a sum of pairs",
      .exact, .medium, holds: [.rmsNormGrad], for: .normalisations()
    ) { subject, input in
      let rows = try input.rows(isCentred: false)
      let fields = try subject.rmsNormGrad(input.x, input.gain, input.epsilon, input.g)
      try input.holdAccurate(.rmsNormGrad, fields, rows, by: subject)
    },
    Law(
      193, .normalisation, "the gradient of RMS norm is that by dual numbers",
      states: "of Σ gᵢyᵢ by x and by gains, by exact duals through the definition", .certified,
      .medium, holds: [.rmsNormGrad], for: .normalisations(rows: 1...1, columns: 1...4)
    ) { subject, input in
      let rows = try input.rows(isCentred: false)
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let fields = try subject.rmsNormGrad(input.x, input.gain, input.epsilon, input.g)
      let (gain, g) = (try input.gain.rationals(), try input.g.rationals().elements)
      let epsilon = Dual<Real>(try Rational(input.epsilon))
      let point = try (input.x.elements.rationals() + gain).map { Real.rational($0) }
      let slopes = try decided {
        try Derivatives.gradient(at: point) { p in
          let y = try Normalisation.rootMeanSquare(
            Array(p[0..<gain.count]), gain: Array(p[gain.count...]), epsilon: epsilon)
          return try Vectors.dot(g.map { Dual<Real>($0) }, y)
        }
      }
      let bounds = try Bound.layerNormGradients(rows[0], h: zip(gain, g).map { $0 * $1 })
      let (byRow, byGain) = (try fields.matrix("x").elements, try fields.vector("gain"))
      try require(byRow.count == gain.count && byGain.count == gain.count, "other lengths")
      for place in gain.indices {
        try subject.hold(.rmsNormGrad, byRow[place], to: slopes[place], within: bounds[place])
        try subject.hold(
          .rmsNormGrad, byGain[place], to: slopes[gain.count + place],
          within: .gainGradient([g[place]], [(rows[0].enclosed[place], rows[0].error(place))]))
      }
    },
    Law(
      193, .normalisation, "without ε the gradient of RMS norm is orthogonal to the row",
      states: "Σ dxᵢx̂ᵢ = 0 at ε = 0, within 1 ulp of each", .exact, .medium,
      needs: [.rmsNormGrad], for: .normalisations()
    ) { subject, arguments in
      var input = arguments
      input.epsilon = 0
      let rows = try input.rows(isCentred: false)
      let dx = try subject.rmsNormGrad(input.x, input.gain, 0, input.g).matrix("x")
      try require(dx.shape == input.x.shape, "the shape is \(dx.shape)")
      // The slopes of rows near 0 may be beyond the doubles.
      try assume(dx.elements.allSatisfy(\.isFinite))
      for (place, row) in rows.enumerated() {
        let exact = try input.gradient(place, of: row)
        var (along, permitted) = (Rational.zero, Rational.zero)
        for (column, numerator) in row.row.numerators.enumerated() {
          along += try Rational(dx[place, column]) * numerator
          permitted += Bound.ulps(1, of: exact[column]).amount * numerator.magnitude
        }
        try require(along.magnitude <= permitted, "the gradient of row \(place) is not orthogonal")
      }
    },
  ]
}
