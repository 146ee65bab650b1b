import Exact
import Reference

extension Bound {
  /// A linear layer: γₖ₊₁(|x||W| + |b|) for the inner length k, which is F4 and a rounding, and
  /// 2⁻¹⁰⁷⁵(1 + γₖ₊₁) for each product that may underflow.
  static func layer(magnitudes: Rational, terms: Int) -> Bound {
    let bound = product(magnitudes: magnitudes, terms: terms + 1)
    return Bound("F4 and a rounding", bound.amount)
  }
}

extension RunningError {
  /// A dot product of computed numbers with doubles, in any order of its sums (F4), with a bias.
  static func layer(
    _ x: [RunningError], _ w: [Rational], bias: Rational? = nil
  ) -> RunningError {
    var sum = RunningError(bias ?? .zero)
    var magnitudes = bias?.magnitude ?? .zero
    for (element, weight) in zip(x, w) {
      let product = element * RunningError(weight)
      sum = sum + product
      magnitudes += product.magnitude
    }
    let terms = bias == nil ? x.count - 1 : x.count
    return sum.widened(by: Bound.layer(magnitudes: magnitudes, terms: max(0, terms)).amount)
  }
}
