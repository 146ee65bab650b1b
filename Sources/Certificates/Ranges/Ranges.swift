import Exact

/// Intervals around the values that trees take on the domains, wherever they are defined.
struct Ranges {
  typealias Tree = Certificate.Tree

  let scope: Scope
  /// What the atoms stand for.
  let definitions: [Tree]
  /// The range of each atom.
  private var atoms: [ExtendedInterval] = []

  init(_ certificate: Certificate, _ scope: Scope) throws(CertificateError) {
    self.scope = scope
    definitions = certificate.atoms.map(\.definition)
    // An atom uses only earlier ones.
    for atom in certificate.atoms { atoms.append(try range(of: atom.definition)) }
  }

  /// The range of a tree.
  func range(of tree: Tree) throws(CertificateError) -> ExtendedInterval {
    try Work.spend(Work.term)
    switch tree {
    case .number(let value): return ExtendedInterval(value).trimmed
    case .pi: return ExtendedInterval(Interval.pi(precision: 64))
    case .name(let name):
      if let domain = scope.variables[name] { return domain.hull }
      if let atom = scope.atoms[name] { return atom < atoms.count ? atoms[atom] : .real }
      return try range(ofIndex: name)
    case .entry(let family, _): return scope.families[family]?.domain.hull ?? .real
    case .negative(let a): return try range(of: a).negated
    case .difference(let a, let b):
      return try (range(of: a).adding(try range(of: b).negated)).trimmed
    case .quotient(let a, let b):
      if let share = try share(a, of: b) { return share }
      return try (range(of: a).multiplied(by: try range(of: b).reciprocal)).trimmed
    case .sum(let items):
      var sum = ExtendedInterval(Rational.zero)
      for item in items { sum = sum.adding(try range(of: item)).trimmed }
      if !sum.isNonnegative, let rest = try rest(ofTwo: items) { return rest }
      return sum
    case .product(let items):
      var product = ExtendedInterval(Rational.one)
      for item in items { product = product.multiplied(by: try range(of: item)).trimmed }
      return product
    case .power(let base, let exponent):
      guard let value = exponent.constant else {
        // Where a^b is defined with a ≥ 0 it is not negative, and above 0 where a is.
        let range = try range(of: base)
        // (−1)^b is 1 or −1 where it is defined.
        if range == ExtendedInterval(-1) { return .signs }
        return range.isPositive ? .positive : range.isNonnegative ? .nonnegative : .real
      }
      return try power(try range(of: base), value)
    case .apply(.sin, let arguments), .apply(.cos, let arguments):
      if let turns = try turns(of: arguments[0]), let sign = sign(ofWaveAt: turns, tree) {
        return sign
      }
      guard case .apply(let function, _) = tree else { return .real }
      return try value(of: function, try arguments.map(range))
    case .apply(let function, let arguments):
      return try value(of: function, try arguments.map(range))
    case .series(_, let from, let to, let body):
      // The sum of no terms is 0; of terms above 0 it is above 0 if there is at least one.
      let range = try range(of: body)
      if range.isPositive, try isNonempty(Scope.Bounds(from: from, to: to)) { return .positive }
      return range.isNonnegative ? .nonnegative : .real
    case .indexedProduct(_, _, _, let body):
      // The product of no factors is 1.
      let range = try range(of: body)
      return range.isPositive ? .positive : range.isNonnegative ? .nonnegative : .real
    }
  }

  /// The numbers from −1 to 1 where by the form of both a/b is one of them; nil for other forms.
  ///
  /// These are x/√(c + x²), (c − d)/(c + d), and from 0 on c/(c + d), with c and d not below 0; without the ends where
  /// these are above 0.
  private func share(_ a: Tree, of b: Tree) throws(CertificateError) -> ExtendedInterval? {
    var isInside = false
    switch (a, b.radicand ?? b) {
    case (_, .sum(let terms)) where b.radicand != nil:
      guard let isLonger = try isLonger(terms, than: a) else { return nil }
      isInside = isLonger
    case (.difference(let c, let d), .sum(let terms)):
      guard terms == [c, d] || terms == [d, c] else { return nil }
      let (first, second) = (try range(of: c), try range(of: d))
      guard first.isNonnegative, second.isNonnegative else { return nil }
      isInside = first.isPositive && second.isPositive
    case (_, .sum(let terms)) where b.radicand == nil:
      guard let place = terms.firstIndex(of: a), try range(of: a).isNonnegative else { return nil }
      for (other, term) in terms.enumerated() where other != place {
        let range = try range(of: term)
        guard range.isNonnegative else { return nil }
        isInside = isInside || range.isPositive
      }
      return ExtendedInterval(
        lower: ExtendedInterval.End(.zero, isIncluded: try !range(of: a).isPositive),
        upper: ExtendedInterval.End(.one, isIncluded: !isInside))
    default: return nil
    }
    return ExtendedInterval(
      lower: ExtendedInterval.End(-1, isIncluded: !isInside),
      upper: ExtendedInterval.End(.one, isIncluded: !isInside))
  }

  /// The numbers from 0 on where by its form a sum is one of them, without 0 where it is above; nil for other forms.
  ///
  /// This is u + √(c + u²) with c not below 0: the root is not less than the magnitude of u.
  private func rest(ofTwo items: [Tree]) throws(CertificateError) -> ExtendedInterval? {
    guard items.count == 2 else { return nil }
    for (a, b) in [(items[0], items[1]), (items[1], items[0])] {
      guard case .sum(let terms)? = b.radicand, let isLonger = try isLonger(terms, than: a) else {
        continue
      }
      return isLonger ? .positive : .nonnegative
    }
    return nil
  }

  /// Whether the rest of a sum in which the square of a tree stands is above 0; nil where it may be below 0, or the
  /// square does not stand there.
  private func isLonger(_ terms: [Tree], than a: Tree) throws(CertificateError) -> Bool? {
    guard
      let place = terms.firstIndex(where: { $0 == .power(a, .number(2)) || $0 == .product([a, a]) })
    else { return nil }
    var isLonger = false
    for (other, term) in terms.enumerated() where other != place {
      let range = try range(of: term)
      guard range.isNonnegative else { return nil }
      isLonger = isLonger || range.isPositive
    }
    return isLonger
  }

  /// The range of an index: a hull of its bounds, which holds every value that it takes.
  private func range(ofIndex name: String) throws(CertificateError) -> ExtendedInterval {
    guard let bounds = scope.ranges[name] else { return .real }
    let low = try range(of: bounds.from)
    let high = try range(of: bounds.to)
    // Never empty, so that what holds for all numbers of the hull does not depend on the index.
    if let a = low.lower.value, let b = high.upper.value, b < a {
      return ExtendedInterval(lower: low.lower, upper: low.lower)
    }
    return ExtendedInterval(lower: low.lower, upper: high.upper)
  }

  /// Whether a sum with these bounds has at least one term wherever it is defined.
  func isNonempty(_ bounds: Scope.Bounds) throws(CertificateError) -> Bool {
    try range(of: .difference(bounds.to, bounds.from)).isNonnegative
  }

  /// The powers with a rational exponent.
  func power(
    _ range: ExtendedInterval, _ exponent: Rational
  ) throws(CertificateError) -> ExtendedInterval {
    (try Work.exactly { try range.power(exponent) }).trimmed
  }

  private func value(
    of function: Certificate.Function, _ ranges: [ExtendedInterval]
  ) throws(CertificateError) -> ExtendedInterval {
    let x = ranges[0]
    func apply(_ function: ElementaryFunction) throws(CertificateError) -> ExtendedInterval {
      (try Work.exactly { try x.apply(function) }).trimmed
    }
    switch function {
    case .exp: return try apply(.exp)
    case .log: return try apply(.log)
    case .sin: return try apply(.sin)
    case .cos: return try apply(.cos)
    case .tan: return try apply(.tan)
    case .asin: return try apply(.asin)
    case .acos: return try apply(.acos)
    case .atan: return try apply(.atan)
    case .sinh: return try apply(.sinh)
    case .cosh: return try apply(.cosh)
    case .tanh: return try apply(.tanh)
    case .erf: return try apply(.erf)
    case .erfc: return try apply(.erfc)
    case .sqrt: return try power(x, try Work.exactly { try Rational(1, over: 2) })
    case .abs: return x.magnitude
    case .sigmoid:
      return ExtendedInterval(
        lower: ExtendedInterval.End(.zero, isIncluded: false),
        upper: ExtendedInterval.End(.one, isIncluded: false))
    case .softplus: return .positive
    case .factorial:
      return ExtendedInterval(lower: .init(.one, isIncluded: true), upper: .infinite)
    case .binomial, .floor: return .real
    case .sign:
      if x.isPositive { return ExtendedInterval(Rational.one) }
      return x.isNonnegative
        ? ExtendedInterval(
          lower: .init(.zero, isIncluded: true), upper: .init(.one, isIncluded: true)) : .signs
    case .relu: return x.isPositive ? x : .nonnegative
    case .log2, .log10:
      // The sign of the natural logarithm, which is a positive multiple.
      let range = try apply(.log)
      return range.isPositive ? .positive : range.isNonnegative ? .nonnegative : .real
    case .max:
      let y = ranges[1]
      if x.isPositive || y.isPositive { return .positive }
      return x.isNonnegative || y.isNonnegative ? .nonnegative : .real
    case .min:
      let y = ranges[1]
      if x.isPositive && y.isPositive { return .positive }
      return x.isNonnegative && y.isNonnegative ? .nonnegative : .real
    }
  }
}

extension Certificate.Tree {
  /// What the tree is the square root of; nil for others.
  var radicand: Certificate.Tree? {
    switch self {
    case .apply(.sqrt, let items): items[0]
    case .power(let base, let exponent):
      exponent.constant.map { $0 + $0 == .one } ?? false ? base : nil
    default: nil
    }
  }
}

extension Ranges {
  /// The range of what a symbol stands for.
  func range(of meaning: Algebra.Meaning) throws(CertificateError) -> ExtendedInterval {
    switch meaning {
    case .pi: try range(of: Tree.pi)
    case .variable(let name), .index(let name): try range(of: Tree.name(name))
    case .atom(let atom): atom < atoms.count ? atoms[atom] : .real
    case .entry(let family, _): scope.families[family]?.domain.hull ?? .real
    }
  }

  /// The range of an expansion: that of its terms, each the product of powers.
  func range(
    of expansion: Expansion, _ meanings: [Algebra.Meaning]
  ) throws(CertificateError) -> ExtendedInterval {
    var sum = ExtendedInterval(Rational.zero)
    for term in expansion.terms {
      var product = ExtendedInterval(term.coefficient)
      for factor in term.powers {
        try Work.spend(Work.term)
        let range = try power(try range(of: meanings[factor.symbol]), factor.exponent)
        product = product.multiplied(by: range).trimmed
      }
      sum = sum.adding(product).trimmed
    }
    return sum
  }
}
