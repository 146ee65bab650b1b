import Exact

/// Enclosures of what logits give, for tests: the definitions over intervals.
struct SoftmaxEnclosure {
  private let precision: Int
  private let shifts: [Rational?]
  private let powers: [Interval]
  private let total: Interval
  private let top: Rational

  /// The enclosures for logits of which one at least is finite.
  init(_ z: [Double], precision: Int = 300) throws {
    self.precision = precision
    let exact = try z.map { $0 == -.infinity ? nil : try Rational($0) }
    let top = exact.compactMap { $0 }.max() ?? 0
    shifts = exact.map { logit in logit.map { $0 - top } }
    powers = try shifts.map { shift in
      guard let shift else { return .zero }
      return try Interval(shift, precision: precision).exponential(precision: precision)
    }
    total = powers.reduce(.zero) { $0.adding($1, precision: precision) }
    self.top = top
  }

  func probability(_ index: Int) throws -> Interval {
    try powers[index].divided(by: total, precision: precision)
  }

  func logSumExp() throws -> Interval {
    let tail = try total.logarithm(precision: precision)
    return Interval(top, precision: precision + 2200).adding(tail, precision: precision)
  }

  /// −log pᵢ of an entry that is not deleted.
  func crossEntropy(_ index: Int) throws -> Interval {
    let tail = try total.logarithm(precision: precision)
    let shift = shifts[index] ?? 0
    return tail.subtracting(Interval(shift, precision: precision + 2200), precision: precision)
  }
}

/// Whether a double is within so many units of its last place of each number of an interval.
func isWithin(_ value: Double, ulps: Rational, of truth: Interval) throws -> Bool {
  guard value.isFinite else { return false }
  let exact = try Rational(value)
  let slack = try Rational(max(value.ulp, .leastNonzeroMagnitude)) * ulps
  return (exact - truth.lower.rational).magnitude <= slack
    && (exact - truth.upper.rational).magnitude <= slack
}
