#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gradient descent with a velocity that remembers: v ← μ·v + g.
///
/// There are three forms, equal for μ = 0 and then those of ``GradientDescent``:
///
/// - heavy ball (Polyak 1964): w ← w − η·v;
/// - Nesterov's, as libraries have it: w ← w − η·(g + μ·v), the gradient taken at w;
/// - Nesterov's with a look-ahead: w ← w − η·v, the gradient taken at w − η·μ·v (v before the
///   step).
///
/// The second is the third told by its points of the look-ahead. Each of the assignments, and g +
/// μ·v, is rounded once, to the nearest double; η·μ·v of the look-ahead is a rounded product and
/// then one rounding.
public struct Momentum: Stepper {
  /// Which of the three forms.
  public enum Form: Sendable, Hashable {
    /// w ← w − η·v.
    case heavyBall
    /// w ← w − η·(g + μ·v).
    case nesterov
    /// w ← w − η·v with the gradient taken ahead of w.
    case lookAhead
  }

  /// The parameters after the steps so far.
  public private(set) var parameters: [Double]
  /// The velocity after the steps so far, at first 0.
  public private(set) var velocity: [Double]
  /// How many steps have been made.
  public private(set) var stepCount = 0
  /// The learning rates η.
  public let schedule: Schedule
  /// The momentum μ.
  public let momentum: Double
  /// The form.
  public let form: Form
  private let function: String

  /// The state before the first step, μ ≥ 0.
  ///
  /// - Throws: `notFinite`; `domain` for μ < 0.
  public init(
    parameters: [Double], schedule: Schedule, momentum: Double, form: Form = .heavyBall
  ) throws(MathError) {
    try self.init(parameters, schedule, momentum, form, in: "momentum")
  }

  init(
    _ parameters: [Double], _ schedule: Schedule, _ momentum: Double, _ form: Form,
    in function: String
  ) throws(MathError) {
    try Requirements.finite(parameters, "w0", in: function)
    try Requirements.number(momentum, "mu", "0 or more", in: function) { $0 >= 0 }
    self.parameters = parameters
    velocity = [Double](repeating: 0, count: parameters.count)
    self.schedule = schedule
    self.momentum = momentum
    self.form = form
    self.function = function
  }

  /// Where the next gradient is to be taken: w − η·μ·v in the form of the look-ahead, else w.
  public var gradientPoint: [Double] {
    guard form == .lookAhead, let rate = try? schedule.rate(at: stepCount) else {
      return parameters
    }
    return parameters.indices.map {
      parameters[$0].addingProduct(-rate, momentum * velocity[$0])
    }
  }

  /// Makes a step.
  ///
  /// - Throws: as ``Stepper/step(gradient:)`` does.
  /// - Complexity: O(n).
  public mutating func step(gradient: [Double]) throws(MathError) {
    try Requirements.gradient(gradient, for: self, in: function)
    let rate = try schedule.rate(at: stepCount)
    let faster = velocity.indices.map { gradient[$0].addingProduct(momentum, velocity[$0]) }
    try Requirements.finite(faster, "the velocity after step \(stepCount + 1)", in: function)
    let next = parameters.indices.map { index in
      let direction =
        form == .nesterov
        ? gradient[index].addingProduct(momentum, faster[index]) : faster[index]
      return parameters[index].addingProduct(-rate, direction)
    }
    try Requirements.reached(next, from: self, in: function)
    parameters = next
    velocity = faster
    stepCount += 1
  }
}
