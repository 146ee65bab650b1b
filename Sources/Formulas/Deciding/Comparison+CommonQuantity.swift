import Exact

// Formulas in which the variables stand in one part alone.
extension Comparison {
  /// The name of a quantity.
  private static let quantityName = "\u{2022}"
  /// The most quantities that a variable is put in the place of.
  private static let mostQuantities = 2

  /// Whether two formulas are proved to be equal for all values of a part, such as x − 2, that all variables stand in, and in
  /// nothing else: what holds for all numbers holds for the values of the part.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByCommonQuantity(_ a: Expression, _ b: Expression) throws -> Bool {
    let name = Self.quantityName
    // One quantity is enough: what is a function of a part of it is one of it as well.
    guard variables[name] == nil, ![a, b].contains(where: { $0.contains(where: \.isSeries) })
    else { return false }
    let variable = Expression(.name(name))
    var count = 0
    for quantity in quantities(of: a) {
      if quantity == a || quantity == b { continue }
      let (x, y) = (a.replacing(quantity, by: variable), b.replacing(quantity, by: variable))
      guard (x.names + y.names).allSatisfy({ $0 == name || Constant.isConstant($0) }) else {
        continue
      }
      count += 1
      guard count <= Self.mostQuantities else { return false }
      var inner = Variables()
      try inner.declare(name, "real")
      if let range = try variables.definedRange(of: quantity) {
        inner = inner.replacing(domainOf: name, by: Domain(holding: range))
      }
      switch try Comparison(inner).decide(x, y) {
      case .equal, .undefined: return true
      case .different, .undecided: continue
      }
    }
    return false
  }
}

extension Domain {
  /// An interval of all numbers between ends.
  init(holding range: ExtendedInterval) {
    self.init(
      from: range.lower.value.map { .rational($0) }, to: range.upper.value.map { .rational($0) },
      includesLower: range.lower.value != nil && range.lower.isIncluded,
      includesUpper: range.upper.value != nil && range.upper.isIncluded)
  }
}
