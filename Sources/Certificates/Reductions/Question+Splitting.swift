import Exact

extension Certificate.Question {
  /// The part of a proof by splitting: the first or the last term of a sum, and the sum of all others, in place of the
  /// sum; likewise for products.
  ///
  /// The sum names no index of one around it, so that it means the same wherever it stands; the rest has an index of its
  /// own, as each index has one range. Its bounds are whole, and
  /// the last one is not below the first one, so that there is such a term: s and term + r are then defined at the same
  /// points, and the same number.
  func splitting(
    _ whole: Certificate.Tree, _ rest: Certificate.Tree
  ) throws(CertificateError) -> Certificate.Question {
    for tree in [whole, rest] { try checkNames(of: tree) }
    guard let all = whole.seriesParts, let others = rest.seriesParts,
      all.isProduct == others.isProduct,
      !all.body.hasSeries, !all.body.allNames.contains(others.index),
      all.body.renaming(all.index, to: others.index) == others.body
    else { throw .reduction(.form(expected: "two sums of the same terms")) }
    let place: Certificate.Tree
    if all.from == others.from, try others.to.isOneBelow(all.to) {
      place = all.to
    } else if all.to == others.to, try all.from.isOneBelow(others.from) {
      place = all.from
    } else {
      throw .reduction(.form(expected: "a sum with one term less"))
    }
    for bound in [all.from, all.to] {
      guard isWhole(bound, try ranges(for: bound)) else {
        throw .reduction(.form(expected: "bounds that are whole"))
      }
    }
    guard try range(of: .difference(all.to, all.from)).isNonnegative else {
      throw .reduction(.form(expected: "a sum that is not empty"))
    }
    let term = all.body.substitutingIndex(all.index, by: place)
    let parts: Certificate.Tree = all.isProduct ? .product([term, rest]) : .sum([term, rest])
    return try putting(parts, for: whole)
  }
}

extension Certificate.Tree {
  /// A sum or a product over an index, by its parts; nil for other trees.
  package var seriesParts:
    (
      isProduct: Bool, index: String, from: Certificate.Tree, to: Certificate.Tree,
      body: Certificate.Tree
    )?
  {
    switch self {
    case .series(let index, let from, let to, let body): (false, index, from, to, body)
    case .indexedProduct(let index, let from, let to, let body): (true, index, from, to, body)
    default: nil
    }
  }

  /// Whether another tree is this one and 1, for all numbers of their names, in which both are linear.
  package func isOneBelow(_ other: Certificate.Tree) throws(CertificateError) -> Bool {
    var difference = Certificate.Tree.difference(other, self)
    for name in Set(difference.names).sorted() {
      guard let slope = difference.slope(in: name), slope.isZero else { return false }
      difference = difference.substituting(name, .number(.zero))
    }
    let rest = difference
    return try Work.exactly { try rest.value(at: [:])?.asRational == .one }
  }
}
