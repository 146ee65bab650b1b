import Exact

// Signs of differences.
extension Comparison {
  /// Whether two formulas are proved to be equal with a variable in place of what a sign is taken of, where that is linear in
  /// a real variable: (x − y)·sign(x − y) = |x − y|.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeBySigns(_ a: Expression, _ b: Expression) throws -> Bool {
    // An index of a sum is no name for what stands outside of it.
    guard !a.contains(where: \.isSeries), !b.contains(where: \.isSeries) else { return false }
    for argument in a.argumentsOfSigns + b.argumentsOfSigns where !argument.children.isEmpty {
      guard let shift = try shift(to: argument) else { continue }
      // The argument is the new variable, wherever it stands as it is.
      let mark = "\u{2022}"
      func shifted(_ formula: Expression) -> Expression {
        formula.replacing(argument, by: Expression(.name(mark)))
          .substituting([shift.name: shift.value])
          .substituting([mark: Expression(.name(shift.name))])
      }
      let (x, y) = (shifted(a), shifted(b))
      let comparison = Comparison(
        variables.replacing(domainOf: shift.name, by: try Domain("real")))
      return try comparison.areProvedEqual(x, y) || comparison.agreeByCases(x, y)
        || comparison.agreeOnPieces(x, y)
    }
    return false
  }
}

extension Expression {
  /// What signs are taken of.
  fileprivate var argumentsOfSigns: [Expression] {
    var found: [Expression] = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .call("sign", let arguments) = top.kind { found += arguments }
      stack += top.children
    }
    return found
  }
}
