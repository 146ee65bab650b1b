/// Running means β·m + (1 − β)·x of several numbers that start at 0, and the correction for that.
struct AdamMoment: Sendable {
  /// The means so far.
  private(set) var values: [ScaledPair]
  private let beta: ScaledPair
  /// 1 − β: a difference of two doubles, exact unless β is below 2^-200.
  private let rest: ScaledPair
  /// β to the number of steps.
  private var power = ScaledPair.one
  /// The sum 1 − βᵗ of the weights (1 − β)βᵏ of the numbers so far.
  private var weights = ScaledPair.zero

  /// The means before the first step.
  init(beta: Double, count: Int) {
    self.beta = ScaledPair(beta)
    rest = .one - ScaledPair(beta)
    values = [ScaledPair](repeating: .zero, count: count)
  }

  /// Begins a step.
  mutating func advance() {
    power = power * beta
    weights = .one - power
  }

  /// Takes in a number of the step.
  mutating func add(_ x: ScaledPair, at index: Int) {
    values[index] = beta * values[index] + rest * x
  }

  /// The mean divided by the sum of its weights; 0 before the first step.
  func corrected(_ index: Int) -> ScaledPair {
    weights.isZero ? .zero : values[index] / weights
  }
}
