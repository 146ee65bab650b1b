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
      return finding(relation) { Reason.oneOfTwoHolds($0) }
    case (.equal, _), (.unequal, _), (_, .equal), (_, .unequal):
      return wrong(Reason.relation(k.relation, found: a.relation))
    default:
      let (f, isStrict) = try Self.positive(a)
      let (g, otherIsStrict) = try Self.positive(k)
      let relation = try comparison.haveSameTruth(
        f, isStrict: isStrict, g, isStrict: otherIsStrict)
      return finding(relation) { Reason.oneOfTwoHolds($0) }
    }
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
          return finding(.fails(witness)) { Reason.wrongEnd(name, Reason.differs($0)) }
        default: return CompareFinding(.undecided, Reason.undecided)
        }
      default: return wrong(Reason.end(name, isInfinite: y == nil))
      }
    }
    if a.includesLower != k.includesLower {
      return wrong(Reason.end("lower", belongs: k.includesLower))
    }
    if a.includesUpper != k.includesUpper {
      return wrong(Reason.end("upper", belongs: k.includesUpper))
    }
    return right(.identity)
  }

  /// A wrong answer that is shown by itself.
  func wrong(_ reason: String) -> CompareFinding {
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
