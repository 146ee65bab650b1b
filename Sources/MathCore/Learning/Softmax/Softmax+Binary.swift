extension Softmax {
  /// The binary cross-entropy softplus(x) − xy of the logit x and a target y in [0, 1], within 1 ulp.
  ///
  /// For x ≥ 0 it is softplus(−x) + x(1 − y), else softplus(x) + (−x)y: two terms that are at
  /// least 0, so that nothing cancels. So the loss of (x, y) is that of (−x, 1 − y) to the bit, where
  /// 1 − y is a double.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ y ≤ 1.
  public static func bceLogits(_ x: Double, _ y: Double) throws(MathError) -> Double {
    try check(logit: x, target: y, in: "bceLogits")
    let distance = x >= 0 ? .one - ScaledPair(y) : ScaledPair(y)
    return (Logistic.softplusTail(x) + ScaledPair(x.magnitude) * distance).rounded
  }

  /// The derivative σ(x) − y of `bceLogits` in the logit, within 1 ulp for y = 0 and y = 1.
  ///
  /// It is σ(x)(1 − y) − σ(−x)y in pairs, off by at most u of the result and 2^-70 of either term.
  ///
  /// - Throws: as `bceLogits` does.
  public static func bceGrad(_ x: Double, _ y: Double) throws(MathError) -> Double {
    try check(logit: x, target: y, in: "bceGrad")
    let away = Logistic.value(x) * (.one - ScaledPair(y))
    return (away - Logistic.value(-x) * ScaledPair(y)).rounded + 0
  }

  private static func check(
    logit x: Double, target y: Double, in function: String
  ) throws(MathError) {
    try Requirements.finite(x, "x", in: function)
    try Requirements.finite(y, "y", in: function)
    guard !(0...1).contains(y) else { return }
    throw .outsideDomain(
      function: function, argument: "y", value: y.description,
      condition: "at least 0 and at most 1")
  }
}
