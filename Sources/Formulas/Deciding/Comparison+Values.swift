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
        isFound = try Self.hasValue(formula, at: values)
        return isFound
      }
      if !isFound { return false }
    }
    return true
  }

  /// Whether another value of the shape that was compared is apart from the left one at a witness.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isApart(
    _ value: Value<Expression>, fromLeftOf witness: Witness
  ) throws -> Bool {
    var point = Dictionary(
      witness.point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let entry: Expression
    switch value {
    case .scalar(let formula) where witness.entry.isEmpty: entry = formula
    case .family(let family) where family.dimensions.count == witness.entry.count:
      entry = family.entry
      for (number, index) in witness.entry.enumerated() {
        point[Family<Real>.index(number)] = .scalar(Real(index))
      }
    case .vector(let entries)
    where witness.entry.count == 1 && entries.indices.contains(witness.entry[0] - 1):
      entry = entries[witness.entry[0] - 1]
    default: return false
    }
    guard let other = try Self.value(of: entry, at: point) else { return false }
    return try Self.areApart(witness.left, other)
  }

  /// The most points of finite domains that are looked at one by one.
  private static let mostPointsOfAll = 64

  /// Whether all variables that occur have finite domains, and two formulas are equal at every point.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreesEverywhere(_ a: Expression, _ b: Expression) throws -> Bool {
    guard !a.names.isEmpty || !b.names.isEmpty,
      let points = variables.allPoints(of: [a, b], atMost: Self.mostPointsOfAll)
    else { return false }
    for point in points {
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point),
        (try? x.order(y)) == .equal
      else { return false }
    }
    return true
  }
}
