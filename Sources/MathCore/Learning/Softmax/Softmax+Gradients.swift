extension Softmax {
  /// The gradient (Σ y)·p − y of `ceSoft` in the logits, within 1 ulp for a single positive target.
  ///
  /// pᵢ·Σ yⱼ − yᵢ = pᵢ·Σ_{j≠i} yⱼ − yᵢ(1 − pᵢ), pairs that are rounded once: so nothing cancels where
  /// one target alone is positive. For others the error is at most u of the result and 2^-56 of
  /// either term.
  ///
  /// - Throws: as `ceSoft` does.
  /// - Complexity: O(n).
  public static func ceGrad(_ z: [Double], _ y: [Double]) throws(MathError) -> [Double] {
    let p = try Probabilities(z, in: "ceGrad")
    try check(targets: y, for: z, in: "ceGrad")
    let total = y.reduce(ScaledPair.zero) { $0 + ScaledPair($1) }
    return y.indices.map { index in
      guard y[index] > 0 else { return (p[index] * total).rounded }
      let own = ScaledPair(y[index])
      return (p[index] * (total - own) - own * p.complement(index)).rounded
    }
  }

  /// The mean of `ceLogits` over examples, a row of logits each, and its gradient in the logits.
  ///
  /// The gradient is (p − 1 at the class)/n in each row, within 1 ulp, and so is the loss.
  ///
  /// - Throws: as `ceLogits` does for each row; `shapes` unless there is one class for each row.
  /// - Complexity: O(n), n the number of logits.
  public static func ceBatch(
    _ z: Matrix, _ targets: [Int]
  ) throws(MathError) -> (loss: Double, gradient: Matrix) {
    guard z.rowCount == targets.count else {
      throw .shapes(function: "ceBatch", z.shape, [targets.count])
    }
    guard z.rowCount > 0 else { throw .empty(function: "ceBatch") }
    let rowCount = ScaledPair(Double(z.rowCount))
    var isInfinite = false
    var loss = ScaledPair.zero
    var elements: [Double] = []
    elements.reserveCapacity(z.elements.count)
    for (row, target) in targets.enumerated() {
      let logits = z.row(row)
      let partition = try partition(logits, in: "ceBatch")
      try require(target, of: logits.count, "targets", in: "ceBatch")
      if logits[target] == -.infinity {
        isInfinite = true
      } else {
        loss = loss + partition.crossEntropy(logits[target])
      }
      let p = Probabilities(logits, partition)
      for index in logits.indices {
        let difference = index == target ? -p.complement(index) : p[index]
        elements.append((difference / rowCount).rounded)
      }
    }
    return (
      isInfinite ? .infinity : (loss / rowCount).rounded,
      Matrix(checked: z.rowCount, z.columnCount, elements)
    )
  }

  /// The Jacobian diag(p) − pp' of the softmax, symmetric to the bit, entries within 1 ulp.
  ///
  /// The diagonal is pᵢ(1 − pᵢ), with 1 − pᵢ free of cancellation.
  ///
  /// - Throws: as `softmax` does.
  /// - Complexity: O(n²).
  public static func softmaxJacobian(_ z: [Double]) throws(MathError) -> Matrix {
    let p = try Probabilities(z, in: "softmaxJacobian")
    var result = Matrix(zeros: z.count, z.count)
    for i in z.indices {
      result[i, i] = (p[i] * p.complement(i)).rounded
      for j in 0..<i {
        let entry = 0 - (p[i] * p[j]).rounded
        result[i, j] = entry
        result[j, i] = entry
      }
    }
    return result
  }

  /// The product pᵢ(gᵢ − Σ pⱼgⱼ) of the Jacobian with a vector.
  ///
  /// In pairs: off by at most u of the result and 2^-55·pᵢ·max |g|.
  ///
  /// - Throws: as `softmax` does; `shapes`; `notFinite` for g.
  /// - Complexity: O(n).
  public static func softmaxVjp(_ z: [Double], _ g: [Double]) throws(MathError) -> [Double] {
    let p = try Probabilities(z, in: "softmaxVjp")
    try Requirements.sameLength(z, g, in: "softmaxVjp")
    try Requirements.finite(g, "g", in: "softmaxVjp")
    var mean = ScaledPair.zero
    for index in g.indices { mean = mean + p[index] * ScaledPair(g[index]) }
    return g.indices.map { (p[$0] * (ScaledPair(g[$0]) - mean)).rounded + 0 }
  }
}
