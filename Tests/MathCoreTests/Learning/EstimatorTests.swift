import Exact
import MathCore
import Testing

@Suite struct EstimatorTests {
  @Test func `the Gaussian of data has their mean and their variance about the exact mean`() throws
  {
    var draws = DoubleDraws(seed: 70)
    for round in 0..<400 {
      let x = draws.vector(count: draws.integer(1...9))
      let n = Rational(x.count)
      let sum = try x.exact().reduce(Rational(0), +)
      let variance = try exactDot(x, x) / n - sum * sum / (n * n)
      let found = try Regression.mleGaussian(x)
      #expect(try found.mean == (sum / n).roundedToDouble(), "round \(round)")
      let nearest = variance.roundedToDouble()
      #expect(
        try nearest.isFinite
          ? (Rational(found.variance) - variance).magnitude <= Rational(nearest.ulp)
          : found.variance == nearest, "round \(round)")
    }
    #expect(try Regression.mleGaussian([1e8 + 1, 1e8 - 1]).variance == 1)
    #expect(try Regression.mleGaussian([3]).variance == 0)
    #expect(throws: MathError.empty(function: "mleGaussian")) { try Regression.mleGaussian([]) }
  }

  @Test func `the Laplace distribution of data has their median and the mean distance from it`()
    throws
  {
    #expect(try Regression.mleLaplace([5, 1, 2]).location == 2)
    #expect(try Regression.mleLaplace([5, 1, 2]).scale == 4.0 / 3)
    #expect(try Regression.mleLaplace([4, 1, 2, 9]).location == 3)
    #expect(try Regression.mleLaplace([4, 1, 2, 9]).scale == 2.5)
    let large = 0x1p1023
    #expect(try Regression.mleLaplace([large, large]).location == large)
    #expect(try Regression.mleLaplace([large, -large]).scale == large)
    #expect(throws: MathError.empty(function: "mleLaplace")) { try Regression.mleLaplace([]) }
  }

  @Test func `shares are correctly rounded, for counts of any size`() throws {
    #expect(try Regression.mleBernoulli(2, 3) == 2.0 / 3)
    #expect(try Regression.mleBernoulli(0, 3) == 0)
    #expect(try Regression.mleBernoulli(.max, .max) == 1)
    // (2⁶² + 1)/(2⁶³ − 1) is 1/2 + 3·2⁻⁶⁴ and a little.
    #expect(try Regression.mleBernoulli(1 << 62 + 1, .max) == 0.5)
    #expect(try Regression.mleCategorical([1, 2, 0, 5]) == [0.125, 0.25, 0, 0.625])
    #expect(throws: MathError.empty(function: "mleBernoulli")) { try Regression.mleBernoulli(0, 0) }
    #expect(throws: MathError.empty(function: "mleCategorical")) {
      try Regression.mleCategorical([0, 0])
    }
    #expect(throws: MathError.self) { try Regression.mleCategorical([1, -1]) }
    #expect(throws: MathError.self) { try Regression.mleCategorical([.max, 1]) }
  }
}
