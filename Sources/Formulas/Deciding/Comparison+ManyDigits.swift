import Exact

// Formulas that machine numbers do not tell apart: they are equal, or differ by very little.
extension Comparison {
  /// What many digits of two formulas led to.
  struct EarlyFinding {
    /// Whether a certificate shows that they are equal.
    var isProved = false
    /// A point at which they differ.
    var witness: Witness?
    /// Whether a certificate was asked for.
    var wasAsked = false
  }

  /// What very many digits do not tell apart is mostly told equal by a certificate, and what they do is told apart where
  /// they do: more points at fewer digits would seldom help.
  ///
  /// Beyond a corner, though, formulas may differ that agree everywhere else.
  func decideByManyDigits(_ a: Expression, _ b: Expression) throws -> EarlyFinding {
    guard a.cornered.isEmpty, b.cornered.isEmpty else { return EarlyFinding() }
    if a.names.isEmpty, b.names.isEmpty,
      let witness = try Self.affordable(2, { try formalWitness(a, b) }) ?? nil
    {
      return EarlyFinding(witness: witness)
    }
    switch try Self.affordable(3, { try agreeInManyDigits(a, b) }) ?? nil {
    case true?:
      return EarlyFinding(
        isProved: try Self.affordable(3, { proof(a, b) != nil }) == true, wasAsked: true)
    case false?:
      return EarlyFinding(witness: try Self.affordable(2, { try minuteWitness(a, b) }) ?? nil)
    case nil: return EarlyFinding()
    }
  }

  /// Whether many digits do not tell the values of the formulas apart at some points; nil where there are no values.
  private func agreeInManyDigits(_ a: Expression, _ b: Expression) throws -> Bool? {
    var points: [[String: Value<Real>]] = []
    let samples = SamplePoints(variables, in: [a, b])
    samples.search { point in
      points.append(point)
      return points.count >= Self.firstPoints
    }
    points = Array(samples.unusual(for: [a, b]).suffix(2) + points.suffix(2))
    var count = 0
    for point in points {
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point)
      else { continue }
      if try Self.areApart(x, y, Array(Self.highPrecisions.prefix(1))) { return false }
      count += 1
    }
    return count > 0 ? true : nil
  }
}
