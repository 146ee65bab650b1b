import Exact

// Whether one of many candidates is what was written.
extension Comparison {
  /// Whether two values of which estimates are known are proved to be equal, as `decide` does it.
  ///
  /// Where they are not, no point need be found that shows it: this looks at the first ones alone, and
  /// answers where `decide` goes on to look for others.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func areShownEqual(
    _ a: Value<Expression>, _ b: Value<Expression>, _ first: Estimate, _ second: Estimate
  ) throws -> Bool {
    switch (a, b) {
    case (.family(let x), .family(let y)):
      guard x.dimensions == y.dimensions else { return false }
      return try areShownEqual(
        x.entry, y.entry, indices: x.dimensions, first.outlook(0, beside: second))
    default:
      guard a.shape == b.shape, a.kindName == b.kindName, !a.scalars.isEmpty else { return false }
      for (index, (x, y)) in zip(a.scalars, b.scalars).enumerated() {
        let outlook = first.outlook(index, beside: second)
        guard try areShownEqual(x, y, indices: [], outlook) else { return false }
      }
      return true
    }
  }

  private func areShownEqual(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension], _ outlook: Estimate.Outlook
  ) throws -> Bool {
    if a == b { return true }
    if outlook == .apart { return false }
    func isProved(_ prove: (Expression, Expression) throws -> Bool) throws -> Bool {
      try Self.affordable(4, { try prove(a, b) }) == true
    }
    func isDefined() throws -> Bool {
      if case .equal = try definedness(of: a, where: b, indices: indices) { true } else { false }
    }
    if outlook == .alike, try isProved(areProvedEqual) { return try isDefined() }
    let first = try Self.affordable(4) {
      try search(
        a, b, indices: indices, points: Self.firstPoints, Array(Self.precisions.prefix(1)))
    }
    if case .different? = first { return false }
    if try (outlook == .open && isProved(areProvedEqual)) || isProved(areProvedEqualTurned) {
      return try isDefined()
    }
    guard indices.isEmpty else { return false }
    if try agreesEverywhere(a, b) { return true }
    for prove in [
      agreeByShift, agreeByCases, agreeByDerivatives, agreeOnPieces, agreeByInduction,
    ] {
      if try Self.affordable(3, { try prove(a, b) }) == true { return try isDefined() }
    }
    return false
  }
}
