import Exact

extension Comparison {
  /// Whether each of some formulas is found to have a value at a point of the domains.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveValues(_ formulas: [Expression]) throws -> Bool {
    for formula in formulas where try variables.definedRange(of: formula) == nil {
      var isFound = false
      try SamplePoints(variables, in: [formula]).search { point in
        var values = point
        // A vector of any length has a first entry.
        for number in 0..<2 { values[Family<Real>.index(number)] = .scalar(.one) }
        isFound = try Self.value(of: formula, at: values) != nil
        return isFound
      }
      if !isFound { return false }
    }
    return true
  }
}
