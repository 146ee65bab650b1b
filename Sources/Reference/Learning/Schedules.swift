import Exact

/// Schedules of learning rates (section B.15).
public enum Schedules {
  /// The rate that grows linearly from 0 to its peak in so many steps, and stays there.
  ///
  /// - Throws: `DefinitionError.notACount` for counts below 0.
  public static func warmup<S: Scalar>(step: Int, over count: Int, peak: S) throws -> S {
    try require(step, "step")
    try require(count, "warm-up")
    return step < count ? try peak * S(step) / S(count) : peak
  }

  /// Half a cosine from the largest rate at step 0 to the least from step T on:
  /// η_min + (η_max − η_min)(1 + cos(πt/T))/2.
  ///
  /// - Throws: `DefinitionError.notACount` for t < 0 and T < 1.
  public static func cosine<S: Scalar>(
    step: Int, of steps: Int, from largest: S, to least: S
  ) throws -> S {
    try require(step, "step")
    guard steps > 0 else {
      throw DefinitionError.notACount(function: "steps", value: "\(steps)")
    }
    if step == 0 { return largest }
    if step >= steps { return least }
    let angle = try S.pi * S(Rational(Integer(step), over: Integer(steps)))
    return try least + (largest - least) * (.one + angle.apply(.cos)) / S(2)
  }

  /// The rate that is multiplied by γ after each run of so many steps: η·γ^⌊t/every⌋.
  ///
  /// - Throws: `DefinitionError.notACount` for t < 0 and runs below 1.
  public static func step<S: Scalar>(
    step: Int, from eta: S, gamma: S, every count: Int
  ) throws -> S {
    try require(step, "step")
    guard count > 0 else { throw DefinitionError.notACount(function: "every", value: "\(count)") }
    return try eta * gamma.power(S(step / count))
  }

  private static func require(_ count: Int, _ name: String) throws(DefinitionError) {
    guard count >= 0 else { throw .notACount(function: name, value: "\(count)") }
  }
}
