import Exact

/// Tells the sign of formulas in one variable at a number.
struct SignAtPoint {
  /// The variable.
  let name: String

  /// −1, 0 or 1; nil where the formula has no value.
  ///
  /// - Throws: `ArithmeticError.undecided` where neither proof nor enclosure tells.
  func sign(of formula: Expression, at cut: Cut) throws -> Int? {
    guard case .root(let root) = cut.place else { return try sign(of: formula, at: cut.value) }
    if let quotient = try WholeQuotient(formula, in: name) {
      guard try isDefined(formula, at: root) else { return nil }
      return try root.sign(of: quotient.numerator) * root.sign(of: quotient.denominator)
    }
    return try sign(of: formula, at: cut.value)
  }

  /// The sign at a number that is known by its value.
  func sign(of formula: Expression, at value: Real) throws -> Int? {
    let point: [String: Value<Real>] = [name: .scalar(value)]
    return try Self.sign(of: formula, at: point)
  }

  /// The sign at a point; nil where the formula has no value.
  static func sign(of formula: Expression, at point: [String: Value<Real>]) throws -> Int? {
    if let place = EnclosedPoint(point),
      let sign = IntervalEvaluator.enclosure(of: formula, at: place)?.signum, sign != 0
    {
      return sign
    }
    do {
      guard let number = try formula.evaluate(point).scalar else { throw ArithmeticError.undecided }
      switch try number.sign() {
      case .less: return -1
      case .equal: return 0
      case .greater: return 1
      }
    } catch let error as FormulaError {
      switch error.problem {
      case .arithmetic(.divisionByZero), .arithmetic(.outsideDomain), .definition: return nil
      case .arithmetic(let problem): throw problem
      default: throw ArithmeticError.undecided
      }
    }
  }

  /// Whether a rational function has a value at a root, where no divisor may be zero.
  private func isDefined(_ formula: Expression, at root: RealRoot) throws -> Bool {
    guard formula.names.contains(name) else { return true }
    for part in formula.children where try !isDefined(part, at: root) { return false }
    var divisors: [Expression] = []
    switch formula.kind {
    case .product(let factors): divisors = factors.filter(\.isDivisor).map(\.expression)
    case .power(let base, let exponent):
      if let q = exponent.asRational, q.signum < 0 { divisors = [base] }
    default: break
    }
    for divisor in divisors {
      guard let quotient = try WholeQuotient(divisor, in: name) else {
        throw ArithmeticError.undecided
      }
      if try root.sign(of: quotient.numerator) == 0 { return false }
    }
    return true
  }
}

/// A formula as the quotient of two polynomials in one variable with whole coefficients, which nothing was
/// cancelled in.
struct WholeQuotient {
  let numerator: WholePolynomial
  let denominator: WholePolynomial

  /// The largest degree.
  private static let mostDegree = 60
  /// The longest coefficient, in bits.
  private static let mostBits = 8_000

  private init?(_ numerator: WholePolynomial, _ denominator: WholePolynomial) throws {
    let degree = max(numerator.degree, denominator.degree)
    try Fuel.spend(32 * (degree + 2))
    guard degree <= Self.mostDegree, numerator.bitWidth <= Self.mostBits,
      denominator.bitWidth <= Self.mostBits
    else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The quotient that a formula is; nil where it is none, or too large.
  ///
  /// The recursion is as deep as the formula, which is bounded where it is read.
  init?(_ formula: Expression, in name: String) throws {
    switch formula.kind {
    case .number(let value):
      try self.init(WholePolynomial([value.numerator]), WholePolynomial([value.denominator]))
    case .name(let other):
      guard other == name else { return nil }
      try self.init(WholePolynomial([0, 1]), WholePolynomial([1]))
    case .negative(let inner):
      guard let part = try WholeQuotient(inner, in: name) else { return nil }
      try self.init(part.numerator.negated, part.denominator)
    case .sum(let terms):
      var (above, below) = (WholePolynomial([]), WholePolynomial([1]))
      for term in terms {
        guard let part = try WholeQuotient(term.expression, in: name) else { return nil }
        let other = term.isSubtracted ? part.numerator.negated : part.numerator
        if part.denominator == below {
          above = above + other
        } else {
          above = above * part.denominator + other * below
          below = below * part.denominator
        }
        guard let sum = try WholeQuotient(above, below) else { return nil }
        (above, below) = (sum.numerator, sum.denominator)
      }
      try self.init(above, below)
    case .product(let factors):
      var (above, below) = (WholePolynomial([1]), WholePolynomial([1]))
      for factor in factors {
        guard let part = try WholeQuotient(factor.expression, in: name) else { return nil }
        above = above * (factor.isDivisor ? part.denominator : part.numerator)
        below = below * (factor.isDivisor ? part.numerator : part.denominator)
        guard try WholeQuotient(above, below) != nil else { return nil }
      }
      try self.init(above, below)
    case .power(let base, let exponent):
      guard let q = exponent.asRational, q.isInteger, let n = q.numerator.asInt,
        n.magnitude <= Self.mostDegree, let part = try WholeQuotient(base, in: name)
      else { return nil }
      var (above, below) = (WholePolynomial([1]), WholePolynomial([1]))
      for _ in 0..<n.magnitude {
        above = above * (n < 0 ? part.denominator : part.numerator)
        below = below * (n < 0 ? part.numerator : part.denominator)
        guard try WholeQuotient(above, below) != nil else { return nil }
      }
      try self.init(above, below)
    default: return nil
    }
  }
}
