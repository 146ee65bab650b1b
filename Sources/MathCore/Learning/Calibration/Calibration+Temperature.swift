extension Calibration {
  /// The logits z/τ at a temperature τ > 0, each correctly rounded.
  ///
  /// Rounding is monotone: so a larger logit never becomes smaller than another, though they may
  /// become equal. A logit of −∞, a deleted entry, stays one.
  ///
  /// - Throws: `notFinite` for NaN and +∞; `domain` unless τ > 0.
  /// - Complexity: O(n).
  public static func temperatureScale(_ z: [Double], _ tau: Double) throws(MathError) -> [Double] {
    try logits(z, in: "temperatureScale")
    try temperature(tau, in: "temperatureScale")
    return z.map { $0 / tau }
  }

  /// The mean cross-entropy −log pᵢ of the targets, for rows of logits z/τ, within 1 ulp.
  ///
  /// The quotients are not rounded, and no terms cancel (`TemperedLogits`). A logit of −∞ is a
  /// deleted entry; where it is the target's, the loss is +∞.
  ///
  /// - Throws: `shapes` unless there is a target a row, `empty`, `notFinite` for NaN and +∞,
  ///   `allMasked` for a row of −∞ alone; `domain` for a class that there is not, and unless τ > 0.
  /// - Complexity: O(number of elements).
  public static func temperatureLoss(
    _ z: Matrix, _ targets: [Int], _ tau: Double
  ) throws(MathError) -> Double {
    let function = "temperatureLoss"
    try shapes(z, targets, in: function)
    try logits(z.elements, in: function)
    for (row, target) in zip(z.rows, targets) {
      try Softmax.require(target, of: row.count, "targets", in: function)
      guard row.contains(where: { $0 > -.infinity }) else {
        throw .allMasked(function: function, count: row.count)
      }
    }
    try temperature(tau, in: function)
    return loss(z.rows, targets, tau)
  }

  /// The loss of checked logits.
  static func loss(_ rows: [[Double]], _ targets: [Int], _ tau: Double) -> Double {
    var total = ScaledPair.zero
    for (row, target) in zip(rows, targets) {
      guard row[target] > -.infinity else { return .infinity }
      total = total + TemperedLogits(row, tau).crossEntropy(ScaledPair(row[target]))
    }
    return (total / ScaledPair(rows.count)).rounded
  }

  static func shapes(_ z: Matrix, _ targets: [Int], in function: String) throws(MathError) {
    guard z.rowCount == targets.count else {
      throw .shapes(function: function, z.shape, [targets.count])
    }
    guard !z.elements.isEmpty else { throw .empty(function: function) }
  }

  private static func logits(_ z: [Double], in function: String) throws(MathError) {
    guard let index = z.firstIndex(where: { !($0 < .infinity) }) else { return }
    throw .notFinite(function: function, argument: "z", index: index, value: z[index].description)
  }

  private static func temperature(_ tau: Double, in function: String) throws(MathError) {
    try Requirements.number(tau, "tau", "positive", in: function) { $0 > 0 }
  }
}
