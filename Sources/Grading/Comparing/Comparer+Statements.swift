import Exact
import Formulas

extension Comparer {
  typealias Statement = (relation: Expression.Relation, left: Expression, right: Expression)

  /// Whether equations have the same solutions, or inequalities hold at the same points.
  func decideStatements(_ k: Statement, _ a: Statement) throws -> CompareFinding {
    switch (k.relation, a.relation) {
    case (.equal, .equal), (.unequal, .unequal):
      let relation = try comparison.haveSameSolutions(
        try a.left - a.right, try k.left - k.right)
      return finding(relation) { Self.oneHolds($0) }
    case (.equal, _), (.unequal, _), (_, .equal), (_, .unequal):
      return CompareFinding(
        .wrong, "The relation is \(k.relation.rawValue), not \(a.relation.rawValue).",
        Evidence(
          rule: .different, answer: Evidence.Bounds(text: answer.text),
          key: Evidence.Bounds(text: key.text)))
    default:
      let (f, isStrict) = try Self.positive(a)
      let (g, otherIsStrict) = try Self.positive(k)
      let relation = try comparison.haveSameTruth(
        f, isStrict: isStrict, g, isStrict: otherIsStrict)
      return finding(relation) { Self.oneHolds($0) }
    }
  }

  private static func oneHolds(_ witness: Comparison.Witness) -> String {
    let place = witness.pointText
    return (place.isEmpty ? "One" : "At \(place) one")
      + " of the two holds and the other one does not."
  }

  /// An inequality as f > 0 or f ≥ 0.
  private static func positive(_ s: Statement) throws -> (f: Expression, isStrict: Bool) {
    switch s.relation {
    case .less, .lessOrEqual: (try s.right - s.left, s.relation == .less)
    default: (try s.left - s.right, s.relation == .greater)
    }
  }

  /// Whether two intervals have the same ends, which belong to both or to neither.
  func decideIntervals(_ k: ComparedSide.Ends, _ a: ComparedSide.Ends) throws -> CompareFinding {
    for (x, y, name) in [(a.lower, k.lower, "lower"), (a.upper, k.upper, "upper")] {
      switch (x, y) {
      case (nil, nil): continue
      case (let x?, let y?):
        switch try comparison.decide(x, y) {
        case .equal: continue
        case .different(let witness):
          return finding(.fails(witness)) { "The \(name) end is not right. " + Reason.differs($0) }
        default: return CompareFinding(.undecided, Reason.undecided)
        }
      default: return wrongEnds("The \(name) end is \(y == nil ? "infinite" : "a number").")
      }
    }
    if a.includesLower != k.includesLower {
      return wrongEnds("The lower end \(k.includesLower ? "belongs" : "does not belong") to it.")
    }
    if a.includesUpper != k.includesUpper {
      return wrongEnds("The upper end \(k.includesUpper ? "belongs" : "does not belong") to it.")
    }
    return right(.identity)
  }

  private func wrongEnds(_ reason: String) -> CompareFinding {
    CompareFinding(
      .wrong, reason,
      Evidence(
        rule: .different, answer: Evidence.Bounds(text: answer.text),
        key: Evidence.Bounds(text: key.text)))
  }
}

extension ComparedSide {
  typealias Ends = (
    lower: Expression?, upper: Expression?, includesLower: Bool, includesUpper: Bool
  )

  /// The ends of an interval; of a pair those that its brackets give it.
  var asInterval: Ends? {
    switch meaning {
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      return (lower, upper, includesLower, includesUpper)
    case .value(.vector(let ends)) where ends.count == 2:
      let isClosed = text.hasPrefix("[")
      return (ends[0], ends[1], isClosed, isClosed)
    default: return nil
    }
  }
}
