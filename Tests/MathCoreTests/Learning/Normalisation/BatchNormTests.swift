import Exact
import MathCore
import Testing

@Suite struct BatchNormTests {
  typealias Matrix = MathCore.Matrix

  @Test func `batch norm is layer norm of the transpose, with a gain and a bias a column`() throws {
    var draws = DoubleDraws(seed: 74)
    for _ in 0..<50 {
      let (rows, columns) = (draws.integer(2...5), draws.integer(1...4))
      let x = try Matrix(
        rows: (0..<rows).map { _ in
          (0..<columns).map { _ in 1e8 + draws.double(exponents: -3...3) }
        })
      let ones = [Double](repeating: 1, count: rows)
      let zeros = [Double](repeating: 0, count: rows)
      let batch = try Normalisation.batchNorm(
        x, [Double](repeating: 1, count: columns), [Double](repeating: 0, count: columns), 1e-5)
      let layer = try Normalisation.layerNorm(Matrices.transpose(x), ones, zeros, 1e-5)
      #expect(Matrices.transpose(batch.output) == layer)
      for index in 0..<columns {
        let column = try x.column(index).map { try Rational($0) }
        let mean = try column.reduce(.zero, +) / Rational(rows)
        let squares = column.reduce(Rational.zero) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(batch.mean[index] == mean.roundedToDouble())
        #expect(try batch.variance[index] == (squares / Rational(rows)).roundedToDouble())
      }
    }
  }

  @Test func `gradients of batch norm are within an ulp of the exact ones`() throws {
    var draws = DoubleDraws(seed: 75)
    for round in 0..<100 {
      let count = draws.integer(2...5)
      let x = (0..<count).map { _ in 1e8 + draws.double(exponents: -3...3) }
      let g = (0..<count).map { _ in draws.double(exponents: -3...3) }
      let gain = draws.double(exponents: -3...3)
      let truth = try ExactRow(x, 1e-5)
      let gradient = try Normalisation.batchNormGrad(
        Matrix(rowCount: count, columnCount: 1, elements: x), [gain], 1e-5,
        Matrix(rowCount: count, columnCount: 1, elements: g))
      let exact = try truth.gradient(g.map { try Rational($0) * Rational(gain) })
      for index in x.indices {
        let isRight = try isQuotient(
          gradient.x[index, 0], exact[index], overRootOf: truth.spread, ulps: 1)
        #expect(isRight, "round \(round)")
      }
      let product = try zip(g, truth.deviations).reduce(Rational.zero) {
        $0 + (try Rational($1.0)) * $1.1
      }
      #expect(try isQuotient(gradient.gain[0], product, overRootOf: truth.spread, ulps: 1))
      #expect(try gradient.bias[0] == exactDot(g, g.map { _ in 1 }).roundedToDouble())
    }
  }

  @Test func `given means and variances normalise by themselves`() throws {
    let x = try Matrix(rows: [[3, 1e8], [5, 1e8 + 1]])
    let output = try Normalisation.batchNormInference(
      x, [2, 1], [10, 0], [1, 1e8], [3, 0.25], 1)
    #expect(output.elements == [12, 0, 14, 0.8944271909999159])
    #expect(
      throws: MathError.outsideDomain(
        function: "batchNormInference", argument: "epsilon", value: "0.0",
        condition: "positive, since the variance of column 1 is 0")
    ) { try Normalisation.batchNormInference(x, [1, 1], [0, 0], [0, 0], [1, 0], 0) }
    #expect(throws: MathError.self) {
      try Normalisation.batchNormInference(x, [1, 1], [0, 0], [0, 0], [1, -1], 2)
    }
    #expect(throws: MathError.self) {
      try Normalisation.batchNormInference(x, [1, 1], [0, 0], [0], [1, 1], 2)
    }
  }

  @Test func `a constant column and an empty batch are refused`() throws {
    let x = try Matrix(rows: [[1, 2], [1, 3]])
    #expect(
      throws: MathError.outsideDomain(
        function: "batchNorm", argument: "epsilon", value: "0.0",
        condition: "positive, since column 0 of x is constant")
    ) { try Normalisation.batchNorm(x, [1, 1], [0, 0], 0) }
    #expect(try Normalisation.batchNorm(x, [1, 1], [0.5, 0], 1).output.column(0) == [0.5, 0.5])
    let none = try Matrix(rowCount: 0, columnCount: 2, elements: [])
    #expect(throws: MathError.empty(function: "batchNorm")) {
      try Normalisation.batchNorm(none, [1, 1], [0, 0], 1)
    }
    #expect(throws: MathError.empty(function: "batchNormGrad")) {
      try Normalisation.batchNormGrad(none, [1, 1], 1, none)
    }
    #expect(throws: MathError.self) { try Normalisation.batchNorm(x, [1], [0, 0], 1) }
    let long = try Matrix(rowCount: .max, columnCount: 0, elements: [])
    #expect(try Normalisation.batchNorm(long, [], [], 1).output == long)
    #expect(try Normalisation.batchNormInference(long, [], [], [], [], 1) == long)
    #expect(try Normalisation.batchNormGrad(long, [], 1, long).x == long)
  }
}
