import Exact

// Conditions as conjunctions, and with other formulas put in.
extension Statement.Condition {
  /// The condition with other formulas; what has no value with them does not hold.
  func replacing(
    _ transform: (Expression) throws -> Expression
  ) throws -> Statement.Condition {
    switch self {
    case .all(let parts): return .all(try parts.map { try $0.replacing(transform) })
    case .any(let parts): return .any(try parts.map { try $0.replacing(transform) })
    case .sign(let formula, let relation):
      do {
        return .sign(try transform(formula), relation)
      } catch let error as FormulaError {
        switch error.problem {
        case .arithmetic(.divisionByZero), .arithmetic(.outsideDomain): return .any([])
        default: throw error
        }
      }
    }
  }

  /// How one formula compares with 0.
  struct Literal {
    let formula: Expression
    let relation: Expression.Relation

    /// Whether it holds, for a number; nil for a formula.
    var isTrue: Bool? {
      formula.asRational.map {
        relation.holds($0.signum < 0 ? .less : $0.signum > 0 ? .greater : .equal)
      }
    }
  }

  /// The conjunctions one of which holds where the condition does; nil for too many.
  func conjunctions(atMost limit: Int) -> [[Literal]]? {
    switch self {
    case .sign(let formula, let relation):
      return [[Literal(formula: formula, relation: relation)]]
    case .any(let parts):
      var found: [[Literal]] = []
      for part in parts {
        guard let own = part.conjunctions(atMost: limit - found.count) else { return nil }
        found += own
      }
      return found.count <= limit ? found : nil
    case .all(let parts):
      var found: [[Literal]] = [[]]
      for part in parts {
        guard let own = part.conjunctions(atMost: limit), found.count * own.count <= limit else {
          return nil
        }
        found = found.flatMap { before in own.map { before + $0 } }
      }
      return found
    }
  }
}
