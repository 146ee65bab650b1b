/// How the learning rate goes with the number of the step, counted from 0.
public indirect enum Schedule: Sendable, Hashable {
  /// The same rate always.
  case constant(Double)
  /// Linear from 0 to a peak, see ``Descent/warmupSchedule(_:_:_:)``.
  case warmup(steps: Int, peak: Double)
  /// Half a period of a cosine, see ``Descent/cosineSchedule(_:_:_:_:)``.
  case cosine(steps: Int, from: Double, to: Double)
  /// A factor every so many steps, see ``Descent/stepSchedule(_:_:_:_:)``.
  case stepwise(from: Double, factor: Double, every: Int)
  /// One schedule for so many steps, then another, which counts its steps from 0.
  case sequence(Schedule, steps: Int, then: Schedule)

  /// A linear warm-up to a peak and a cosine decay from it.
  public static func warmupThenCosine(
    warmup: Int, steps: Int, peak: Double, end: Double
  ) -> Schedule {
    .sequence(
      .warmup(steps: warmup, peak: peak), steps: warmup,
      then: .cosine(steps: steps, from: peak, to: end))
  }

  /// The learning rate of a step.
  ///
  /// - Throws: `domain` for a step below 0; what the functions of the cases throw.
  /// - Complexity: O(1) for each schedule of a sequence.
  public func rate(at step: Int) throws(MathError) -> Double {
    switch self {
    case .constant(let rate):
      try Requirements.finite(rate, "eta", in: "schedule")
      return rate
    case .warmup(let steps, let peak):
      return try Descent.warmupSchedule(step, steps, peak)
    case .cosine(let steps, let start, let end):
      return try Descent.cosineSchedule(step, steps, start, end)
    case .stepwise(let start, let factor, let every):
      return try Descent.stepSchedule(step, start, factor, every)
    case .sequence(let first, let steps, let second):
      try Requirements.count(step, "step", in: 0...Descent.largestStep, of: "schedule")
      try Requirements.count(steps, "steps", in: 0...Descent.largestStep, of: "schedule")
      return try step < steps ? first.rate(at: step) : second.rate(at: step - steps)
    }
  }
}
