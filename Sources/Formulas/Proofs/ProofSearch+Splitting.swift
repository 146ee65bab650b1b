import Certificates
import Exact

// Sums over nearly the same numbers: Σ_{i=1}^n and Σ_{i=1}^{n−1} with one term more.
extension ProofSearch {
  /// The sums that have a value by the binomial theorem.
  func binomials(of question: Certificate.Question) -> [Certificate.Reduction] {
    var found: [Certificate.Tree] = []
    for tree in question.left.closedSeries + question.right.closedSeries
    where !found.contains(tree) && (try? question.binomialSum(tree)) != nil {
      found.append(tree)
    }
    return found.map { .binomials($0) }
  }

  /// A sum, or a product over an index, without its first or last term, where another one up to the same name lacks that
  /// term; nil where all run over the same numbers.
  func splitting(of question: Certificate.Question) -> Certificate.Reduction? {
    let series = question.left.closedSeries + question.right.closedSeries
    guard series.count > 1 else { return nil }
    // An index has one range, so that another range needs a new one.
    let names = question.left.allNames.union(question.right.allNames)
    var count = 1
    while names.contains("i_\(count)") { count += 1 }
    let index = "i_\(count)"
    for tree in series {
      guard let whole = tree.seriesParts, let span = Span(tree) else { continue }
      for other in series {
        guard let next = other.seriesParts, let shorter = Span(other), shorter.name == span.name
        else {
          continue
        }
        if shorter.reach < span.reach {
          let isNext = shorter.reach == span.reach - .one && shorter.first == span.first
          return .splitting(
            tree,
            tree.running(
              over: isNext ? next.index : index, from: whole.from,
              to: isNext ? next.to : .sum([whole.to, .number(-1)])))
        }
        if shorter.first > span.first {
          let isNext = shorter.first == span.first + .one && next.to == whole.to
          return .splitting(
            tree,
            tree.running(
              over: isNext ? next.index : index, from: .number(span.first + .one), to: whole.to))
        }
      }
    }
    return nil
  }
}

/// The numbers that an index runs through: from a number to a name and a number.
private struct Span {
  let name: String
  let first: Rational
  /// What is added to the name.
  let reach: Rational

  init?(_ tree: Certificate.Tree) {
    guard let parts = tree.seriesParts, case .number(let first) = parts.from else { return nil }
    let names = Set(parts.to.names)
    guard names.count == 1, let name = names.first, parts.to.slope(in: name) == .one,
      let reach = (try? parts.to.substituting(name, .number(.zero)).value(at: [:]))??.asRational
    else { return nil }
    (self.name, self.first, self.reach) = (name, first, reach)
  }
}

extension Certificate.Tree {
  /// The sum, or product, of the same terms over other numbers by another index.
  fileprivate func running(
    over other: String, from: Certificate.Tree, to: Certificate.Tree
  ) -> Certificate.Tree {
    switch self {
    case .series(let index, _, _, let body):
      .series(index: other, from: from, to: to, body: body.renaming(index, to: other))
    case .indexedProduct(let index, _, _, let body):
      .indexedProduct(index: other, from: from, to: to, body: body.renaming(index, to: other))
    default: self
    }
  }

  /// The sums and products over an index that stand in no other one, and hold none.
  fileprivate var closedSeries: [Certificate.Tree] {
    if let parts = seriesParts { return parts.body.hasSeries ? [] : [self] }
    return children.flatMap(\.closedSeries)
  }
}
