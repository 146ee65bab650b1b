extension Calibration {
  /// The temperature τ > 0 of the least mean cross-entropy of rows of logits z/τ, and that loss.
  ///
  /// In β = 1/τ the loss is convex, with the slope Σ (Σⱼ pⱼzⱼ − z at the target) over the rows; its
  /// second derivative is a sum of variances of the logits. So there is a least loss if and only if
  /// the slope is below 0 at β = 0, where it is Σ (mean of z − z at the target), and above 0 at
  /// last, where it is Σ (max z − z at the target). Both are decided exactly: without the first the
  /// loss falls for ever as τ grows, without the second as τ tends to 0.
  ///
  /// The sign of the slope is that of a sum of pairs, within 2^-70 of Σ pⱼ|zⱼ − z at the target|.
  /// The temperature is the better of two neighbouring doubles between which it changes: within 1
  /// ulp of the root, and, where κ = Σ pⱼ|zⱼ − z at the target| over (β · the second derivative) is
  /// not below 2^17, within 2^-70·κ of it; for κ < 2^30 that is 10^-12 of it.
  ///
  /// - Throws: `shapes` unless there is a target a row, `empty`, `notFinite`; `domain` for a class
  ///   that there is not, and where no temperature that is a double has the least loss.
  /// - Complexity: O(number of elements), 64 times.
  public static func fitTemperature(
    _ z: Matrix, _ targets: [Int]
  ) throws(MathError) -> (temperature: Double, loss: Double) {
    let function = "fitTemperature"
    try shapes(z, targets, in: function)
    try Requirements.finite(z.elements, "z", in: function)
    let rows = z.rows
    for target in targets {
      try Softmax.require(target, of: z.columnCount, "targets", in: function)
    }
    var start = WideAccumulator()
    for (row, target) in zip(rows, targets) {
      for logit in row { start.add(logit) }
      start.add(row[target], times: -Double(row.count))
    }
    guard start.value.sign < 0 else {
      throw noLeast(
        "logits of the targets above the mean of their rows, on the whole", in: function)
    }
    guard zip(rows, targets).contains(where: { row, target in row.contains { $0 > row[target] } })
    else { throw noLeast("a target whose logit is not the largest of its row", in: function) }
    guard let temperature = root(rows, targets) else {
      throw noLeast("logits whose best temperature is a double", in: function)
    }
    return (temperature, loss(rows, targets, temperature))
  }

  private static func noLeast(_ condition: String, in function: String) -> MathError {
    .outsideDomain(
      function: function, argument: "z", value: "a matrix whose loss has no least value",
      condition: condition)
  }

  /// The double at which the slope changes from above 0 to below it, as the temperature grows.
  private static func root(_ rows: [[Double]], _ targets: [Int]) -> Double? {
    // Positive doubles are in the order of their bits.
    var lower = Double.leastNonzeroMagnitude.bitPattern
    var upper = Double.greatestFiniteMagnitude.bitPattern
    var above = slope(rows, targets, Double(bitPattern: lower))
    var below = slope(rows, targets, Double(bitPattern: upper))
    guard !above.isNegative, !above.isZero, below.isNegative else { return nil }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      let value = slope(rows, targets, Double(bitPattern: middle))
      if value.isNegative {
        (upper, below) = (middle, value)
      } else {
        (lower, above) = (middle, value)
      }
    }
    return Double(bitPattern: -below < above ? upper : lower)
  }

  /// The slope of the total loss in 1/τ, Σ pⱼ(zⱼ − z at the target).
  private static func slope(_ rows: [[Double]], _ targets: [Int], _ tau: Double) -> ScaledPair {
    var total = ScaledPair.zero
    for (row, target) in zip(rows, targets) {
      let tempered = TemperedLogits(row, tau)
      var sum = ScaledPair.zero
      for logit in row {
        sum = sum + tempered.part(logit) * (ScaledPair(logit) - ScaledPair(row[target]))
      }
      total = total + sum / (.one + tempered.others)
    }
    return total
  }
}
