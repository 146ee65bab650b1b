import Exact

extension Comparison {
  /// The functions whose values come again after a turn.
  private static let periodic: Set = ["sin", "cos", "tan", "sec", "csc", "cot"]

  /// The parts of a turn at which these functions have simple values: whole turns and quarters first.
  private static let parts: [Rational] = {
    let steps = [12, 6, 4, 3, 2, 1]
    var found: [Int] = []
    for step in steps {
      for twelfths in 1...24 where twelfths.isMultiple(of: step) && !found.contains(twelfths) {
        found += [twelfths, -twelfths]
      }
    }
    return found.compactMap { try? Rational(Integer($0), over: 12) }
  }()

  /// A multiple of π at which one statement about one variable holds alone: an equation in sines has solutions in every
  /// turn, of which an answer may have the first only.
  func witnessAmongTurns(
    _ first: Statement.Condition, _ second: Statement.Condition, _ occurring: [Variables.Variable]
  ) throws -> StatementWitness? {
    guard occurring.count == 1, occurring[0].dimensions.isEmpty,
      (first.formulas + second.formulas).contains(where: {
        !Self.periodic.isDisjoint(with: $0.functions)
      })
    else { return nil }
    let variable = occurring[0]
    for part in Self.parts {
      let place = Expression(
        .product([
          .init(isDivisor: false, Expression(.number(part))),
          .init(isDivisor: false, Expression(.name(Constant.pi))),
        ]))
      guard let value = try Self.unlessUndecided({ try place.evaluate([:]).scalar }),
        try Self.unlessUndecided({ try variable.domain.contains(value) }) == true,
        var found = try witness(at: [variable.name: .scalar(value)], first, second),
        !found.point.isEmpty
      else { continue }
      found.point[0].text = part == .one ? "π" : "\(part)*π"
      return found
    }
    return nil
  }
}
