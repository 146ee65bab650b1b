import Exact

// What formulas may differ by and still be right: a constant, a factor, an increasing function.
extension Comparison {
  /// Whether a formula has one value everywhere.
  ///
  /// - Parameter parameters: names on which the value may depend all the same, such as that of a constant of
  ///   integration.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isConstant(
    _ formula: Expression, parameters: Set<String> = []
  ) throws -> Relation {
    if try isProvedConstant(formula) { return .holds }
    // Constant is what equals its value at one point everywhere.
    var anchor: [String: Value<Real>]?
    try SamplePoints(variables, in: [formula]).search { point in
      if try Self.value(of: formula, at: point) != nil { anchor = point }
      return anchor != nil
    }
    guard let anchor else { return .undecided }
    var place = variables.values.filter { parameters.contains($0.key) }
    for (name, value) in anchor where !parameters.contains(name) {
      place[name] = value.map { $0.asRational.map { Expression($0) } ?? .zero }
    }
    guard let constant = (try? formula.evaluate(place, in: variables))?.scalar else {
      return .undecided
    }
    switch try decide(formula, constant) {
    case .equal: return .holds
    case .different(let witness):
      let other = Dictionary(
        witness.point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      let start = anchor.merging(other.filter { parameters.contains($0.key) }) { $1 }
      return .fails(
        Witness(
          point: pairs(start, other), entry: [], left: witness.right, right: witness.left))
    case .undefined, .undecided: return .undecided
    }
  }

  /// A point at which one of two formulas is 0 and the other one is not, so that neither is a multiple of the other;
  /// nil where none is found.
  ///
  /// - Parameter parameters: names of constants that are other than 0.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func zeroOfOne(
    _ a: Expression, _ b: Expression, parameters: Set<String>
  ) throws -> Witness? {
    var found: Witness?
    try SamplePoints(variables, in: [a, b]).search { point in
      guard parameters.allSatisfy({ point[$0]?.scalar?.asRational?.isZero != true }) else {
        return false
      }
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point),
        let left = try? x.sign(), let right = try? y.sign(), (left == .equal) != (right == .equal)
      else { return false }
      found = Witness(
        point: variables.all.compactMap { variable in
          point[variable.name].map { (variable.name, $0) }
        }, entry: [], left: x, right: y)
      return true
    }
    return found
  }

  /// The number that one formula is of another one at the first point where this is not 0, if it is everywhere; nil if
  /// it is not, or that is not shown.
  ///
  /// - Parameter parameters: names of constants that the number may be made of.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func factor(
    of a: Expression, over b: Expression, parameters: Set<String>
  ) throws -> Expression? {
    let ratio = try a / b
    var factor: Expression?
    try SamplePoints(variables, in: [a, b]).search { point in
      guard let sign = try Self.value(of: b, at: point).flatMap({ try? $0.sign() }), sign != .equal
      else { return false }
      let place =
        point.mapValues { $0.map { $0.asRational.map { Expression($0) } ?? .zero } }
        .merging(variables.values.filter { parameters.contains($0.key) }) { $1 }
      factor = (try? ratio.evaluate(place, in: variables))?.scalar
      return factor != nil
    }
    guard let factor, case .equal = try decide(a, factor * b) else { return nil }
    return factor
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
}
