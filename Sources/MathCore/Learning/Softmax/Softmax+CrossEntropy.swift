extension Softmax {
  /// The cross-entropy −log pᵢ of the class i, from logits; +∞ where its entry is deleted.
  ///
  /// - Throws: as `softmax` does; `domain` for a class that there is not.
  public static func ceLogits(_ z: [Double], _ target: Int) throws(MathError) -> Double {
    let logarithms = try logarithms(z, in: "ceLogits")
    try require(target, of: z.count, "target", in: "ceLogits")
    return -logarithms[target] + 0
  }

  /// The cross-entropy −Σ yᵢ log pᵢ = (Σ y)·logSumExp(z) − y·z of targets y ≥ 0 with any sum.
  ///
  /// Each term −log pᵢ is at least 0, so that nothing cancels; a term with yᵢ = 0 is 0.
  ///
  /// - Throws: as `softmax` does; `shapes`; `notFinite` for y, `domain` for a negative target.
  public static func ceSoft(_ z: [Double], _ y: [Double]) throws(MathError) -> Double {
    try check(targets: y, for: z, in: "ceSoft")
    let logarithms = try logarithms(z, in: "ceSoft")
    var loss = 0.0
    for (target, logarithm) in zip(y, logarithms) where target > 0 { loss -= target * logarithm }
    return loss
  }

  /// The cross-entropy with label smoothing: of the targets (1 − ε)·(1 at the class) + ε/n.
  ///
  /// - Throws: as `ceLogits` does; `domain` unless 0 ≤ ε ≤ 1, `notFinite` for ε.
  public static func ceSmoothed(
    _ z: [Double], _ target: Int, _ epsilon: Double
  ) throws(MathError) -> Double {
    let logarithms = try logarithms(z, in: "ceSmoothed")
    try require(target, of: z.count, "target", in: "ceSmoothed")
    try Requirements.finite(epsilon, "epsilon", in: "ceSmoothed")
    guard (0...1).contains(epsilon) else {
      throw .outsideDomain(
        function: "ceSmoothed", argument: "epsilon", value: epsilon.description,
        condition: "at least 0 and at most 1")
    }
    let own = epsilon < 1 ? -(1 - epsilon) * logarithms[target] : 0
    let spread = epsilon > 0 ? -epsilon * (logarithms.reduce(0, +) / Double(z.count)) : 0
    return own + spread + 0
  }

  /// The gradient (Σ y)·p − y of `ceSoft` in the logits.
  ///
  /// - Throws: as `ceSoft` does.
  public static func ceGrad(_ z: [Double], _ y: [Double]) throws(MathError) -> [Double] {
    try check(targets: y, for: z, in: "ceGrad")
    let p = try probabilities(z, temperature: 1, in: "ceGrad")
    let total = y.reduce(0, +)
    return z.indices.map { total * p[$0] - y[$0] }
  }

  /// The mean of `ceLogits` over examples, a row of logits each, and its gradient in the logits.
  ///
  /// - Throws: as `ceLogits` does for each row; `shapes` unless there is one class for each row.
  public static func ceBatch(
    _ z: Matrix, _ targets: [Int]
  ) throws(MathError) -> (loss: Double, gradient: Matrix) {
    guard z.rowCount == targets.count else {
      throw .shapes(function: "ceBatch", z.shape, [targets.count])
    }
    guard z.rowCount > 0 else { throw .empty(function: "ceBatch") }
    var loss = 0.0
    var elements: [Double] = []
    for (row, target) in targets.enumerated() {
      let logits = z.row(row)
      let p = try probabilities(logits, temperature: 1, in: "ceBatch")
      try require(target, of: logits.count, "targets", in: "ceBatch")
      loss += try ceLogits(logits, target) / Double(targets.count)
      for index in p.indices {
        elements.append((p[index] - (index == target ? 1 : 0)) / Double(targets.count))
      }
    }
    return (loss, Matrix(checked: z.rowCount, z.columnCount, elements))
  }

  private static func require(
    _ target: Int, of count: Int, _ argument: String, in function: String
  ) throws(MathError) {
    guard !(0..<count).contains(target) else { return }
    throw .outsideDomain(
      function: function, argument: argument, value: target.description,
      condition: "at least 0 and below \(count)")
  }

  private static func check(
    targets y: [Double], for z: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(z, y, in: function)
    try Requirements.finite(y, "y", in: function)
    if let negative = y.first(where: { $0 < 0 }) {
      throw .outsideDomain(
        function: function, argument: "y", value: negative.description, condition: "at least 0")
    }
  }
}
