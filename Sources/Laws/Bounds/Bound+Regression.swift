import Exact
import Reference

extension Bound {
  /// A mean of n terms that are not negative, in pairs of doubles and rounded once:
  /// u + (3n + 15)u² relative, and 2⁻¹⁰⁷⁴ where it is subnormal.
  ///
  /// A square or product of exact differences adds 5u², each of n sums 3u², the quotient 10u².
  static func pairMean(_ exact: Rational, count: Int) -> Bound {
    let pairs = Rational(3 * count + 15) * unitRoundoff * unitRoundoff
    return Bound(
      "a mean of pairs",
      rounding(exact * (.one + pairs)).amount + pairs * exact.magnitude)
  }

  /// A component of the gradient of the mean squared error: 2u of itself, and 2⁻⁶⁴ of the magnitudes
  /// (2/n)·Σ |xᵢⱼrᵢ|, as the residuals are pairs within 2⁻⁶⁶.
  static func squaredErrorGradient(_ exact: Rational, magnitudes: Rational) -> Bound {
    Bound(
      "residuals in pairs",
      Rational(2) * unitRoundoff * exact.magnitude + magnitudes.scaled(byTwoToThe: -64)
        + Rational(2).scaled(byTwoToThe: -1074))
  }

  /// A negative log-likelihood: u of itself, and 2⁻⁹⁶ + 3nu² of the magnitudes of its two terms.
  ///
  /// - Parameter exact: a number close to the exact one.
  static func likelihood(_ exact: Rational, terms: Rational, count: Int) -> Bound {
    let share =
      Rational(1).scaled(byTwoToThe: -96)
      + Rational(3 * count) * unitRoundoff * unitRoundoff
    let pairs = share * terms.magnitude
    return Bound("two terms in pairs", rounding(exact.magnitude + pairs).amount + pairs)
  }

  /// The solution of a least squares problem with refinement: 2u|x| + 2κu²|r| in scaled columns.
  ///
  /// Let columns be scaled by powers of two, so that ‖A‖ ≥ 1, and ε be the backward error of F10. x and
  /// the residual r, a pair, are refined together with correctly rounded residuals (Björck 1967; ASNA,
  /// section 20.5). A step leaves |dx'| ≤ εκ|dx| + εκ²|dr| and |dr'| ≤ ε|dx| + εκ|dr| (Wedin; ASNA,
  /// theorem 20.1), so 2εκ of |dx| + κ|dr|, and rounding adds R = u|x| + κu²|r|. Where 2εκ ≤ 1/8 and
  /// steps end when that sum is not halved, what is left is at most 3R/2.
  ///
  /// - Returns: nil where 2εκ is above 1/8.
  static func refinedLeastSquares(
    _ problem: ScaledLeastSquares, solution x: [Rational], residual r: [Rational]
  ) throws -> [Bound]? {
    let epsilon = factors(rows: problem.rowCount, columns: problem.exponents.count)
    let condition = try problem.squaredCondition.rootBounds(2, relativeBits: 32).upper
    guard Rational(16) * epsilon * condition <= .one else { return nil }
    let scaled = zip(x, problem.exponents).map { $0.scaled(byTwoToThe: -$1) }
    let residual = condition * unitRoundoff * (try Spectral.length(r))
    let bound = Rational(2) * unitRoundoff * (try Spectral.length(scaled) + residual)
    // Below the normal numbers each entry is rounded to a multiple of 2⁻¹⁰⁷⁴.
    let least = Rational(1).scaled(byTwoToThe: -1074)
    return problem.exponents.map {
      Bound("F7, refined", bound.scaled(byTwoToThe: $0) + least)
    }
  }

  /// The projection to the span of the columns: a computed Q̂ spans the columns of A + E with
  /// ‖E‖ ≤ ε‖A‖ and has ‖I − Q̂'Q̂‖ ≤ ε for the ε of F10, so that the projection moves by at most
  /// ‖E‖‖A⁺‖ ≤ εκ (Stewart 1977) and Q̂Q̂' is within ε of it; the product adds γₙ|Q̂||Q̂'| ≤ 2γₙ.
  static func projection(_ problem: ScaledLeastSquares) throws -> Bound {
    let epsilon = factors(rows: problem.rowCount, columns: problem.exponents.count)
    let condition = try problem.squaredCondition.rootBounds(2, relativeBits: 32).upper
    return Bound(
      "F10 and F4",
      epsilon * (condition + 1) + Rational(2) * gamma(problem.exponents.count))
  }
}

/// A matrix of full column rank with its columns scaled by powers of two, and its condition.
struct ScaledLeastSquares: Sendable {
  /// The number of rows.
  let rowCount: Int
  /// A column was multiplied by 2 to this exponent, which makes its greatest entry 1 to 2.
  let exponents: [Int]
  /// ‖A‖²‖A⁺‖² in Frobenius norms, which is not below κ².
  let squaredCondition: Rational

  /// The matrix, scaled.
  ///
  /// - Throws: `ArithmeticError.singular` without full column rank.
  init(_ x: RationalMatrix) throws {
    rowCount = x.rowCount
    let exponents = (0..<x.columnCount).map { column in
      -(x.column(column).map(\.magnitude).max()?.floorLog2() ?? 0)
    }
    let scaled = RationalMatrix(rowCount: x.rowCount, columnCount: x.columnCount) {
      x[$0, $1].scaled(byTwoToThe: exponents[$1])
    }
    let gram = scaled.gramMatrix()
    self.exponents = exponents
    squaredCondition = try gram.trace() * gram.inverse().trace()
  }
}
