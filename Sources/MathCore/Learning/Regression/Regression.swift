/// Regression: losses and their gradients, least squares, likelihoods: sections B.16 and C.25.
public enum Regression {
  /// Throws unless predictions and targets are finite, as many as each other, and not none.
  static func pairs(
    _ prediction: [Double], _ target: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(prediction, target, in: function)
    try Requirements.finite(prediction, "prediction", in: function)
    try Requirements.finite(target, "target", in: function)
    guard !prediction.isEmpty else { throw .empty(function: function) }
  }

  /// The mean of terms that are not negative, rounded once.
  ///
  /// A sum of n pairs is within 3nu² and the quotient 10u².
  static func mean(_ count: Int, _ term: (Int) -> ScaledPair) -> Double {
    var total = ScaledPair.zero
    for index in 0..<count { total = total + term(index) }
    return (total / ScaledPair(count)).rounded
  }
}
