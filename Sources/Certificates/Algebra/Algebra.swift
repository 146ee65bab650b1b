import Exact

/// The symbols of a certificate, and the quotients that its trees expand to.
struct Algebra {
  typealias Tree = Certificate.Tree

  /// What a symbol stands for.
  enum Meaning: Hashable {
    case pi
    case variable(String)
    case index(String)
    case atom(Int)
    /// An entry of a family at indices that are polynomials.
    case entry(family: String, [Expansion])
  }

  /// What an atom stands for, with its arguments expanded.
  enum Definition {
    case function(Certificate.Function, [Quotient])
    case power(Quotient, Rational)
    /// (−1)^m.
    case parity(Quotient)
    case series(Scope.Bounds, index: String, body: Tree)
    /// A power whose exponent is no number.
    case open(Quotient, Quotient)
    /// A product over an index.
    case indexedProduct
  }

  /// A power of an atom that is arithmetic over earlier ones: atom^degree = value.
  struct Relation {
    let degree: Int
    let value: Quotient
  }

  let scope: Scope
  /// The definitions of the atoms as trees.
  let trees: [Tree]
  /// What each symbol stands for.
  private(set) var meanings: [Meaning] = []
  private var numbers: [Meaning: Int] = [:]
  /// The definition of each atom.
  private(set) var definitions: [Definition] = []
  /// The relation of each atom that has one.
  private(set) var relations: [Relation?] = []

  /// The largest exponent that is multiplied out.
  static let largestExponent = 1 << 20

  init(_ certificate: Certificate, _ scope: Scope) throws(CertificateError) {
    self.scope = scope
    trees = certificate.atoms.map(\.definition)
    for (number, atom) in certificate.atoms.enumerated() {
      // Each definition uses only what stands before it, so that it is expanded when it is needed.
      let definition = try define(atom.definition)
      guard let definition else { throw .meaning(.atom(atom.name), .notAnAtom) }
      var relation = try relation(definition)
      if let value = atom.value {
        if case .function(.exp, _) = definition { throw .meaning(.atom(atom.name), .noFact) }
        guard let quotient = try expand(value) else { throw .meaning(.atom(atom.name), .noFact) }
        relation = Relation(degree: 1, value: quotient)
      }
      definitions.append(definition)
      relations.append(relation)
      _ = symbol(.atom(number))
    }
  }

  /// The symbol of an atom that is defined; nil for another one.
  func known(atom: Int) -> Quotient? {
    numbers[.atom(atom)].map { Quotient(Expansion(symbol: $0)) }
  }

  /// The number of a symbol.
  mutating func symbol(_ meaning: Meaning) -> Int {
    if let number = numbers[meaning] { return number }
    let number = meanings.count
    meanings.append(meaning)
    numbers[meaning] = number
    return number
  }

  private mutating func define(_ tree: Tree) throws(CertificateError) -> Definition? {
    switch tree {
    case .apply(let function, let arguments):
      var quotients: [Quotient] = []
      for argument in arguments {
        guard let quotient = try expand(argument) else { return nil }
        quotients.append(quotient)
      }
      return .function(function, quotients)
    case .power(.number(-1), let exponent) where exponent.constant == nil:
      return try expand(exponent).map { .parity($0) }
    case .power(let base, let exponent):
      guard let quotient = try expand(base) else { return nil }
      guard let constant = exponent.constant else {
        return try expand(exponent).map { .open(quotient, $0) }
      }
      return .power(quotient, constant)
    case .series(let index, let from, let to, let body):
      return .series(Scope.Bounds(from: from, to: to), index: index, body: body)
    case .indexedProduct: return .indexedProduct
    default: return nil
    }
  }

  /// The relation that an atom satisfies wherever it is defined.
  ///
  /// k = P^(p/q) gives k^q = P^p, k = √P gives k² = P, k = |P| gives k² = P², k = (−1)^m gives k² = 1, and
  /// k = sin P behind an atom c = cos P gives k² = 1 − c². A fact k = v is a relation by itself.
  private func relation(_ definition: Definition) throws(CertificateError) -> Relation? {
    switch definition {
    case .function(.sqrt, let arguments): return Relation(degree: 2, value: arguments[0])
    case .function(.abs, let arguments):
      return Relation(degree: 2, value: try arguments[0].multiplied(by: arguments[0]))
    case .function(.sin, let arguments):
      for (atom, known) in definitions.enumerated() {
        guard case .function(.cos, arguments) = known, let symbol = numbers[.atom(atom)] else {
          continue
        }
        let square = Expansion(symbol: symbol, exponent: 2)
        return Relation(degree: 2, value: Quotient(try Expansion.one.adding(-square)))
      }
      return nil
    case .parity: return Relation(degree: 2, value: Quotient(Rational.one))
    case .power(let base, let exponent):
      guard let p = Self.small(exponent.numerator), let q = Self.small(exponent.denominator),
        let value = try base.power(p)
      else { return nil }
      return Relation(degree: q, value: value)
    default: return nil
    }
  }

  /// An integer that may be an exponent.
  static func small(_ value: Integer) -> Int? {
    value.asInt.flatMap { $0.magnitude <= UInt(largestExponent) ? $0 : nil }
  }
}

// MARK: - Expanding

extension Algebra {
  /// The quotient that a tree expands to; nil if it is no arithmetic over variables, indices, entries and
  /// atoms, or divides by what expands to zero.
  mutating func expand(_ tree: Tree) throws(CertificateError) -> Quotient? {
    try Work.spend(Work.term)
    switch tree {
    case .number(let value): return Quotient(value)
    case .pi: return Quotient(Expansion(symbol: symbol(.pi)))
    case .name(let name):
      if let atom = scope.atoms[name] {
        // An atom that is not defined yet stands for nothing.
        return atom < definitions.count ? Quotient(Expansion(symbol: symbol(.atom(atom)))) : nil
      }
      let meaning: Meaning = scope.variables[name] != nil ? .variable(name) : .index(name)
      return Quotient(Expansion(symbol: symbol(meaning)))
    case .entry(let family, let items):
      var indices: [Expansion] = []
      for item in items {
        guard let index = try expand(item) else { return nil }
        indices.append(index.numerator)
      }
      return Quotient(Expansion(symbol: symbol(.entry(family: family, indices))))
    case .negative(let a): return try expand(a)?.negative
    case .difference(let a, let b):
      guard let x = try expand(a), let y = try expand(b) else { return nil }
      return try x.adding(y.negative)
    case .quotient(let a, let b):
      guard let x = try expand(a), let y = try expand(b)?.reciprocal else { return nil }
      return try x.multiplied(by: y)
    case .sum(let items):
      return try combine(items) { (a, b) throws(CertificateError) in try a.adding(b) }
    case .product(let items):
      return try combine(items) { (a, b) throws(CertificateError) in try a.multiplied(by: b) }
    case .power(let base, let exponent):
      guard let value = exponent.constant, let quotient = try expand(base) else { return nil }
      return try power(quotient, value)
    case .apply, .series, .indexedProduct: return nil
    }
  }

  private mutating func combine(
    _ items: [Tree], _ operation: (Quotient, Quotient) throws(CertificateError) -> Quotient
  ) throws(CertificateError) -> Quotient? {
    var result: Quotient?
    for item in items {
      guard let quotient = try expand(item) else { return nil }
      result =
        try result.map { (sum) throws(CertificateError) in try operation(sum, quotient) }
        ?? quotient
    }
    return result
  }

  /// A power; with an exponent that is not whole, of products of exponentials alone, which are positive.
  func power(
    _ base: Quotient, _ exponent: Rational
  ) throws(CertificateError) -> Quotient? {
    if exponent.isInteger {
      guard let n = Self.small(exponent.numerator) else { return nil }
      if base.denominator == .one, let powers = exponentials(base.numerator), n != 0 {
        // One product of exponentials, whose inverse needs no denominator.
        return Quotient(try Expansion.one.multiplied(by: Expansion.raised(powers, to: exponent)))
      }
      return try base.power(n)
    }
    guard let above = exponentials(base.numerator), let below = exponentials(base.denominator)
    else { return nil }
    let powers = Expansion.product(
      Expansion.raised(above, to: exponent), Expansion.raised(below, to: -exponent))
    return Quotient(try Expansion.one.multiplied(by: powers))
  }

  /// The powers of an expansion that is one product of powers of exponentials; nil for any other.
  private func exponentials(_ value: Expansion) -> [Expansion.Power]? {
    guard value.terms.count == 1, value.terms[0].coefficient == .one,
      value.terms[0].powers.allSatisfy({ isExponential($0.symbol) })
    else { return nil }
    return value.terms[0].powers
  }

  /// Whether a symbol is an atom exp a, which is positive.
  func isExponential(_ symbol: Int) -> Bool {
    guard case .atom(let atom) = meanings[symbol],
      case .function(.exp, _) = definitions[atom]
    else { return false }
    return true
  }
}

// MARK: - Zero

extension Algebra {
  /// Whether an expansion is zero wherever its atoms are defined, by their relations.
  ///
  /// From the last atom to the first, each power k^e with e ≥ q is replaced by k^(e mod q)·v^(e div q)
  /// for the relation k^q = v = n/d, after multiplication by a power of d. Where the atom is defined d
  /// is not zero, so that the expansion is zero where the result is. A definition uses only earlier atoms,
  /// so that one pass is enough.
  func vanishes(_ expansion: Expansion) throws(CertificateError) -> Bool {
    var rest = expansion
    for atom in stride(from: definitions.count - 1, through: 0, by: -1) {
      if rest.isZero { return true }
      guard let relation = relations[atom], let symbol = numbers[.atom(atom)] else { continue }
      rest = try reduced(rest, symbol, relation)
    }
    return rest.isZero
  }

  func reduced(
    _ expansion: Expansion, _ symbol: Int, _ relation: Relation
  ) throws(CertificateError) -> Expansion {
    var groups: [Int: [Expansion.Term]] = [:]
    var most = 0
    for term in expansion.terms {
      guard let place = term.powers.firstIndex(where: { $0.symbol == symbol }) else {
        groups[0, default: []].append(term)
        continue
      }
      // Exponents of roots and magnitudes are whole and above 0: `power` makes no others.
      guard let exponent = Self.small(term.powers[place].exponent.numerator) else {
        throw .tooLarge(.bits, limit: Expansion.mostBits)
      }
      let (count, rest) = exponent.quotientAndRemainder(dividingBy: relation.degree)
      var powers = term.powers
      powers.remove(at: place)
      if rest > 0 {
        powers.insert(Expansion.Power(symbol: symbol, exponent: Rational(rest)), at: place)
      }
      groups[count, default: []].append(
        Expansion.Term(coefficient: term.coefficient, powers: powers))
      most = max(most, count)
    }
    if most == 0 { return expansion }
    var sum = Expansion.zero
    for count in groups.keys.sorted() {
      let part = try Expansion(collecting: groups[count] ?? [])
      let factor = try relation.value.numerator.power(count)
        .multiplied(by: try relation.value.denominator.power(most - count))
      sum = try sum.adding(try part.multiplied(by: factor))
    }
    return sum
  }

  /// Whether two quotients are equal wherever both are defined: a ≡ b.
  func areEqual(_ a: Quotient, _ b: Quotient) throws(CertificateError) -> Bool {
    try vanishes(try a.adding(b.negative).numerator)
  }
}
