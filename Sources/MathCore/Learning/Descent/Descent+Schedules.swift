extension Descent {
  /// The learning rate of a linear warm-up: peak·step/warmup, and from step `warmup` on the peak.
  ///
  /// The quotient is a pair within 15u² before it is rounded, and neighbours differ by 2^-40 or
  /// more relatively. So the rates are monotone to the bit, never beyond the peak, and within
  /// 1.001u, or 2^-1074 where they are subnormal.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ step ≤ 2^40 and 0 ≤ warmup ≤ 2^40.
  /// - Complexity: O(1).
  public static func warmupSchedule(
    _ step: Int, _ warmup: Int, _ peak: Double
  ) throws(MathError) -> Double {
    try Requirements.count(step, "step", in: 0...largestStep, of: "warmupSchedule")
    try Requirements.count(warmup, "warmup", in: 0...largestStep, of: "warmupSchedule")
    try Requirements.finite(peak, "peak", in: "warmupSchedule")
    guard step < warmup else { return peak }
    return (ScaledPair(peak) * ScaledPair(step) / ScaledPair(warmup)).rounded
  }

  /// The learning rate of a cosine decay: etaMin + (etaMax − etaMin)·(1 + cos(π·step/steps))/2.
  ///
  /// It is etaMax in step 0 and etaMin from step `steps` on, monotone to the bit between, and
  /// within u of itself plus 2^-98·|etaMax − etaMin|: see `CosineDecay`.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ step ≤ 2^40 and 1 ≤ steps ≤ 2^40.
  /// - Complexity: O(1).
  public static func cosineSchedule(
    _ step: Int, _ steps: Int, _ etaMax: Double, _ etaMin: Double
  ) throws(MathError) -> Double {
    try Requirements.count(step, "step", in: 0...largestStep, of: "cosineSchedule")
    try Requirements.count(steps, "steps", in: 1...largestStep, of: "cosineSchedule")
    try Requirements.finite(etaMax, "etaMax", in: "cosineSchedule")
    try Requirements.finite(etaMin, "etaMin", in: "cosineSchedule")
    if step == 0 { return etaMax }
    if step >= steps { return etaMin }
    return try CosineDecay.rate(step, steps, etaMax, etaMin)
  }

  /// The learning rate that is multiplied with gamma every so many steps: eta·gamma^⌊step/every⌋.
  ///
  /// With k factors the power is within 5ku² as a pair of doubles, and the result is rounded once:
  /// within u + (5k + 5)u² ≤ 1.001u, and 2^-1074 where it is subnormal.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ step ≤ 2^40, every ≥ 1 and gamma ≥ 0.
  /// - Complexity: O(log step).
  public static func stepSchedule(
    _ step: Int, _ eta: Double, _ gamma: Double, _ every: Int
  ) throws(MathError) -> Double {
    try Requirements.count(step, "step", in: 0...largestStep, of: "stepSchedule")
    try Requirements.count(every, "every", in: 1...Int.max, of: "stepSchedule")
    try Requirements.finite(eta, "eta", in: "stepSchedule")
    try Requirements.number(gamma, "gamma", "0 or more", in: "stepSchedule") { $0 >= 0 }
    return (ScaledPair(eta) * ScaledPair(gamma).raised(to: step / every)).rounded
  }
}
