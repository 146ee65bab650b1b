import Exact
import PropertyTesting
import Reference

extension Law {
  /// What leaves layer norm as it is.
  static let layerNormInvarianceLaws: [Law] = [
    Law(
      181, .normalisation, "a constant added to a row changes nothing",
      states: "layerNorm(x + c) = layerNorm(x), within 1 ulp of the same exact row, for whole c",
      .exact,
      holds: [.layerNorm],
      for: tuple(
        .normalisations(), Generator<Double>.elements([1, -7, 1e4, 1e8, -1e8, 0x1p44]))
    ) { subject, arguments in
      var (input, shift) = arguments
      input.x = input.x.map { $0.rounded() }
      let rows = try input.rows()
      input.x = input.x.map { $0 + shift }
      try assume(input.x.elements.allSatisfy { $0.magnitude < 0x1p53 })
      let y = try input.normalRows(by: subject)
      for (place, row) in rows.enumerated() {
        for (column, exact) in row.normal.enumerated() {
          try subject.hold(.layerNorm, y[place, column], to: exact, within: .ulps(1, of: exact))
        }
      }
    },
    Law(
      181, .normalisation,
      "without ε a positive factor changes nothing, and a negative one the sign",
      states: "layerNorm(cx) = ±layerNorm(x) at ε = 0, within 1 ulp of the same exact row", .exact,
      holds: [.layerNorm],
      for: tuple(
        .normalisations(), Generator<Double>.elements([3, 0.5, -1, -5, 1e5, 0x1p-30, -0x1p60]))
    ) { subject, arguments in
      var (input, factor) = arguments
      input.epsilon = 0
      input.x = input.x.map { $0.rounded() }
      let rows = try input.rows()
      let scaled = try input.x.rationals().map { try $0 * Rational(factor) }
      guard let doubles = scaled.doubles else { throw Discard() }
      input.x = doubles
      let y = try input.normalRows(by: subject)
      for (place, row) in rows.enumerated() {
        for (column, normal) in row.normal.enumerated() {
          let exact = factor < 0 ? -normal : normal
          try subject.hold(.layerNorm, y[place, column], to: exact, within: .ulps(1, of: exact))
        }
      }
    },
    Law(
      181, .normalisation, "without ε powers of two cancel to the bit",
      states: "layerNorm(2ᵏx) = layerNorm(x) at ε = 0", .bitwise, needs: [.layerNorm],
      for: tuple(.normalisations(), Generator<Int>.integers(in: -400...400))
    ) { subject, arguments in
      var (input, exponent) = arguments
      input.epsilon = 0
      _ = try input.rows()
      try assume(input.x.elements.allSatisfy { $0 == 0 || $0.magnitude > 0x1p-300 })
      let y = try input.normalRows(by: subject)
      input.x = input.x.map { $0.timesPowerOfTwo(exponent) }
      try requireSameBits(input.normalRows(by: subject), y)
    },
    Law(
      181, .normalisation, "each row is normalised by itself, to the bit",
      states: "row i of layerNorm and of rmsNorm is what it is of a matrix with that row alone",
      .bitwise, needs: [.layerNorm, .rmsNorm], for: .normalisations(rows: 2...3)
    ) { subject, input in
      _ = try input.rows()
      try assume(input.epsilon > 0 || input.x.rows.allSatisfy { $0.contains { $0 != 0 } })
      let layers = try subject.layerNorm(input.x, input.gain, input.bias, input.epsilon)
      let squares = try subject.rmsNorm(input.x, input.gain, input.epsilon)
      try require(layers.shape == input.x.shape && squares.shape == input.x.shape, "the shape")
      for place in 0..<input.x.rowCount {
        let row = try Matrix(rows: [input.x.row(place)])
        try requireSameBits(
          subject.layerNorm(row, input.gain, input.bias, input.epsilon).elements,
          layers.row(place))
        try requireSameBits(
          subject.rmsNorm(row, input.gain, input.epsilon).elements, squares.row(place))
      }
    },
  ]
}
