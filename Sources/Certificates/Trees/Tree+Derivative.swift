import Exact

extension Certificate.Tree {
  /// The derivative by a variable; nil for trees with sums, entries, and functions with corners of which no
  /// derivative is written.
  ///
  /// Wherever it is defined, and the tree is in a neighbourhood, it is the derivative there.
  package func derivative(by name: String) -> Certificate.Tree? {
    guard names.contains(name) else { return .number(.zero) }
    switch self {
    case .number, .pi, .entry, .series, .indexedProduct: return nil
    case .name: return .number(.one)
    case .negative(let a): return a.derivative(by: name).map { .negative($0) }
    case .difference(let a, let b):
      guard let x = a.derivative(by: name), let y = b.derivative(by: name) else { return nil }
      return .difference(x, y)
    case .sum(let items):
      var terms: [Certificate.Tree] = []
      for item in items {
        guard let term = item.derivative(by: name) else { return nil }
        terms.append(term)
      }
      return .sum(terms)
    case .product(let items):
      var terms: [Certificate.Tree] = []
      for place in items.indices {
        guard let changed = items[place].derivative(by: name) else { return nil }
        var factors = items
        factors[place] = changed
        terms.append(.product(factors))
      }
      return .sum(terms)
    case .quotient(let a, let b):
      // (a/b)' = a'/b − a·b'/b².
      guard let x = a.derivative(by: name), let y = b.derivative(by: name) else { return nil }
      return .difference(
        .quotient(x, b), .quotient(.product([a, y]), .power(b, .number(2))))
    case .power(let base, let exponent): return derivative(by: name, base, exponent)
    case .apply(let function, let arguments):
      guard arguments.count == 1, let inner = arguments[0].derivative(by: name),
        let outer = Self.derivative(of: function, at: arguments[0])
      else { return nil }
      return .product([outer, inner])
    }
  }

  /// (a^b)' = b·a^(b−1)·a' for a number b, and else a^b·(b'·log a + b·a'/a), which is defined for a > 0.
  private func derivative(
    by name: String, _ base: Certificate.Tree, _ exponent: Certificate.Tree
  ) -> Certificate.Tree? {
    guard let inner = base.derivative(by: name) else { return nil }
    if let value = exponent.constant {
      if value.isZero { return .number(.zero) }
      return .product([.number(value), .power(base, .number(value - .one)), inner])
    }
    guard let change = exponent.derivative(by: name) else { return nil }
    return .product([
      self,
      .sum([
        .product([change, .apply(.log, [base])]), .quotient(.product([exponent, inner]), base),
      ]),
    ])
  }

  /// The derivative of a function of one number.
  private static func derivative(
    of function: Certificate.Function, at z: Certificate.Tree
  ) -> Certificate.Tree? {
    let (one, two) = (Certificate.Tree.number(1), Certificate.Tree.number(2))
    let itself = Certificate.Tree.apply(function, [z])
    func over(_ tree: Certificate.Tree) -> Certificate.Tree { .quotient(one, tree) }
    let rootOfRest = Certificate.Tree.apply(.sqrt, [.difference(one, .power(z, two))])
    // 2/√π·exp(−z²).
    let bell = Certificate.Tree.product([
      .quotient(two, .apply(.sqrt, [.pi])), .apply(.exp, [.negative(.power(z, two))]),
    ])
    switch function {
    case .exp: return itself
    case .log: return over(z)
    case .log2: return over(.product([z, .apply(.log, [two])]))
    case .log10: return over(.product([z, .apply(.log, [.number(10)])]))
    case .sqrt: return over(.product([two, itself]))
    case .abs: return .quotient(z, itself)
    case .sigmoid: return .product([itself, .difference(one, itself)])
    case .softplus: return .apply(.sigmoid, [z])
    case .tanh: return .difference(one, .power(itself, two))
    case .sinh: return .apply(.cosh, [z])
    case .cosh: return .apply(.sinh, [z])
    case .sin: return .apply(.cos, [z])
    case .cos: return .negative(.apply(.sin, [z]))
    case .tan: return over(.power(.apply(.cos, [z]), two))
    case .asin: return over(rootOfRest)
    case .acos: return .negative(over(rootOfRest))
    case .atan: return over(.sum([one, .power(z, two)]))
    case .erf: return bell
    case .erfc: return .negative(bell)
    case .relu, .max, .min, .factorial, .binomial, .floor, .sign: return nil
    }
  }
}
