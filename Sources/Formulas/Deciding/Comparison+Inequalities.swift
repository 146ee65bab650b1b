import Exact

// Inequalities in variables.
extension Comparison {
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
      for solved in try [point] + edge(of: f, near: point) + edge(of: g, near: point)
        + between(f, g, near: point)
      {
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

  /// Points between the edges of two inequalities, where each is linear in a variable.
  private func between(
    _ f: Expression, _ g: Expression, near point: [String: Value<Real>]
  ) throws -> [[String: Value<Real>]] {
    var found: [[String: Value<Real>]] = []
    for variable in variables.all where variable.dimensions.isEmpty && point[variable.name] != nil {
      guard let a = try edge(of: f, in: variable.name, near: point),
        let b = try edge(of: g, in: variable.name, near: point),
        let first = try a.enclosureIfTold(workingPrecision: 288),
        let second = try b.enclosureIfTold(workingPrecision: 288), first.isDisjoint(from: second)
      else { continue }
      // Not at an edge itself.
      let (start, end) = (first.midpoint.rational, second.midpoint.rational)
      let part = (end - start).scaled(byTwoToThe: -3)
      var moved = point
      moved[variable.name] = .scalar(
        .rational(Rational.simplest(between: start + part, and: end - part)))
      found.append(moved)
    }
    return found
  }

  /// Where a formula is zero as a function of one variable, if that is linear by three of its values.
  private func edge(
    of f: Expression, in name: String, near point: [String: Value<Real>]
  ) throws -> Real? {
    var values: [Real] = []
    for x in [0, 1, 2] {
      var moved = point
      moved[name] = .scalar(.rational(Rational(x)))
      guard let value = try Self.value(of: f, at: moved) else { return nil }
      values.append(value)
    }
    let slope = try values[1] - values[0]
    guard try !Self.areApart(values[2] - values[1], slope), (try? slope.sign()) ?? .equal != .equal
    else { return nil }
    return try -values[0] / slope
  }
}
