import Exact

/// A sum of rational multiples of products of powers of symbols, multiplied out.
///
/// The terms descend and no coefficient is zero, so that equal sums have equal parts. What
/// finds certificates works on polynomials of its own; this one shares no code with it, so that a fault
/// there cannot hide here.
struct Expansion: Hashable, Sendable {
  /// A power of a symbol, which is known by its number.
  struct Power: Hashable, Sendable {
    let symbol: Int
    let exponent: Rational
  }

  /// A rational multiple of a product of powers, which ascend by symbol and have no exponent zero.
  struct Term: Hashable, Sendable {
    let coefficient: Rational
    let powers: [Power]
  }

  /// The terms, descending.
  let terms: [Term]

  /// The most terms.
  static let mostTerms = 2_000
  /// The most products of terms in one multiplication.
  static let mostProducts = 1 << 17
  /// The most bits of a coefficient.
  static let mostBits = 1 << 14
  /// The most bits of an exponent.
  static let mostExponentBits = 512

  private init(descending terms: [Term]) { self.terms = terms }

  /// A number.
  init(_ value: Rational) {
    terms = value.isZero ? [] : [Term(coefficient: value, powers: [])]
  }

  /// A power of a symbol.
  init(symbol: Int, exponent: Rational = .one) {
    let powers = exponent.isZero ? [] : [Power(symbol: symbol, exponent: exponent)]
    terms = [Term(coefficient: .one, powers: powers)]
  }

  /// The sum of terms in any order.
  init(collecting terms: [Term]) throws(CertificateError) {
    try Work.spend(Work.term * terms.count)
    if terms.count <= 1 {
      try self.init(bounding: terms)
      return
    }
    var collected: [Term] = []
    collected.reserveCapacity(terms.count)
    for term in terms.sorted(by: { Self.isAbove($0.powers, $1.powers) }) {
      if let last = collected.last, last.powers == term.powers {
        collected[collected.count - 1] = Term(
          coefficient: last.coefficient + term.coefficient, powers: term.powers)
      } else {
        collected.append(term)
      }
    }
    try self.init(bounding: collected)
  }

  /// The sum of terms that descend, without those that are zero.
  private init(bounding terms: [Term]) throws(CertificateError) {
    self.terms =
      terms.contains { $0.coefficient.isZero }
      ? terms.filter { !$0.coefficient.isZero } : terms
    guard self.terms.count <= Self.mostTerms else {
      throw .tooLarge(.terms, limit: Self.mostTerms)
    }
    for term in self.terms {
      guard term.coefficient.bitWidth <= Self.mostBits,
        term.powers.allSatisfy({ $0.exponent.bitWidth <= Self.mostExponentBits })
      else { throw .tooLarge(.bits, limit: Self.mostBits) }
    }
  }

  /// Zero.
  static let zero = Expansion(Rational.zero)
  /// One.
  static let one = Expansion(Rational.one)

  /// Whether there are no terms.
  var isZero: Bool { terms.isEmpty }
  /// Whether this is the number 1.
  var isOne: Bool {
    terms.count == 1 && terms[0].powers.isEmpty && terms[0].coefficient == .one
  }
  /// The value, if no symbol occurs.
  var constant: Rational? {
    if isZero { return .zero }
    return terms.count == 1 && terms[0].powers.isEmpty ? terms[0].coefficient : nil
  }

  /// The lexicographic order of products, which agrees with multiplication.
  private static func isAbove(_ a: [Power], _ b: [Power]) -> Bool {
    for (x, y) in zip(a, b) {
      if x.symbol < y.symbol { return x.exponent.signum > 0 }
      if y.symbol < x.symbol { return y.exponent.signum < 0 }
      if x.exponent != y.exponent { return x.exponent > y.exponent }
    }
    if a.count > b.count { return a[b.count].exponent.signum > 0 }
    if b.count > a.count { return b[a.count].exponent.signum < 0 }
    return false
  }

  /// The product of products of powers.
  static func product(_ a: [Power], _ b: [Power]) -> [Power] {
    var powers: [Power] = []
    powers.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i].symbol < b[j].symbol) {
        powers.append(a[i])
        i += 1
      } else if i == a.count || b[j].symbol < a[i].symbol {
        powers.append(b[j])
        j += 1
      } else {
        let exponent = a[i].exponent + b[j].exponent
        if !exponent.isZero { powers.append(Power(symbol: a[i].symbol, exponent: exponent)) }
        i += 1
        j += 1
      }
    }
    return powers
  }

  /// The powers with every exponent multiplied by a number that is not zero.
  static func raised(_ powers: [Power], to exponent: Rational) -> [Power] {
    powers.map { Power(symbol: $0.symbol, exponent: $0.exponent * exponent) }
  }
}

// MARK: - Arithmetic

extension Expansion {
  /// The negative.
  static prefix func - (a: Expansion) -> Expansion {
    Expansion(
      descending: a.terms.map { Term(coefficient: -$0.coefficient, powers: $0.powers) })
  }

  /// The sum.
  func adding(_ other: Expansion) throws(CertificateError) -> Expansion {
    try Work.spend(Work.term * (terms.count + other.terms.count))
    if isZero { return other }
    if other.isZero { return self }
    // Both lists descend, so that they are merged.
    var sum: [Term] = []
    sum.reserveCapacity(terms.count + other.terms.count)
    var (i, j) = (0, 0)
    while i < terms.count, j < other.terms.count {
      let (a, b) = (terms[i], other.terms[j])
      if a.powers == b.powers {
        sum.append(Term(coefficient: a.coefficient + b.coefficient, powers: a.powers))
        i += 1
        j += 1
      } else if Self.isAbove(a.powers, b.powers) {
        sum.append(a)
        i += 1
      } else {
        sum.append(b)
        j += 1
      }
    }
    if i < terms.count { sum.append(contentsOf: terms[i...]) }
    if j < other.terms.count { sum.append(contentsOf: other.terms[j...]) }
    return try Expansion(bounding: sum)
  }

  /// The product.
  func multiplied(by other: Expansion) throws(CertificateError) -> Expansion {
    if isOne { return other }
    if other.isOne { return self }
    let count = terms.count * other.terms.count
    guard count <= Self.mostProducts else { throw .tooLarge(.terms, limit: Self.mostTerms) }
    var products: [Term] = []
    products.reserveCapacity(count)
    for a in terms {
      for b in other.terms {
        try Work.spend(Work.product(a.coefficient.bitWidth, b.coefficient.bitWidth))
        products.append(
          Term(
            coefficient: a.coefficient * b.coefficient,
            powers: Self.product(a.powers, b.powers)))
      }
    }
    if terms.count == 1 || other.terms.count == 1 {
      // The order of products agrees with multiplication: the terms still descend.
      try Work.spend(Work.term * count)
      return try Expansion(bounding: products)
    }
    return try Expansion(collecting: products)
  }

  /// The power, by repeated squaring; every product on the way keeps the bounds.
  func power(_ exponent: Int) throws(CertificateError) -> Expansion {
    guard exponent > 0 else { return .one }
    if terms.count == 1, terms[0].coefficient == .one {
      let powers = Self.raised(terms[0].powers, to: Rational(exponent))
      return try Expansion(collecting: [Term(coefficient: .one, powers: powers)])
    }
    var result = self
    for bit in stride(from: Int.bitWidth - exponent.leadingZeroBitCount - 2, through: 0, by: -1) {
      result = try result.multiplied(by: result)
      if exponent >> bit & 1 == 1 { result = try result.multiplied(by: self) }
    }
    return result
  }

  /// The quotient by a divisor that leaves no remainder; nil where one is left.
  func divided(by divisor: Expansion) throws(CertificateError) -> Expansion? {
    guard let lead = divisor.terms.first, let inverse = try? lead.coefficient.reciprocal() else {
      return nil
    }
    let opposite = Self.raised(lead.powers, to: -1)
    var rest = self
    var quotient: [Term] = []
    while let top = rest.terms.first {
      let powers = Self.product(top.powers, opposite)
      // Among negative exponents a division may never end, hence the bound.
      guard powers.allSatisfy({ $0.exponent.signum > 0 }), quotient.count < 256 else {
        return nil
      }
      let term = Term(coefficient: top.coefficient * inverse, powers: powers)
      quotient.append(term)
      let part = Expansion(descending: [term])
      rest = try rest.adding(-(try divisor.multiplied(by: part)))
    }
    return try Expansion(collecting: quotient)
  }

  /// The number that another sum has to be multiplied by to give this one; nil if there is none.
  func ratio(to other: Expansion) -> Rational? {
    guard terms.count == other.terms.count, let a = terms.first, let b = other.terms.first,
      let ratio = try? a.coefficient / b.coefficient
    else { return nil }
    for (x, y) in zip(terms, other.terms) {
      guard x.powers == y.powers, x.coefficient == ratio * y.coefficient else { return nil }
    }
    return ratio
  }

  /// The symbols that divide every term, each with its least exponent above 0.
  var commonPowers: [Power] {
    guard let first = terms.first else { return [] }
    return first.powers.compactMap { power in
      var least = power.exponent
      for term in terms.dropFirst() {
        let found = term.powers.first { $0.symbol == power.symbol }
        least = min(least, found?.exponent ?? .zero)
      }
      return least.signum > 0 ? Power(symbol: power.symbol, exponent: least) : nil
    }
  }

  /// The product with powers of symbols.
  func multiplied(by powers: [Power]) throws(CertificateError) -> Expansion {
    try multiplied(by: Expansion(descending: [Term(coefficient: .one, powers: powers)]))
  }
}
