import Exact
import Formulas

extension ComparedSideReader {
  /// The parts of a written statement with the numbers that their sides are.
  ///
  /// - Returns: the statement, with "and" for commas between inequalities; and with "or" for them, where
  ///   that is another reading.
  func statements(
    of part: WrittenStatement.Part
  ) throws -> (statement: Statement, alternative: Statement?) {
    switch part {
    case .comparison(let relation, let left, let right):
      return (try comparison(relation, left, right), nil)
    case .element(let left, let set):
      return (Statement(try number(left), in: try meaning(of: set)), nil)
    case .all(let parts):
      return try joined(parts) { .all($0) }
    case .any(let parts):
      return try joined(parts) { .any($0) }
    case .listed(let parts):
      let found = try parts.map { try statements(of: $0).statement }
      // No number is two numbers: `x = 1, x = 2` are two solutions; `x = 2*y, x = 4` may be a system as well.
      if Self.areValuesOfOne(found) {
        return (
          .any(found), Set(found.flatMap(\.sides).flatMap(\.names)).count > 1 ? .all(found) : nil
        )
      }
      // Different things that are equal to something hold together.
      if found.allSatisfy(\.isEquation) { return (.all(found), nil) }
      return (.all(found), .any(found))
    }
  }

  /// How two sides compare: numbers, or vectors and matrices entry by entry, where `0` is one of them as well.
  func comparison(
    _ relation: Expression.Relation, _ left: Expression, _ right: Expression
  ) throws -> Statement {
    let (a, b) = (try value(left), try value(right))
    if a.scalar == nil || b.scalar == nil, relation == .equal || relation == .unequal {
      let count = max(a.scalars.count, b.scalars.count)
      func entries(_ value: Value<Expression>, beside other: Value<Expression>) -> [Expression]? {
        if let number = value.scalar {
          return number.asRational?.isZero == true ? Array(repeating: number, count: count) : nil
        }
        return other.scalar != nil || value.shape == other.shape ? value.scalars : nil
      }
      if let x = entries(a, beside: b), let y = entries(b, beside: a), x.count == y.count,
        !x.isEmpty
      {
        let parts = zip(x, y).map { Statement.comparison(relation, $0, $1) }
        return relation == .equal ? .all(parts) : .any(parts)
      }
    }
    return .comparison(relation, try number(left), try number(right))
  }

  private func joined(
    _ parts: [WrittenStatement.Part], _ join: ([Statement]) -> Statement
  ) throws -> (statement: Statement, alternative: Statement?) {
    let found = try parts.map { try statements(of: $0) }
    let others = found.map { $0.alternative ?? $0.statement }
    return (
      join(found.map(\.statement)),
      found.contains { $0.alternative != nil } ? join(others) : nil
    )
  }

  /// Whether all parts are equations with the same side on the left.
  private static func areValuesOfOne(_ parts: [Statement]) -> Bool {
    var left: Expression?
    for part in parts {
      switch part {
      case .comparison(.equal, let side, _):
        guard left == nil || left == side else { return false }
        left = side
      case .any(let inner) where areValuesOfOne(inner):
        guard case .comparison(_, let side, _)? = inner.first, left == nil || left == side else {
          return false
        }
        left = side
      default: return false
      }
    }
    return left != nil
  }
}

extension Statement {
  /// That a number lies in a set.
  init(_ number: Expression, in set: ComparedSide.Meaning) {
    switch set {
    case .set(let elements): self = .any(elements.map { .comparison(.equal, number, $0) })
    case .intervals(let intervals):
      self = .any(
        intervals.map { interval in
          var ends: [Statement] = []
          if let lower = interval.lower {
            ends.append(
              .comparison(interval.includesLower ? .greaterOrEqual : .greater, number, lower))
          }
          if let upper = interval.upper {
            ends.append(.comparison(interval.includesUpper ? .lessOrEqual : .less, number, upper))
          }
          return .all(ends)
        })
    case .value, .points, .statement: self = .any([])
    }
  }
}
