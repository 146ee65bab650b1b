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
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveSameSolutions(_ f: Expression, _ g: Expression) throws -> Relation {
    switch try decide(.comparison(.equal, f, .zero), .comparison(.equal, g, .zero)) {
    case .same: return .holds
    case .undefined, .undecided: return .undecided
    case .different(let witness):
      let values = Dictionary(
        witness.point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      // What has no value at a point is no other number there.
      guard witness.isDefined, let x = try Self.value(of: f, at: values),
        let y = try Self.value(of: g, at: values)
      else { return .undecided }
      return .fails(
        Witness(
          point: witness.point.map { ($0.name, $0.value) }, entry: [],
          left: witness.firstHolds ? .zero : (try? x.recognised()) ?? x,
          right: witness.firstHolds ? (try? y.recognised()) ?? y : .zero))
    }
  }
}
