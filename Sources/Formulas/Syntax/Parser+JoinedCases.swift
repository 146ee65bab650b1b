import Exact

// Cases that meet where one of them ends, such as the loss of Huber.
extension Parser {
  /// Two branches, f for t > w and g for t < w, as f(max(t, w)) + g(min(t, w)) − f(w); nil where f(w) = g(w) is not proved,
  /// or one of these may have no value.
  ///
  /// For t ≥ w the last two cancel, for t ≤ w the first and the last. t is a name, or a magnitude |u|: then the even powers
  /// of u in f and g are those of |u|.
  ///
  /// - Parameter positive: names that are positive numbers.
  static func joined(_ branches: [Branch], positive: Set<String>) -> Expression? {
    for border in borders(of: branches) {
      let meeting = border.above(border.bound)
      // Where the bound of a magnitude is 0 there is a single point, which decides nothing.
      var nonzero: String?
      if case .call = border.place.kind, case .name(let name) = border.bound.kind { nonzero = name }
      guard
        areEqualForAllNumbers(
          meeting, border.below(border.bound), besidesZeroOf: nonzero, positive: positive)
      else { continue }
      let greater = Expression(.call("max", [border.place, border.bound]))
      let less = Expression(.call("min", [border.place, border.bound]))
      return Expression(
        .sum([
          .init(isSubtracted: false, border.above(greater)),
          .init(isSubtracted: false, border.below(less)),
          .init(isSubtracted: true, meeting),
        ]))
    }
    return nil
  }

  /// Where two branches are shown not to meet, |r| = 1; nil where that is not shown.
  static func jump(of branches: [Branch], positive: Set<String>) -> String? {
    // What is written first is told first.
    let borders = borders(of: branches).sorted {
      $0.place.range.lowerBound < $1.place.range.lowerBound
    }
    for border in borders {
      let (a, b) = (border.above(border.bound), border.below(border.bound))
      guard let decision = try? decision(a, b, positive: positive), case .different = decision
      else { continue }
      return "\(border.place.text) = \(border.bound.text)"
    }
    return nil
  }

  private static func decision(
    _ f: Expression, _ g: Expression, positive: Set<String>
  ) throws -> Comparison.Decision? {
    var variables = Variables()
    for name in Set(f.names + g.names).sorted() {
      try variables.declare(name, positive.contains(name) ? "positive" : "real")
    }
    guard let a = try f.evaluate(variables.values, in: variables).scalar,
      let b = try g.evaluate(variables.values, in: variables).scalar
    else { return nil }
    return try Comparison.affordable(4) { try Comparison(variables).decide(a, b) }
  }

  /// A place t and a bound w, and what stands for t ≥ w and for t ≤ w as functions of t.
  private typealias Border = (
    place: Expression, bound: Expression, above: (Expression) -> Expression,
    below: (Expression) -> Expression
  )

  private static func borders(of branches: [Branch]) -> [Border] {
    guard let (here, there) = halves(branches), let sides = here.sides else { return [] }
    return [(sides.greater, sides.less, true), (sides.less, sides.greater, false)].compactMap {
      place, bound, isAbove in
      guard let above = function(isAbove ? here.value : there.value, of: place, beside: bound),
        let below = function(isAbove ? there.value : here.value, of: place, beside: bound)
      else { return nil }
      return (place, bound, above, below)
    }
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
  /// - Parameters:
  ///   - nonzero: a name that is any number but 0.
  ///   - positive: names that are positive numbers alone.
  private static func areEqualForAllNumbers(
    _ f: Expression, _ g: Expression, besidesZeroOf nonzero: String?, positive: Set<String>
  ) -> Bool {
    let nonzero = nonzero.flatMap { positive.contains($0) ? nil : $0 }
    for domain in nonzero == nil ? ["real"] : ["positive", "(-inf, 0)"] {
      var variables = Variables()
      do {
        for name in Set(f.names + g.names).sorted() {
          let own = positive.contains(name) ? "positive" : "real"
          try variables.declare(name, name == nonzero ? domain : own)
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
