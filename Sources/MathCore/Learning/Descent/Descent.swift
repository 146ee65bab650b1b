/// Methods of descent as functions of data, and schedules and clipping: section B.15.
///
/// The functions run the steppers (``GradientDescent``, ``Momentum``, ``Adam``), which can be used
/// by themselves. Row t of a trajectory is w after t steps, row 0 the start.
public enum Descent {
  /// The largest number of a step that schedules take, and of steps: 2^40.
  static let largestStep = 1 << 40

  /// Stochastic gradient descent w ← w − η·g over given gradients, a row a step.
  ///
  /// Each entry of a row is the double nearest to w − η·g of the row before.
  ///
  /// - Throws: `shapes`; `notFinite`, also where a parameter leaves the range of doubles.
  /// - Complexity: O(steps · n).
  public static func sgd(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double
  ) throws(MathError) -> Matrix {
    try Requirements.finite(eta, "eta", in: "sgd")
    let start = try GradientDescent(w0, .constant(eta), in: "sgd")
    return try Trajectory(start, gradients, in: "sgd").parameters
  }

  /// Descent with momentum over given gradients: v ← μ·v + g, w ← w − η·v, from v = 0.
  ///
  /// Each assignment is rounded once, to the nearest double.
  ///
  /// - Throws: `shapes`; `notFinite`, also where a parameter leaves the range of doubles; `domain`
  ///   for μ < 0.
  /// - Complexity: O(steps · n).
  public static func momentum(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ mu: Double
  ) throws(MathError) -> Matrix {
    try Requirements.finite(eta, "eta", in: "momentum")
    let start = try Momentum(w0, .constant(eta), mu, .heavyBall, in: "momentum")
    return try Trajectory(start, gradients, in: "momentum").parameters
  }

  /// Nesterov's momentum over given gradients: v ← μ·v + g, w ← w − η·(g + μ·v), from v = 0.
  ///
  /// Each assignment, and g + μ·v, is rounded once, to the nearest double.
  ///
  /// - Throws: `shapes`; `notFinite`, also where a parameter leaves the range of doubles; `domain`
  ///   for μ < 0.
  /// - Complexity: O(steps · n).
  public static func nesterov(
    _ w0: [Double], _ gradients: Matrix, _ eta: Double, _ mu: Double
  ) throws(MathError) -> Matrix {
    try Requirements.finite(eta, "eta", in: "nesterov")
    let start = try Momentum(w0, .constant(eta), mu, .nesterov, in: "nesterov")
    return try Trajectory(start, gradients, in: "nesterov").parameters
  }
}
