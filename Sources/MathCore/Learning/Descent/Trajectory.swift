/// The states of a stepper from its start: a descent that can be taught, drawn and compared.
public struct Trajectory<State: Stepper>: Sendable {
  /// The start, then the state after each step.
  public private(set) var states: [State]

  /// The most numbers that a trajectory holds, where a state counts as 32 beside its parameters.
  ///
  /// So it stays below half a gibibyte for all methods.
  private static var largestSize: Int { 1 << 23 }

  /// The trajectory of a start and of the gradients of the steps, a row a step.
  ///
  /// - Throws: `shapes`, what a step throws; `domain` where (steps + 1)·(parameters + 32) is above
  ///   2^23.
  /// - Complexity: that of the steps.
  public init(_ start: State, gradients: Matrix) throws(MathError) {
    try self.init(start, gradients, in: "trajectory")
  }

  init(_ start: State, _ gradients: Matrix, in function: String) throws(MathError) {
    guard gradients.columnCount == start.parameters.count || gradients.rowCount == 0 else {
      throw .shapes(function: function, [start.parameters.count], gradients.shape)
    }
    try Requirements.finite(gradients.elements, "gradients", in: function)
    try self.init(start, steps: gradients.rowCount, in: function) {
      (step, _) throws(MathError) in gradients.row(step)
    }
  }

  /// The trajectory of a start and of so many steps down a gradient, a function of the parameters.
  ///
  /// - Throws: what the gradient and a step throw; `domain` for steps < 0 and where
  ///   (steps + 1)·(parameters + 32) is above 2^23.
  /// - Complexity: that of the steps and gradients.
  public init(
    _ start: State, steps: Int, gradient: ([Double]) throws(MathError) -> [Double]
  ) throws(MathError) {
    try self.init(start, steps: steps, in: "trajectory") {
      (_, point) throws(MathError) in try gradient(point)
    }
  }

  init(
    _ start: State, steps: Int, in function: String,
    gradient: (Int, [Double]) throws(MathError) -> [Double]
  ) throws(MathError) {
    let limit = max(Self.largestSize / (start.parameters.count + 32) - 1, 0)
    guard steps >= 0, steps <= limit else {
      throw .outsideDomain(
        function: function, argument: "steps", value: steps.description,
        condition: "between 0 and \(limit) for \(start.parameters.count) parameters")
    }
    states = [start]
    var state = start
    for step in 0..<steps {
      try state.step(gradient: gradient(step, state.gradientPoint))
      states.append(state)
    }
  }

  /// The parameters, a row a state from the start.
  public var parameters: Matrix { rows(\.parameters) }

  /// What the states say of each parameter, a row a state: `trajectory.rows(\.velocity)`.
  public func rows(_ values: (State) -> [Double]) -> Matrix {
    let count = states.first.map { values($0).count } ?? 0
    return Matrix(checked: states.count, count, states.flatMap(values))
  }

  /// The Euclidean distances of the parameters from those of another trajectory, state by state.
  ///
  /// - Throws: `shapes` for trajectories with another number of states or parameters.
  public func distances(to other: Trajectory<some Stepper>) throws(MathError) -> [Double] {
    let (left, right) = (parameters, other.parameters)
    guard left.shape == right.shape else {
      throw .shapes(function: "distances", left.shape, right.shape)
    }
    var distances: [Double] = []
    for row in 0..<left.rowCount {
      distances.append(try Vectors.distance(left.row(row), right.row(row)))
    }
    return distances
  }
}
