import Exact

extension Variables {
  /// What the variables stand for in formulas that are computed with variables: themselves.
  public var values: [String: Value<Expression>] {
    var values: [String: Value<Expression>] = [:]
    for variable in all { values[variable.name] = variable.value }
    return values
  }
}

extension Variables.Variable {
  /// The variable as a value: a name, or names told apart by indices.
  public var value: Value<Expression> {
    let base = Expression(.name(name))
    func entry(_ indices: [Expression]) -> Expression { Expression(.entry(base, indices)) }
    guard !isFamily else {
      let indices = dimensions.indices.map { number in
        Expression(
          .sum([
            .init(isSubtracted: false, Expression(.name(Family<Expression>.index(number)))),
            .init(isSubtracted: true, .one),
          ]))
      }
      return .family(Family(dimensions: dimensions, entry: entry(indices)))
    }
    let counts = dimensions.compactMap(\.count)
    switch counts.count {
    case 0: return .scalar(base)
    case 1: return .vector((0..<counts[0]).map { entry([Expression(Rational($0))]) })
    default:
      return .matrix(
        Matrix(rowCount: counts[0], columnCount: counts[1]) { row, column in
          entry([Expression(Rational(row)), Expression(Rational(column))])
        })
    }
  }
}
