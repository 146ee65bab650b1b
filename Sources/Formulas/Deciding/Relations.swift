import Exact

extension Comparison {
  /// What was decided about two things that are related, or not.
  public enum Relation: Sendable {
    /// They are related, by proof.
    case holds
    /// They are not: a point, and what is there.
    case fails(Witness)
    /// Neither.
    case undecided
  }

  // MARK: Optima

  /// Whether two functions have their largest value at the same place, if all that changes from place to
  /// place is one variable.
  ///
  /// They have if one is the other times a positive factor plus a constant, neither of which depends on
  /// that variable, and if both rise, or both fall, with it. This is told from the derivatives, and so
  /// only of functions without gaps or jumps. They have not, if one rises with it and the other one falls.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveSameMaximum(
    _ f: Expression, _ g: Expression, in variable: String
  ) throws -> Relation {
    let x = Expression(.name(variable))
    guard try isContinuous(f), try isContinuous(g),
      let (f1, g1) = try? (f.derivative(by: x), g.derivative(by: x))
    else { return try opposition(f, g, in: variable).map { .fails($0) } ?? .undecided }
    let signs = try ClosedFormField.withVariables { field -> (Int?, Int?, Int?) in
      let forms = FormBuilder(field, variables)
      let (a, b) = (try forms.form(of: f1), try forms.form(of: g1))
      guard !a.isZero, !b.isZero else { return (a.isZero ? 0 : nil, b.isZero ? 0 : nil, nil) }
      let ratio = try field.quotient(b, a)
      let place = try forms.form(of: x)
      let isConstant = ratio.kernels.allSatisfy { !field.occurs(place, in: $0) }
      return (
        try field.range(of: a).signum, try field.range(of: b).signum,
        isConstant ? try field.range(of: ratio).signum : nil
      )
    }
    guard let (ofF, ofG, factor) = signs else { return .undecided }
    if let ofF, let ofG, ofF == ofG { return .holds }
    if factor == 1 { return .holds }
    return try opposition(f, g, in: variable).map { .fails($0) } ?? .undecided
  }

  /// Two places between which one function rises and the other one does not; the witness holds both
  /// differences.
  private func opposition(
    _ f: Expression, _ g: Expression, in variable: String
  ) throws -> Witness? {
    guard let domain = variables[variable]?.domain else { return nil }
    let places = domain.points(12)
    var witness: Witness?
    try SamplePoints(variables, in: [f, g]).search { point in
      for first in places {
        for second in places where second != first {
          var a = point
          var b = point
          a[variable] = .scalar(.rational(first))
          b[variable] = .scalar(.rational(second))
          guard let f0 = try Self.value(of: f, at: a), let f1 = try Self.value(of: f, at: b),
            let g0 = try Self.value(of: g, at: a), let g1 = try Self.value(of: g, at: b),
            try Self.areApart(f0, f1), try f0.order(f1) == .less,
            try !Self.areApart(g0, g1) || g0.order(g1) == .greater
          else { continue }
          // Where the second function does not change, its equality has to be shown.
          if try !Self.areApart(g0, g1), try g0.order(g1) != .equal { continue }
          witness = Witness(
            point: variables.all.compactMap { declared in
              if declared.name == variable {
                return (variable, .vector([.rational(first), .rational(second)]))
              }
              return point[declared.name].map { (declared.name, $0) }
            }, entry: [], left: try (f1 - f0).recognised(), right: try (g1 - g0).recognised())
          return true
        }
      }
      return false
    }
    return witness
  }

  /// Whether a formula is shown to have a value everywhere on the domains, which then has no jumps: what
  /// formulas are made of is continuous where it is defined.
  ///
  /// A derivative alone does not tell this: the one of tan x is positive wherever there is one, but tan
  /// falls from +∞ to −∞ at π/2.
  private func isContinuous(_ formula: Expression) throws -> Bool {
    try variables.definedRange(of: formula) != nil
  }

  // MARK: Constants

  /// Whether a formula is proved to have one value everywhere.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isProvedConstant(_ formula: Expression) throws -> Bool {
    try ClosedFormField.withVariables { field in
      field.isConstant(try FormBuilder(field, variables).form(of: formula))
    } ?? false
  }

  // MARK: Equations

  /// Whether two equations, each as the difference of its sides, have the same solutions.
  ///
  /// They have if both have values everywhere and one difference is the other one times a factor that is
  /// nowhere zero and nowhere infinite. They have not, if one is zero at a point where the other one is not.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveSameSolutions(_ f: Expression, _ g: Expression) throws -> Relation {
    let areDefined = try isContinuous(f) && isContinuous(g)
    let isProved = try ClosedFormField.withVariables { field -> Bool in
      guard areDefined else { return false }
      let forms = FormBuilder(field, variables)
      let (a, b) = (try forms.form(of: f), try forms.form(of: g))
      if a.isZero || b.isZero { return a.isZero && b.isZero }
      // 1/x is nowhere zero from 0 on, and still x = 0 solves more than 1 = 0 does.
      // Only one of the two ratios may come out in lowest terms.
      for ratio in [try field.quotient(a, b), try field.quotient(b, a)] {
        if try field.range(of: ratio).excludesZero,
          try field.range(of: field.quotient(.one, ratio)).excludesZero
        {
          return true
        }
      }
      return false
    }
    if isProved == true { return .holds }
    if areDefined, try areProportional(f, g) { return .holds }
    return try solution(of: f, not: g).map { .fails($0) } ?? .undecided
  }

  /// Whether one formula is the other one times a number, which is that at a point where neither is zero.
  private func areProportional(_ f: Expression, _ g: Expression) throws -> Bool {
    var ratio: Expression?
    try SamplePoints(variables, in: [f, g]).search { point in
      guard let x = try Self.value(of: f, at: point), let y = try Self.value(of: g, at: point),
        (try? x.sign()) != .equal, (try? y.sign()) != .equal
      else { return false }
      let place = point.mapValues { value in
        value.map { entry in entry.asRational.map { Expression($0) } ?? .zero }
      }
      guard let a = (try? f.evaluate(place, in: variables))?.scalar,
        let b = (try? g.evaluate(place, in: variables))?.scalar
      else { return true }
      ratio = try? a / b
      return true
    }
    guard let ratio else { return false }
    return try areProvedEqual(f, ratio * g)
  }

  /// A point at which one difference is zero and the other one is not.
  private func solution(of f: Expression, not g: Expression) throws -> Witness? {
    var witness: Witness?
    for (first, second, isTurned) in [(f, g, false), (g, f, true)] {
      try SamplePoints(variables, in: [f, g]).search { point in
        for solved in try solutions(of: first, near: point) {
          guard let x = try Self.value(of: first, at: solved), try x.sign() == .equal,
            let y = try Self.value(of: second, at: solved), try Self.areApart(.zero, y)
          else { continue }
          let other = (try? y.recognised()) ?? y
          witness = Witness(
            point: variables.all.compactMap { variable in
              solved[variable.name].map { (variable.name, $0) }
            }, entry: [], left: isTurned ? other : .zero, right: isTurned ? .zero : other)
          return true
        }
        return false
      }
      if witness != nil { return witness }
    }
    return nil
  }

  /// The point itself, and points that solve an equation for one of its variables where it is linear in
  /// it.
  func solutions(
    of f: Expression, near point: [String: Value<Real>]
  ) throws -> [[String: Value<Real>]] {
    var found = [point]
    for variable in variables.all where variable.dimensions.isEmpty && point[variable.name] != nil {
      // f(0) + (f(1) − f(0))·x = 0, where f is linear in x.
      var values: [Rational] = []
      for x in [1, 2, 3] {
        var moved = point
        moved[variable.name] = .scalar(.rational(Rational(x)))
        guard let value = try Self.value(of: f, at: moved)?.recognised().asRational else { break }
        values.append(value)
      }
      guard values.count == 3, values[2] - values[1] == values[1] - values[0],
        let step = try? (values[0] / (values[1] - values[0])),
        (try? variable.domain.contains(.rational(.one - step))) == true
      else { continue }
      var solved = point
      solved[variable.name] = .scalar(.rational(.one - step))
      found.append(solved)
    }
    return found
  }
}
