import Exact

// Sums, and products over an index, of the same terms in another order.
extension Certificate.Question {
  /// The part of a proof by another index: j from c to d in place of i from a to b in a sum, where i is a + (j − c), or
  /// a + (d − j) for the other direction; likewise for products.
  ///
  /// The sum names no index of one around it, so that it means the same wherever it stands. Its new bounds are whole, and
  /// there are as many numbers between them: where the sum is defined so are the same terms, in another order. Places of
  /// entries that are linear are written as multiples of their names, in their order, and a number.
  func reindexing(
    _ whole: Certificate.Tree, over index: String, from: Certificate.Tree, to: Certificate.Tree,
    isTurned: Bool
  ) throws(CertificateError) -> Certificate.Question {
    for tree in [whole, from, to] { try checkNames(of: tree) }
    guard let all = whole.seriesParts, index == all.index || !whole.allNames.contains(index) else {
      throw .reduction(.form(expected: "a sum, and an index of its own"))
    }
    let bounds = Certificate.Tree.sum([all.from, all.to, from, to])
    let certificate = try alone(bounds)
    let scope = try Scope(certificate)
    let ranges = try Ranges(certificate, scope)
    guard isWhole(from, ranges), isWhole(to, ranges) else {
      throw .reduction(.form(expected: "bounds that are whole"))
    }
    var algebra = try Algebra(certificate, scope)
    guard let count = try algebra.expand(.difference(all.to, all.from)),
      let other = try algebra.expand(.difference(to, from)), try algebra.areEqual(count, other)
    else { throw .reduction(.form(expected: "as many numbers between the bounds")) }
    let step: Certificate.Tree = isTurned ? .difference(to, .name(index)) : .name(index)
    let start: Certificate.Tree =
      isTurned || all.from == from
      ? all.from : .difference(all.from, from)
    let place: Certificate.Tree = !isTurned && all.from == from ? step : .sum([step, start])
    let body = try all.body.placing(place, for: all.index).withOrderedPlaces()
    let terms: Certificate.Tree =
      all.isProduct
      ? .indexedProduct(index: index, from: from, to: to, body: body)
      : .series(index: index, from: from, to: to, body: body)
    return try putting(terms, for: whole)
  }

  /// The part of a proof by exchange: of two sums of which one is all that the other one sums the inner one is the outer
  /// one; likewise for products.
  ///
  /// They name no index of a sum around them, and no bound names an index at all. The bounds of the inner one are shown to
  /// be whole and in order, so that it is defined in place of the outer one, even where that is empty.
  func exchange(
    _ whole: Certificate.Tree, _ exchanged: Certificate.Tree
  ) throws(CertificateError) -> Certificate.Question {
    for tree in [whole, exchanged] { try checkNames(of: tree) }
    guard let outer = whole.seriesParts, let inner = outer.body.seriesParts,
      let first = exchanged.seriesParts, let second = first.body.seriesParts,
      Set([outer, inner, first, second].map(\.isProduct)).count == 1,
      (first.from, first.to) == (inner.from, inner.to),
      (second.from, second.to) == (outer.from, outer.to),
      outer.index != inner.index, first.index != second.index, !inner.body.hasSeries,
      inner.body.renaming([outer.index: second.index, inner.index: first.index]) == second.body
    else { throw .reduction(.form(expected: "two sums in one another, and these exchanged")) }
    for bound in [inner.from, inner.to] {
      guard isWhole(bound, try ranges(for: bound)) else {
        throw .reduction(.form(expected: "bounds that are whole"))
      }
    }
    let count = Certificate.Tree.sum([.difference(inner.to, inner.from), .number(.one)])
    guard try range(of: count).isNonnegative else {
      throw .reduction(.form(expected: "inner bounds that are in order"))
    }
    return try putting(exchanged, for: whole)
  }

  /// The question with one tree in place of another one on both sides.
  ///
  /// - Throws: `CertificateError.reduction` where that stands nowhere.
  func putting(
    _ tree: Certificate.Tree, for whole: Certificate.Tree
  ) throws(CertificateError) -> Certificate.Question {
    var question = self
    question.left = left.replacing(whole, by: tree)
    question.right = right.replacing(whole, by: tree)
    guard question != self else {
      throw .reduction(.form(expected: "a formula in which \(whole.text) stands"))
    }
    return question
  }
}

extension Certificate.Tree {
  /// The tree with places of entries that are linear in their names as multiples of these, in their order, and a number.
  fileprivate func withOrderedPlaces() throws(CertificateError) -> Certificate.Tree {
    guard case .entry(let family, let places) = self else {
      return try mappingParts { (part) throws(CertificateError) in try part.withOrderedPlaces() }
    }
    var ordered: [Certificate.Tree] = []
    for place in places { ordered.append(try place.orderedTerms() ?? place) }
    return .entry(family, ordered)
  }

  /// The tree as a sum of multiples of its names and a number; nil where it is not linear in them.
  private func orderedTerms() throws(CertificateError) -> Certificate.Tree? {
    try Work.spend(Work.term * extent.nodes)
    var terms: [Certificate.Tree] = []
    var rest = self
    for name in Set(names).sorted() {
      guard let slope = slope(in: name) else { return nil }
      rest = rest.substituting(name, .number(.zero))
      if slope.isZero { continue }
      terms.append(slope == .one ? .name(name) : .product([.number(slope), .name(name)]))
    }
    let remainder = rest
    guard let constant = try Work.exactly({ try remainder.value(at: [:])?.asRational }) else {
      return nil
    }
    if !constant.isZero || terms.isEmpty { terms.append(.number(constant)) }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  /// The tree with several names renamed at once, also in entries; for trees without sums over any of them.
  package func renaming(_ names: [String: String]) -> Certificate.Tree {
    switch self {
    case .name(let name): .name(names[name] ?? name)
    case .entry(let family, let indices): .entry(family, indices.map { $0.renaming(names) })
    default: mappingParts { $0.renaming(names) }
    }
  }
}
