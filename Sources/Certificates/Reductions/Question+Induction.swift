import Exact

extension Certificate.Question {
  /// The parts of an induction over a whole variable n from its least number m on: both sides at m, and
  /// what both change by from n to n + 1.
  ///
  /// Both sides have to have values everywhere, so that no number is left out. A family whose size is n is
  /// the beginning of a sequence, of which n + 1 takes one entry more.
  ///
  /// By ratios: l(n+1)·r(n) = r(n+1)·l(n), where r is nowhere zero, carries l = r from n to n + 1.
  func induction(
    over name: String, by change: Certificate.Reduction.Change
  ) throws(CertificateError) -> [Certificate.Question] {
    guard let variable = variable(name), case .integers(let from?) = variable.domain else {
      throw .reduction(.variable(name, expected: "integer variable with a least number"))
    }
    guard let nextLeft = left.stepped(name), let nextRight = right.stepped(name) else {
      throw .reduction(.form(expected: "sums from a bound free of \(name) to \(name) + c"))
    }
    for tree in [left, right, nextLeft, nextRight] {
      guard try range(whereDefined: tree) != nil else {
        throw .reduction(.notDefined(tree.text))
      }
    }
    var first = substituting(name, .number(Rational(from)))
    // A size that is n is any length that is long enough: entries are told apart, and no more.
    first.variables = variables
    first.groups = groups
    var step = self
    switch change {
    case .difference:
      step.left = .difference(nextLeft, left)
      step.right = .difference(nextRight, right)
    case .ratio:
      guard try range(whereDefined: right)?.excludesZero == true else {
        throw .reduction(.mayVanish(right.text))
      }
      step.left = .product([nextLeft, right])
      step.right = .product([nextRight, left])
    }
    return [first, step]
  }
}

extension Certificate.Tree {
  /// The tree with n + 1 for n, where a sum up to n + c is one up to n + c − 1 more than it was; nil where a
  /// bound depends on n in another way.
  func stepped(_ name: String) -> Certificate.Tree? {
    guard names.contains(name) else { return self }
    let next = Certificate.Tree.sum([.name(name), .number(1)])
    switch self {
    case .name: return next
    case .entry: return substituting(name, next)
    case .series(let index, let from, let to, let body):
      guard !from.names.contains(name), let inner = body.stepped(name) else { return nil }
      let before = Certificate.Tree.series(index: index, from: from, to: to, body: inner)
      guard to.names.contains(name) else { return before }
      guard to.slope(in: name) == .one, !inner.hasSeries else { return nil }
      let last = inner.substitutingIndex(index, by: to.substituting(name, next))
      return .sum([before, last])
    case .indexedProduct(let index, let from, let to, let body):
      guard !from.names.contains(name), let inner = body.stepped(name) else { return nil }
      let before = Certificate.Tree.indexedProduct(index: index, from: from, to: to, body: inner)
      guard to.names.contains(name) else { return before }
      guard to.slope(in: name) == .one, !inner.hasSeries else { return nil }
      let last = inner.substitutingIndex(index, by: to.substituting(name, next))
      return .product([before, last])
    default:
      var isPossible = true
      let tree = mappingParts { part in
        guard let stepped = part.stepped(name) else {
          isPossible = false
          return part
        }
        return stepped
      }
      return isPossible ? tree : nil
    }
  }

  /// Whether a sum, or a product over an index, occurs.
  package var hasSeries: Bool {
    if boundIndex != nil { return true }
    return children.contains { $0.hasSeries }
  }

  /// A tree without sums with a tree for an index.
  package func substitutingIndex(_ index: String, by tree: Certificate.Tree) -> Certificate.Tree {
    substituting(index, tree)
  }
}
