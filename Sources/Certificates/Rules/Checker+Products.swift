import Exact

// The rules for products over an index, factorials and binomial coefficients.
extension Checker {
  /// `product`: Π_i a = r, where a ≡ Π c · Π b^e, and r is the product of (^ c n) for the factors c free of i,
  /// with n = hi − lo + 1, and of (^ (prod i lo hi b) e) for the others, in their order.
  ///
  /// A product of n ≥ 0 factors is multiplicative. All c and b have to be defined, and those with a negative e
  /// nowhere zero; then so is the result. The number n is written as hi where lo is 1.
  mutating func checkProduct(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .indexedProduct(let index, let from, let to, let body) = target,
      !step.pairs.isEmpty
    else { throw fault(.form(expected: "a product over an index, and its factors")) }
    var product = Quotient(Rational.one)
    var factors: [Tree] = []
    for pair in step.pairs {
      let value = try exponent(pair.second)
      guard case .indexedProduct(index, from, to, let own) = pair.first else {
        guard value == .one else { throw fault(.form(expected: "the exponent 1")) }
        guard try !scope.indices(of: pair.first).contains(index), !scope.binds(pair.first, index)
        else { throw fault(.dependsOnIndex(pair.first.text)) }
        try checkDefined(pair.first)
        product = try product.multiplied(by: try arithmetic(pair.first))
        factors.append(.power(pair.first, Self.count(from: from, to: to)))
        continue
      }
      try checkDefined(own)
      let factor = try arithmetic(own)
      if value.signum < 0 {
        guard try isNonzero(factor.numerator) else { throw fault(.notDefined(own.text)) }
      }
      product = try product.multiplied(by: try power(factor, value))
      factors.append(value == .one ? pair.first : .power(pair.first, .number(value)))
    }
    try checkEquality(try arithmetic(body), product, body, step.result)
    let expected = factors.count == 1 ? factors[0] : .product(factors)
    guard step.result == expected else { throw fault(.result(expected: expected.text)) }
  }

  /// The number of the whole numbers from one bound to another.
  private static func count(from: Tree, to: Tree) -> Tree {
    from == .number(.one) ? to : .sum([.difference(to, from), .number(.one)])
  }

  /// The farthest that a factorial is moved.
  private static let mostFactors = 64

  /// `factorial`: a! = r, or Π_i (i + s) = r, by an atom m! with a whole number x − m.
  ///
  /// Here x is a; or hi + s, with r·(lo + s − 1)! for r and a whole number lo + s ≥ 1. In both cases x is
  /// whole and not negative, since hi ≥ lo − 1. For x ≡ m + c with c ≥ 0, where m! has to be defined, x! is
  /// m!·(m + 1)⋯(m + c). For x ≡ m − c, m is whole and positive with x, and x! = m!/((x + 1)⋯(x + c)).
  mutating func checkFactorial(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    var value: Quotient
    switch target {
    case .apply(.factorial, let arguments):
      value = try factorial(of: try arithmetic(arguments[0]), arguments[0])
    case .indexedProduct(let index, let from, let to, let body):
      let shift = try arithmetic(body).adding(try arithmetic(.name(index)).negative)
      let first = try arithmetic(from).adding(shift)
      guard let below = Self.constant(first), below.isInteger, below >= .one,
        let count = Algebra.small(below.numerator), count <= Self.mostFactors
      else { throw fault(.form(expected: "factors from a whole number up")) }
      value = try factorial(of: try arithmetic(to).adding(shift), to)
      let rest = Rational(Integer.factorial(UInt(count - 1)))
      guard let inverse = try? rest.reciprocal() else { throw fault(.notDefined(to.text)) }
      value = try value.multiplied(by: Quotient(inverse))
    default: throw fault(.form(expected: "a factorial"))
    }
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), value, target, step.result)
  }

  /// The value of a quotient that is a number; nil for others.
  private static func constant(_ value: Quotient) -> Rational? {
    guard let above = value.numerator.constant, let below = value.denominator.constant else {
      return nil
    }
    return try? above / below
  }

  /// The factorial of what is whole and not negative.
  private mutating func factorial(
    of x: Quotient, _ tree: Tree
  ) throws(CertificateError) -> Quotient {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(.factorial, let arguments) = definition,
        let constant = Self.constant(try x.adding(arguments[0].negative)), constant.isInteger,
        let count = Algebra.small(constant.numerator), count.magnitude <= UInt(Self.mostFactors)
      else { continue }
      var value = Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
      if count >= 0 {
        guard try isDefined(atom: atom) else { continue }
        for number in 0..<count {
          let factor = try arguments[0].adding(Quotient(Rational(number + 1)))
          value = try value.multiplied(by: factor)
        }
        return value
      }
      try learn(.name(certificate.atoms[atom].name))
      for number in 0..<(-count) {
        let factor = try x.adding(Quotient(Rational(number + 1)))
        try knowledge.note(factor, .positive)
        guard let inverse = factor.reciprocal else { throw fault(.notDefined(tree.text)) }
        value = try value.multiplied(by: inverse)
      }
      return value
    }
    throw fault(.form(expected: "an atom (factorial \(tree.text))"))
  }

  /// `pascal`: the binomial coefficient of a and k is that of a − 1 and k, plus that of a − 1 and k − 1.
  ///
  /// Both are atoms that are defined, so that k − 1 is whole and not negative; a may be any number.
  mutating func checkPascal(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.binomial, let arguments) = target else {
      throw fault(.form(expected: "a binomial coefficient"))
    }
    let minusOne = Quotient(-1)
    let above = try arithmetic(arguments[0]).adding(minusOne)
    let count = try arithmetic(arguments[1])
    let sum = try binomial(above, count).adding(
      try binomial(above, try count.adding(minusOne)))
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), sum, target, step.result)
  }

  private mutating func binomial(
    _ above: Quotient, _ count: Quotient
  ) throws(CertificateError) -> Quotient {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(.binomial, let arguments) = definition,
        try algebra.areEqual(arguments[0], above), try algebra.areEqual(arguments[1], count),
        try isDefined(atom: atom)
      else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    throw fault(.form(expected: "atoms for the two binomial coefficients before it"))
  }
}
