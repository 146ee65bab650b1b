import Exact
import PropertyTesting
import Reference
import Testing

/// Norms and dropout by hand, and their gradients by duals.
struct NormalisationTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `layer norm of three numbers`() throws {
    // The mean is 3 and the variance (4 + 4 + 0)/3 = 8/3: with ε = 4/3 the root is 2.
    let y = try Normalisation.layer(
      reals(1, 5, 3), gain: reals(1, 2, 3), bias: reals(0, 1, 7), epsilon: .fraction(4, 3))
    #expect(y.map(\.asRational) == [-1, 3, 7])
    let row = try Normalisation.normal([1, 5, 3], epsilon: q(4, 3), isCentred: true)
    #expect(row.square == 4)
    #expect(try row.values().map(\.signedSquare) == [-1, 1, 0])
    #expect(throws: ArithmeticError.divisionByZero) {
      try Normalisation.layer(reals(2, 2), gain: reals(1, 1), bias: reals(0, 0), epsilon: .zero)
    }
    #expect(throws: DefinitionError.lengths(function: "layer norm", 2, 1)) {
      try Normalisation.layer(reals(2, 3), gain: reals(1), bias: reals(0, 0), epsilon: .one)
    }
  }

  @Test func `RMS norm, batch norm and given statistics`() throws {
    // (9 + 16)/2 + 7/2 = 16.
    let y = try Normalisation.rootMeanSquare(
      reals(3, 4), gain: reals(2, -1), epsilon: .fraction(7, 2))
    #expect(try y.map(\.asRational) == [q(3, 2), -1])
    let x = try Matrix(rows: [reals(1, 10), reals(3, 10)])
    let batch = try Normalisation.batch(
      x, gain: reals(3, 5), bias: reals(1, 2), epsilon: Real(3))
    #expect(try batch.rationals == [q(-1, 2), 2, q(5, 2), 2])
    let given = try Normalisation.inference(
      reals(5, 1), gain: reals(1, 4), bias: reals(0, 1), mean: reals(1, 1), variance: reals(3, 8),
      epsilon: .one)
    #expect(given.map(\.asRational) == [2, 1])
  }

  @Test func `dropout divides by what is kept`() throws {
    let y = try Normalisation.dropout(reals(3, 4, 5), mask: [1, 0, 1], rate: .fraction(1, 4))
    #expect(try y.map(\.asRational) == [4, 0, q(20, 3)])
    #expect(throws: ArithmeticError.divisionByZero) {
      try Normalisation.dropout(reals(3), mask: [1], rate: .one)
    }
  }

  @Test func `the gradients by a row are those by duals`() throws {
    var generator = Random(seed: 91)
    for isCentred in [true, false] {
      for _ in 0..<15 {
        let (x, gain, g) = (
          (0..<3).map { _ in generator.rational() }, (0..<3).map { _ in generator.rational() },
          (0..<3).map { _ in generator.rational() }
        )
        let epsilon = try q(1, 2)
        let stated = try Normalisation.gradient(
          x, gain: gain, epsilon: epsilon, upstream: g, isCentred: isCentred
        ).values()
        let byDuals = try Derivatives.gradient(at: x.map { Real.rational($0) }) { p in
          let gains = gain.map { Dual<Real>($0) }
          let y =
            isCentred
            ? try Normalisation.layer(
              p, gain: gains, bias: gains.map { _ in .zero }, epsilon: Dual(epsilon))
            : try Normalisation.rootMeanSquare(p, gain: gains, epsilon: Dual(epsilon))
          return try Vectors.dot(g.map { Dual<Real>($0) }, y)
        }
        for (first, second) in zip(stated, byDuals) { try expectEqual(first.real(), second) }
        if isCentred {
          let sum = try Real.sum(byDuals)
          try expectEqual(sum, .zero)
        }
      }
    }
  }
}
