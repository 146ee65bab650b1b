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

  /// Whether one of two values of which estimates are known has a value at one of the first points, where the other one
  /// has none, and neither near it: then not each of them is shown to be equal to the other one.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveValuesApart(
    _ a: Value<Expression>, _ b: Value<Expression>, _ first: Estimate, _ second: Estimate
  ) throws -> Bool {
    switch (a, b) {
    case (.family(let x), .family(let y)) where x.dimensions == y.dimensions:
      return try first.outlook(0, beside: second) == .open
        && haveValuesApart(x.entry, y.entry, indices: x.dimensions)
    case (.family, _), (_, .family): return false
    default:
      guard a.shape == b.shape else { return false }
      return try zip(a.scalars, b.scalars).enumerated().contains { index, pair in
        try first.outlook(index, beside: second) == .open
          && haveValuesApart(pair.0, pair.1, indices: [])
      }
    }
  }

  private func haveValuesApart(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension]
  ) throws -> Bool {
    if a == b { return false }
    var (count, shared) = (0, 0)
    var areApart = false
    try SamplePoints(variables, in: [a, b] + indices.map(\.expression)).search { point in
      count += 1
      for place in Self.places(indices, at: point) {
        let values = Self.adding(place, to: point)
        let (hasFirst, hasSecond) = try (Self.hasValue(a, at: values), Self.hasValue(b, at: values))
        if hasFirst, hasSecond { shared += 1 }
        guard hasFirst != hasSecond else { continue }
        let (missing, known) = hasFirst ? (b, a) : (a, b)
        areApart = try !hasValueNearby(missing, known, point, place)
        if areApart { return true }
      }
      return count >= Self.morePoints || shared >= Self.firstPoints
    }
    return areApart
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
