import Exact

extension Certificate.Question {
  /// The part of a proof by a radicand u: both sides without the corners that are told where u ≥ 0, such as |u| = u.
  ///
  /// At a point at which both sides have values so has every root of u, power with a fraction for an exponent, and logarithm,
  /// that stands in one of them outside of sums and products over an index; and then u is not below 0. There each corner that
  /// is told has the value of what it comes to, and so have both sides.
  func radicand(_ tree: Certificate.Tree) throws(CertificateError) -> Certificate.Question {
    try checkNames(of: tree)
    guard left.takesRoot(of: tree) || right.takesRoot(of: tree) else {
      throw .reduction(.form(expected: "a formula with a root of \(tree.text)"))
    }
    let reasoner = try CellReasoner(self, [tree])
    for side in [left, right] {
      let extent = side.extent
      try Work.spend(16 * extent.nodes * extent.depth)
    }
    var question = self
    question.left = try reasoner.resolved(left, in: [true])
    question.right = try reasoner.resolved(right, in: [true])
    guard question != self else {
      throw .reduction(.form(expected: "corners that the sign of \(tree.text) tells"))
    }
    return question
  }
}

extension Certificate.Tree {
  /// Whether something is taken of a tree, outside of sums and products over an index, that has no value where the tree is
  /// below 0.
  fileprivate func takesRoot(of radicand: Certificate.Tree) -> Bool {
    switch self {
    case .number, .name, .pi, .entry, .series, .indexedProduct: return false
    case .power(let base, let exponent) where base == radicand:
      if exponent.constant.map({ !$0.isInteger }) ?? false { return true }
    case .apply(.sqrt, let items), .apply(.log, let items), .apply(.log2, let items),
      .apply(.log10, let items):
      if items[0] == radicand { return true }
    default: break
    }
    return children.contains { $0.takesRoot(of: radicand) }
  }
}
