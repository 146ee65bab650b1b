import Exact

extension Certificate.Tree {
  /// Whether a function with corners occurs.
  package var hasCorners: Bool {
    switch self {
    case .apply(.abs, _), .apply(.relu, _), .apply(.max, _), .apply(.min, _): true
    default: rootOfSquare != nil || children.contains { $0.hasCorners }
    }
  }

  /// What the tree is the root of the square of; nil for others.
  var rootOfSquare: Certificate.Tree? {
    guard case .power(let base, .number(2))? = radicand else { return nil }
    return base
  }

  /// Whether powers with exponents that are no numbers have positive bases at a point, as far as these depend
  /// on the variable, and nothing that depends on it jumps: what trees are made of is continuous where it is defined but
  /// for such powers at the base 0, whole parts and signs.
  func isSteady(in name: String, at point: LinePoint) throws(CertificateError) -> Bool {
    if case .power(let base, let exponent) = self, exponent.constant == nil {
      guard try base.placing(point.tree, for: name).constantStatus().signs == .positive else {
        return false
      }
    }
    if case .apply(let function, _) = self, function == .floor || function == .sign,
      names.contains(name)
    {
      return false
    }
    for child in children where try !child.isSteady(in: name, at: point) { return false }
    return true
  }

  /// The tree with another one for a name, if that does not grow too large.
  ///
  /// - Throws: `CertificateError.tooLarge`.
  func placing(_ tree: Certificate.Tree, for name: String) throws(CertificateError)
    -> Certificate
    .Tree
  {
    let (own, other) = (extent, tree.extent)
    try Work.spend(16 * own.nodes)
    let places = names.count { $0 == name }
    guard own.nodes + places * other.nodes <= Certificate.Limits.nodes else {
      throw .tooLarge(.nodes, limit: Certificate.Limits.nodes)
    }
    guard own.depth + other.depth <= Certificate.Limits.depth else {
      throw .tooLarge(.depth, limit: Certificate.Limits.depth)
    }
    try Work.spend(16 * places * other.nodes)
    return substituting(name, tree)
  }

  /// Whether a tree without names has a value, and its sign.
  func constantStatus() throws(CertificateError) -> SignReasoner.Status {
    try Work.exactly {
      var evaluator = TreeEvaluator(values: [:], families: [:])
      do {
        return .defined(Signs(of: try evaluator.value(of: self).sign().signum))
      } catch ArithmeticError.outOfFuel(let limit) {
        throw ArithmeticError.outOfFuel(limit: limit)
      } catch ArithmeticError.divisionByZero {
        return .undefined
      } catch ArithmeticError.outsideDomain {
        return .undefined
      } catch {
        return .open
      }
    }
  }

  /// Whether the tree has a value everywhere by what it is made of.
  private var isTotal: Bool {
    switch self {
    case .number, .name, .pi: return true
    case .negative, .sum, .difference, .product: return children.allSatisfy(\.isTotal)
    case .apply(let function, let items):
      return function.isDefinedEverywhere && items.allSatisfy(\.isTotal)
    case .quotient, .power, .series, .indexedProduct, .entry: return false
    }
  }

  /// The tree without factors that are 1 and terms that are 0 where what is left out has a value everywhere.
  var simplified: Certificate.Tree {
    switch self {
    case .negative(let a):
      let a = a.simplified
      return a == .number(.zero) ? a : .negative(a)
    case .difference(let a, let b):
      let (a, b) = (a.simplified, b.simplified)
      return b == .number(.zero) ? a : a == .number(.zero) ? .negative(b) : .difference(a, b)
    case .sum(let items):
      let terms = items.map(\.simplified).filter { $0 != .number(.zero) }
      return terms.isEmpty ? .number(.zero) : terms.count == 1 ? terms[0] : .sum(terms)
    case .product(let items):
      let factors = items.map(\.simplified).filter { $0 != .number(.one) }
      if factors.contains(.number(.zero)), factors.allSatisfy(\.isTotal) { return .number(.zero) }
      return factors.isEmpty
        ? .number(.one) : factors.count == 1 ? factors[0] : .product(factors)
    case .quotient(let a, let b):
      let (a, b) = (a.simplified, b.simplified)
      return b == .number(.one) ? a : .quotient(a, b)
    case .power(let a, .number(.one)): return a.simplified
    case .power(let a, let b): return .power(a.simplified, b)
    default: return self
    }
  }
}

extension Order {
  /// −1, 0 or 1.
  fileprivate var signum: Int {
    switch self {
    case .less: -1
    case .equal: 0
    case .greater: 1
    }
  }
}
