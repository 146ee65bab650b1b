import Exact

/// Adam and its forms with weight decay, without rounding (section B.15).
public struct Adam<S: Scalar>: Sendable {
  /// How weights decay: not at all, as a part of the gradient (g + λw), or apart from it.
  public enum Decay: Sendable { case none, inGradient(S), decoupled(S) }

  /// The learning rate η, the decay rates β₁ and β₂ of both means, and ε.
  public let eta: S, beta1: S, beta2: S, epsilon: S
  /// How weights decay.
  public let decay: Decay

  /// A stepper with these settings.
  public init(eta: S, beta1: S, beta2: S, epsilon: S, decay: Decay = .none) {
    (self.eta, self.beta1, self.beta2, self.epsilon) = (eta, beta1, beta2, epsilon)
    self.decay = decay
  }

  /// What a step begins with and ends with.
  public struct State: Sendable {
    /// The weights.
    public let weights: [S]
    /// The means of gradients and of their squares, before their bias is corrected.
    public let m: [S], v: [S]
    /// The number of steps done.
    public let step: Int

    /// Weights at the start.
    public init(start: [S]) {
      weights = start
      m = start.map { _ in S.zero }
      v = m
      step = 0
    }

    /// Weights with the means of so many steps.
    public init(weights: [S], m: [S], v: [S], step: Int) {
      (self.weights, self.m, self.v, self.step) = (weights, m, v, step)
    }
  }

  /// One step: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε) with
  /// m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
  ///
  /// Decoupled decay takes ηλw more off.
  ///
  /// - Throws: `DefinitionError.lengths`; `ArithmeticError.divisionByZero` for 0/0.
  public func step(_ state: State, gradient: [S]) throws -> State {
    var g = gradient
    if case .inGradient(let lambda) = decay {
      g = try Descent.combine(.one, g, lambda, state.weights)
    }
    let m = try Descent.combine(beta1, state.m, .one - beta1, g)
    let v = try Descent.combine(beta2, state.v, .one - beta2, g.map { try $0.squared() })
    let count = S(state.step + 1)
    let corrections = (try .one - beta1.power(count), try .one - beta2.power(count))
    var weights: [S] = []
    for (w, (m, v)) in zip(state.weights, zip(m, v)) {
      var move = try (m / corrections.0) / ((v / corrections.1).sqrt() + epsilon)
      if case .decoupled(let lambda) = decay { move = try move + lambda * w }
      weights.append(try w - eta * move)
    }
    return State(weights: weights, m: m, v: v, step: state.step + 1)
  }

  /// The states from the start, one for each gradient after it.
  ///
  /// - Throws: as `step`.
  public func trajectory(from start: [S], gradients: [[S]]) throws -> [State] {
    var states = [State(start: start)]
    for gradient in gradients {
      states.append(try step(states[states.count - 1], gradient: gradient))
    }
    return states
  }
}
