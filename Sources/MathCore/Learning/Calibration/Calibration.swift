/// How far probabilities can be trusted: calibration error, Brier score, temperature scaling.
///
/// Sums are exact and rounded once, after the last division.
public enum Calibration {
  /// Throws unless there are probabilities, and as many outcomes that are 0 or 1.
  static func check(
    _ probabilities: [Double], _ outcomes: [Int], _ names: (String, String), in function: String
  ) throws(MathError) {
    guard probabilities.count == outcomes.count else {
      throw .shapes(function: function, [probabilities.count], [outcomes.count])
    }
    guard !probabilities.isEmpty else { throw .empty(function: function) }
    try Requirements.probabilities(probabilities, names.0, in: function)
    for outcome in outcomes { try Requirements.count(outcome, names.1, in: 0...1, of: function) }
  }

  /// The double nearest to a sum over a count.
  static func mean(_ sum: WideAccumulator, over count: Int) -> Double {
    sum.value.rounded(over: Natural(UInt64(count)))
  }
}
