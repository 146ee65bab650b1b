import Certificates
import Exact

// Sums over nearly the same numbers: Σ_{i=1}^n and Σ_{i=1}^{n−1} with one term more.
extension ProofSearch {
  /// The longest of the sums, or products, that are about the same name without its first or last term, where another one
  /// does not have that.
  func splitting(of question: Certificate.Question) -> Certificate.Reduction? {
    let runs = question.left.closedRuns + question.right.closedRuns
    guard runs.count > 1 else { return nil }
    for tree in runs {
      guard let whole = tree.run, let span = Span(tree) else { continue }
      for other in runs {
        guard let run = other.run, let shorter = Span(other), shorter.name == span.name else {
          continue
        }
        if shorter.reach < span.reach {
          let isNext = shorter.reach == span.reach - .one
          let last = isNext ? run.to : .sum([whole.to, .number(-1)])
          return .splitting(tree, tree.running(from: whole.from, to: last))
        }
        if shorter.first > span.first {
          return .splitting(tree, tree.running(from: .number(span.first + .one), to: whole.to))
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
    guard let run = tree.run, case .number(let first) = run.from else { return nil }
    let names = Set(run.to.names)
    guard names.count == 1, let name = names.first, run.to.slope(in: name) == .one,
      let reach = (try? run.to.substituting(name, .number(.zero)).value(at: [:]))??.asRational
    else { return nil }
    (self.name, self.first, self.reach) = (name, first, reach)
  }
}

extension Certificate.Tree {
  /// The sum, or product, of the same terms over other numbers.
  fileprivate func running(from: Certificate.Tree, to: Certificate.Tree) -> Certificate.Tree {
    switch self {
    case .series(let index, _, _, let body): .series(index: index, from: from, to: to, body: body)
    case .indexedProduct(let index, _, _, let body):
      .indexedProduct(index: index, from: from, to: to, body: body)
    default: self
    }
  }

  /// The sums and products over an index that stand in no other one, each once, and hold none.
  fileprivate var closedRuns: [Certificate.Tree] {
    if let run { return run.body.hasSeries ? [] : [self] }
    return children.flatMap(\.closedRuns)
  }
}
