import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

/// Matrices of full rank whose least singular value is below the last digit of a pair of doubles beside
/// the largest one.
@Suite struct UnresolvedRankTests {
  static let matrices: [[[Double]]] = [
    [[0, 0, 1], [0, 0x1p-108, 0], [1, 1, 1]],
    [[1, 1, 1], [1, 1, 1 + 0x1p-52], [1, 1 + 0x1p-300, 1], [0, 0x1p-200, 0]],
    [[1, 1, 1], [1, 1, 1], [0, 0x1p-120, 0x1p-130], [0, 0, 0x1p-140]],
    [[0x1p-900, 0x1p-900], [0x1p-900, 0x1p-900], [0, 0x1p-1000]],
    [[0x1p1000, 1], [0x1p1000, 1.5]],
    [[1, 1], [1, 1], [0x1p-300, 0]],
  ]
  static var bothWays: [CoreMatrix] {
    get throws {
      try matrices.flatMap { rows in
        let a = try CoreMatrix(rows: rows)
        return [a, Matrices.transpose(a)]
      }
    }
  }

  /// (A'A)⁻¹A', or A'(AA')⁻¹ for a wide matrix.
  private func exactPseudoInverse(_ a: CoreMatrix) throws -> RationalMatrix {
    let exact = try a.exact()
    let transposed = exact.transposed()
    return a.rowCount < a.columnCount
      ? try transposed * (exact * transposed).inverse()
      : try (transposed * exact).inverse() * transposed
  }

  @Test func `cond is finite and right where rotations do not resolve the least singular value`()
    throws
  {
    for a in try Self.bothWays {
      let cond = try Decompositions.cond(a)
      #expect(cond.isFinite)
      let found = try Rational(cond)
      // σ₁²·|A⁺|₂² is between 1/k² and 1 of the product of the squared Frobenius norms.
      let size = try a.exact().sumOfSquares * (try exactPseudoInverse(a)).sumOfSquares
      let k = Rational(min(a.rowCount, a.columnCount))
      let rounding = Rational(1) + Rational(1).scaled(byTwoToThe: -40)
      #expect(found * found <= size * rounding)
      #expect(found * found * k * k * rounding >= size)
    }
  }

  @Test func `the pseudo-inverse is rounded once where the least singular value is not resolved`()
    throws
  {
    for a in try Self.bothWays {
      let wanted = try exactPseudoInverse(a)
      let found = try Decompositions.pinv(a)
      for (value, exact) in zip(found.elements, wanted.elements) {
        #expect(value == exact.roundedToDouble())
      }
    }
  }

  @Test func `least squares keep the directions of singular values that are not resolved`() throws {
    for a in try Self.bothWays {
      let b = (0..<a.rowCount).map { Double($0 + 1) }
      let inverse = try exactPseudoInverse(a)
      let x = try Decompositions.lstsq(a, b)
      for row in x.indices {
        var exact = Rational.zero
        var size = Rational.zero
        for column in b.indices {
          let term = inverse.elements[row * b.count + column] * (try Rational(b[column]))
          exact = exact + term
          size = size + term.magnitude
        }
        // One rounding of each entry of A⁺ and γ of at most four terms: less than 8u.
        guard exact.roundedToDouble().isFinite else { continue }
        #expect(try (Rational(x[row]) - exact).magnitude <= size.scaled(byTwoToThe: -50))
      }
    }
  }
}
