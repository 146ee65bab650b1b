import Exact

/// Descent steppers, without rounding (section B.15): trajectories from the start, a point a step.
public enum Descent {
  /// A point and its velocity.
  public struct State<S: Scalar>: Sendable {
    /// The point w.
    public let point: [S]
    /// The velocity v.
    public let velocity: [S]

    /// A point and its velocity.
    public init(point: [S], velocity: [S]) {
      self.point = point
      self.velocity = velocity
    }
  }

  /// The points of steps w ← w − η·g(w).
  @specialized(where S == Real)
  public static func gradientDescent<S: Scalar>(
    from start: [S], eta: S, steps: Int, gradient: ([S]) throws -> [S]
  ) throws -> [[S]] {
    try momentum(from: start, eta: eta, mu: .zero, steps: steps) { point, _ in
      try gradient(point)
    }
  }

  /// The points of steps v ← μv + g, w ← w − ηv, with v = 0 at first.
  ///
  /// - Parameter gradient: the gradient at a point, in a step counted from 0.
  @specialized(where S == Real)
  public static func momentum<S: Scalar>(
    from start: [S], eta: S, mu: S, steps: Int, gradient: (_ point: [S], _ step: Int) throws -> [S]
  ) throws -> [[S]] {
    var state = State(point: start, velocity: start.map { _ in S.zero })
    var trajectory = [start]
    for step in 0..<max(0, steps) {
      let velocity = try combine(mu, state.velocity, .one, gradient(state.point, step))
      state = State(
        point: try combine(.one, state.point, -eta, velocity), velocity: velocity)
      trajectory.append(state.point)
    }
    return trajectory
  }

  /// The points of steps v ← μv + g, w ← w − η(g + μv), with v = 0 at first.
  ///
  /// - Parameter gradient: the gradient at a point, in a step counted from 0.
  @specialized(where S == Real)
  public static func nesterov<S: Scalar>(
    from start: [S], eta: S, mu: S, steps: Int, gradient: (_ point: [S], _ step: Int) throws -> [S]
  ) throws -> [[S]] {
    var state = State(point: start, velocity: start.map { _ in S.zero })
    var trajectory = [start]
    for step in 0..<max(0, steps) {
      let g = try gradient(state.point, step)
      let velocity = try combine(mu, state.velocity, .one, g)
      let move = try combine(.one, g, mu, velocity)
      state = State(point: try combine(.one, state.point, -eta, move), velocity: velocity)
      trajectory.append(state.point)
    }
    return trajectory
  }

  /// The points of steps v ← μv + g(w − ημv), w ← w − ηv: the gradient is taken at the point that the
  /// velocity alone leads to.
  @specialized(where S == Real)
  public static func nesterovLookAhead<S: Scalar>(
    from start: [S], eta: S, mu: S, steps: Int, gradient: ([S]) throws -> [S]
  ) throws -> [[S]] {
    var state = State(point: start, velocity: start.map { _ in S.zero })
    var trajectory = [start]
    for _ in 0..<max(0, steps) {
      let ahead = try combine(.one, state.point, -(eta * mu), state.velocity)
      let velocity = try combine(mu, state.velocity, .one, gradient(ahead))
      state = State(
        point: try combine(.one, state.point, -eta, velocity), velocity: velocity)
      trajectory.append(state.point)
    }
    return trajectory
  }

  /// The gradient Ax − b of x′Ax/2 − b′x for a symmetric A.
  ///
  /// - Throws: `DefinitionError.shapes`, `.lengths`.
  @specialized(where S == Real)
  public static func quadraticGradient<S: Scalar>(
    _ a: Matrix<S>, _ b: [S], at x: [S]
  ) throws -> [S] {
    try combine(.one, Matrices.product(a, x), -S.one, b)
  }

  /// s·x + t·y.
  ///
  /// - Throws: `DefinitionError.lengths`.
  static func combine<S: Scalar>(_ s: S, _ x: [S], _ t: S, _ y: [S]) throws -> [S] {
    guard x.count == y.count else {
      throw DefinitionError.lengths(function: "step", x.count, y.count)
    }
    return try zip(x, y).map { try s * $0 + t * $1 }
  }
}
