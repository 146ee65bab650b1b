import Exact

/// Exact results of the functions of logits, of activations and of probabilities.
///
/// They are irrational: each is taken from an enclosure that is at most 2⁻¹²⁸ of it wide, 2⁻⁷⁵ units
/// in the last place. Nothing is shifted or rearranged for the sake of accuracy: where terms cancel,
/// the precision of all of it rises until the enclosure is that narrow.
enum ExactLearning {
  private static let relativeBits = 128
  private static let firstPrecision = 192
  /// More than the 1,100 bits that any cancellation in a range of doubles costs.
  private static let lastPrecision = 1 << 14

  /// The result; nothing for another function, or where no enclosure gets narrow.
  static func values(_ function: String, _ arguments: [[Rational]]) throws -> [Rational]? {
    var precision = firstPrecision
    while precision <= lastPrecision {
      guard let found = try enclosures(function, arguments, precision) else { return nil }
      if found.allSatisfy(isNarrow) { return found.map(\.midpoint.rational) }
      precision *= 2
    }
    return nil
  }

  /// The logits less their log-sum-exp, each rounded once.
  static func logSoftmax(_ z: [Double]) -> [Double] {
    guard let exact = try? z.map({ try Rational($0) }),
      let total = try? values("logSumExp", [exact])?.first
    else { return z }
    return exact.map { ($0 - total).roundedToDouble() }
  }

  private static func isNarrow(_ value: Interval) -> Bool {
    guard !value.isPoint else { return true }
    let width = value.width.rational.scaled(byTwoToThe: relativeBits)
    return width <= value.magnitude.lower.rational
  }

  private static func enclosures(
    _ function: String, _ arguments: [[Rational]], _ p: Int
  ) throws -> [Interval]? {
    let (x, y) = (arguments.first ?? [], arguments.last ?? [])
    switch function {
    case "softmax":
      let powers = try x.map { try power($0, p) }
      let total = sum(powers, p)
      return try powers.map { try $0.divided(by: total, precision: p) }
    case "logSumExp":
      return [try sum(x.map { try power($0, p) }, p).logarithm(precision: p)]
    case "ceLogits":
      guard let target = y.first?.numerator.asInt, x.indices.contains(target) else { return nil }
      return [try sum(x.map { try power($0 - x[target], p) }, p).logarithm(precision: p)]
    case "bceLogits":
      return try zip(x, y).map { x, y in
        let hit = try softplus(-x, p).multiplied(by: Interval(y, precision: p), precision: p)
        let miss = try softplus(x, p).multiplied(by: Interval(.one - y, precision: p), precision: p)
        return hit.adding(miss, precision: p)
      }
    case "sigmoid":
      return try x.map { x in
        try Interval.one.divided(by: power(-x, p).adding(.one, precision: p), precision: p)
      }
    case "gelu":
      // x·Φ(x) with Φ(x) = ½ erfc(−x/√2).
      return try x.map { x in
        let root = try Interval(Rational(2), precision: p).squareRoot(precision: p)
        let tail = try Interval(-x, precision: p).divided(by: root, precision: p)
          .complementaryErrorFunction(precision: p)
        let half = Interval(x.scaled(byTwoToThe: -1), precision: p)
        return try tail.multiplied(by: half, precision: p)
      }
    default: return try ExactInformation.enclosures(function, arguments, p)
    }
  }

  private static func power(_ x: Rational, _ p: Int) throws -> Interval {
    try Interval(x, precision: p).exponential(precision: p)
  }

  private static func softplus(_ x: Rational, _ p: Int) throws -> Interval {
    try power(x, p).adding(.one, precision: p).logarithm(precision: p)
  }

  private static func sum(_ terms: [Interval], _ p: Int) -> Interval {
    terms.reduce(.zero) { $0.adding($1, precision: p) }
  }
}
