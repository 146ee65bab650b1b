import Exact

// Cases that meet where one of them ends, such as the loss of Huber.
extension Parser {
  /// Two branches, f for t > w and g for t < w, as f(max(t, w)) + g(min(t, w)) − f(w); nil where f(w) = g(w) is not proved,
  /// or one of these may have no value.
  ///
  /// For t ≥ w the last two cancel, for t ≤ w the first and the last. t is a name, or a magnitude |u|: then the even powers
  /// of u in f and g are those of |u|.
  static func joined(_ branches: [Branch]) -> Expression? {
    guard let (here, there) = halves(branches), let sides = here.sides else { return nil }
    for (place, bound, isAbove) in [
      (sides.greater, sides.less, true), (sides.less, sides.greater, false),
    ] {
      guard let above = Self.function(isAbove ? here.value : there.value, of: place, beside: bound),
        let below = Self.function(isAbove ? there.value : here.value, of: place, beside: bound)
      else { continue }
      let meeting = above(bound)
      // Where the bound of a magnitude is 0 there is a single point, which decides nothing.
      var nonzero: String?
      if case .call = place.kind, case .name(let name) = bound.kind { nonzero = name }
      guard areEqualForAllNumbers(meeting, below(bound), besidesZeroOf: nonzero) else { continue }
      return Expression(
        .sum([
          .init(isSubtracted: false, above(Expression(.call("max", [place, bound])))),
          .init(isSubtracted: false, below(Expression(.call("min", [place, bound])))),
          .init(isSubtracted: true, meeting),
        ]))
    }
    return nil
  }

  /// A formula as a function of a place in it; nil where that is neither a name nor a magnitude, or depends on the bound.
  private static func function(
    _ formula: Expression, of place: Expression, beside bound: Expression
  ) -> ((Expression) -> Expression)? {
    guard Set(place.names).isDisjoint(with: bound.names) else { return nil }
    switch place.kind {
    case .name(let name): return { formula.substituting([name: $0]) }
    case .call("abs", let arguments):
      guard arguments.count == 1, let inner = PartPolynomial(arguments[0]) else { return nil }
      return { formula.replacingMagnitude(of: inner, by: $0) }
    default: return nil
    }
  }

  /// Whether two formulas have values, which are proved to be equal, whatever numbers their names are.
  ///
  /// - Parameter nonzero: a name that is any number but 0.
  private static func areEqualForAllNumbers(
    _ f: Expression, _ g: Expression, besidesZeroOf nonzero: String?
  ) -> Bool {
    for domain in nonzero == nil ? ["real"] : ["positive", "(-inf, 0)"] {
      var variables = Variables()
      do {
        for name in Set(f.names + g.names).sorted() {
          try variables.declare(name, name == nonzero ? domain : "real")
        }
        guard let a = try f.evaluate(variables.values, in: variables).scalar,
          let b = try g.evaluate(variables.values, in: variables).scalar,
          try variables.definedRange(of: a) != nil, try variables.definedRange(of: b) != nil,
          try Comparison(variables).areProvedEqual(a, b)
        else { return false }
      } catch {
        return false
      }
    }
    return true
  }
}

extension Expression {
  /// The formula with another one for the magnitude of a part, and in even powers of the part.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func replacingMagnitude(
    of part: PartPolynomial, by other: Expression
  ) -> Expression {
    func isPart(_ expression: Expression) -> Bool {
      guard let ratio = PartPolynomial(expression)?.ratio(to: part) else { return false }
      return ratio.magnitude == .one
    }
    switch kind {
    case .call("abs", let arguments) where arguments.count == 1 && isPart(arguments[0]):
      return other
    case .power(let base, let exponent):
      guard case .number(let number) = exponent.kind, number.isInteger, !number.numerator.isOdd,
        isPart(base)
      else { break }
      return Expression(.power(other, exponent))
    default: break
    }
    return replacingChildren(children.map { $0.replacingMagnitude(of: part, by: other) })
  }
}
