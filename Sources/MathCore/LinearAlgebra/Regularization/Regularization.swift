/// Steps that shrink weights: section A.10.
public enum Regularization {
  /// Steps of w ← w − rate·2·penalty·w, the descent of penalty·|w|²: (1 − 2·rate·penalty)^steps · w.
  ///
  /// Relative error at most 2u, and one more rounding of 2^-1075 where the result is subnormal; the
  /// derivation is at `DecayFactor`.
  ///
  /// - Throws: `notFinite`; `domain` for a negative number of steps.
  /// - Complexity: O(n + log steps).
  public static func weightDecay(
    _ w: [Double], _ rate: Double, _ penalty: Double, _ steps: Int
  ) throws(MathError) -> [Double] {
    try decay(w, rate, "penalty", penalty, steps, doubled: true, in: "weightDecay")
  }

  /// Steps of w ← w − rate·decay·w: (1 − rate·decay)^steps · w.
  ///
  /// Relative error at most 2u, and one more rounding of 2^-1075 where the result is subnormal; the
  /// derivation is at `DecayFactor`.
  ///
  /// - Throws: `notFinite`; `domain` for a negative number of steps.
  /// - Complexity: O(n + log steps).
  public static func decoupledWeightDecay(
    _ w: [Double], _ rate: Double, _ decay: Double, _ steps: Int
  ) throws(MathError) -> [Double] {
    try Self.decay(w, rate, "decay", decay, steps, doubled: false, in: "decoupledWeightDecay")
  }

  private static func decay(
    _ w: [Double], _ rate: Double, _ name: String, _ strength: Double, _ steps: Int,
    doubled: Bool, in function: String
  ) throws(MathError) -> [Double] {
    try Requirements.finite(w, "w", in: function)
    try Requirements.finite(rate, "rate", in: function)
    try Requirements.finite(strength, name, in: function)
    guard steps >= 0 else {
      throw .outsideDomain(
        function: function, argument: "steps", value: steps.description,
        condition: "0 or more")
    }
    let factor = DecayFactor(rate, strength, doubled: doubled).raised(to: steps)
    return w.map { factor.apply(to: $0) }
  }

  /// The soft threshold sign(w)·max(|w| − t, 0), entry by entry, each rounded once.
  ///
  /// It is the proximal step of t·|w|₁. What it shrinks to zero is +0.
  ///
  /// - Throws: `notFinite`; `domain` for t < 0.
  /// - Complexity: O(n).
  public static func softThreshold(_ w: [Double], _ t: Double) throws(MathError) -> [Double] {
    try Requirements.finite(w, "w", in: "softThreshold")
    try Requirements.finite(t, "t", in: "softThreshold")
    guard t >= 0 else {
      throw .outsideDomain(
        function: "softThreshold", argument: "t", value: t.description, condition: "0 or more")
    }
    return w.map { $0.magnitude <= t ? 0 : $0 > 0 ? $0 - t : $0 + t }
  }

  /// A subgradient step w − rate·penalty·sign(w) of penalty·|w|₁, with sign(0) = 0.
  ///
  /// The product s = rate·penalty is rounded, then the difference, so the absolute error is at most
  /// u|s| + u|result|, plus 2^-1075 where the product underflows. An entry 0 stays as it is. The
  /// steps do not stick at 0 but go to and fro across it by |s|.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func l1SubgradientStep(
    _ w: [Double], _ rate: Double, _ penalty: Double
  ) throws(MathError) -> [Double] {
    try Requirements.finite(w, "w", in: "l1SubgradientStep")
    try Requirements.finite(rate, "rate", in: "l1SubgradientStep")
    try Requirements.finite(penalty, "penalty", in: "l1SubgradientStep")
    let step = rate * penalty
    return w.map { $0 == 0 ? $0 : $0 > 0 ? $0 - step : $0 + step }
  }
}
