import Exact

// The rules for exponentials, logarithms, roots and magnitudes.
extension Checker {
  /// `exp`: exp a = r, where a ≡ Σ e·L(B) and r ≡ Π B^e.
  ///
  /// L(B) is z where B is the atom exp z, q·log c where B is an atom k^q with c ≡ k, and else an atom log c with c ≡ B that is defined, so that
  /// B = c > 0. Either way B = exp L(B) > 0 and exp a = Π exp(e·L(B)) = Π B^e with positive roots.
  /// Where an exponent of a B that is no atom exp z is not whole, let m be a common denominator: r^m ≡ Π B^(em) = (exp a)^m and r ≥ 0
  /// give r = exp a, as both are m-th roots that are not negative.
  mutating func checkExponential(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.exp, let arguments) = target else {
      throw fault(.form(expected: "an exponential"))
    }
    let exponents = try step.pairs.map { (pair) throws(CertificateError) in
      try exponent(pair.second)
    }
    // Exponentials have all rational powers.
    let m = try commonDenominator(
      zip(step.pairs, exponents).filter { !isExponential($0.0.first) }.map(\.1))
    var sum = Quotient(Rational.zero)
    var product = Quotient(Rational.one)
    for (pair, e) in zip(step.pairs, exponents) {
      try checkDefined(pair.first)
      let base = try arithmetic(pair.first)
      let logarithm = try logarithm(of: base, pair.first, exactly: true)
      sum = try sum.adding(try logarithm.multiplied(by: Quotient(e)))
      let exponent = e * Rational(m)
      if isExponential(pair.first), let factor = try algebra.power(base, exponent) {
        product = try product.multiplied(by: factor)
      } else {
        product = try product.multiplied(by: try power(base, exponent))
      }
    }
    try checkEquality(try arithmetic(arguments[0]), sum, arguments[0], step.result)
    try checkDefined(step.result)
    let result = try arithmetic(step.result)
    try checkEquality(try power(result, Rational(m)), product, target, step.result)
    if m > 1 { try checkNonnegative(step.result) }
  }

  /// `log`: log a = r, where a² ≡ Π B^(2e) and r ≡ Σ e·L(B).
  ///
  /// Where log a is defined a > 0. Let m make all 2em whole; a^(2m) ≡ Π B^(2em) is checked. The bases with
  /// negative exponents are shown not to be zero, so the others are not either, as a is not: the
  /// identity reads |a|^(2m) = Π |B|^(2em) in positive numbers, and log a = log |a| = Σ e·log |B|.
  /// L(B) is log |B|: z where B is the atom exp z; else an atom log c with c² ≡ B² that is defined, where
  /// c > 0 is |B|.
  mutating func checkLogarithm(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.log, let arguments) = target else {
      throw fault(.form(expected: "a logarithm"))
    }
    let exponents = try step.pairs.map { (pair) throws(CertificateError) in
      try exponent(pair.second)
    }
    let m = try commonDenominator(exponents.map { $0 * 2 })
    let twice = Rational(2 * m)
    var product = Quotient(Rational.one)
    for (pair, e) in zip(step.pairs, exponents) {
      try checkDefined(pair.first)
      let base = try arithmetic(pair.first)
      if e.signum < 0 {
        guard try isNonzero(base.numerator) else { throw fault(.notDefined(pair.first.text)) }
      }
      product = try product.multiplied(by: try power(base, e * twice))
    }
    let argument = try arithmetic(arguments[0])
    try checkEquality(try power(argument, twice), product, target, step.result)
    var sum = Quotient(Rational.zero)
    for (pair, e) in zip(step.pairs, exponents) where !e.isZero {
      let base = try arithmetic(pair.first)
      try knowledge.note(base, .nonzero)
      let logarithm = try logarithm(of: base, pair.first, exactly: false)
      sum = try sum.adding(try logarithm.multiplied(by: Quotient(e)))
    }
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), sum, target, step.result)
  }

  /// z where the base is the atom exp z, else the atom log c with c ≡ ±base (c ≡ base if `exactly`);
  /// it is defined.
  mutating func logarithm(
    of base: Quotient, _ tree: Tree, exactly: Bool
  ) throws(CertificateError) -> Quotient {
    if case .name(let name) = tree, let atom = scope.atoms[name],
      case .function(.exp, let arguments) = algebra.definitions[atom]
    {
      return arguments[0]
    }
    // log k^q = q·log k, where log k has a value.
    if exactly, case .name(let name) = tree, let atom = scope.atoms[name],
      case .power(let base, let exponent) = algebra.trees[atom], let q = exponent.constant,
      let inner = try logarithmAtom(of: try arithmetic(base), exactly: true)
    {
      return try inner.multiplied(by: Quotient(q))
    }
    if let found = try logarithmAtom(of: base, exactly: exactly) { return found }
    throw fault(.noLogarithm(base: tree.text))
  }

  /// The atom log c with c ≡ ±base, if there is one that is defined.
  private mutating func logarithmAtom(
    of base: Quotient, exactly: Bool
  ) throws(CertificateError) -> Quotient? {
    let square = try base.multiplied(by: base)
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(.log, let arguments) = definition else { continue }
      let isSame =
        exactly
        ? try algebra.areEqual(arguments[0], base)
        : try algebra.areEqual(try arguments[0].multiplied(by: arguments[0]), square)
      guard isSame, try isDefined(atom: atom) else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    return nil
  }

  /// Whether a tree is the name of an atom exp z.
  private func isExponential(_ tree: Tree) -> Bool {
    guard case .name(let name) = tree, let atom = scope.atoms[name] else { return false }
    if case .function(.exp, _) = algebra.definitions[atom] { return true }
    return false
  }

  /// The least positive whole number whose products with some rationals are whole.
  private func commonDenominator(_ values: [Rational]) throws(CertificateError) -> Int {
    var result = Integer.one
    for value in values {
      result = Integer.leastCommonMultiple(result, value.denominator)
      guard Algebra.small(result) != nil else {
        throw .tooLarge(.bits, limit: Expansion.mostBits)
      }
    }
    return Algebra.small(result) ?? 1
  }

  /// `power`: a^(p/q) = r, where r^q ≡ a^p and r ≥ 0.
  ///
  /// Where a^(p/q) is defined with q > 1, a ≥ 0, and a > 0 if p < 0: it is the one number that is not
  /// negative and whose q-th power is a^p.
  mutating func checkPower(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    let base: Tree
    let value: Rational
    switch target {
    case .power(let a, let exponent): (base, value) = (a, try self.exponent(exponent))
    case .apply(.sqrt, let arguments):
      (base, value) = (arguments[0], try Work.exactly { try Rational(1, over: 2) })
    default: throw fault(.form(expected: "a power with a rational exponent"))
    }
    try checkDefined(step.result)
    let (result, argument) = (try arithmetic(step.result), try arithmetic(base))
    try checkEquality(
      try power(result, Rational(value.denominator)),
      try power(argument, Rational(value.numerator)),
      target, step.result)
    if !value.isInteger { try checkNonnegative(step.result) }
  }

  /// `abs`: |a| = r, where r² ≡ a² and r ≥ 0: both are the root of a² that is not negative.
  mutating func checkMagnitude(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.abs, let arguments) = target else {
      throw fault(.form(expected: "a magnitude"))
    }
    try checkDefined(step.result)
    let (result, argument) = (try arithmetic(step.result), try arithmetic(arguments[0]))
    try checkEquality(try power(result, 2), try power(argument, 2), target, step.result)
    try checkNonnegative(step.result)
  }
}
