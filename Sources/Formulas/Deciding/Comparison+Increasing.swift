import Exact

// Increasing functions of other functions.
extension Comparison {
  /// Whether one function is an increasing function of another one.
  ///
  /// It is, if both rise, or both fall, with the one variable that they have; or if the two, one of them
  /// behind one of the increasing functions exp, log, x², x³, √x, −1/x where it is in their domain, differ by
  /// a positive factor and a constant; or if both are such functions of a quantity that they hold.
  ///
  /// It is not, if it falls or rests between two points between which the other one rises, or differs between two points at
  /// which the other one is the same. (Positive rates are not enough: x² + x³ has them with respect to x² near 0, and is no
  /// function of it.)
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isIncreasing(_ f: Expression, in g: Expression) throws -> Relation {
    // What is out of order has no proof of the contrary.
    if try Looks(at: f, g, in: variables).showDisorder, let witness = try disorder(f, g) {
      return .fails(witness)
    }
    if try Self.affordable(2, { try isIncreasingByQuantity(f, g) }) == true { return .holds }
    if try areBothMonotone(f, g) || areBothMonotoneByShift(f, g)
      || isIncreasingByName(f, in: g) || isIncreasingByName(g, in: f)
      || isIncreasingByComposition(f, g) || isIncreasingOnAll(f, in: g)
      || isIncreasingBySymmetry(f, in: g)
    {
      return .holds
    }
    // What a function that rises on all numbers is taken of has the same order.
    let (x, y) = (f.withoutRisingShell, g.withoutRisingShell)
    if x != f || y != g, case .holds = try isIncreasing(x, in: y) { return .holds }
    if let witness = try disorder(f, g) { return .fails(witness) }
    // What is neither shown to rise nor to fall may be the other one.
    if case .equal = try decide(f, g) { return .holds }
    return .undecided
  }

  /// Whether two functions of one variable, without gaps or jumps, both rise or both fall with it.
  func areBothMonotone(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names)
    guard names.count == 1, let name = names.first, let variable = variables[name],
      variable.dimensions.isEmpty
    else { return false }
    if case .integers(let from) = variable.domain.set {
      // What rises on all numbers rises on the whole ones.
      let all = Domain(
        from: from.map { .rational($0) }, to: nil, includesLower: from != nil,
        includesUpper: false)
      return try Comparison(variables.replacing(domainOf: name, by: all)).areBothMonotone(f, g)
    }
    guard variable.domain.isInterval, try variables.definedRange(of: f) != nil,
      try variables.definedRange(of: g) != nil
    else { return false }
    // What rises on both sides of a corner, and has no jump there, rises.
    let pieces = variable.domain.pieces(cutAt: f.corners(in: name) + g.corners(in: name))
    let directions = Set(try pieces.map { try self.directions(f, g, name, on: $0) })
    return directions == [1] || directions == [-1]
  }

  /// Whether f, with a variable wherever g stands in it, rises with that variable on the values of g.
  private func isIncreasingByName(_ f: Expression, in g: Expression) throws -> Bool {
    guard case .name = g.kind else {
      let name = "\u{2022}"
      let h = f.replacing(g, by: Expression(.name(name)))
      guard Set(h.names) == [name], let range = try variables.definedRange(of: g) else {
        return false
      }
      var inner = Variables()
      try inner.declare(name, "real")
      let domain = Domain(
        from: range.lower.value.map { .rational($0) }, to: range.upper.value.map { .rational($0) },
        includesLower: range.lower.value != nil && range.lower.isIncluded,
        includesUpper: range.upper.value != nil && range.upper.isIncluded)
      return try Comparison(inner.replacing(domainOf: name, by: domain))
        .areBothMonotone(h, Expression(.name(name)))
    }
    return false
  }

  /// The most points that are compared one with another.
  private static let mostPairs = 24

  /// Whether, of variables with finite domains, every two points have values in the same order.
  private func isIncreasingOnAll(_ f: Expression, in g: Expression) throws -> Bool {
    guard let points = variables.allPoints(of: [f, g], atMost: Self.mostPairs) else { return false }
    var seen: [(f: Real, g: Real)] = []
    for point in points {
      guard let x = try Self.value(of: f, at: point), let y = try Self.value(of: g, at: point)
      else { return false }
      for other in seen {
        guard let ofF = try? other.f.order(x), let ofG = try? other.g.order(y), ofF == ofG else {
          return false
        }
      }
      seen.append((x, y))
    }
    return seen.count > 1
  }

  /// 1 where both functions rise on an interval, −1 where both fall, 0 where that is not told.
  private func directions(
    _ f: Expression, _ g: Expression, _ name: String, on piece: Domain
  ) throws -> Int {
    let x = Expression(.name(name))
    guard let inside = piece.interior,
      let (f1, g1) = try? (f.derivative(by: x), g.derivative(by: x))
    else { return 0 }
    let open = variables.replacing(domainOf: name, by: inside)
    let signs = try ClosedFormField.withVariables { field -> (Int?, Int?) in
      let forms = FormBuilder(field, open)
      return (
        try Self.direction(forms.form(of: f1), field), try Self.direction(forms.form(of: g1), field)
      )
    }
    guard let (ofF, ofG) = signs, let ofF, let ofG, ofF == ofG else { return 0 }
    return ofF
  }

  /// Whether both rise or both fall with a formula that is linear in several variables, on which alone they
  /// depend.
  private func areBothMonotoneByShift(_ f: Expression, _ g: Expression) throws -> Bool {
    guard Set(f.names + g.names).count > 1 else { return false }
    for formula in [f, g] {
      guard let shift = try shift(to: formula) else { continue }
      let shifted = variables.replacing(domainOf: shift.name, by: try Domain("real"))
      var (x, y) = (
        f.substituting([shift.name: shift.value]), g.substituting([shift.name: shift.value])
      )
      let others = Set(f.names + g.names).subtracting([shift.name]).sorted()
      guard try Comparison(shifted).areFree(of: others, x, y) else { continue }
      for name in others {
        guard let value = variables[name]?.domain.points(1).first else { return false }
        (x, y) = (
          x.substituting([name: Expression(value)]), y.substituting([name: Expression(value)])
        )
      }
      if try Comparison(shifted).areBothMonotone(x, y) { return true }
    }
    return false
  }

  /// Whether some names cancel out of two formulas.
  func areFree(of names: [String], _ f: Expression, _ g: Expression) throws -> Bool {
    try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, variables)
      let parts = try (forms.form(of: f), forms.form(of: g))
      return try names.allSatisfy { name in
        let place = try forms.form(of: Expression(.name(name)))
        return (parts.0.kernels + parts.1.kernels).allSatisfy { !field.occurs(place, in: $0) }
      }
    } ?? false
  }

  /// 1 for the derivative of a function that rises everywhere, −1 where it falls; nil where that is not
  /// told.
  ///
  /// A derivative may be zero at single points: without magnitudes and functions that no rule is known for it
  /// is analytic, and not zero on an interval unless everywhere.
  static func direction(_ form: ClosedForm, _ field: ClosedFormField) throws -> Int? {
    if form.isZero { return nil }
    if let sign = try field.range(of: form).signum { return sign == 0 ? nil : sign }
    guard let sign = try field.sign(of: form), sign != 0,
      try field.isNonzero(form) || field.isAnalytic(form)
    else { return nil }
    return sign
  }

  /// Whether the two differ by a positive factor and a constant, one of them behind a function that rises.
  func isIncreasingByComposition(_ f: Expression, _ g: Expression) throws -> Bool {
    if try isPositiveAffine(f, g) || isPositivePolynomial(f, in: g)
      || isPositivePolynomial(g, in: f)
    {
      return true
    }
    var pairs = [(f, g)]
    for wrapper in RisingFunction.allCases {
      if let h = try wrapper.applied(to: g, in: variables) { pairs.append((f, h)) }
      if let h = try wrapper.applied(to: f, in: variables) { pairs.append((h, g)) }
    }
    return try pairs.contains { try isPositiveAffine($0, $1) }
      || pairs.contains { try isPositiveAffineByValues($0, $1) }
  }

  /// Whether f = c·g + d with a positive rational c and a rational d, which values at two points give, or c = 1 and d = 0;
  /// of variables that are whole, or many, too.
  private func isPositiveAffineByValues(_ f: Expression, _ g: Expression) throws -> Bool {
    guard try Looks(at: f, g, in: variables).mayBePositiveAffine,
      try variables.definedRange(of: f) != nil, try variables.definedRange(of: g) != nil
    else { return false }
    var first: (f: Rational, g: Rational)?
    var rate: (factor: Rational, constant: Rational)?
    var count = 0
    try SamplePoints(variables, in: [f, g]).search { point in
      count += 1
      guard let x = try Self.value(of: f, at: point)?.asRational,
        let y = try Self.value(of: g, at: point)?.asRational
      else { return count >= Self.mostPairs }
      guard let known = first else {
        first = (x, y)
        return false
      }
      if let factor = try? (x - known.f) / (y - known.g) { rate = (factor, x - factor * y) }
      return rate != nil || count >= Self.mostPairs
    }
    guard let rate else { return try areProvedEqual(f, g) }
    guard rate.factor.signum > 0 else { return false }
    return try areProvedEqual(f, Expression(rate.factor) * g + Expression(rate.constant))
  }

  /// The most powers of one formula in which another one is written.
  private static let mostPowers = 8

  /// Whether f = c₀ + c₁·g + c₂·g² + … with coefficients that are not negative but for c₀, and g ≥ 0.
  ///
  /// Division by g leaves the coefficients as remainders.
  private func isPositivePolynomial(_ f: Expression, in g: Expression) throws -> Bool {
    try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, variables)
      guard let divisor = try forms.form(of: g).polynomial, divisor.rational == nil,
        var rest = try forms.form(of: f).polynomial, rest.rational == nil,
        try field.sign(of: ClosedForm(divisor)) == 1
      else { return false }
      var isRising = false
      for power in 0..<Self.mostPowers {
        if let value = rest.rational {
          return value.signum >= 0 && (isRising || (value.signum > 0 && power > 0))
        }
        let constant = rest.terms.first { $0.monomial.isOne }?.coefficient ?? .zero
        let lowest = divisor.terms.first { $0.monomial.isOne }?.coefficient ?? .zero
        guard lowest.isZero,
          let quotient = try field.exactQuotient(
            rest.adding(Kernel.Polynomial(-constant)), divisor)
        else { return false }
        if power > 0 {
          guard constant.signum >= 0 else { return false }
          isRising = isRising || constant.signum > 0
        }
        rest = quotient
      }
      return false
    } ?? false
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
    func look(_ point: [String: Value<Real>]) throws -> Bool {
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
    let points = SamplePoints(variables, in: [f, g])
    try points.search(look)
    if witness == nil {
      // As many again, among points that are not simple.
      let simple = seen.count
      for point in points.unusual(for: [f, g]) {
        if try look(point), witness != nil { break }
        if seen.count >= simple + 24 { break }
      }
    }
    for point in witness == nil ? try pointsNearEnds(of: [f, g]) : [] {
      seen = seen.suffix(1)
      if try look(point) { break }
    }
    return witness
  }

  /// The two values of each variable at two points.
  func pairs(
    _ first: [String: Value<Real>], _ second: [String: Value<Real>]
  ) -> [(name: String, value: Value<Real>)] {
    variables.all.compactMap { variable in
      guard let a = first[variable.name], let b = second[variable.name] else { return nil }
      return (variable.name, .vector(a.scalars + b.scalars))
    }
  }
}

/// An increasing function that formulas are often told apart by.
private enum RisingFunction: CaseIterable {
  case exp, log, square, cube, root, negativeReciprocal

  /// The function of a formula; nil where it does not rise on all values of the formula.
  func applied(to formula: Expression, in variables: Variables) throws -> Expression? {
    guard let range = try variables.definedRange(of: formula) else { return nil }
    switch self {
    case .exp: return Expression(.call("exp", [formula]))
    case .log: return range.isPositive ? Expression(.call("log", [formula])) : nil
    case .square:
      return range.isNonnegative ? Expression(.power(formula, Expression(2))) : nil
    case .cube: return Expression(.power(formula, Expression(3)))
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
