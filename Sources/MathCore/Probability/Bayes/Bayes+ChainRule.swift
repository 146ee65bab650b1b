extension Bayes {
  /// The conditional probabilities of an outcome, one variable after another.
  ///
  /// An axis of the table is a variable, `order` a permutation of the axes, and `outcome` the index on
  /// each axis. Entry t is P(variable order[t] | those before it) = Sₜ₊₁/Sₜ, where Sₜ is the exact
  /// weight of what agrees with the outcome in the first t variables; the first entry is S₁ itself. So
  /// the product of the exact entries is the entry of the table. S₁ is correctly rounded, a quotient is
  /// rounded once from a pair within 2^-100.
  ///
  /// - Throws: `shapes` unless order and outcome have an entry for each axis; `axis` where order is no
  ///   permutation; `empty`, `notFinite`, `probability`, `distribution`; `domain` for an outcome that
  ///   is not there, and for a condition of probability 0.
  /// - Complexity: O(axes · number of elements).
  public static func chainRule(
    _ joint: Tensor, _ order: [Int], _ outcome: [Int]
  ) throws(MathError) -> [Double] {
    let name = "chainRule"
    let shape = joint.shape
    guard order.count == shape.count else { throw .shapes(function: name, shape, [order.count]) }
    guard outcome.count == shape.count else {
      throw .shapes(function: name, shape, [outcome.count])
    }
    guard order.sorted() == Array(shape.indices) else {
      throw .repeatedAxis(function: name, axes: order)
    }
    try Requirements.distribution(joint.elements, "joint", in: name)
    for (axis, index) in outcome.enumerated() {
      try Requirements.count(
        index, "outcome of axis \(axis)", in: 0...shape[axis] - 1, of: name)
    }
    var agreeing = Array(joint.elements.indices)
    var before = ScaledPair.one
    var conditionals: [Double] = []
    for (step, axis) in order.enumerated() {
      guard !before.isZero else {
        throw .outsideDomain(
          function: name, argument: "the probability of the first \(step) outcomes", value: "0",
          condition: "above 0")
      }
      let stride = shape[(axis + 1)...].reduce(1, *)
      agreeing = agreeing.filter { $0 / stride % shape[axis] == outcome[axis] }
      let entries = agreeing.map { joint.elements[$0] }
      let weight = WideAccumulator.sum(entries.span)
      let next = ScaledPair(weight)
      conditionals.append(step == 0 ? weight.rounded : (next / before).rounded)
      before = next
    }
    return conditionals
  }
}
