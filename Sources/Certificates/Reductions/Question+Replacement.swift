import Exact

extension Certificate.Question {
  /// The parts of a proof by replacement: u = v, and the left side equals the right one with u for v.
  ///
  /// Both name no index of a sum around them, so that they mean the same wherever they stand. Where the left side
  /// has a value so has u, which stands in it outside of all sums, or is the multiple of what does. Where the
  /// right side has one, so has v, or it is in a sum of no terms. So at every point at which both sides are
  /// defined, the right one has the same value with u in place of v.
  func replacement(
    _ u: Certificate.Tree, for v: Certificate.Tree
  ) throws(CertificateError) -> [Certificate.Question] {
    for tree in [u, v] { try checkNames(of: tree) }
    guard left.holds(u.withoutFactor) else {
      throw .reduction(.form(expected: "a left formula in which \(u.text) stands"))
    }
    var (equal, rest) = (self, self)
    (equal.left, equal.right) = (u, v)
    rest.right = right.replacing(v, by: u)
    guard rest.right != right else {
      throw .reduction(.form(expected: "a right formula in which \(v.text) stands"))
    }
    return [equal, rest]
  }

  /// The part of a proof by naming: a new variable for u on both sides, with a domain that holds all values of u.
  ///
  /// What is equal for all numbers of the domain is so for the value of u. Where u has none, it stands in sums of
  /// no terms alone, and any number does.
  func naming(
    _ name: String, _ u: Certificate.Tree, _ domain: Certificate.Domain
  ) throws(CertificateError) -> Certificate.Question {
    try checkIsNew(name)
    try checkNames(of: u)
    let range = try range(of: u)
    guard case .interval(let interval) = domain, interval.contains(range) else {
      throw .reduction(.uncovered(name))
    }
    var question = self
    question.variables.append(Certificate.Variable(name, domain))
    question.left = left.replacing(u, by: .name(name))
    question.right = right.replacing(u, by: .name(name))
    return question
  }

  /// The parts of a proof by exponents: each side is a product of one without exponentials, and of the
  /// exponential of a sum; both factors are equal.
  ///
  /// Exponentials are above 0, so that each factor has a value wherever its side has.
  func exponents() throws(CertificateError) -> [Certificate.Question] {
    let (first, second) = (try left.splitByExponent(), try right.splitByExponent())
    guard !(first.exponents + second.exponents).isEmpty else {
      throw .reduction(.form(expected: "formulas with exponentials as factors"))
    }
    var (sums, rest) = (self, self)
    (sums.left, sums.right) = (.sumOf(first.exponents), .sumOf(second.exponents))
    (rest.left, rest.right) = (first.rest ?? .number(.one), second.rest ?? .number(.one))
    return [sums, rest]
  }
}

extension Certificate.Tree {
  /// Whether a tree stands somewhere outside of the bodies of sums and products over an index: it has a value
  /// wherever this one has.
  func holds(_ tree: Certificate.Tree) -> Bool {
    if self == tree { return true }
    switch self {
    case .number, .name, .pi, .entry, .series, .indexedProduct: return false
    default: return children.contains { $0.holds(tree) }
    }
  }

  /// The names that occur, those of indices too.
  package var allNames: Set<String> {
    var names = Set(self.names)
    if let boundIndex { names.insert(boundIndex) }
    if case .entry(let family, _) = self { names.insert(family) }
    for child in children { names.formUnion(child.allNames) }
    return names
  }

  /// The other factor of the product of a number and one factor.
  fileprivate var withoutFactor: Certificate.Tree {
    if case .product(let items) = self, items.count == 2, case .number = items[0] {
      return items[1]
    }
    return self
  }

  /// The sum of trees, of which there may be none.
  fileprivate static func sumOf(_ trees: [Certificate.Tree]) -> Certificate.Tree {
    trees.count > 1 ? .sum(trees) : trees.first ?? .number(.zero)
  }

  /// The tree as a product: what is left without the exponentials among its factors, nil for 1, and the
  /// terms of the exponent.
  ///
  /// A power of a·eᵘ with a rational exponent c is aᶜ·e^(c·u), defined for the same a, for eᵘ is above 0.
  package func splitByExponent() throws(CertificateError) -> (
    rest: Certificate.Tree?, exponents: [Certificate.Tree]
  ) {
    try Work.spend(Work.term)
    func scaled(_ trees: [Certificate.Tree], by factor: Rational) -> [Certificate.Tree] {
      trees.map { factor == -1 ? .negative($0) : .product([.number(factor), $0]) }
    }
    switch self {
    case .apply(.exp, let items): return (nil, items)
    case .negative(let a):
      let (rest, exponents) = try a.splitByExponent()
      return exponents.isEmpty ? (self, []) : (.negative(rest ?? .number(.one)), exponents)
    case .product(let items):
      var factors: [Certificate.Tree] = []
      var exponents: [Certificate.Tree] = []
      for item in items {
        let split = try item.splitByExponent()
        if let rest = split.rest { factors.append(rest) }
        exponents += split.exponents
      }
      if exponents.isEmpty { return (self, []) }
      return (factors.count > 1 ? .product(factors) : factors.first, exponents)
    case .quotient(let a, let b):
      let (above, below) = (try a.splitByExponent(), try b.splitByExponent())
      let exponents = above.exponents + scaled(below.exponents, by: -1)
      if exponents.isEmpty { return (self, []) }
      guard let divisor = below.rest else { return (above.rest, exponents) }
      return (.quotient(above.rest ?? .number(.one), divisor), exponents)
    case .power(let base, let exponent):
      let split = try base.splitByExponent()
      guard !split.exponents.isEmpty, let value = exponent.constant else { return (self, []) }
      return (split.rest.map { .power($0, exponent) }, scaled(split.exponents, by: value))
    case .apply(.sqrt, let items):
      let split = try items[0].splitByExponent()
      guard !split.exponents.isEmpty else { return (self, []) }
      let half = try Work.exactly { try Rational(1, over: 2) }
      return (split.rest.map { .apply(.sqrt, [$0]) }, scaled(split.exponents, by: half))
    default: return (self, [])
    }
  }
}
