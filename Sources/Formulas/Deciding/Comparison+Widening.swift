import Exact

// What holds for all real numbers holds for those of a smaller domain, where less may be told of it.
extension Comparison {
  /// Whether two formulas are proved to be equal for all real numbers, of which the domains hold some.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeForAllReals(_ a: Expression, _ b: Expression) throws -> Bool {
    let used = Set(a.names + b.names)
    let real = try Domain("real")
    var wide = variables
    var isWider = false
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty else { return false }
      if case .real = variable.domain.set { continue }
      wide = wide.replacing(domainOf: variable.name, by: real)
      isWider = true
    }
    // The bounds of sums have to be whole.
    guard isWider, !a.contains(where: \.isSeries), !b.contains(where: \.isSeries) else {
      return false
    }
    let comparison = Comparison(wide)
    return try comparison.areProvedEqual(a, b) || comparison.agreeOnPieces(a, b)
  }
}
