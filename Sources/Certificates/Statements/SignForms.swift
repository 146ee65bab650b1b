import Exact

/// The arithmetic that trees are: quotients of products of functions, variables, given trees, and what is left.
final class SignForms {
  typealias Tree = Certificate.Tree

  /// A product whose sign is that of the numerator or of the denominator of a tree.
  struct Product {
    /// The sign of the numbers in it.
    var constant = 1
    /// The number in front; 1 where a sum is left.
    var coefficient = Rational.one
    /// Variables and functions with their exponents.
    var factors: [(tree: Tree, exponent: Rational)] = []
    /// Given trees by their numbers, and how often each occurs.
    var given: [(number: Int, count: Int)] = []
    /// What is left: a sum of multiples of products; empty for the number 1.
    var terms: [(coefficient: Rational, factors: [(tree: Tree, exponent: Rational)])] = []
    /// What is left as a polynomial in one variable.
    var polynomial: (name: String, polynomial: WholePolynomial)?
  }

  private let variables: [Certificate.Variable]
  private let families: [Certificate.Family]
  /// The trees whose signs are given.
  let given: [Tree]
  private var known: [Tree: [Product]?] = [:]

  init(_ variables: [Certificate.Variable], _ families: [Certificate.Family], given: [Tree]) {
    self.variables = variables
    self.families = families
    self.given = given
  }

  /// The numerator and the denominator of a tree; nil where it is too large to be expanded, or divides by zero.
  ///
  /// Wherever the tree has a value, the denominator is not zero and the quotient is the value.
  ///
  /// - Parameter isPlain: whether given trees are not looked for.
  func products(of tree: Tree, isPlain: Bool = false) throws(CertificateError) -> [Product]? {
    if !isPlain, let products = known[tree] { return products }
    let products: [Product]?
    do throws(CertificateError) {
      products = try expanded(tree, isPlain: isPlain)
    } catch .tooLarge {
      products = nil
    }
    if !isPlain { known[tree] = .some(products) }
    return products
  }

  private func expanded(_ tree: Tree, isPlain: Bool) throws(CertificateError) -> [Product]? {
    var naming = AtomNaming(avoiding: variables.map(\.name) + families.map(\.name))
    guard let arithmetic = naming.arithmetic(tree) else { return nil }
    var bases: [Tree?] = []
    for base in isPlain ? [] : given { bases.append(naming.arithmetic(base)) }
    guard naming.atoms.count <= Certificate.Limits.atoms else { return nil }
    let bare = try Certificate(
      variables: variables, families: families, left: arithmetic, right: .number(.zero),
      claim: .equal(atoms: naming.atoms, steps: []))
    let scope = try Scope(bare)
    var algebra = try Algebra(bare, scope)
    guard let quotient = try algebra.expand(arithmetic) else { return nil }
    var divisors: [(number: Int, expansion: Expansion)] = []
    for (number, base) in bases.enumerated() {
      guard let base, let expansion = try algebra.expand(base), expansion.denominator.isOne,
        expansion.numerator.terms.count > 1
      else { continue }
      divisors.append((number, try algebra.withoutRootPowers(expansion.numerator)))
    }
    var products: [Product] = []
    for expansion in [quotient.numerator, quotient.denominator] {
      products.append(
        try product(
          try algebra.withoutRootPowers(expansion), divisors, algebra.meanings, naming.originals))
    }
    return products
  }

  private func product(
    _ expansion: Expansion, _ divisors: [(number: Int, expansion: Expansion)],
    _ meanings: [Algebra.Meaning], _ originals: [Tree]
  ) throws(CertificateError) -> Product {
    var product = Product()
    func tree(_ symbol: Int) -> Tree {
      switch meanings[symbol] {
      case .pi: .pi
      case .variable(let name), .index(let name): .name(name)
      case .atom(let number): originals[number]
      case .entry(let family, let indices): Self.entry(family, indices)
      }
    }
    func factors(_ powers: [Expansion.Power]) -> [(tree: Tree, exponent: Rational)] {
      powers.map { (tree($0.symbol), $0.exponent) }
    }
    guard !expansion.isZero else {
      product.constant = 0
      product.coefficient = .zero
      return product
    }
    let common = expansion.commonPowers
    product.factors = factors(common)
    var rest = try expansion.multiplied(by: Expansion.raised(common, to: -1))
    for divisor in divisors {
      var count = 0
      while rest.terms.count > 1, let quotient = try rest.divided(by: divisor.expansion) {
        rest = quotient
        count += 1
      }
      if count > 0 { product.given.append((divisor.number, count)) }
    }
    if let value = rest.constant {
      product.constant = value.signum
      product.coefficient = value
      return product
    }
    product.terms = rest.terms.map { ($0.coefficient, factors($0.powers)) }
    product.polynomial = try polynomial(rest, meanings)
    return product
  }

  /// An entry at numbers; without its places where these are no numbers: the sign of any entry is that of its family.
  private static func entry(_ family: String, _ indices: [Expansion]) -> Tree {
    let places = indices.compactMap { $0.constant.map { Tree.number($0) } }
    return .entry(family, places.count == indices.count ? places : [])
  }

  /// An expansion with whole coefficients, if it is one in a variable; nil for others.
  private func polynomial(
    _ expansion: Expansion, _ meanings: [Algebra.Meaning]
  ) throws(CertificateError) -> (name: String, polynomial: WholePolynomial)? {
    var name: String?
    var coefficients: [Int: Rational] = [:]
    var shared = Integer(1)
    for term in expansion.terms {
      shared = Integer.leastCommonMultiple(shared, term.coefficient.denominator)
      guard shared.bitWidth <= Expansion.mostBits, term.powers.count <= 1 else { return nil }
      guard let power = term.powers.first else {
        coefficients[0] = term.coefficient
        continue
      }
      guard case .variable(let own) = meanings[power.symbol], name == nil || name == own,
        power.exponent.isInteger, let exponent = power.exponent.numerator.asInt,
        (0...RealRoot.mostDegree).contains(exponent)
      else { return nil }
      name = own
      coefficients[exponent] = term.coefficient
    }
    guard let name, let degree = coefficients.keys.max() else { return nil }
    let whole = (0...degree).map { exponent in
      ((coefficients[exponent] ?? .zero) * Rational(shared)).numerator
    }
    return (name, WholePolynomial(whole))
  }
}

/// Names what is no arithmetic in trees, the innermost first.
private struct AtomNaming {
  typealias Tree = Certificate.Tree

  private(set) var atoms: [Certificate.Atom] = []
  /// What the atoms stand for as it was written.
  private(set) var originals: [Tree] = []
  private var names: [Tree: String] = [:]
  private let prefix: String

  init(avoiding names: [String]) {
    var prefix = "k_"
    while names.contains(where: { $0.hasPrefix(prefix) }) { prefix += "_" }
    self.prefix = prefix
  }

  /// A tree with names for its functions, roots and powers; nil where something in it has no name.
  mutating func arithmetic(_ tree: Tree) -> Tree? {
    switch tree {
    case .number, .name, .pi, .entry: return tree
    case .series, .indexedProduct: return nil
    case .power(let base, let exponent):
      guard let value = exponent.constant else { return nil }
      guard let inner = arithmetic(base) else { return nil }
      if value.isInteger { return .power(inner, exponent) }
      // a^(p/q) is the p-th power of the q-th root, which is positive, or 0 where p > 0.
      guard let unit = try? Rational(1, over: value.denominator) else { return nil }
      let root = named(.power(inner, .number(unit)), for: .power(base, .number(unit)))
      return .power(root, .number(Rational(value.numerator)))
    case .apply(.sqrt, let items):
      guard let half = try? Rational(1, over: 2) else { return nil }
      return arithmetic(.power(items[0], .number(half)))
    case .apply(let function, let items):
      var arguments: [Tree] = []
      for item in items {
        guard let argument = arithmetic(item) else { return nil }
        arguments.append(argument)
      }
      return named(.apply(function, arguments), for: tree)
    default:
      var isPossible = true
      let changed = tree.mappingParts { part in
        guard let inner = arithmetic(part) else {
          isPossible = false
          return part
        }
        return inner
      }
      return isPossible ? changed : nil
    }
  }

  private mutating func named(_ definition: Tree, for original: Tree) -> Tree {
    if let name = names[definition] { return .name(name) }
    let name = prefix + String(atoms.count + 1)
    atoms.append(Certificate.Atom(name, definition))
    originals.append(original)
    names[definition] = name
    return .name(name)
  }
}

extension Algebra {
  /// An expansion with the powers of roots and magnitudes by what they are: k² by P for k = √P.
  func withoutRootPowers(_ expansion: Expansion) throws(CertificateError) -> Expansion {
    var rest = expansion
    for atom in relations.indices.reversed() {
      guard let relation = relations[atom], relation.value.denominator.isOne,
        let symbol = meanings.firstIndex(of: .atom(atom))
      else { continue }
      rest = try reduced(rest, symbol, relation)
    }
    return rest
  }
}
