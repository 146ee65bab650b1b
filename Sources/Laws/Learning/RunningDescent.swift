import Exact

/// How far trajectories may be from the exact ones, where each assignment is rounded once.
enum RunningDescent {
  /// The forms of momentum.
  enum Form: Sendable {
    /// w ← w − ηv.
    case heavyBall
    /// w ← w − η(g + μv).
    case nesterov
    /// w ← w − ηv with the gradient taken at w − ημv.
    case lookAhead
  }

  /// The points of a trajectory over given gradients, with their errors.
  static func overGradients(_ run: GradientRun, _ form: Form) throws -> [[RunningError]] {
    let gradients = try run.gradients.rationals()
    return try steps(
      run.start, run.eta, run.mu, form, count: gradients.rowCount
    ) { _, step in gradients.row(step).map { RunningError($0) } }
  }

  /// The points of a trajectory on a quadratic, with their errors; an entry of the gradient is
  /// rounded once.
  static func onQuadratic(
    _ bowl: SymmetricBowl, _ form: Form, steps count: Int
  ) throws -> [[RunningError]] {
    let rows = try bowl.a.rationals().rows
    let b = try bowl.b.rationals()
    return try steps(bowl.start, bowl.eta, bowl.mu, form, count: count) { point, _ in
      rows.indices.map { row in
        zip(rows[row], point).reduce(RunningError(-b[row])) {
          $0 + RunningError($1.0) * $1.1
        }.rounded
      }
    }
  }

  private static func steps(
    _ start: [Double], _ eta: Double, _ mu: Double, _ form: Form, count: Int,
    gradient: ([RunningError], Int) -> [RunningError]
  ) throws -> [[RunningError]] {
    let (eta, mu) = (try RunningError(eta), try RunningError(mu))
    var point = try start.map { try RunningError($0) }
    var velocity = start.map { _ in RunningError(.zero) }
    var points = [point]
    for step in 0..<count {
      let ahead =
        form == .lookAhead
        ? zip(point, velocity).map { ($0 - eta * (mu * $1).rounded).rounded } : point
      let g = gradient(ahead, step)
      velocity = zip(velocity, g).map { (mu * $0 + $1).rounded }
      let move = form == .nesterov ? zip(g, velocity).map { ($0 + mu * $1).rounded } : velocity
      point = zip(point, move).map { ($0 - eta * $1).rounded }
      points.append(point)
    }
    return points
  }
}
