#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gradient descent w ← w − η·g; with the gradients of mini-batches, stochastic gradient descent.
///
/// Each parameter is rounded once a step: the result is the double nearest to w − η·g, so that it
/// is within u|ŵ| of it, or 2^-1075 where it is subnormal.
public struct GradientDescent: Stepper {
  /// The parameters after the steps so far.
  public private(set) var parameters: [Double]
  /// How many steps have been made.
  public private(set) var stepCount = 0
  /// The learning rates η.
  public let schedule: Schedule
  private let function: String

  /// The state before the first step.
  ///
  /// - Throws: `notFinite`.
  public init(parameters: [Double], schedule: Schedule) throws(MathError) {
    try self.init(parameters, schedule, in: "sgd")
  }

  init(_ parameters: [Double], _ schedule: Schedule, in function: String) throws(MathError) {
    try Requirements.finite(parameters, "w0", in: function)
    self.parameters = parameters
    self.schedule = schedule
    self.function = function
  }

  /// Makes a step.
  ///
  /// - Throws: as ``Stepper/step(gradient:)`` does.
  /// - Complexity: O(n).
  public mutating func step(gradient: [Double]) throws(MathError) {
    try Requirements.gradient(gradient, for: self, in: function)
    let rate = try schedule.rate(at: stepCount)
    let next = parameters.indices.map { parameters[$0].addingProduct(-rate, gradient[$0]) }
    try Requirements.reached(next, from: self, in: function)
    parameters = next
    stepCount += 1
  }
}
