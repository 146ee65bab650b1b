import Exact

/// That a combination of given trees is another tree: a·s + b·t = r, which signs may contradict.
struct SignRelation {
  typealias Tree = Certificate.Tree

  /// The numbers of the trees on the left side, with the sign of the factor.
  private let left: [(number: Int, sign: Int)]
  /// The other side, as a product over a product.
  private let right: [SignForms.Product]
  private let tree: Tree
  /// Two trees with whole values of which the first is at most 1 more than the second.
  private let step: (upper: Int, lower: Int)?

  /// The relations of each tree with what it is, and of each two in which a product cancels.
  static func all(
    of trees: [Tree], _ variables: [Certificate.Variable], _ forms: SignForms
  ) throws(CertificateError) -> [SignRelation] {
    var relations: [SignRelation] = []
    for (number, tree) in trees.enumerated() {
      guard let right = try forms.products(of: tree, isPlain: true) else { continue }
      relations.append(
        SignRelation(left: [(number, 1)], right: right, tree: .negative(tree), step: nil))
    }
    let bare = try Certificate(
      variables: variables, left: .number(.zero), right: .number(.zero),
      claim: .equal(atoms: [], steps: []))
    var algebra = try Algebra(bare, try Scope(bare))
    var expansions: [Expansion?] = []
    for tree in trees {
      let quotient = try algebra.expand(tree)
      expansions.append(quotient.flatMap { $0.denominator.isOne ? $0.numerator : nil })
    }
    for i in trees.indices {
      for j in trees.indices where j > i {
        guard let a = expansions[i], let b = expansions[j] else { continue }
        for x in a.terms {
          guard let y = b.terms.first(where: { $0.powers == x.powers }),
            let factor = try? -x.coefficient / y.coefficient
          else { continue }
          // The term x cancels in a + factor·b.
          let combination = Tree.sum([trees[i], .product([.number(factor), trees[j]])])
          guard let right = try forms.products(of: combination) else { continue }
          let difference = try a.adding(try b.multiplied(by: Expansion(factor)))
          var step: (Int, Int)?
          if factor == -1, let value = difference.constant, !value.isZero, value.magnitude <= .one,
            Self.isWhole(a, algebra, variables), Self.isWhole(b, algebra, variables)
          {
            step = value.signum > 0 ? (i, j) : (j, i)
          }
          relations.append(
            SignRelation(
              left: [(i, 1), (j, factor.signum)], right: right, tree: combination, step: step))
        }
      }
    }
    return relations
  }

  /// Whether all values are whole: coefficients and variables are.
  private static func isWhole(
    _ expansion: Expansion, _ algebra: Algebra, _ variables: [Certificate.Variable]
  ) -> Bool {
    expansion.terms.allSatisfy { term in
      term.coefficient.isInteger
        && term.powers.allSatisfy { power in
          guard case .variable(let name) = algebra.meanings[power.symbol],
            power.exponent.isInteger, power.exponent.signum > 0
          else { return false }
          return variables.first { $0.name == name }?.domain.isWhole ?? false
        }
    }
  }

  /// Whether some signs do not contradict it.
  func holds(for signs: [Signs], _ reasoner: SignReasoner) throws(CertificateError) -> Bool {
    if let step, signs[step.upper] == .positive, signs[step.lower] == .negative {
      // Above 0 is at least 1, so that the other one is at least 0.
      return false
    }
    var sum = Signs.zero
    for (number, sign) in left {
      sum = sum.adding(sign < 0 ? signs[number].negated : signs[number])
    }
    var value = Signs.positive
    for product in right {
      value = value.multiplied(by: try reasoner.signs(of: product, in: tree, 0))
    }
    return !sum.isDisjoint(with: value)
  }
}
