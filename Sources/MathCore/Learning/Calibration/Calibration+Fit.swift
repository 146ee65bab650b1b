extension Calibration {
  /// The temperature τ > 0 of the least mean cross-entropy of rows of logits z/τ, and that loss.
  ///
  /// In β = 1/τ the loss is convex: its slope is Σ (Σⱼ pⱼzⱼ − z at the target) over the rows, and
  /// the derivative of that a sum of variances of the logits. So there is a least loss if and only
  /// if the slope is below 0 at β = 0, where it is Σ (mean of z − z at the target), and above 0 at
  /// last, where it is Σ (max z − z at the target). Both are decided exactly: without the first the
  /// loss falls for ever as τ grows, without the second as τ tends to 0.
  ///
  /// The temperature is the better of two neighbouring doubles between which the slope changes its
  /// sign. While the logits of each row, n of them, differ by at most τ/2, it is within 1 ulp and
  /// 2^-63·n of the root (`TemperatureSlope`), and else within 1 ulp and 2^-70·κ of it, where κ is
  /// Σ pⱼ|zⱼ − z at the target| over β times the sum of the variances: 10^-12 for κ ≤ 2^30.
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
    let slope = TemperatureSlope(rows, targets)
    guard slope.start.sign < 0 else {
      throw noLeast(
        "logits of the targets above the mean of their rows, on the whole", in: function)
    }
    guard zip(rows, targets).contains(where: { row, target in row.contains { $0 > row[target] } })
    else { throw noLeast("a target whose logit is not the largest of its row", in: function) }
    guard let temperature = root(of: slope) else {
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
  private static func root(of slope: TemperatureSlope) -> Double? {
    // Positive doubles are in the order of their bits.
    var lower = Double.leastNonzeroMagnitude.bitPattern
    var upper = Double.greatestFiniteMagnitude.bitPattern
    var above = slope.value(at: Double(bitPattern: lower))
    var below = slope.value(at: Double(bitPattern: upper))
    guard !above.isNegative, !above.isZero, below.isNegative else { return nil }
    while upper - lower > 1 {
      let middle = lower + (upper - lower) / 2
      let value = slope.value(at: Double(bitPattern: middle))
      if value.isNegative {
        (upper, below) = (middle, value)
      } else {
        (lower, above) = (middle, value)
      }
    }
    return Double(bitPattern: -below < above ? upper : lower)
  }
}
