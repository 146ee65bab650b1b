import Exact

// Sums of sums of which the inner one ends, or begins, with the index of the outer one: Σ_{i=1}^n Σ_{j=1}^i and Σ_{j=1}^n Σ_{i=j}^n.
extension Comparison {
  /// Whether two formulas are proved to be equal once the sums over triangles of both run in one order, either with the
  /// smaller index outside or with the larger one.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByTriangles(_ a: Expression, _ b: Expression) throws -> Bool {
    for isSmallerOutside in [true, false] {
      let ordered = try Self.unlessUndecided { () throws -> (Expression, Expression)? in
        (
          try a.orderingTriangles(in: self, isSmallerOutside: isSmallerOutside),
          try b.orderingTriangles(in: self, isSmallerOutside: isSmallerOutside)
        )
      }
      guard let (x, y) = ordered, x != a || y != b else { continue }
      if try areProvedEqual(x, y) || agreeByAligning(x, y) || agreeByInduction(x, y) { return true }
    }
    return false
  }

  /// Whether a formula has a value everywhere, and none below 0.
  fileprivate func isNonnegative(_ formula: Expression) throws -> Bool {
    if let value = formula.asRational { return value.signum >= 0 }
    return try variables.definedRange(of: formula)?.isNonnegative ?? false
  }
}

/// The pairs of whole numbers s and t with first ≤ s, s + distance ≤ t and t ≤ last, over which something is summed.
private struct Triangle {
  let isProduct: Bool
  /// The names of s and t.
  let (smaller, larger): (String, String)
  let (first, distance, last): (Expression, Expression, Expression)
  let body: Expression

  /// The pairs that a sum of sums runs over; nil for others.
  ///
  /// With i from a to b, and j from c to i + k: s is j and t is i, and that i ≥ a follows from i ≥ j − k ≥ c − k ≥ a. With j
  /// from i + k to d: s is i and t is j, and that i ≤ b follows from i ≤ j − k ≤ d − k ≤ b. Sums that are defined have empty
  /// ones inside of them for all other i.
  init?(_ outer: Expression.Series, in comparison: Comparison) throws {
    guard let inner = try Self.inner(of: outer), inner.isProduct == outer.isProduct,
      inner.index != outer.index
    else { return nil }
    let (i, j) = (outer.index, inner.index)
    let isEnding = inner.upper.names.contains(i)
    guard isEnding != inner.lower.names.contains(i),
      let (slope, distance) = try (isEnding ? inner.upper : inner.lower).linear(in: i),
      slope == .one
    else { return nil }
    let other = isEnding ? inner.lower : inner.upper
    let bounds = [outer.lower, outer.upper, other, distance]
    guard bounds.allSatisfy({ $0.names.allSatisfy { name in name != i && name != j } }) else {
      return nil
    }
    isProduct = outer.isProduct
    body = inner.body
    if isEnding {
      (smaller, larger) = (j, i)
      (first, last) = (other, outer.upper)
      self.distance = try -distance
      guard try comparison.isNonnegative(other - distance - outer.lower) else { return nil }
    } else {
      (smaller, larger) = (i, j)
      (first, last) = (outer.lower, other)
      self.distance = distance
      guard try comparison.isNonnegative(outer.upper - other + distance) else { return nil }
    }
    // A sum over these is defined only where its bounds are in order.
    guard try comparison.isNonnegative(last - self.distance - first + .one) else { return nil }
  }

  /// The sum that is the body of another one, or a factor of it: the others are multiplied by each of its terms.
  private static func inner(of outer: Expression.Series) throws -> Expression.Series? {
    switch outer.body.kind {
    case .series(let series): return series
    case .negative(let negated):
      guard !outer.isProduct, case .series(let series) = negated.kind, !series.isProduct else {
        return nil
      }
      return series.with(try -series.body)
    case .product(let factors):
      let sums = factors.filter { if case .series = $0.expression.kind { true } else { false } }
      guard !outer.isProduct, sums.count == 1, !sums[0].isDivisor,
        case .series(let series) = sums[0].expression.kind, !series.isProduct
      else { return nil }
      let others = factors.filter { $0 != sums[0] }
      guard others.allSatisfy({ !$0.expression.names.contains(series.index) }) else { return nil }
      return series.with(
        Expression(.product(others + [.init(isDivisor: false, series.body)])))
    default: return nil
    }
  }

  /// The sum over s of sums over t, or the other way round, without sums that are empty.
  func sum(isSmallerOutside: Bool) throws -> Expression {
    let (s, t) = (Expression(.name(smaller)), Expression(.name(larger)))
    func sum(
      _ index: String, _ from: Expression, _ to: Expression, of body: Expression
    ) -> Expression {
      Expression(
        .series(
          Expression.Series(isProduct: isProduct, index: index, from: from, to: to, of: body)))
    }
    return isSmallerOutside
      ? sum(
        smaller, first, try last - distance, of: sum(larger, try s + distance, last, of: body))
      : sum(
        larger, try first + distance, last, of: sum(smaller, first, try t - distance, of: body))
  }
}

extension Expression.Series {
  fileprivate func with(_ body: Expression) -> Expression.Series {
    Expression.Series(isProduct: isProduct, index: index, from: lower, to: upper, of: body)
  }
}

extension Expression {
  /// The formula with sums over triangles in one order.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func orderingTriangles(
    in comparison: Comparison, isSmallerOutside: Bool
  ) throws -> Expression {
    guard contains(where: \.isSeries) else { return self }
    let whole = replacingChildren(
      try children.map {
        try $0.orderingTriangles(in: comparison, isSmallerOutside: isSmallerOutside)
      })
    guard case .series(let series) = whole.kind,
      let triangle = try Triangle(series, in: comparison)
    else { return whole }
    return try triangle.sum(isSmallerOutside: isSmallerOutside)
  }
}
