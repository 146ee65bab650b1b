import Exact
import Formulas

// The sign of a formula: u/|u| where u is not 0, and 0 where it is.
extension Comparer {
  /// The most formulas whose signs are looked at one by one.
  private static var mostSigns: Int { 3 }

  /// What is decided about values with signs of formulas in them; nil where there are none.
  ///
  /// Where no such formula is 0, each sign is u/|u|. The points where one is 0 are looked at for products of variables; where
  /// anything else may be 0, nothing is said of these points, and the answer is left to a person.
  func decideSigns(_ k: Value<Expression>, _ a: Value<Expression>) throws -> CompareFinding? {
    guard key.written.mentionsSign || answer.written.mentionsSign,
      k.shape == a.shape, k.kindName == a.kindName
    else { return nil }
    var signed: [Expression] = []
    for formula in k.formulas + a.formulas {
      for argument in formula.signed where !signed.contains(argument) { signed.append(argument) }
    }
    guard !signed.isEmpty else { return nil }
    let plain = try decideEquality(k, a)
    guard plain.verdict == .undecided, signed.count <= Self.mostSigns else { return plain }
    let finding = try decideEquality(k.map(\.withoutSigns), a.map(\.withoutSigns))
    guard finding.verdict == .right else { return finding }
    var proofs = [finding.evidence?.proof]
    for argument in signed {
      guard let names = argument.zeros, names.allSatisfy({ scope.variables[$0] != nil }) else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      for name in names {
        var values = scope.variables.values
        values[name] = .scalar(.zero)
        // Where one has no value at 0, they agree wherever both have one.
        guard let key = try value(k, values), let answer = try value(a, values) else { continue }
        let atZero = try decideSigns(key, answer) ?? decideEquality(key, answer)
        guard atZero.verdict == .right else { return atZero }
        proofs.append(atZero.evidence?.proof)
      }
    }
    return right(.identity).with(proofs)
  }

  /// A value with others for names; nil where it has none for these.
  private func value(
    _ value: Value<Expression>, _ values: [String: Value<Expression>]
  ) throws -> Value<Expression>? {
    do {
      return try value.map { entry throws in
        try entry.evaluate(values, in: scope.variables).scalar ?? entry
      }
    } catch let error as FormulaError where error.problem.saysNoValue {
      return nil
    }
  }
}

extension Expression {
  /// Whether the sign of anything is taken in the formula.
  fileprivate var mentionsSign: Bool {
    contains { part in
      if case .call("sign", _) = part.kind { true } else { false }
    }
  }

  /// The formulas whose signs stand in the formula.
  fileprivate var signed: [Expression] {
    var found: [Expression] = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .call("sign", let arguments) = top.kind { found += arguments }
      stack += top.children.reversed()
    }
    return found
  }

  /// The variables of which one has to be 0 where the formula is: of a product of their powers; nil for other formulas.
  fileprivate var zeros: [String]? {
    switch kind {
    case .number(let value): value.isZero ? nil : []
    case .name(let name): Vocabulary.isReserved(name) ? [] : [name]
    case .negative(let inner): inner.zeros
    case .power(let base, let exponent):
      exponent.asRational.map { $0.signum > 0 } == true ? base.zeros : nil
    case .product(let factors): Self.zeros(of: factors)
    default: nil
    }
  }

  private static func zeros(of factors: [Factor]) -> [String]? {
    var names: [String] = []
    for factor in factors {
      guard let own = factor.expression.zeros else { return nil }
      // What is divided by has no value at 0.
      if !factor.isDivisor { names += own.filter { !names.contains($0) } }
    }
    return names
  }

  /// The formula with u/|u| for the sign of u; its depth is bounded by that of what was read.
  fileprivate var withoutSigns: Expression {
    let parts = children.map(\.withoutSigns)
    guard case .call("sign", _) = kind, let argument = parts.first else {
      return parts.isEmpty ? self : replacingChildren(parts)
    }
    return Expression(
      .product([
        .init(isDivisor: false, argument),
        .init(isDivisor: true, Expression(.call("abs", [argument]))),
      ]))
  }
}
