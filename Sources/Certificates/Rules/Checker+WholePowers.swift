import Exact

// The rule for powers whose exponents are whole numbers, though not known ones.
extension Checker {
  /// A whole exponent, as a sum of whole multiples of products of whole names.
  private typealias WholeTerms = [(count: Int, product: Expansion)]

  /// `whole`: a^e = r for a whole e, where a ≡ Π B^c with whole c, and r ≡ Π B^(c·e).
  ///
  /// With e ≡ Σ t·m for whole t and products m of whole names, B^(ce) is Π (B^m)^(ct). B^m is the atom
  /// (^ B m); or ±1 for B = ±1, with the atom (−1)^m; or it is made of atoms exp z with z ≡ q·m·L(B), where
  /// L(B) is a logarithm of B as for `exp`, so that B > 0. For an atom B = (^ x n) with a whole n it is x^(nm).
  /// All atoms have to be defined, and a base with a negative c or ct must not be zero.
  ///
  /// Where no B is zero these are the laws of whole exponents. Where one is, its c and ct are above 0, and its
  /// m are not negative, as 0^m is defined; so a is 0 as well, and e ≥ 0. For e > 0 both sides are 0; for
  /// e = 0 all its m are 0, and 0^0 = 1 makes both sides 1.
  mutating func checkWhole(_ step: Certificate.Step, _ target: Tree) throws(CertificateError) {
    func noWholePower() -> CertificateError {
      fault(.form(expected: "a power with a whole exponent that is no number"))
    }
    guard case .power(let base, let exponent) = target, exponent.constant == nil else {
      throw noWholePower()
    }
    let whole = try arithmetic(exponent)
    guard let terms = try wholeTerms(of: whole) else { throw noWholePower() }
    var product = Quotient(Rational.one)
    var result = Quotient(Rational.one)
    for pair in step.pairs {
      let value = try self.exponent(pair.second)
      guard value.isInteger, let count = Algebra.small(value.numerator), count != 0 else {
        throw fault(.form(expected: "whole exponents other than 0"))
      }
      try checkDefined(pair.first)
      let factor = try arithmetic(pair.first)
      if count < 0 { try checkNonzero(factor, pair.first) }
      product = try product.multiplied(by: try power(factor, value))
      let raised = try Self.multiplied(terms, by: count)
      result = try result.multiplied(by: try wholePower(factor, pair.first, raised))
    }
    try checkEquality(try arithmetic(base), product, base, step.result)
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), result, target, step.result)
  }

  private mutating func checkNonzero(
    _ value: Quotient, _ tree: Tree
  ) throws(CertificateError) {
    guard try isNonzero(value.numerator) else { throw fault(.notDefined(tree.text)) }
  }

  /// A number as a sum of whole multiples of products of whole names; nil for any other.
  private func wholeTerms(of value: Quotient) throws(CertificateError) -> WholeTerms? {
    guard let divisor = value.denominator.constant, let factor = try? divisor.reciprocal() else {
      return nil
    }
    var terms: WholeTerms = []
    for term in value.numerator.terms {
      let coefficient = term.coefficient * factor
      guard coefficient.isInteger, let count = Algebra.small(coefficient.numerator),
        term.powers.allSatisfy({ isWhole($0) })
      else { return nil }
      terms.append((count, try Expansion.one.multiplied(by: term.powers)))
    }
    return terms
  }

  private func isWhole(_ power: Expansion.Power) -> Bool {
    guard power.exponent.isInteger, power.exponent.signum > 0 else { return false }
    switch algebra.meanings[power.symbol] {
    case .variable(let name): return scope.variables[name]?.isWhole ?? false
    case .index: return true
    case .pi, .atom, .entry: return false
    }
  }

  private static func multiplied(
    _ terms: WholeTerms, by factor: Int
  ) throws(CertificateError) -> WholeTerms {
    var result: WholeTerms = []
    for term in terms {
      let (count, overflow) = term.count.multipliedReportingOverflow(by: factor)
      guard !overflow, count.magnitude <= UInt(Algebra.largestExponent) else {
        throw .tooLarge(.bits, limit: Expansion.mostBits)
      }
      result.append((count, term.product))
    }
    return result
  }

  /// A base to the power of a whole number, as a product of powers of atoms.
  private mutating func wholePower(
    _ value: Quotient, _ written: Tree, _ exponents: WholeTerms
  ) throws(CertificateError) -> Quotient {
    var (base, tree, terms) = (value, written, exponents)
    // A power of a power: each atom uses only earlier ones, so that this ends.
    while case .name(let name) = tree, let atom = scope.atoms[name],
      case .power(let innerTree, let exponentTree) = algebra.trees[atom],
      exponentTree.constant == nil, isWhole(exponentTree),
      let counts = try wholeTerms(of: try arithmetic(exponentTree))
    {
      let inner = try arithmetic(innerTree)
      var products: WholeTerms = []
      for term in terms {
        for count in try Self.multiplied(counts, by: term.count) {
          products.append((count.count, try term.product.multiplied(by: count.product)))
        }
      }
      (base, tree, terms) = (inner, innerTree, products)
    }
    let isMinusOne = try algebra.areEqual(base, Quotient(-1))
    var result = Quotient(Rational.one)
    for term in terms where term.count != 0 {
      try Work.spend(Work.term)
      if isMinusOne {
        if !term.count.isMultiple(of: 2) {
          result = try result.multiplied(by: try sign(of: Quotient(term.product), tree))
        }
      } else if term.product.isOne {
        if term.count < 0 { try checkNonzero(base, tree) }
        result = try result.multiplied(by: try power(base, Rational(term.count)))
      } else if let atom = try openPower(base, term.product) {
        if term.count < 0 { try checkNonzero(base, tree) }
        result = try result.multiplied(by: try power(atom, Rational(term.count)))
      } else {
        result = try result.multiplied(
          by: try exponential(base, tree, term.count, term.product))
      }
    }
    return result
  }

  /// The atom that is a power of a base, if there is one that is defined.
  private mutating func openPower(
    _ base: Quotient, _ exponent: Expansion
  ) throws(CertificateError) -> Quotient? {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .open(let known, let power) = definition,
        try algebra.areEqual(power, Quotient(exponent)), try algebra.areEqual(known, base),
        try isDefined(atom: atom)
      else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    return nil
  }

  /// B^(tm) = exp(tm·L(B)) as a product of powers of atoms exp z.
  private mutating func exponential(
    _ base: Quotient, _ tree: Tree, _ count: Int, _ product: Expansion
  ) throws(CertificateError) -> Quotient {
    if base == Quotient(Rational.one) { return base }
    let logarithm = try logarithm(of: base, tree, exactly: true)
    guard let divisor = logarithm.denominator.constant, let factor = try? divisor.reciprocal()
    else { throw fault(.noLogarithm(base: tree.text)) }
    let argument = try logarithm.numerator.multiplied(by: product)
    var result = Quotient(Rational.one)
    for term in argument.terms {
      let coefficient = term.coefficient * factor * Rational(count)
      result = try result.multiplied(by: try exponential(coefficient, of: term.powers, tree))
    }
    return result
  }

  /// exp(q·M) for a product M of powers, by an atom exp(u·M): the atom to the power q/u.
  private mutating func exponential(
    _ factor: Rational, of powers: [Expansion.Power], _ tree: Tree
  ) throws(CertificateError) -> Quotient {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(.exp, let arguments) = definition,
        arguments[0].denominator == .one, arguments[0].numerator.terms.count == 1,
        arguments[0].numerator.terms[0].powers == powers,
        let exponent = try? factor / arguments[0].numerator.terms[0].coefficient,
        try isDefined(atom: atom)
      else { continue }
      return Quotient(
        Expansion(symbol: algebra.symbol(.atom(atom)), exponent: exponent))
    }
    throw fault(.noLogarithm(base: tree.text))
  }
}
