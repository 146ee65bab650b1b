import Exact

// Sums whose terms stand in the other order: Σ_{i=1}^t b^(t−i)·g_i and Σ_{k=0}^{t−1} b^k·g_{t−k}.
extension Comparison {
  /// The most sums of one formula that are turned round.
  private static let mostTurned = 3

  /// Whether two formulas are proved to be equal once some sums and products of the first run from their last number to
  /// their first one.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByTurning(_ a: Expression, _ b: Expression) throws -> Bool {
    let count = min(a.countOfSeries, Self.mostTurned)
    guard count > 0, b.countOfSeries > 0 else { return false }
    for choice in 1..<(1 << count) {
      var place = 0
      let turned = try a.turningSeries(&place) { choice >> $0 & 1 == 1 }
      if try areProvedEqual(turned, b) { return true }
    }
    return false
  }
}

extension Expression {
  /// How many sums and products over an index the formula has.
  fileprivate var countOfSeries: Int {
    var count = 0
    var stack = [self]
    while let top = stack.popLast() {
      if top.isSeries { count += 1 }
      stack += top.children
    }
    return count
  }

  /// The formula with some sums in the other order, from lower + upper − i for each index i.
  ///
  /// The recursion is as deep as the formula.
  ///
  /// - Parameter isChosen: whether a sum is turned, by its number.
  fileprivate func turningSeries(
    _ place: inout Int, where isChosen: (Int) -> Bool
  ) throws -> Expression {
    var isTurned = false
    if isSeries {
      isTurned = isChosen(place)
      place += 1
    }
    var parts: [Expression] = []
    for child in children { parts.append(try child.turningSeries(&place, where: isChosen)) }
    let whole = replacingChildren(parts)
    guard isTurned, case .series(let series) = whole.kind,
      !(series.lower.names + series.upper.names).contains(series.index)
    else { return whole }
    let other = try series.lower + series.upper - Expression(.name(series.index))
    return Expression(
      .series(
        Series(
          isProduct: series.isProduct, index: series.index, from: series.lower, to: series.upper,
          of: try series.body.substitutingIndices([series.index: other]))))
  }
}
