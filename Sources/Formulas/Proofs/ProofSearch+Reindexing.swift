import Certificates
import Exact

// Sums of the same terms in another order: Σ_{i=1}^t b^(t−i)·g_i and Σ_{k=0}^{t−1} b^k·g_{t−k}.
extension ProofSearch {
  /// The most sums that get another index in one another.
  static let mostReindexings = 3
  /// The most of them that are tried for one question.
  private static let mostTried = 4

  /// Sums that run down, turned round, and those that begin elsewhere, shifted to where others do.
  func reindexings(of question: Certificate.Question) -> [Certificate.Reduction] {
    guard reindexings < Self.mostReindexings else { return [] }
    var found: [Certificate.Reduction] = []
    func add(
      _ tree: Certificate.Tree, like other: Certificate.Tree, isTurned: Bool
    ) {
      guard let parts = other.seriesParts else { return }
      let reduction = Certificate.Reduction.reindexing(
        tree, over: parts.index, from: parts.from, to: parts.to, isTurned: isTurned)
      if !found.contains(reduction) { found.append(reduction) }
    }
    let (left, right) = (question.left.outerSeries, question.right.outerSeries)
    for (own, others) in [(left, right), (right, left)] {
      for tree in own {
        guard let parts = tree.seriesParts else { continue }
        let runsDown = parts.body.runsDown(parts.index)
        // Over the numbers of a sum on the other side, if there is one with as many.
        for other in others {
          guard let beside = other.seriesParts, parts.isProduct == beside.isProduct,
            tree != other
          else { continue }
          let isSame = parts.from == beside.from && parts.to == beside.to
          if runsDown, !beside.body.runsDown(beside.index) {
            add(tree, like: other, isTurned: true)
          } else if !isSame {
            add(tree, like: other, isTurned: false)
          }
        }
        if runsDown { add(tree, like: tree, isTurned: true) }
        // From the number on from which another one runs that ends elsewhere: one that ends there has more terms.
        for other in others {
          guard let beside = other.seriesParts, case .number(let start) = beside.from,
            case .number(let own) = parts.from, start != own, parts.to != beside.to
          else { continue }
          found.append(
            .reindexing(
              tree, over: question.newName("j"), from: beside.from,
              to: .sum([parts.to, .number(start - own)]), isTurned: false))
        }
      }
    }
    return Array(found.prefix(Self.mostTried)) + straightened(left + right, question)
  }

  /// Sums from 1 on, or up to a name and a number, in place of those with other bounds.
  private func straightened(
    _ series: [Certificate.Tree], _ question: Certificate.Question
  ) -> [Certificate.Reduction] {
    series.compactMap { tree in
      guard let parts = tree.seriesParts,
        let from = parts.from.simplestBound, let to = parts.to.simplestBound,
        from != parts.from || to != parts.to
      else { return nil }
      return .reindexing(
        tree, over: question.newName("j"), from: from, to: to, isTurned: false)
    }
  }

  /// Sums of sums with the inner one outside, as one on the other side is.
  func exchanges(of question: Certificate.Question) -> [Certificate.Reduction] {
    guard reindexings < Self.mostReindexings else { return [] }
    for whole in question.left.outerSeries {
      guard let outer = whole.seriesParts, let inner = outer.body.seriesParts,
        outer.isProduct == inner.isProduct, !inner.body.hasSeries
      else { continue }
      for other in question.right.outerSeries {
        guard let first = other.seriesParts, let second = first.body.seriesParts,
          first.isProduct == outer.isProduct, second.isProduct == outer.isProduct,
          first.from == inner.from, first.to == inner.to, second.from == outer.from,
          second.to == outer.to
        else { continue }
        let body = inner.body.renaming([outer.index: second.index, inner.index: first.index])
        return [.exchange(whole, other.withInnermostBody(body))]
      }
    }
    return []
  }
}

extension Certificate.Tree {
  /// The sums and products over an index that stand in no other one.
  fileprivate var outerSeries: [Certificate.Tree] {
    seriesParts != nil ? [self] : children.flatMap(\.outerSeries)
  }

  /// The tree with another body for the sum that is the body of the root.
  fileprivate func withInnermostBody(_ body: Certificate.Tree) -> Certificate.Tree {
    switch self {
    case .series(let index, let from, let to, let inner):
      .series(index: index, from: from, to: to, body: inner.withInnermostBody(body))
    case .indexedProduct(let index, let from, let to, let inner):
      .indexedProduct(index: index, from: from, to: to, body: inner.withInnermostBody(body))
    default: body
    }
  }

  /// Whether an entry, or an exponent, stands in the tree that falls as an index rises, and none that rises in an exponent.
  fileprivate func runsDown(_ index: String) -> Bool {
    switch self {
    case .entry(_, let places): places.contains { ($0.slope(in: index)?.signum ?? 0) < 0 }
    case .power(_, let exponent) where exponent.names.contains(index):
      (exponent.slope(in: index)?.signum ?? 0) < 0
    default: children.contains { $0.runsDown(index) }
    }
  }

  /// A bound as a number, or as a name and a number, where it is seen to be one; the tree where it is written so.
  fileprivate var simplestBound: Certificate.Tree? {
    let names = Set(names)
    guard names.count <= 1 else { return nil }
    if names.allSatisfy({ slope(in: $0) != nil }) { return self }
    func bound(at number: Int) -> Rational? {
      let point = Dictionary(uniqueKeysWithValues: names.map { ($0, Rational(number)) })
      return (try? self.value(at: point))??.asRational
    }
    guard let first = bound(at: 3), first.isInteger else { return nil }
    guard let name = names.first else { return .number(first) }
    guard let second = bound(at: 8), second - first == Rational(5) else { return nil }
    let rest = first - Rational(3)
    return rest.isZero ? .name(name) : .sum([.name(name), .number(rest)])
  }
}
