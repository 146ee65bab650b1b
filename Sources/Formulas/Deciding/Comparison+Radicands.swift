import Exact

// Corners that are told by roots: where √(x + y) has a value, |x + y| is x + y.
extension Comparison {
  /// The most radicands that are looked at.
  private static let mostRadicands = 3

  /// Whether two formulas are proved to be equal once magnitudes and positive parts are what they come to where roots,
  /// logarithms and powers with fractions for exponents, that stand in one of the two, have values.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByRadicands(_ a: Expression, _ b: Expression) throws -> Bool {
    // An index may have the name of a variable.
    guard !a.cornered.isEmpty || !b.cornered.isEmpty,
      ![a, b].contains(where: { $0.contains(where: \.isSeries) })
    else { return false }
    var radicands: [Expression] = []
    for formula in [a, b] {
      for part in DefinednessConditions(knownFrom: formula).parts {
        for radicand in part.nonnegativeWhereDefined
        where !radicand.names.isEmpty && !radicands.contains(radicand) {
          radicands.append(radicand)
        }
      }
    }
    for radicand in radicands.prefix(Self.mostRadicands) {
      let opposite = try -radicand
      let (x, y) = (
        a.withoutCorners(of: radicand, opposite), b.withoutCorners(of: radicand, opposite)
      )
      guard x != a || y != b else { continue }
      if try areProvedEqual(x, y) { return true }
    }
    return false
  }
}

extension Expression {
  /// The formula where another one is not below 0.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func withoutCorners(of known: Expression, _ opposite: Expression) -> Expression {
    let parts = children.map { $0.withoutCorners(of: known, opposite) }
    func isKnown(_ formula: Expression) -> Bool { formula.orderedForm == known.orderedForm }
    func isOpposite(_ formula: Expression) -> Bool { formula.orderedForm == opposite.orderedForm }
    guard case .call(let name, let arguments) = kind else {
      return parts.isEmpty ? self : replacingChildren(parts)
    }
    switch (name, arguments.count) {
    case ("abs", 1) where isKnown(arguments[0]) || isOpposite(arguments[0]): return known
    case ("relu", 1) where isKnown(arguments[0]): return known
    case ("relu", 1) where isOpposite(arguments[0]): return .zero
    case ("max", 2):
      for (first, second) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])]
      where first.asRational?.isZero == true {
        if isKnown(second) { return known }
        if isOpposite(second) { return .zero }
      }
    default: break
    }
    return parts.isEmpty ? self : replacingChildren(parts)
  }
}
