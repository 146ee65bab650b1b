extension Information {
  /// The mutual information Σ pᵢⱼ log(pᵢⱼ/(rᵢcⱼ)) of the row and the column of a joint table, in
  /// "nats" or "bits".
  ///
  /// It is the divergence of the table from the product of its marginals rᵢ = Σⱼ pᵢⱼ and
  /// cⱼ = Σᵢ pᵢⱼ, which are exact sums, and in Bregman's form as ``kl(_:_:_:)``. So it is 0 where
  /// each entry is exactly the product of its marginals, and within 1 ulp near that.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for another unit.
  /// - Complexity: O(n) of the entries.
  public static func mutualInformation(
    _ joint: Matrix, _ unit: String
  ) throws(MathError) -> Double {
    try Requirements.distribution(joint.elements, "joint", in: "mutualInformation")
    let unit = try InformationUnit(unit, in: "mutualInformation")
    let rows = (0..<joint.rowCount).map { WideAccumulator.sum(joint.row($0).span) }
    let columns = (0..<joint.columnCount).map { WideAccumulator.sum(joint.column($0).span) }
    var divergence = WideAccumulator()
    var differences = Dyadic(0)
    for row in 0..<joint.rowCount {
      for column in 0..<joint.columnCount where joint[row, column] > 0 {
        let entry = joint[row, column]
        let product = rows[row] * columns[column]
        let difference = product - Dyadic(entry)
        divergence.add(
          LogarithmicTerms.divergence(
            of: ScaledPair(entry), from: ScaledPair(product), difference: ScaledPair(difference)))
        differences = differences + difference
      }
    }
    return unit.rounded(ScaledPair(divergence.value - differences))
  }

  /// The entropy −Σ pᵢⱼ log(pᵢⱼ/rᵢ) of the column of a joint table, given its row, in "nats" or
  /// "bits".
  ///
  /// The marginals rᵢ = Σⱼ pᵢⱼ are exact sums, and so are their differences from the entries; no
  /// term is below 0, each is within 2^-95 of itself (`LogarithmicTerms`), and the sum is rounded
  /// once. It is 0 where no row has two entries above 0.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for another unit.
  /// - Complexity: O(n) of the entries.
  public static func conditionalEntropy(
    _ joint: Matrix, _ unit: String
  ) throws(MathError) -> Double {
    try Requirements.distribution(joint.elements, "joint", in: "conditionalEntropy")
    let unit = try InformationUnit(unit, in: "conditionalEntropy")
    var total = WideAccumulator()
    for row in 0..<joint.rowCount {
      let entries = joint.row(row)
      let sum = WideAccumulator.sum(entries.span)
      let marginal = ScaledPair(sum)
      for entry in entries where entry > 0 {
        let p = ScaledPair(entry)
        let logarithm = LogarithmicTerms.logarithm(
          of: marginal, over: p, difference: ScaledPair(sum - Dyadic(entry)))
        total.add(p * logarithm)
      }
    }
    return unit.rounded(total)
  }
}
