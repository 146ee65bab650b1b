import Exact

/// Enclosures of the functions of probabilities, from their definitions.
enum ExactInformation {
  /// The enclosures; nothing for another function.
  static func enclosures(
    _ function: String, _ arguments: [[Rational]], _ p: Int
  ) throws -> [Interval]? {
    let (x, y) = (arguments.first ?? [], arguments.last ?? [])
    switch function {
    case "entropy":
      return [try weighted(x, p) { try Rational(1) / x[$0] }]
    case "kl":
      return [try weighted(x, p) { try x[$0] / y[$0] }]
    default: return nil
    }
  }

  /// The sum of the probabilities above 0 times the logarithms of ratios.
  private static func weighted(
    _ x: [Rational], _ p: Int, _ ratio: (Int) throws -> Rational
  ) throws -> Interval {
    var total = Interval.zero
    for index in x.indices where x[index].signum > 0 {
      let logarithm = try Interval(ratio(index), precision: p).logarithm(precision: p)
      let term = try Interval(x[index], precision: p).multiplied(by: logarithm, precision: p)
      total = total.adding(term, precision: p)
    }
    return total
  }
}
