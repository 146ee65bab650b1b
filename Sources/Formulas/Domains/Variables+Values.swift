import Exact

extension Variables {
  /// What the variables stand for in formulas that are computed with variables: themselves.
  public var values: [String: Value<Expression>] {
    var values: [String: Value<Expression>] = [:]
    for variable in all { values[variable.name] = variable.value }
    return values
  }

  /// All ways to give each of some names one of its numbers; nil where there are more than a count of them.
  static func assignments<S>(
    _ choices: [(name: String, numbers: [S])], atMost count: Int
  ) -> [[String: Value<S>]]? {
    var assignments: [[String: Value<S>]] = [[:]]
    for (name, numbers) in choices {
      guard assignments.count * numbers.count <= count else { return nil }
      assignments = assignments.flatMap { known in
        numbers.map { known.merging([name: .scalar($0)]) { $1 } }
      }
    }
    return assignments
  }

  /// All points of the finite domains of the variables that occur in formulas; nil where a domain is not
  /// finite, or has numbers that are no rationals, or there are more than a count of points.
  func allPoints(of formulas: [Expression], atMost count: Int) -> [[String: Value<Real>]]? {
    let used = Set(formulas.flatMap(\.names))
    var choices: [(name: String, numbers: [Real])] = []
    for variable in all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty, let numbers = variable.domain.allPoints(atMost: count)
      else { return nil }
      choices.append((variable.name, numbers.map { .rational($0) }))
    }
    return Self.assignments(choices, atMost: count)
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
