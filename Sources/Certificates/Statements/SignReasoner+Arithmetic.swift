import Exact

/// Signs that are given for some trees.
struct GivenSigns {
  /// The trees, with what others are in terms of them.
  let forms: SignForms
  /// The signs, in the order of the trees.
  let signs: [Signs]

  /// The signs of a tree that is one of them.
  func signs(of tree: Certificate.Tree) -> Signs? {
    forms.given.firstIndex(of: tree).map { signs[$0] }
  }
}

extension SignReasoner {
  /// The sign of a tree that has a value everywhere as that of a product, of a sum of products, or of a
  /// polynomial without roots in the cell; nil where it is no arithmetic.
  func arithmeticSigns(of tree: Tree, _ level: Int) throws(CertificateError) -> Signs? {
    switch tree {
    case .sum, .difference, .product, .quotient, .negative, .power: break
    default: return nil
    }
    guard let products = try forms.products(of: tree) else { return nil }
    var signs = Signs.positive
    for product in products {
      signs = signs.multiplied(by: try self.signs(of: product, in: tree, level))
    }
    return signs
  }

  /// The signs of a product.
  ///
  /// - Parameter tree: the tree that it belongs to, whose sign is not asked for again.
  func signs(
    of product: SignForms.Product, in tree: Tree, _ level: Int
  ) throws(CertificateError) -> Signs {
    var signs = try self.signs(of: product.factors, product.constant, in: tree, level)
    for (number, count) in product.given {
      guard let own = given?.signs[number] else { return .all }
      signs = signs.multiplied(by: own.power(isOdd: count % 2 == 1))
    }
    if product.terms.isEmpty { return signs }
    var rest = Signs.zero
    for term in product.terms {
      rest = rest.adding(try self.signs(of: term.factors, term.coefficient.signum, in: tree, level))
      if rest == .all { break }
    }
    if !rest.isSingle, let polynomial = product.polynomial,
      let sign = try sign(of: polynomial.polynomial, in: polynomial.name)
    {
      rest = sign
    }
    return signs.multiplied(by: rest)
  }

  private func signs(
    of factors: [(tree: Tree, exponent: Rational)], _ constant: Int, in tree: Tree, _ level: Int
  ) throws(CertificateError) -> Signs {
    var signs = Signs(of: constant)
    for (factor, exponent) in factors {
      try Work.spend(Work.term)
      let own = factor == tree ? Signs.all : try self.signs(of: factor, level)
      if exponent.isInteger {
        signs = signs.multiplied(by: own.power(isOdd: exponent.numerator.isOdd))
      } else {
        // Powers that are not whole are those of positive numbers.
        signs = signs.multiplied(by: own == .positive ? .positive : .all)
      }
    }
    return signs
  }

  /// The sign of a polynomial that has no root in the cell; nil for others.
  private func sign(
    of polynomial: WholePolynomial, in name: String
  ) throws(CertificateError) -> Signs? {
    guard let cell, cell.name == name,
      let roots = try Work.exactly({ try RealRoot.roots(of: polynomial) })
    else { return nil }
    for root in roots {
      if let order = try cell.lower?.order(of: root), order != .greater { continue }
      if let order = try cell.upper?.order(of: root), order != .less { continue }
      return nil
    }
    return Signs(of: try Work.exactly { try polynomial.value(at: cell.sample).signum })
  }
}
