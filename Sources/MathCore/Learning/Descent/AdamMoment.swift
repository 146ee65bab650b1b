/// Running means β·m + (1 − β)·x of several numbers that start at 0, and the correction for that.
struct AdamMoment: Sendable {
  /// The means so far.
  private(set) var values: [ScaledPair]
  private let beta: ScaledPair
  /// 1 − β, exactly: a difference of two doubles.
  private let rest: ScaledPair
  /// β to the number of steps.
  private var power = ScaledPair.one

  /// The means before the first step.
  init(beta: Double, count: Int) {
    self.beta = ScaledPair(beta)
    rest = .one - ScaledPair(beta)
    values = [ScaledPair](repeating: .zero, count: count)
  }

  /// Begins a step.
  mutating func advance() { power = power * beta }

  /// Takes in a number of the step.
  mutating func add(_ x: ScaledPair, at index: Int) {
    values[index] = beta * values[index] + rest * x
  }

  /// The mean divided by the sum 1 − βᵗ of its weights; 0 before the first step.
  func corrected(_ index: Int) -> ScaledPair {
    let weights = ScaledPair.one - power
    return weights.isZero ? .zero : values[index] / weights
  }
}
