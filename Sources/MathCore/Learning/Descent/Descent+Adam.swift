/// A trajectory of Adam with what it remembers, a row a step from the start.
public struct AdamTrajectory: Sendable, Hashable {
  /// The parameters.
  public let trajectory: Matrix
  /// The running means of the gradients, before the correction for their start at 0.
  public let m: Matrix
  /// The running means of their squares, before the correction for their start at 0.
  public let v: Matrix
}

extension Descent {
  /// Adam over given gradients, a row a step; see ``Adam`` for its form and errors.
  ///
  /// - Throws: `shapes`; `domain` for β outside of [0, 1) or ε < 0, and where ε = 0 and v = 0 but m
  ///   ≠ 0; `notFinite`, also where a parameter leaves the range of doubles.
  /// - Complexity: O(steps · n).
  public static func adam(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double
  ) throws(MathError) -> AdamTrajectory {
    try run(w0, gradients, eta, beta1, beta2, epsilon, .none, in: "adam")
  }

  /// AdamW over given gradients: w ← w − η(m̂/(√v̂ + ε) + λw), the decay apart from the gradient.
  ///
  /// - Throws: as ``adam(_:_:_:_:_:_:)``; `domain` for a decay below 0.
  /// - Complexity: O(steps · n).
  public static func adamW(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, _ decay: Double
  ) throws(MathError) -> AdamTrajectory {
    try run(w0, gradients, eta, beta1, beta2, epsilon, .decoupled(decay), in: "adamW")
  }

  /// Adam over given gradients plus λw, that of the penalty λ|w|²/2.
  ///
  /// - Throws: as ``adam(_:_:_:_:_:_:)``; `domain` for a decay below 0.
  /// - Complexity: O(steps · n).
  public static func adamL2(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, _ decay: Double
  ) throws(MathError) -> AdamTrajectory {
    try run(w0, gradients, eta, beta1, beta2, epsilon, .l2(decay), in: "adamL2")
  }

  private static func run(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, _ decay: Adam.Decay, in function: String
  ) throws(MathError) -> AdamTrajectory {
    try Requirements.finite(eta, "eta", in: function)
    let start = try Adam(
      parameters: w0, schedule: .constant(eta), beta1: beta1, beta2: beta2, epsilon: epsilon,
      decay: decay)
    let states = try Trajectory(start, gradients, in: function)
    return AdamTrajectory(
      trajectory: states.parameters, m: states.rows(\.m), v: states.rows(\.v))
  }
}
