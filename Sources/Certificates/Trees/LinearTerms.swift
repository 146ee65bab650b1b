import Exact

extension Certificate {
  /// A tree as a sum of rational multiples of trees, and of a number.
  ///
  /// It has a value wherever the tree has one, and the same.
  struct LinearTerms {
    /// The trees that are no sums themselves, and what each is multiplied by, which is not 0.
    private(set) var terms: [(tree: Tree, factor: Rational)] = []
    /// The number.
    var constant = Rational.zero

    /// The sum of nothing.
    init() {}

    /// What a tree is.
    init(_ tree: Tree) throws(CertificateError) { try collect(tree, .one) }

    /// The recursion is as deep as the tree.
    private mutating func collect(_ tree: Tree, _ factor: Rational) throws(CertificateError) {
      try Work.spend(Work.term)
      switch tree {
      case .number(let value): constant = constant + value * factor
      case .sum(let items): for item in items { try collect(item, factor) }
      case .negative(let a): try collect(a, -factor)
      case .difference(let a, let b):
        try collect(a, factor)
        try collect(b, -factor)
      case .product(let items):
        let numbers = items.compactMap(\.constant)
        let others = items.filter { $0.constant == nil }
        let own = numbers.reduce(factor, *)
        if others.isEmpty {
          constant = constant + own
        } else if others.count == 1 {
          try collect(others[0], own)
        } else {
          add(.product(others), own)
        }
      case .quotient(let a, let b):
        guard let divisor = b.constant, !divisor.isZero else { return add(tree, factor) }
        try collect(a, try Work.exactly { try factor / divisor })
      default: add(tree, factor)
      }
    }

    /// Adds a multiple of a tree that is no sum.
    mutating func add(_ tree: Tree, _ factor: Rational) {
      guard let place = terms.firstIndex(where: { $0.tree == tree }) else {
        if !factor.isZero { terms.append((tree, factor)) }
        return
      }
      let total = terms[place].factor + factor
      if total.isZero {
        terms.remove(at: place)
      } else {
        terms[place].factor = total
      }
    }

    /// Adds a multiple of another sum.
    mutating func add(_ other: LinearTerms, times factor: Rational) {
      for term in other.terms { add(term.tree, term.factor * factor) }
      constant = constant + other.constant * factor
    }

    /// The number above 0 by which the terms of another sum are multiplied to be these, constants aside; nil where there is
    /// none.
    func ratio(to other: LinearTerms) throws(CertificateError) -> Rational? {
      guard terms.count == other.terms.count else { return nil }
      var ratio: Rational?
      for (tree, factor) in terms {
        try Work.spend(Work.term * other.terms.count)
        guard let same = other.terms.first(where: { $0.tree == tree })?.factor else { return nil }
        let own = try Work.exactly { try factor / same }
        guard own.signum > 0, ratio == nil || ratio == own else { return nil }
        ratio = own
      }
      return ratio
    }

    /// The sum as a tree.
    var tree: Tree {
      var items: [Tree] = terms.map { tree, factor in
        factor == .one ? tree : .product([.number(factor), tree])
      }
      if items.isEmpty || !constant.isZero { items.append(.number(constant)) }
      return items.count == 1 ? items[0] : .sum(items)
    }
  }
}
