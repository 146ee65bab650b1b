import Exact
import Reference

extension Bound {
  /// F1 for a sum: n·u·Σ|xᵢ|, in any order.
  ///
  /// Jeannerod and Rump (2013) show it for every n; γₙ₋₁ is in section 4.2 of Higham's ASNA. Sums of
  /// doubles do not underflow.
  public static func sum(_ x: [Double]) throws -> Bound {
    Bound("F1", Rational(x.count) * unitRoundoff * (try ExactVectors.sumOfMagnitudes(x)))
  }

  /// F1 for a dot product: n·u·|x|·|y| in any order, with or without fused products (Jeannerod and
  /// Rump, 2013), and 2⁻¹⁰⁷⁵ for each product that may underflow.
  public static func dot(_ x: [Double], _ y: [Double]) throws -> Bound {
    let terms = Rational(x.count)
    return Bound(
      "F1",
      terms * unitRoundoff * (try ExactVectors.dotOfMagnitudes(x, y))
        + terms.scaled(byTwoToThe: -1075))
  }

  /// F2 for a compensated dot product: u|x·y| + γₙ²|x|·|y|, and 5n·2⁻¹⁰⁷⁴ for products that underflow
  /// (Ogita, Rump and Oishi, 2005, theorem 5.4 and its remark).
  public static func compensatedDot(_ x: [Double], _ y: [Double]) throws -> Bound {
    let rounded = try ExactVectors.dot(x, y).magnitude * unitRoundoff
    let gamma = gamma(x.count)
    return Bound(
      "F2",
      rounded + gamma * gamma * (try ExactVectors.dotOfMagnitudes(x, y))
        + Rational(5 * x.count).scaled(byTwoToThe: -1074))
  }

  /// F3: the exact value rounded once, whatever the order of the terms (Kulisch).
  public static func correctlyRounded(_ exact: Rational) -> Bound {
    Bound("F3", rounding(exact).amount)
  }
}
