import Exact
import Reference
import Testing

@testable import Laws

@Suite struct SystemBoundTests {
  private let matrix = RationalMatrix.diagonal([2, 4])

  @Test func `the backward error is the greatest quotient of residual and size`() throws {
    // |b − Ax| = (1, 0), |A||x| + |b| = (3, 8).
    let omega = try Bound.backwardError(matrix, [1, 1], [1, 4])
    #expect(try omega == Rational(.one, over: 3))
    #expect(try Bound.backwardError(matrix, [0, 1], [0, 4]) == .zero)
  }

  @Test func `a backward error is at most 1, and 0/0 is 0`() throws {
    let a = RationalMatrix.zero(rowCount: 1, columnCount: 1)
    #expect(try Bound.backwardError(a, [1], [1]) == 1)
    #expect(try Bound.backwardError(a, [1], [0]) == .zero)
  }

  @Test func `the refined bound asks for a solution without zeros, and a moderate condition`()
    throws
  {
    let inverse = try matrix.inverse()
    #expect(
      try Bound.refinedBackwardError(matrix, inverse: inverse, solution: [1, 1])?.amount
        == Rational(2) * Bound.unitRoundoff)
    #expect(try Bound.refinedBackwardError(matrix, inverse: inverse, solution: [0, 1]) == nil)
    let far = Rational.one.scaled(byTwoToThe: 60)
    #expect(try Bound.refinedBackwardError(matrix, inverse: inverse, solution: [far, 1]) == nil)
  }

  @Test func `F4 grows with the number of terms and knows of underflow`() throws {
    let bound = Bound.product(magnitudes: 1, terms: 3)
    #expect(bound.amount > Rational(3) * Bound.unitRoundoff)
    #expect(bound.amount < Rational(4) * Bound.unitRoundoff)
    #expect(
      Bound.product(magnitudes: .zero, terms: 2).amount > Rational(2).scaled(byTwoToThe: -1075))
    #expect(Bound.product(magnitudes: .zero, terms: 0).amount.isZero)
  }

  @Test func `the magnitudes of factors are put back in the order of the rows`() throws {
    let magnitudes = try Bound.factorMagnitudes(
      permutation: [1, 0], lower: .identity(2), upper: matrix)
    #expect(magnitudes.rows == [[0, 4], [2, 0]])
    #expect(throws: ArithmeticError.self) {
      try Bound.factorMagnitudes(permutation: [0, 0], lower: .identity(2), upper: matrix)
    }
  }
}
