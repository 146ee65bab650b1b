import Exact

// Equations and inequalities that are the same up to a factor.
extension Comparison {
  /// Whether two conditions compare formulas with 0 in the same way, of which one is the other one times a
  /// factor that is nowhere zero and nowhere infinite, and does not turn an inequality round.
  func areProvedProportional(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> Bool {
    guard case .sign(let f, let relation) = first, case .sign(let g, let other) = second,
      try variables.definedRange(of: f) != nil, try variables.definedRange(of: g) != nil
    else { return false }
    var sign: Int?
    _ = try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, variables)
      let (a, b) = (try forms.form(of: f), try forms.form(of: g))
      if a.isZero || b.isZero { return }
      // 1/x is nowhere zero from 0 on, and still x = 0 solves more than 1 = 0 does.
      // Only one of the two ratios may come out in lowest terms.
      for ratio in [try field.quotient(a, b), try field.quotient(b, a)] {
        let (values, inverses) = (
          try field.range(of: ratio), try field.range(of: field.quotient(.one, ratio))
        )
        if values.excludesZero, inverses.excludesZero { sign = values.signum }
      }
    }
    if sign == nil { sign = try signOfConstantRatio(f, g) }
    switch sign {
    case .some(1): return relation == other
    case .some(-1): return relation == other.mirrored
    default: return false
    }
  }

  /// The sign of a ratio that is a number, which is that at a point where neither formula is zero.
  private func signOfConstantRatio(_ f: Expression, _ g: Expression) throws -> Int? {
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
    guard let ratio, try areProvedEqual(f, ratio * g) else { return nil }
    return try Self.unlessUndecided { try SignAtPoint.sign(of: ratio, at: [:]) }
  }
}
