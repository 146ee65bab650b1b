/// Adam (Kingma and Ba 2015), and the two ways to add weight decay to it.
///
/// With g the gradient, from m = v = 0, in step t = 1, 2, …
///
///     m ← β₁m + (1 − β₁)g          m̂ = m/(1 − β₁ᵗ)
///     v ← β₂v + (1 − β₂)g²         v̂ = v/(1 − β₂ᵗ)
///     w ← w − η·m̂/(√v̂ + ε)
///
/// AdamW (Loshchilov and Hutter 2019) decays w beside that, by η·λ·w; the L2 penalty adds λ·w to g.
/// Where √v̂ + ε = 0, which needs ε = 0, all gradients that v remembers were 0; for m = 0 the
/// quotient 0/0 is taken as 0, so that the parameter stays, and for m ≠ 0 (only with β₂ = 0) the
/// step is refused.
///
/// Error. m, v and the powers βᵗ are carried as pairs of doubles with a range of their own, so that
/// a step is scale-free: g² neither over- nor underflows. Let M be m with |g| for g. An assignment
/// of m adds at most 8u² of what it sums, and so does one of v; hence m is within 8tu²·M and v, all
/// of whose terms are positive, within (8t + 5)u²·v. βᵗ is within 5tu²·βᵗ, and as tβᵗ/(1 − βᵗ) ≤
/// 1/log(1/β) ≤ 1/(1 − β), the difference 1 − βᵗ, of exact 1 and a pair, is within (5/(1 − β) +
/// 3)u² relatively: it does not cancel beyond that. The root halves the errors of v̂, two
/// quotients, a sum and a product add 40u². So the step is within (12t + 60 + 5/(1 − β₁) + 5/(1 −
/// β₂))·u² of η·M̂/(√v̂ + ε), which is less than 2^-60 of it for t ≤ 2^24 and 1 − β ≥ 2^-40; and w
/// is rounded once. In short, a step is w − η·(…) rounded to the nearest double.
public struct Adam: Stepper {
  /// How weights decay.
  public enum Decay: Sendable, Hashable {
    /// Not at all: Adam.
    case none
    /// By η·λ·w beside the step: AdamW.
    case decoupled(Double)
    /// By λ·w in the gradient: Adam with an L2 penalty.
    case l2(Double)
  }

  /// The parameters after the steps so far.
  public private(set) var parameters: [Double]
  /// How many steps have been made.
  public private(set) var stepCount = 0
  /// The learning rates η.
  public let schedule: Schedule
  /// How much of the mean of gradients a step keeps, β₁.
  public let beta1: Double
  /// How much of the mean of squares a step keeps, β₂.
  public let beta2: Double
  /// What is added to the root of the mean of squares, ε.
  public let epsilon: Double
  /// How weights decay.
  public let decay: Decay
  private var first: AdamMoment
  private var second: AdamMoment
  private let function: String

  /// The state before the first step, for 0 ≤ β < 1 and ε ≥ 0.
  ///
  /// - Throws: `notFinite`; `domain`.
  public init(
    parameters: [Double], schedule: Schedule, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, decay: Decay = .none
  ) throws(MathError) {
    let function =
      switch decay {
      case .none: "adam"
      case .decoupled: "adamW"
      case .l2: "adamL2"
      }
    try Requirements.finite(parameters, "w0", in: function)
    try Requirements.number(beta1, "beta1", "in 0 ..< 1", in: function) { $0 >= 0 && $0 < 1 }
    try Requirements.number(beta2, "beta2", "in 0 ..< 1", in: function) { $0 >= 0 && $0 < 1 }
    try Requirements.number(epsilon, "epsilon", "0 or more", in: function) { $0 >= 0 }
    switch decay {
    case .none: break
    case .decoupled(let strength), .l2(let strength):
      try Requirements.number(strength, "decay", "0 or more", in: function) { $0 >= 0 }
    }
    self.parameters = parameters
    self.schedule = schedule
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.decay = decay
    self.function = function
    first = AdamMoment(beta: beta1, count: parameters.count)
    second = AdamMoment(beta: beta2, count: parameters.count)
  }

  /// The running mean m of the gradients, before the correction, each rounded to a double.
  public var m: [Double] { first.values.map(\.rounded) }
  /// The running mean v of their squares, before the correction, each rounded to a double.
  public var v: [Double] { second.values.map(\.rounded) }
  /// The mean m̂ of the gradients, corrected for its start at 0; 0 before the first step.
  public var correctedM: [Double] { parameters.indices.map { first.corrected($0).rounded } }
  /// The mean v̂ of their squares, corrected for its start at 0; 0 before the first step.
  public var correctedV: [Double] { parameters.indices.map { second.corrected($0).rounded } }

  /// Makes a step.
  ///
  /// - Throws: as ``Stepper/step(gradient:)`` does; `domain` where √v̂ + ε = 0 and m ≠ 0.
  /// - Complexity: O(n).
  public mutating func step(gradient: [Double]) throws(MathError) {
    try Requirements.gradient(gradient, for: self, in: function)
    var next = self
    let rate = ScaledPair(try schedule.rate(at: stepCount))
    next.stepCount += 1
    next.first.advance()
    next.second.advance()
    let epsilon = ScaledPair(epsilon)
    for (index, parameter) in parameters.enumerated() {
      let w = ScaledPair(parameter)
      var g = ScaledPair(gradient[index])
      if case .l2(let strength) = decay { g = g + ScaledPair(strength) * w }
      next.first.add(g, at: index)
      next.second.add(g * g, at: index)
      let mean = next.first.corrected(index)
      let divisor = next.second.corrected(index).squareRoot + epsilon
      guard !divisor.isZero || mean.isZero else {
        throw .outsideDomain(
          function: function, argument: "epsilon", value: "0",
          condition: "above 0 where v is 0 and m is not (parameter \(index), step \(stepCount + 1))"
        )
      }
      var direction = divisor.isZero ? .zero : mean / divisor
      if case .decoupled(let strength) = decay {
        direction = direction + ScaledPair(strength) * w
      }
      next.parameters[index] = (w - rate * direction).rounded
    }
    try Requirements.reached(next.parameters, from: self, in: function)
    self = next
  }
}
