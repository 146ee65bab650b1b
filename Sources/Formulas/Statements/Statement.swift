import Exact

/// What is true of some values of variables and false of others: an equation, an inequality, or several
/// joined by "and" and "or".
///
/// Where a side has no value, an equation or an inequality does not hold.
public indirect enum Statement: Sendable, Hashable {
  /// Two numbers that are compared.
  case comparison(Expression.Relation, Expression, Expression)
  /// All of several.
  case all([Statement])
  /// At least one of several.
  case any([Statement])

  /// The statement with other formulas for its sides.
  public func map(_ transform: (Expression) throws -> Expression) rethrows -> Statement {
    switch self {
    case .comparison(let relation, let left, let right):
      .comparison(relation, try transform(left), try transform(right))
    case .all(let parts): .all(try parts.map { try $0.map(transform) })
    case .any(let parts): .any(try parts.map { try $0.map(transform) })
    }
  }

  /// The sides of all equations and inequalities.
  public var sides: [Expression] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.sides)
    }
  }

  /// Whether it is one equation, or several, and no inequality.
  public var isEquation: Bool {
    switch self {
    case .comparison(let relation, _, _): relation == .equal || relation == .unequal
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isEquation)
    }
  }

  /// Whether some part says that two sides are equal.
  public var saysEqual: Bool {
    switch self {
    case .comparison(let relation, _, _): relation == .equal
    case .all(let parts), .any(let parts): parts.contains(where: \.saysEqual)
    }
  }

  /// The statement with the difference of the sides of each part.
  ///
  /// - Throws: `ArithmeticError`.
  func conditions() throws -> Condition {
    switch self {
    case .comparison(let relation, let left, let right):
      .sign(try left - right, relation)
    case .all(let parts): .all(try parts.map { try $0.conditions() })
    case .any(let parts): .any(try parts.map { try $0.conditions() })
    }
  }

  /// A statement in the signs of formulas.
  indirect enum Condition: Sendable {
    /// How a formula compares with 0.
    case sign(Expression, Expression.Relation)
    case all([Condition])
    case any([Condition])

    /// The formulas, each one once.
    var formulas: [Expression] {
      var found: [Expression] = []
      var seen: Set<Expression> = []
      func collect(_ condition: Condition) {
        switch condition {
        case .sign(let formula, _): if seen.insert(formula).inserted { found.append(formula) }
        case .all(let parts), .any(let parts): for part in parts { collect(part) }
        }
      }
      collect(self)
      return found
    }

    /// The condition with other formulas.
    func map(_ transform: (Expression) throws -> Expression) rethrows -> Condition {
      switch self {
      case .sign(let formula, let relation): .sign(try transform(formula), relation)
      case .all(let parts): .all(try parts.map { try $0.map(transform) })
      case .any(let parts): .any(try parts.map { try $0.map(transform) })
      }
    }

    /// Whether it holds, and whether a formula without a value had a say in it.
    ///
    /// - Parameter sign: the sign of a formula; nil where it has no value.
    func truth(_ sign: (Expression) throws -> Int?) rethrows -> (holds: Bool, isDefined: Bool) {
      switch self {
      case .sign(let formula, let relation):
        guard let sign = try sign(formula) else { return (false, false) }
        return (relation.holds(sign < 0 ? .less : sign > 0 ? .greater : .equal), true)
      case .all(let parts):
        var result = (holds: true, isDefined: true)
        for part in parts {
          let own = try part.truth(sign)
          // One part that is false settles it.
          if !own.holds, own.isDefined { return (false, true) }
          result = (result.holds && own.holds, result.isDefined && own.isDefined)
        }
        return result
      case .any(let parts):
        var result = (holds: false, isDefined: true)
        for part in parts {
          let own = try part.truth(sign)
          if own.holds { return (true, true) }
          result.isDefined = result.isDefined && own.isDefined
        }
        return result
      }
    }
  }
}
