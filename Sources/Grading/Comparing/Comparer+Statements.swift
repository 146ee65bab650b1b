import Exact
import Formulas

extension Comparer {
  typealias Statement = (relation: Expression.Relation, left: Expression, right: Expression)

  /// Whether equations have the same solutions, or inequalities hold at the same points.
  func decideStatements(_ k: Statement, _ a: Statement) throws -> CompareFinding {
    switch (k.relation, a.relation) {
    case (.equal, .equal), (.unequal, .unequal):
      let (f, g) = (try a.left - a.right, try k.left - k.right)
      return finding(
        try comparison.haveSameSolutions(f, g),
        proof: comparison.proof(f, isProportionalTo: g, by: .nonzero)
      ) { Reason.oneOfTwoHolds($0) }
    case (.equal, _), (.unequal, _), (_, .equal), (_, .unequal):
      return wrong(Reason.relation(k.relation, found: a.relation))
    default:
      let (f, isStrict) = try Self.positive(a)
      let (g, otherIsStrict) = try Self.positive(k)
      let relation = try comparison.haveSameTruth(
        f, isStrict: isStrict, g, isStrict: otherIsStrict)
      return finding(relation, proof: comparison.proof(f, isProportionalTo: g, by: .positive)) {
        Reason.oneOfTwoHolds($0)
      }
    }
  }

  /// An inequality as f > 0 or f ≥ 0.
  private static func positive(_ s: Statement) throws -> (f: Expression, isStrict: Bool) {
    switch s.relation {
    case .less, .lessOrEqual: (try s.right - s.left, s.relation == .less)
    default: (try s.left - s.right, s.relation == .greater)
    }
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
