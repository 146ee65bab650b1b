import Exact
import Formulas

// The sign of a formula: u/|u| where u is not 0, and 0 where it is.
extension Comparer {
  /// The most formulas whose signs are looked at one by one.
  private static var mostSigns: Int { 3 }

  /// What is decided about values with signs of formulas in them; nil where there are none.
  ///
  /// Where no such formula is 0, each sign is u/|u|. The points where one is 0 are looked at for products of variables and
  /// what can be solved for one; where anything else may be 0, nothing is said of these points, and the answer is left to a
  /// person.
  func decideSigns(_ k: Value<Expression>, _ a: Value<Expression>) throws -> CompareFinding? {
    guard key.written.mentionsSign || answer.written.mentionsSign,
      k.shape == a.shape, k.kindName == a.kindName
    else { return nil }
    let signed = Self.signed(in: k, a)
    guard !signed.isEmpty else { return nil }
    let plain = try decideEquality(k, a)
    guard plain.verdict == .undecided, signed.count <= Self.mostSigns else { return plain }
    switch try apartFromSigns(k, a, signed) {
    case .equal(let proofs): return right(.identity).with(proofs)
    case .differ(let witness): return try wrong(witness, k, a)
    case .open, .partly: return plain
    }
  }

  /// How two values with signs in them compare.
  private enum SignedRelation {
    case equal(proofs: [String?])
    case differ(Comparison.Witness)
    /// Equal where both have values, which the answer may not have wherever the key has one.
    case partly(proofs: [String?])
    case open
  }

  /// The difference at a point where a variable is what makes a formula 0, if that is a number of its domain.
  private func differ(
    _ witness: Comparison.Witness, _ zero: (name: String, value: Expression)
  ) -> SignedRelation {
    let witness = witness.adding(zero)
    guard let domain = comparison.variables[zero.name]?.domain,
      let number = witness.point.first(where: { $0.name == zero.name })?.value.scalar,
      (try? domain.contains(number)) == true
    else { return .open }
    return .differ(witness)
  }

  /// Whether the answer has a value wherever the key has one, but for points that lie alone.
  private func isDefined(_ a: Value<Expression>, where k: Value<Expression>) throws -> Bool {
    guard a.scalars.count == k.scalars.count, !a.scalars.isEmpty else { return false }
    return try zip(a.scalars, k.scalars).allSatisfy { answer, key in
      if case .equal = try comparison.definedness(of: answer, where: key) { true } else { false }
    }
  }

  /// - Parameter signed: the formulas whose signs stand in the two values.
  private func apartFromSigns(
    _ k: Value<Expression>, _ a: Value<Expression>, _ signed: [Expression]
  ) throws -> SignedRelation {
    let (key, answer) = (k.map(\.withoutSigns), a.map(\.withoutSigns))
    var apart = try relation(key, answer)
    // Where u/|u| has no value the sign has one.
    if case .partly(let proofs) = apart, try isDefined(a, where: k) {
      apart = .equal(proofs: proofs)
    }
    guard case .equal(var proofs) = apart else { return apart }
    for argument in signed {
      if k.scalars.count == 1, try comparison.isNowhereZero(argument, where: k.scalars[0]) {
        continue
      }
      guard let zeros = try argument.zeros(by: comparison) else { return .open }
      for zero in zeros {
        var values = scope.variables.values
        values[zero.name] = .scalar(zero.value)
        let (first, second) = (
          k.map { $0.replacing(argument, by: .zero) }, a.map { $0.replacing(argument, by: .zero) }
        )
        // Where the key has no value nothing is asked.
        guard let key = try value(first, values) else { continue }
        guard let answer = try value(second, values) else { return .open }
        switch try relation(key, answer) {
        case .equal(let more): proofs += more
        case .differ(let witness): return differ(witness, zero)
        case .open, .partly:
          let rest = Self.signed(in: key, answer)
          guard !rest.isEmpty, rest.count < signed.count else { return .open }
          switch try apartFromSigns(key, answer, rest) {
          case .equal(let more): proofs += more
          case .differ(let witness): return differ(witness, zero)
          case .open, .partly: return .open
          }
        }
      }
    }
    return .equal(proofs: proofs)
  }

  private func relation(
    _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> SignedRelation {
    func proofs() -> [String?] { [request.writesProofs ? proofOfEquality(a, k) : nil] }
    return switch try comparison.decide(a, k) {
    case .equal?: .equal(proofs: proofs())
    case .different(let witness)?: .differ(witness)
    case .undefined?: .partly(proofs: proofs())
    case .undecided?, nil: .open
    }
  }

  private static func signed(in k: Value<Expression>, _ a: Value<Expression>) -> [Expression] {
    var signed: [Expression] = []
    for formula in k.formulas + a.formulas {
      for argument in formula.signed where !signed.contains(argument) { signed.append(argument) }
    }
    return signed
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

extension Comparison.Witness {
  /// The witness with the value of a variable that is no longer in the two formulas.
  fileprivate func adding(_ zero: (name: String, value: Expression)) -> Comparison.Witness {
    let values = Dictionary(point.map { ($0.name, $0.value) }) { first, _ in first }
    guard let value = try? zero.value.evaluate(values) else { return self }
    return at(point + [(zero.name, value)])
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

  /// Values of variables of which one has to be taken where the formula is 0: 0 for a variable of a product, 2·x for y in
  /// y − 2·x; nil where they are not known.
  fileprivate func zeros(by comparison: Comparison) throws -> [(name: String, value: Expression)]? {
    if let radicand = oddRadicand { return try radicand.zeros(by: comparison) }
    if try comparison.isNowhereZero(self) { return [] }
    switch kind {
    case .number(let value): return value.isZero ? nil : []
    case .name(let name):
      if Vocabulary.isReserved(name) { return [] }
      guard let variable = comparison.variables[name], variable.dimensions.isEmpty else {
        return nil
      }
      // What lies outside of the domain is no point that is asked about.
      let canBeZero = (try? variable.domain.contains(.zero)) ?? true
      return canBeZero ? [(name, .zero)] : []
    case .negative(let inner): return try inner.zeros(by: comparison)
    case .power(let base, let exponent):
      guard let value = exponent.asRational, !value.isZero else { return nil }
      // What has a negative exponent is divided by, and nowhere 0.
      return value.signum < 0 ? [] : try base.zeros(by: comparison)
    case .product(let factors):
      var zeros: [(name: String, value: Expression)] = []
      for factor in factors {
        guard let own = try factor.expression.zeros(by: comparison) else { return nil }
        // What is divided by has no value at 0.
        if !factor.isDivisor { zeros += own }
      }
      return zeros
    case .call(let name, let arguments) where arguments.count == 1:
      if Self.positiveFunctions.contains(name) { return [] }
      return Self.zeroAtZero.contains(name) ? try arguments[0].zeros(by: comparison) : nil
    case .sum: return try solved(by: comparison)
    default: return nil
    }
  }

  /// The functions that are 0 at 0 alone.
  private static let zeroAtZero: Set = [
    "abs", "sign", "sqrt", "sinh", "tanh", "asinh", "atan", "erf",
  ]

  /// What a variable is where the formula is 0, if it is linear in it: −b/a in a·x + b, where a is never 0; nothing where
  /// that is a number outside of its domain.
  ///
  /// With other variables in it, it may lie outside of the domain for some of their values.
  private func solved(
    by comparison: Comparison
  ) throws -> [(name: String, value: Expression)]? {
    for name in names where !Vocabulary.isReserved(name) {
      guard let variable = comparison.variables[name], variable.dimensions.isEmpty,
        let slope = try? derivative(by: Expression(.name(name))), !slope.names.contains(name),
        let zeros = try slope.zeros(by: comparison), zeros.isEmpty
      else { continue }
      let value = try -substituting([name: .zero]) / slope
      if variable.domain.isAllReals { return [(name, value)] }
      guard value.names.allSatisfy(Vocabulary.isReserved) else { return [(name, value)] }
      guard let number = try? value.evaluate([:]).scalar,
        let isInside = try? variable.domain.contains(number)
      else { continue }
      return isInside ? [(name, value)] : []
    }
    return nil
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
