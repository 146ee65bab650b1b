import Exact

// The rule for algebraic numbers.
extension Checker {
  /// `number`: a = b, where both are algebraic numbers without variables and the enclosure of a − b lies
  /// nearer to 0 than any number of their field that is not 0, with such conjugates.
  func checkNumber(_ step: Certificate.Step, _ target: Tree) throws(CertificateError) {
    let (a, b) = (try written(target), try written(step.result))
    guard try AlgebraicNumber.areEqual(a, b) else {
      throw fault(.notEqual(target.text, step.result.text))
    }
  }

  /// A tree with its atoms written out.
  func written(_ tree: Tree) throws(CertificateError) -> Tree {
    var tree = tree
    // Later atoms use only earlier ones.
    for (number, atom) in certificate.atoms.enumerated().reversed() {
      guard tree.names.contains(atom.name) else { continue }
      try Work.spend(16 * tree.extent.nodes)
      tree = tree.substituting(atom.name, algebra.trees[number])
      guard tree.extent.nodes <= Certificate.Limits.nodes,
        tree.extent.depth <= Certificate.Limits.depth
      else { throw .tooLarge(.nodes, limit: Certificate.Limits.nodes) }
    }
    return tree
  }
}
