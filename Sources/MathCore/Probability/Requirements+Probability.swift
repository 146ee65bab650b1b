extension Requirements {
  /// Throws unless the number is a probability.
  static func probability(
    _ p: Double, _ argument: String, in function: String
  ) throws(MathError) {
    try finite(p, argument, in: function)
    guard p >= 0, p <= 1 else {
      throw .notAProbability(function: function, argument: argument, index: 0, value: p)
    }
  }

  /// Throws unless every element is a probability.
  static func probabilities(
    _ p: [Double], _ argument: String, in function: String
  ) throws(MathError) {
    try finite(p, argument, in: function)
    for (index, entry) in p.enumerated() where !(entry >= 0 && entry <= 1) {
      throw .notAProbability(function: function, argument: argument, index: index, value: entry)
    }
  }

  /// Throws unless the elements are probabilities of the outcomes of one draw.
  ///
  /// Doubles rarely add up to 1. The nearest doubles of n probabilities miss it by at most nu/2,
  /// and those of a softmax by (n + 1)u (bound F13, whatever its exponentials do); more than that
  /// is refused, and nothing is renormalised. The sum is compared exactly.
  ///
  /// - Throws: `empty`, `notFinite`, `notAProbability`, `notADistribution`.
  static func distribution(
    _ p: [Double], _ argument: String, in function: String
  ) throws(MathError) {
    guard !p.isEmpty else { throw .empty(function: function) }
    if DistributionCheck.holds(for: p.span) { return }
    try probabilities(p, argument, in: function)
    // A correctly rounded difference keeps its order to a double.
    let excess = try Vectors.sum(p + [-1])
    let allowed = Double(p.count + 1) * 0x1p-53
    guard excess.magnitude <= allowed else {
      throw .notADistribution(
        function: function, argument: argument, excess: excess, allowed: allowed)
    }
  }
}
