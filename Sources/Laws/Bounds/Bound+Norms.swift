import Exact
import Reference

extension Bound {
  /// So many units in the last place of a root, in the binade that it lies in.
  public static func ulps(_ count: Rational, of exact: SignedRoot) -> Bound {
    let exponent = max(exact.floorLog2() ?? -1074, -1022) - 52
    return Bound("\(count.summary) ulp", count.scaled(byTwoToThe: exponent))
  }

  /// F5 for a Euclidean length computed after scaling by a power of two: (n/2 + 2)·u relative, and
  /// 2⁻¹⁰⁷⁵ where the length is subnormal.
  ///
  /// A sum of n squares has a relative error of n·u, its root half of that; one rounding is the
  /// root's, one is room for second-order terms, and scaling back rounds subnormal results once.
  public static func norm(_ exact: SignedRoot, count: Int) throws(ArithmeticError) -> Bound {
    let share = (try Rational(max(0, count)) / 2 + 2) * unitRoundoff
    return Bound("F5", share * above(exact) + smallestHalf)
  }

  /// How far the length of a computed unit vector may be from 1: (n/2 + 3)·u, which is F5 for the
  /// divisor and a rounding for each quotient.
  public static func unitLength(count: Int) throws(ArithmeticError) -> Bound {
    Bound("F5 and a division", (try Rational(max(0, count)) / 2 + 3) * unitRoundoff)
  }

  /// F5 for the p-norm, p ≥ 1, computed as m·(Σ(|xᵢ|/m)^p)^(1/p) with m the largest magnitude:
  /// (2n + 8)·u relative, and 2⁻¹⁰⁷⁵ where the norm is subnormal.
  ///
  /// Each quotient has an error of u, which the power makes p·u and the root u again; a power that
  /// is right to 1 ulp adds 2u and the sum (n − 1)·u, each divided by p ≥ 1. The sum s lies in [1, n],
  /// so that the rounding of 1/p changes s^(1/p) by u·log(s)/p ≤ (n − 1)·u; the last power adds 2u and
  /// the product with m one u. Together that is (2n + 4)·u, and the rest is room for terms of second
  /// order and for powers of quotients that underflow.
  public static func normP(_ exact: Rational, count: Int) -> Bound {
    let share = Rational(2 * max(0, count) + 8) * unitRoundoff
    return Bound("F5", share * exact.magnitude + smallestHalf)
  }

  /// F6 for a cosine by three plain sums: an absolute error of (2n + 5)·u.
  public static func cosine(count: Int) -> Bound {
    Bound("F6", Rational(2 * max(0, count) + 5) * unitRoundoff)
  }

  /// F6 for a cosine by compensated sums: an absolute error of 4u (3½u·|cos| + u/2).
  public static let compensatedCosine = Bound("F6", 4 * unitRoundoff)

  /// A rational number at or above the magnitude of a root, by a relative 2⁻¹²⁰ at most.
  private static func above(_ exact: SignedRoot) -> Rational {
    exact.magnitude.truncated() * (.one + Rational(1).scaled(byTwoToThe: -120))
  }

  private static let smallestHalf = Rational(1).scaled(byTwoToThe: -1075)
}
