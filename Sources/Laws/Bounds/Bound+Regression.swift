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

  /// A negative log-likelihood: u of itself, (2⁻⁹⁶ + 3nu²) of the magnitudes of its two terms, and
  /// 2⁻⁹⁷ for each of its n logarithms, which may be near 0.
  ///
  /// - Parameter exact: a number close to the exact one.
  static func likelihood(_ exact: Rational, terms: Rational, count: Int) -> Bound {
    let share =
      Rational(1).scaled(byTwoToThe: -96)
      + Rational(3 * count) * unitRoundoff * unitRoundoff
    let pairs = share * terms.magnitude + Rational(count).scaled(byTwoToThe: -97)
    return Bound("two terms in pairs", rounding(exact.magnitude + pairs).amount + pairs)
  }

  /// The solution of a least squares problem with refinement, as far as its condition permits.
  ///
  /// With columns scaled by powers of two, ‖A‖ ≥ 1, and the backward error ε of F10 a plain solution
  /// is off by ε(κ|x| + κ²|r|) (Wedin; ASNA, theorem 20.1). x and the residual r are refined together
  /// with correctly rounded residuals (Björck 1967; ASNA, section 20.5), which shrinks errors where
  /// εκ² is below 1/16, or where r = 0 and εκ is: what stays is the rounding of the sum x + dx and the
  /// error of the last step, ε(κ|dx| + 2u·κ²|r|) with |dr| ≤ 2u|r|, in all 4u·maxⱼ |xⱼ| + 2εu·κ²|r|. An
  /// x that is below 4εκ²|r| need not be refined. Twice the plain error has room for higher orders.
  ///
  /// - Returns: nil where κ is above 2⁴⁰.
  static func refinedLeastSquares(
    _ problem: ScaledLeastSquares, solution x: [Rational], residual r: [Rational]
  ) throws -> [Bound]? {
    guard problem.squaredCondition <= Rational(1).scaled(byTwoToThe: 80) else { return nil }
    let scaled = zip(x, problem.exponents).map { $0.magnitude.scaled(byTwoToThe: -$1) }
    let greatest = scaled.max() ?? .zero
    let epsilon = factors(rows: problem.rowCount, columns: problem.exponents.count)
    let carried = epsilon * problem.squaredCondition * (try Spectral.length(r))
    let converges =
      carried.isZero
      || epsilon * problem.squaredCondition <= Rational(1).scaled(byTwoToThe: -4)
    let isRefined = converges && Rational(4) * carried <= greatest
    let condition = try problem.squaredCondition.rootBounds(2, relativeBits: 32).upper
    let size = Rational(problem.exponents.count) * greatest
    let plain = epsilon * condition * size + carried
    let bound =
      isRefined
      ? Rational(4) * unitRoundoff * greatest + Rational(2) * unitRoundoff * carried
      : Rational(2) * plain
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
