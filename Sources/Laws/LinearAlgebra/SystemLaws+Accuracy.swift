import Exact
import PropertyTesting
import Reference

extension Law {
  /// How near determinants, factors and adjugates are to the exact ones.
  static let determinantAccuracyLaws: [Law] = [
    Law(
      45, .systems, "factors multiply to the permuted matrix within F8",
      states: "|PA − L̂Û| ≤ γₙ|L̂||Û|, L unit lower triangular with |lᵢⱼ| ≤ 1, U upper triangular",
      .exact, needs: [.lu], holds: [.lu],
      for: .oneOf([
        Generator<StructuredMatrix>.structured(sizes: 0...5).map { [$0.matrix] },
        .fitting("nn", sizes: 0...5, of: .moderate),
      ])
    ) { subject, input in
      _ = try subject.certifiedFactorMagnitudes(input[0])
    },
    Law(
      45, .systems, "a determinant is within a unit in the last place",
      states: "|det^ − det A| ≤ 1 ulp, with the right sign, 0 just where A is singular", .exact,
      holds: [.det],
      for: .oneOf([
        Generator<StructuredMatrix>.structured(sizes: 0...5).map { [$0.matrix] },
        .fitting("nn", of: .moderate), .fitting("nn", sizes: 0...3, of: .finite),
      ])
    ) { subject, input in
      let exact = try input[0].rationals().determinant()
      let value = try subject.det(input[0])
      try subject.hold(.det, value, to: exact, within: .ulps(1, of: exact))
      if exact.isZero { try require(value.bitPattern == 0, "det is \(value), and should be +0") }
      if exact.signum < 0 { try require(value.sign == .minus, "det has the wrong sign: \(value)") }
      if exact.signum > 0 { try require(value.sign == .plus, "det has the wrong sign: \(value)") }
    },
    Law(
      45, .systems, "structured matrices have the determinants they were made with",
      states:
        "det of a unimodular, deficient, orthogonal, permutation, graded or triangular matrix is as planted",
      .exact, holds: [.det],
      for: .structured([
        .unimodular, .rankDeficient, .orthogonal, .permutation, .graded, .triangular, .extreme,
      ])
    ) { subject, input in
      guard let planted = input.determinant else {
        return try require(false, "\(input.structure) has no planted determinant")
      }
      try subject.hold(
        .det, try subject.det(input.matrix), to: planted, within: .ulps(1, of: planted))
    },
    Law(
      45, .systems, "the exponent of a determinant is kept apart",
      states: "det = s·2^e with 1/2 ≤ |s| < 1, or 0 and 0, also beyond the range of doubles",
      .exact,
      holds: [.detScaled],
      for: .oneOf([
        Generator<StructuredMatrix>.structured([.extreme, .whole, .illConditioned, .rankDeficient])
          .map { [$0.matrix] }, .fitting("nn", sizes: 0...3, of: .finite),
      ])
    ) { subject, input in
      let exact = try input[0].rationals().determinant()
      let fields = try subject.detScaled(input[0])
      let (significand, exponent) = (
        try fields.number("significand"), try fields.count("exponent")
      )
      if exact.isZero {
        return try require(significand == 0 && exponent == 0, "0 is \(significand)·2^\(exponent)")
      }
      try require(0.5 <= significand.magnitude && significand.magnitude < 1, "s is \(significand)")
      try require((-8_000...8_000).contains(exponent), "e is \(exponent)")
      // One unit in the last place of the exact value, wherever its binade is.
      let unit = Rational.one.scaled(byTwoToThe: (exact.floorLog2() ?? 0) - 52 - exponent)
      try subject.hold(
        .detScaled, significand, to: exact.scaled(byTwoToThe: -exponent),
        within: Bound("1 ulp", unit))
    },
    Law(
      47, .systems, "whole matrices have whole determinants, exactly",
      states: "det^ = det A where every minor is below 2⁵³", .bitwise, holds: [.det],
      for: .oneOf([
        .fitting("nn", sizes: 2...2, of: .whole(1 << 25)),
        .fitting("nn", sizes: 3...3, of: .whole(1 << 16)),
        .fitting("nn", sizes: 4...4, of: .whole(1 << 11)),
        .fitting("nn", sizes: 5...5, of: .whole(1 << 9)),
      ])
    ) { subject, input in
      // Hadamard: a minor of size k is at most (√k m)ᵏ, here below 2⁵³.
      _ = try subject.wholeDeterminant(input[0].rationals())
    },
    Law(
      47, .systems, "whole matrices that are singular have the determinant 0",
      states: "det^ = +0 where det A = 0, for whole entries up to 2¹²", .bitwise, holds: [.det],
      for: Generator<Int>.integers(in: 2...5).flatMap { n in
        tuple(
          Generator<[Matrix<Double>]>.fitting("nm", "mn", sizes: n...n, of: .whole(20)),
          .just(n))
      }
    ) { subject, input in
      let (factors, n) = input
      // The product through n − 1 dimensions has at most that rank.
      let left = factors[0].leading(rows: n, columns: n - 1)
      let right = factors[1].leading(rows: n - 1, columns: n)
      let a = try left.rationals() * right.rationals()
      let value = try subject.wholeDeterminant(a)
      try require(value.bitPattern == 0, "det is \(value)")
    },
    Law(
      43, .systems, "the adjugate times the matrix is the determinant times the identity",
      states: "adj(A)A = A adj(A) = det(A) I, also where A is singular", .exact, needs: [.det],
      holds: [.adjugate],
      for: .structured([.whole, .rankDeficient, .unimodular, .triangular, .orthogonal])
    ) { subject, input in
      let a = try input.matrix.rationals()
      let adjugate = try subject.adjugate(input.matrix)
      try subject.hold(.adjugate, adjugate, to: try a.adjugate()) { _, _ in .exact }
      let det = try Rational(subject.det(input.matrix))
      let multiple = det * RationalMatrix.identity(a.rowCount)
      try require(try adjugate.rationals() * a == multiple, "adj(A)A ≠ det(A) I")
      try require(try a * adjugate.rationals() == multiple, "A adj(A) ≠ det(A) I")
    },
    Law(
      43, .systems, "the entries of the adjugate are within a unit in the last place",
      states: "|adj^ − adj A| ≤ 1 ulp, entry by entry", .exact, holds: [.adjugate],
      for: .oneOf([
        .fitting("nn", of: .moderate), .fitting("nn", sizes: 0...3, of: .finite),
        Generator<StructuredMatrix>.structured().map { [$0.matrix] },
      ])
    ) { subject, input in
      let exact = try input[0].rationals().adjugate()
      try subject.hold(.adjugate, try subject.adjugate(input[0]), to: exact) {
        .ulps(1, of: exact[$0, $1])
      }
    },
    Law(
      42, .systems, "a matrix is a root of its characteristic polynomial",
      states: "p_A(A) = 0 (Cayley–Hamilton), so adj A = ±(Aⁿ⁻¹ + c₁Aⁿ⁻² + … + cₙ₋₁ I)", .exact,
      needs: [.trace, .matmul, .identity, .addMatrices, .scaleMatrix, .det],
      holds: [.adjugate], for: .fitting("nn", sizes: 1...4, of: .whole())
    ) { subject, input in
      let a = input[0]
      let n = a.rowCount
      let exact = try a.rationals()
      let polynomial = try exact.characteristicPolynomial()
      let coefficients = polynomial.coefficients.reversed().map { $0.roundedToDouble() }
      try require(try subject.trace(a) == -coefficients[1], "c₁ is not −tr A")
      let sign = n.isMultiple(of: 2) ? 1.0 : -1
      try require(try subject.det(a) == sign * coefficients[n], "cₙ is not ±det A")
      var value = try subject.scaleMatrix(0, a)
      for coefficient in coefficients {
        value = try subject.addMatrices(
          subject.exactProduct(value, a),
          subject.scaleMatrix(coefficient, subject.identity(n)))
      }
      try require(value.elements.allSatisfy { $0 == 0 }, "p(A) is \(value.rows)")
      let powers = try RationalPolynomial(Array(polynomial.coefficients.dropFirst())).value(
        at: exact)
      let adjugate = Rational(n.isMultiple(of: 2) ? -1 : 1) * powers
      try subject.hold(.adjugate, try subject.adjugate(a), to: adjugate) { _, _ in .exact }
    },
  ]
}
