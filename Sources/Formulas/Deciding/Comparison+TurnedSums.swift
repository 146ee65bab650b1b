import Exact

// Sums whose terms stand in the other order: Σ_{i=1}^t b^(t−i)·g_i and Σ_{k=0}^{t−1} b^k·g_{t−k}.
extension Comparison {
  /// Whether two formulas are proved to be equal once the index of each sum, and product, is the place of an entry in it,
  /// with the terms at the ends split off where one side has them apart: xₙ + Σ_{k=1}^{n−1} x_{n−k} is Σ_{i=1}^n xᵢ.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByPlacing(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.contains(where: \.isSeries) || b.contains(where: \.isSeries) else { return false }
    let (x, y) = (try a.placingIndices(in: self), try b.placingIndices(in: self))
    guard x != a || y != b else { return false }
    return try areProvedEqual(x, y) || agreeByAligning(x, y) || agreeByInduction(x, y)
  }

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

  /// The formula with sums whose index is the place of the first entry that it stands in: from each index i of an entry
  /// at i + q, or q − i, to that place.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func placingIndices(in comparison: Comparison) throws -> Expression {
    let whole = replacingChildren(try children.map { try $0.placingIndices(in: comparison) })
    guard case .series(let series) = whole.kind,
      !(series.lower.names + series.upper.names).contains(series.index),
      let place = series.body.firstPlace(of: series.index)
    else { return whole }
    let first = try place.substituting([series.index: .zero]) + .one
    let second = try place.substituting([series.index: .one]) + .one
    guard !first.names.contains(series.index) else { return whole }
    let index = Expression(.name(series.index))
    let (lower, upper, old): (Expression, Expression, Expression)
    if try comparison.areProvedEqual(second - first, .one) {
      if try comparison.areProvedEqual(first, .zero) { return whole }
      (lower, upper, old) = try (series.lower + first, series.upper + first, index - first)
    } else if try comparison.areProvedEqual(first - second, .one) {
      (lower, upper, old) = try (first - series.upper, first - series.lower, first - index)
    } else {
      return whole
    }
    return Expression(
      .series(
        Series(
          isProduct: series.isProduct, index: series.index,
          from: try comparison.simplestBound(lower), to: try comparison.simplestBound(upper),
          of: try series.body.substitutingIndices([series.index: old]))))
  }

  /// The first place of an entry in which an index stands, outside of inner sums over the same one.
  private func firstPlace(of index: String) -> Expression? {
    switch kind {
    case .entry(_, let places): return places.first { $0.names.contains(index) }
    case .series(let series) where series.index == index: return nil
    default:
      for child in children {
        if let place = child.firstPlace(of: index) { return place }
      }
      return nil
    }
  }
}

extension Comparison {
  /// A bound as a number, or as a name and a number, where it is proved to be one.
  fileprivate func simplestBound(_ bound: Expression) throws -> Expression {
    let names = bound.names
    guard names.count <= 1 else { return bound }
    let zero = Dictionary(uniqueKeysWithValues: names.map { ($0, Expression.zero) })
    guard
      let constant = (try? bound.substituting(zero).evaluate())?.scalar?.asRational
    else { return bound }
    var candidates = [Expression(constant)]
    if let name = names.first {
      let variable = Expression(.name(name))
      candidates.append(constant.isZero ? variable : try variable + Expression(constant))
    }
    for candidate in candidates where try areProvedEqual(bound, candidate) { return candidate }
    return bound
  }
}
