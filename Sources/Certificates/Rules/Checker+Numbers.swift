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

extension AlgebraicNumber {
  /// Whether two trees without variables are shown to write one algebraic number.
  static func areEqual(_ a: Tree, _ b: Tree) throws(CertificateError) -> Bool {
    var field = Field()
    let difference = Tree.difference(a, b)
    guard let number = try AlgebraicNumber(difference, in: &field), let degree = field.degree
    else { return false }
    let bits = (degree - 1) * number.above + number.below
    guard bits <= mostBits else { return false }
    return try Work.exactly {
      var evaluator = TreeEvaluator(values: [:], families: [:])
      do {
        let value = try evaluator.value(of: difference)
        guard let enclosure = try value.enclosureIfTold(workingPrecision: bits + 128) else {
          return false
        }
        let limit = Rational.one.scaled(byTwoToThe: -bits)
        return enclosure.magnitude.upper.rational < limit
      } catch ArithmeticError.outOfFuel(let limit) {
        throw ArithmeticError.outOfFuel(limit: limit)
      } catch {
        return false
      }
    }
  }
}
