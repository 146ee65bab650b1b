import Exact

// Statements about a variable of which the domain has finitely many numbers.
extension Comparison {
  /// Decides for each number of a finite domain by itself; nil where there is no finite domain, or too many
  /// numbers, or some of them are left open.
  func decideByMembers(
    _ first: Statement.Condition, _ second: Statement.Condition,
    _ occurring: [Variables.Variable], _ mostMembers: Int
  ) throws -> StatementDecision? {
    guard occurring.count > 1,
      let variable = occurring.first(where: {
        $0.dimensions.isEmpty && ($0.domain.members(atMost: mostMembers)?.isEmpty == false)
      }), let members = variable.domain.members(atMost: mostMembers)
    else { return nil }
    // Where 0 is put in for y, y/x is 0, also for x = 0: what is needed to have a value is said besides.
    guard let first = try first.guarded(in: variables),
      let second = try second.guarded(in: variables)
    else { return nil }
    var isOpen = false
    for member in members {
      let place = [variable.name: Value<Expression>.scalar(member)]
      guard let a = try replaced(first, place), let b = try replaced(second, place) else {
        isOpen = true
        continue
      }
      switch try decide(a, b, mostMembers: mostMembers / members.count) {
      case .same: continue
      case .different(var witness):
        guard let value = try Self.unlessUndecided({ try member.evaluate([:]).scalar }) else {
          return nil
        }
        witness.point.append(
          (variable.name, .scalar(value), value.asRational == nil ? member.text : nil))
        return .different(ordered(witness))
      case .undefined, .undecided: isOpen = true
      }
    }
    return isOpen ? nil : .same(solutions: nil)
  }

  /// The condition with values for some variables; nil where a formula has no value then.
  func substituted(
    _ condition: Statement.Condition, _ place: [String: Value<Expression>]
  ) throws -> Statement.Condition? {
    try Self.unlessUndecided { try condition.map(putting(place)) }
  }

  /// The condition with values for some variables, which does not hold where a formula has no value then; nil where that
  /// is not known.
  private func replaced(
    _ condition: Statement.Condition, _ place: [String: Value<Expression>]
  ) throws -> Statement.Condition? {
    try Self.unlessUndecided { try condition.replacing(putting(place)) }
  }

  private func putting(
    _ place: [String: Value<Expression>]
  ) -> (Expression) throws -> Expression {
    let values = variables.values.merging(place) { $1 }
    return { formula in
      guard let number = try formula.evaluate(values, in: variables).scalar else {
        throw ArithmeticError.undecided
      }
      return number
    }
  }
}
