/// Products of probabilities, one for each class, over their sum.
struct Posterior {
  private var weights: [ProductOfProbabilities]

  /// Classes of one factor each: their prior probabilities.
  init(prior: [Double]) { weights = prior.map { ProductOfProbabilities([$0]) } }

  /// Multiplies the weight of each class by its likelihood.
  mutating func observe(_ likelihood: [Double]) {
    for (index, factor) in likelihood.enumerated() { weights[index].multiply(by: factor) }
  }

  /// The weights over their sum, each correctly rounded; nothing where all are 0.
  ///
  /// For n classes of k factors a weight is within 5ku², the sum of n of them within 3nu² more, and the
  /// quotient within 10u². Where that does not tell the rounding, the quotient is exact.
  ///
  /// - Complexity: O(n), and O(nk²) for an exact quotient.
  var probabilities: [Double]? {
    let total = weights.reduce(ScaledPair.zero) { $0 + $1.approximation }
    guard !total.isZero, let first = weights.first else { return nil }
    let error = ProductOfProbabilities.relativeError(2 * first.factors.count + weights.count)
    var exact: ExactShares?
    return weights.indices.map { index in
      let share = weights[index].approximation / total
      if let rounded = share.rounding(withinRelative: error) { return rounded }
      let shares = exact ?? ExactShares(weights.map(\.exact))
      exact = shares
      return shares.rounded(index)
    }
  }
}

/// Exact numbers that are not negative over their sum, which is above 0.
private struct ExactShares {
  private let numerators: [Natural]
  private let total: Natural

  init(_ numbers: [Dyadic]) {
    let exponent = numbers.filter { !$0.isZero }.map(\.exponent).min() ?? 0
    numerators = numbers.map { $0.isZero ? Natural(0) : $0.magnitude << ($0.exponent - exponent) }
    total = numerators.reduce(Natural(0), +)
  }

  /// One of them over the sum, correctly rounded.
  func rounded(_ index: Int) -> Double {
    SignedNatural(isNegative: false, magnitude: numerators[index]).rounded(
      over: SignedNatural(isNegative: false, magnitude: total), timesTwoToThe: 0)
  }
}
