extension Softmax {
  /// The binary cross-entropy softplus(x) − xy of the logit x and a target y in [0, 1].
  ///
  /// For x ≥ 0 it is softplus(−x) + x(1 − y), else softplus(x) + (−x)y: two terms that are at
  /// least 0, so that nothing cancels.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ y ≤ 1.
  public static func bceLogits(_ x: Double, _ y: Double) throws(MathError) -> Double {
    try check(logit: x, target: y, in: "bceLogits")
    return try Activations.softplus(-x.magnitude) + x.magnitude * (x >= 0 ? 1 - y : y)
  }

  /// The derivative σ(x) − y of `bceLogits` in the logit.
  ///
  /// - Throws: as `bceLogits` does.
  public static func bceGrad(_ x: Double, _ y: Double) throws(MathError) -> Double {
    try check(logit: x, target: y, in: "bceGrad")
    if y == 1 { return -(try Activations.sigmoid(-x)) }
    return try Activations.sigmoid(x) - y
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
