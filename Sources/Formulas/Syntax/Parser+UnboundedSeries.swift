import Exact

// Sums and products whose index has no bounds, `Σ_i x_i` and `sum_i x[i]`: it runs over all entries that it is an index of.
extension Parser {
  /// The length that an index without bounds runs through: of the first vector that it is an index of.
  static func length(of index: String, in body: Expression) -> Expression? {
    var stack = [body]
    while let top = stack.popLast() {
      if case .entry(let base, let indices) = top.kind {
        for (place, written) in indices.enumerated() where written.indexName == index {
          return Expression(
            .entry(
              Expression(.call("shape", [base]), at: base.range),
              [Expression(.number(Rational(place)))]), at: base.range)
        }
      }
      stack.append(contentsOf: top.children.reversed())
    }
    return nil
  }

  /// A body with its entries `x[i]` for each i as `x_i`; nil where an index counts from 0 or from 1 with another result.
  ///
  /// Where the index runs over all entries and stands nowhere else, it does not matter from where it counts. What is free
  /// beside it, the i of `Σ_p A[i, p]`, is the index that the other side has below its line, and counts from 1 as there, if
  /// that has no entries in brackets and no number stands in these here.
  func countedFromOne(_ index: String, in body: Expression) -> Expression? {
    let hasNumbers = body.contains { part in
      guard case .entry(_, let places) = part.kind else { return false }
      return places.contains { $0.asRational != nil }
    }
    let countsFree = vocabulary.countsFreeIndicesFromOne && !hasNumbers
    let counted = body.countingFromOne(index) { name in
      name == index || countsFree && !seriesIndices.contains(name)
    }
    return counted.standsInPlacesOnly(index) ? counted : nil
  }
}

extension Expression {
  /// The formula with the names in the brackets of entries that an index stands in too, as the places of indices that count
  /// from 1, where a test holds; recursion is as deep as the formula.
  fileprivate func countingFromOne(
    _ index: String, where isCounted: (String) -> Bool
  ) -> Expression {
    var parts = children.map { $0.countingFromOne(index, where: isCounted) }
    if case .entry(_, let places) = kind, places.contains(where: { $0.kind == .name(index) }) {
      for (number, place) in places.enumerated() {
        if case .name(let name) = place.kind, isCounted(name) {
          parts[number + 1] = Parser.place(place)
        }
      }
    }
    return replacingChildren(parts)
  }

  /// Whether an index stands in the formula as the number of an entry, counted from 1, and nowhere else; recursion is as deep
  /// as the formula.
  fileprivate func standsInPlacesOnly(_ index: String) -> Bool {
    if indexName == index { return true }
    switch kind {
    case .name(let name): return name != index
    case .series(let series) where series.index == index:
      return series.lower.standsInPlacesOnly(index) && series.upper.standsInPlacesOnly(index)
    default: return children.allSatisfy { $0.standsInPlacesOnly(index) }
    }
  }
}
