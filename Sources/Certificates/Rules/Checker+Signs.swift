import Exact

// What is shown of an expansion or a tree at every point where both formulas are defined: by its range
// on the domains, or by what is known. False never means that it does not hold.
extension Checker {
  /// Whether an expansion is shown to be other than 0.
  ///
  /// A product is not zero if no factor is, and a factor of what is not zero is not zero.
  mutating func isNonzero(_ value: Expansion, depth: Int = 0) throws(CertificateError) -> Bool {
    if let constant = value.constant { return !constant.isZero }
    // Each level divides by something, so that few are ever needed.
    guard depth < 16 else { return false }
    if try ranges.range(of: value, algebra.meanings).excludesZero { return true }
    if try hasSign(value, .positive) { return true }
    if try hasSign(-value, .positive) { return true }
    let common = value.commonPowers
    let single = value.terms.count == 1
    if !common.isEmpty, !(single && value.terms[0].powers.count == 1) {
      for power in common where !algebra.isExponential(power.symbol) {
        guard try isNonzero(Expansion(symbol: power.symbol), depth: depth + 1) else {
          return false
        }
      }
      let rest = try value.multiplied(by: Expansion.raised(common, to: -1))
      return try isNonzero(rest, depth: depth + 1)
    }
    if let power = single ? value.terms[0].powers.first : nil {
      if algebra.isExponential(power.symbol) { return true }
      // k^q = n/d: k is not zero if n is not.
      if case .atom(let atom) = algebra.meanings[power.symbol],
        let relation = algebra.relations[atom],
        try isNonzero(relation.value.numerator, depth: depth + 1)
      {
        return true
      }
      // Nor is a power of what is not zero, or a product of such.
      if case .atom(let atom) = algebra.meanings[power.symbol],
        case .open(let base, _) = algebra.definitions[atom],
        try isNonzero(base.numerator, depth: depth + 1)
      {
        return true
      }
      if case .atom(let atom) = algebra.meanings[power.symbol],
        case .indexedProduct(_, _, _, let body) = algebra.trees[atom],
        let factor = try algebra.expand(body),
        try isNonzero(factor.numerator, depth: depth + 1)
      {
        return true
      }
      if knowledge.nonzero.contains(where: { known in
        known.commonPowers.contains { $0.symbol == power.symbol }
      }) {
        return true
      }
      return try dividesKnown(Expansion(symbol: power.symbol))
    }
    if try dividesKnown(value) { return true }
    for known in knowledge.nonzero {
      if let rest = try value.divided(by: known) {
        return try isNonzero(rest, depth: depth + 1)
      }
    }
    return false
  }

  private func dividesKnown(_ value: Expansion) throws(CertificateError) -> Bool {
    for known in knowledge.nonzero {
      if try known.divided(by: value) != nil { return true }
    }
    return false
  }

  /// Whether an expansion is shown to be above 0.
  mutating func isPositive(_ value: Expansion) throws(CertificateError) -> Bool {
    if let constant = value.constant { return constant.signum > 0 }
    if try ranges.range(of: value, algebra.meanings).isPositive { return true }
    if try hasSign(value, .positive) { return true }
    if knowledge.positive.contains(where: { (value.ratio(to: $0)?.signum ?? 0) > 0 }) {
      return true
    }
    guard try isNonnegative(value) else { return false }
    return try isNonzero(value)
  }

  /// Whether an expansion is shown to be at least 0.
  func isNonnegative(_ value: Expansion) throws(CertificateError) -> Bool {
    if let constant = value.constant { return constant.signum >= 0 }
    if try ranges.range(of: value, algebra.meanings).isNonnegative { return true }
    if try hasSign(value, .nonnegative) { return true }
    if isKnownNonnegative(value) { return true }
    // A product of numbers that are not negative is not negative.
    let common = value.commonPowers
    guard !common.isEmpty else { return false }
    let rest = try value.multiplied(by: Expansion.raised(common, to: -1))
    for power in common where !power.exponent.isInteger || power.exponent.numerator.isOdd {
      guard
        try ranges.range(of: algebra.meanings[power.symbol]).isNonnegative
          || isKnownNonnegative(Expansion(symbol: power.symbol))
      else { return false }
    }
    return try isNonnegative(rest)
  }

  private func isKnownNonnegative(_ value: Expansion) -> Bool {
    (knowledge.nonnegative + knowledge.positive).contains {
      (value.ratio(to: $0)?.signum ?? 0) > 0
    }
  }

  /// Whether a tree is shown to compare so with 0 wherever it is defined.
  mutating func isShown(
    _ tree: Tree, _ relation: Certificate.Condition.Relation
  ) throws(CertificateError) -> Bool {
    let range = try ranges.range(of: tree)
    switch relation {
    case .positive where range.isPositive: return true
    case .nonnegative where range.isNonnegative: return true
    case .nonzero where range.excludesZero: return true
    default: break
    }
    guard let quotient = try algebra.expand(tree) else { return false }
    switch relation {
    case .positive: return try isPositive(try quotient.signed())
    case .nonnegative: return try isNonnegative(try quotient.signed())
    case .nonzero: return try isNonzero(quotient.numerator)
    }
  }
}

// MARK: - Definedness

extension Checker {
  /// Whether a tree of arithmetic is shown to be defined.
  mutating func isDefined(_ tree: Tree) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    switch tree {
    case .number, .pi, .entry: return true
    case .name(let name):
      guard let atom = scope.atoms[name] else { return true }
      return try isDefined(atom: atom)
    case .quotient(let a, let b):
      guard try isDefined(a), try isDefined(b) else { return false }
      return try isShown(b, .nonzero)
    case .power(let base, let exponent):
      guard try isDefined(base) else { return false }
      guard let value = exponent.constant else { return try isDefined(base, to: exponent) }
      if value.isInteger, value.signum >= 0 { return true }
      if value.isInteger { return try isShown(base, .nonzero) }
      return try isShown(base, value.signum < 0 ? .positive : .nonnegative)
    case .negative, .difference, .sum, .product:
      for part in tree.parts where try !isDefined(part.tree) { return false }
      return true
    case .apply, .series, .indexedProduct: return false
    }
  }

  /// Whether a power is shown to be defined whose exponent is no number, and whose base is defined: for a
  /// base above 0, and for a whole exponent that is not negative where the base may be 0.
  private mutating func isDefined(_ base: Tree, to exponent: Tree) throws(CertificateError) -> Bool
  {
    guard isWhole(exponent) else {
      guard try isDefined(exponent) else { return false }
      return try isShown(base, .positive)
    }
    if try isShown(base, .nonzero) { return true }
    return try isShown(exponent, .nonnegative)
  }

  /// Whether an atom is shown to be defined.
  ///
  /// The atoms that it uses are looked at first, from the earliest on, so that no recursion goes from
  /// atom to atom.
  mutating func isDefined(atom: Int) throws(CertificateError) -> Bool {
    if knowledge.atoms.contains(atom) { return true }
    for earlier in uses[atom] + [atom] where !knowledge.atoms.contains(earlier) {
      guard try hasValue(algebra.trees[earlier]) else { return false }
      try learn(.name(certificate.atoms[earlier].name))
    }
    return true
  }

  /// Whether the definition of an atom, whose own atoms are defined, is shown to be defined.
  private mutating func hasValue(_ definition: Tree) throws(CertificateError) -> Bool {
    switch definition {
    case .power: return try isDefined(definition)
    case .series(_, let from, let to, let body), .indexedProduct(_, let from, let to, let body):
      guard isWhole(from), isWhole(to) else { return false }
      let count = Tree.sum([.difference(to, from), .number(1)])
      guard try ranges.range(of: count).isNonnegative else { return false }
      return try isDefined(body)
    case .apply(let function, let arguments):
      for argument in arguments where try !isDefined(argument) { return false }
      switch function {
      case .log, .log2, .log10: return try isShown(arguments[0], .positive)
      case .sqrt: return try isShown(arguments[0], .nonnegative)
      case .asin, .acos:
        // −1 ≤ a ≤ 1 where 1 − a² ≥ 0.
        let square = Tree.power(arguments[0], .number(2))
        if try isShown(.difference(.number(1), square), .nonnegative) { return true }
        guard try isShown(.sum([arguments[0], .number(1)]), .nonnegative) else { return false }
        return try isShown(.difference(.number(1), arguments[0]), .nonnegative)
      case .tan: return false
      case .factorial:
        guard isWhole(arguments[0]) else { return false }
        return try isShown(arguments[0], .nonnegative)
      case .binomial:
        guard isWhole(arguments[1]) else { return false }
        return try isShown(arguments[1], .nonnegative)
      default: return true
      }
    default: return false
    }
  }

  /// Whether a tree takes whole values alone: indices, whole variables and whole parts, their sums and products.
  func isWhole(_ tree: Tree) -> Bool {
    switch tree {
    case .number(let value): return value.isInteger
    case .name(let name):
      if let atom = scope.atoms[name] {
        guard case .apply(.floor, _) = algebra.trees[atom] else { return false }
        return true
      }
      return scope.variables[name]?.isWhole ?? (scope.ranges[name] != nil)
    case .sum, .negative, .difference, .product: return tree.children.allSatisfy(isWhole)
    case .power(let base, let exponent):
      guard let value = exponent.constant, value.isInteger, value.signum >= 0 else { return false }
      return isWhole(base)
    case .pi, .quotient, .apply, .series, .indexedProduct, .entry: return false
    }
  }
}
