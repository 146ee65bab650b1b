import Exact

// What formulas may differ by and still be right: a constant, a factor, an increasing function.
extension Comparison {
  /// Whether a formula has one value everywhere.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isConstant(_ formula: Expression) throws -> Relation {
    if try isProvedConstant(formula) { return .holds }
    var first: (point: [String: Value<Real>], value: Real)?
    var witness: Witness?
    try SamplePoints(variables, in: [formula]).search { point in
      guard let value = try Self.value(of: formula, at: point) else { return false }
      guard let known = first else {
        first = (point, value)
        return false
      }
      guard try Self.areApart(known.value, value) else { return false }
      witness = Witness(
        point: pairs(known.point, point), entry: [],
        left: (try? known.value.recognised()) ?? known.value,
        right: (try? value.recognised()) ?? value)
      return true
    }
    return witness.map { .fails($0) } ?? .undecided
  }

  /// The sign of a formula that is known to be constant, at the first point where it is told; nil where
  /// there is none.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func signOfConstant(_ formula: Expression) throws -> Order? {
    var order: Order?
    try SamplePoints(variables, in: [formula]).search { point in
      guard let value = try Self.value(of: formula, at: point) else { return false }
      order = try? value.sign()
      return order != nil
    }
    return order
  }

  /// Whether one function is an increasing function of another one.
  ///
  /// It is, if both rise, or both fall, with the one variable that they have; or if the two, one of them
  /// behind one of the increasing functions exp, log, x², √x, −1/x where it is in their domain, differ by
  /// a positive factor and a constant. It is not, if it falls or rests between two points between which
  /// the other one rises, or differs between two points at which the other one is the same. (Positive
  /// rates are not enough: x² + x³ has them with respect to x² near 0, and is no function of it.)
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isIncreasing(_ f: Expression, in g: Expression) throws -> Relation {
    if try areBothMonotone(f, g) || isIncreasingByComposition(f, g) { return .holds }
    return try disorder(f, g).map { .fails($0) } ?? .undecided
  }

  /// Whether two functions of one variable, without gaps or jumps, both rise or both fall with it.
  private func areBothMonotone(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names)
    guard names.count == 1, let name = names.first, let variable = variables[name],
      variable.dimensions.isEmpty, variable.domain.isInterval,
      try variables.definedRange(of: f) != nil, try variables.definedRange(of: g) != nil
    else { return false }
    let x = Expression(.name(name))
    guard let (f1, g1) = try? (f.derivative(by: x), g.derivative(by: x)) else { return false }
    let signs = try ClosedFormField.withVariables { field -> (Int?, Int?) in
      let forms = FormBuilder(field, variables)
      return (
        try Self.direction(forms.form(of: f1), field), try Self.direction(forms.form(of: g1), field)
      )
    }
    guard let (ofF, ofG) = signs, let ofF, let ofG else { return false }
    return ofF == ofG
  }

  /// 1 for the derivative of a function that rises everywhere, −1 where it falls; nil where that is not
  /// told.
  ///
  /// A derivative may be zero at single points: without magnitudes and functions that no rule is known for it
  /// is analytic, and not zero on an interval unless everywhere.
  private static func direction(_ form: ClosedForm, _ field: ClosedFormField) throws -> Int? {
    if form.isZero { return nil }
    if let sign = try field.range(of: form).signum { return sign == 0 ? nil : sign }
    guard let sign = try field.sign(of: form), sign != 0,
      try field.isNonzero(form) || field.isAnalytic(form)
    else { return nil }
    return sign
  }

  /// Whether the two differ by a positive factor and a constant, one of them behind a function that rises.
  private func isIncreasingByComposition(_ f: Expression, _ g: Expression) throws -> Bool {
    if try isPositiveAffine(f, g) { return true }
    for wrapper in RisingFunction.allCases {
      if let h = try wrapper.applied(to: g, in: variables), try isPositiveAffine(f, h) {
        return true
      }
      if let h = try wrapper.applied(to: f, in: variables), try isPositiveAffine(h, g) {
        return true
      }
    }
    return false
  }

  /// Whether f = c·g + d with a positive factor c, by proof: f(x) − f(p) = c·(g(x) − g(p)).
  private func isPositiveAffine(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names)
    return try ClosedFormField.withVariables { field -> Bool in
      let forms = FormBuilder(field, variables)
      var rate: ClosedForm?
      guard try variables.definedRange(of: f) != nil, try variables.definedRange(of: g) != nil
      else { return false }
      for variable in variables.all where names.contains(variable.name) {
        // On whole numbers, or on pieces, derivatives say nothing.
        guard variable.dimensions.isEmpty, variable.domain.isInterval else { return false }
        let x = Expression(.name(variable.name))
        let a = try forms.form(of: f.derivative(by: x))
        let b = try forms.form(of: g.derivative(by: x))
        if a.isZero, b.isZero { continue }
        guard !a.isZero, !b.isZero else { return false }
        let ratio = try field.quotient(a, b)
        guard field.isConstant(ratio), try field.range(of: ratio).isPositive else { return false }
        if let rate, try !field.areEqual(rate, ratio) { return false }
        rate = ratio
      }
      return rate != nil
    } ?? false
  }

  /// Two points that show that one function is no increasing function of the other one; the witness holds
  /// the differences of the values.
  private func disorder(_ f: Expression, _ g: Expression) throws -> Witness? {
    var seen: [(point: [String: Value<Real>], f: Real, g: Real)] = []
    var witness: Witness?
    try SamplePoints(variables, in: [f, g]).search { point in
      guard let x = try Self.value(of: f, at: point), let y = try Self.value(of: g, at: point)
      else {
        return false
      }
      for other in seen {
        guard let ofF = try? other.f.order(x), let ofG = try? other.g.order(y), ofF != ofG else {
          continue
        }
        witness = Witness(
          point: pairs(other.point, point), entry: [], left: try (x - other.f).recognised(),
          right: try (y - other.g).recognised())
        return true
      }
      seen.append((point, x, y))
      return seen.count >= 24
    }
    return witness
  }

  /// The two values of each variable at two points.
  private func pairs(
    _ first: [String: Value<Real>], _ second: [String: Value<Real>]
  ) -> [(name: String, value: Value<Real>)] {
    variables.all.compactMap { variable in
      guard let a = first[variable.name], let b = second[variable.name] else { return nil }
      return (variable.name, .vector(a.scalars + b.scalars))
    }
  }

  // MARK: Inequalities

  /// Whether two inequalities `f > 0` and `g > 0`, or `f ≥ 0` and `g ≥ 0`, hold at the same points.
  ///
  /// They do if one side is the other one times a factor that is positive everywhere. They do not, if one
  /// holds at a point where the other one does not.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveSameTruth(
    _ f: Expression, isStrict: Bool, _ g: Expression, isStrict otherIsStrict: Bool
  ) throws -> Relation {
    if isStrict == otherIsStrict {
      let isProved = try ClosedFormField.withVariables { field -> Bool in
        guard try variables.definedRange(of: f) != nil, try variables.definedRange(of: g) != nil
        else { return false }
        let forms = FormBuilder(field, variables)
        let (a, b) = (try forms.form(of: f), try forms.form(of: g))
        if a.isZero || b.isZero { return a.isZero && b.isZero }
        for ratio in [try field.quotient(a, b), try field.quotient(b, a)] {
          if try field.range(of: ratio).isPositive,
            try field.range(of: field.quotient(.one, ratio)).isPositive
          {
            return true
          }
        }
        return false
      }
      if isProved == true { return .holds }
    }
    var witness: Witness?
    try SamplePoints(variables, in: [f, g]).search { point in
      for solved in try [point] + edge(of: f, near: point) + edge(of: g, near: point) {
        guard let x = try Self.value(of: f, at: solved), let y = try Self.value(of: g, at: solved),
          let ofF = try? x.sign(), let ofG = try? y.sign()
        else { continue }
        let holds = ofF == .greater || (ofF == .equal && !isStrict)
        let otherHolds = ofG == .greater || (ofG == .equal && !otherIsStrict)
        guard holds != otherHolds else { continue }
        witness = Witness(
          point: variables.all.compactMap { v in solved[v.name].map { (v.name, $0) } }, entry: [],
          left: (try? x.recognised()) ?? x, right: (try? y.recognised()) ?? y)
        return true
      }
      return false
    }
    return witness.map { .fails($0) } ?? .undecided
  }

  private func edge(
    of f: Expression, near point: [String: Value<Real>]
  ) throws -> [[String: Value<Real>]] {
    try Array(solutions(of: f, near: point).dropFirst())
  }
}

/// An increasing function that formulas are often told apart by.
private enum RisingFunction: CaseIterable {
  case exp, log, square, root, negativeReciprocal

  /// The function of a formula; nil where it does not rise on all values of the formula.
  func applied(to formula: Expression, in variables: Variables) throws -> Expression? {
    guard let range = try variables.definedRange(of: formula) else { return nil }
    switch self {
    case .exp: return Expression(.call("exp", [formula]))
    case .log: return range.isPositive ? Expression(.call("log", [formula])) : nil
    case .square:
      return range.isNonnegative ? Expression(.power(formula, Expression(2))) : nil
    case .root: return range.isNonnegative ? Expression(.call("sqrt", [formula])) : nil
    case .negativeReciprocal:
      guard range.isPositive else { return nil }
      return Expression(
        .negative(
          Expression(
            .product([
              .init(isDivisor: false, Expression(1)), .init(isDivisor: true, formula),
            ]))))
    }
  }
}
