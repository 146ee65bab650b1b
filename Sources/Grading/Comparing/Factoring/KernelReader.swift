import Exact
import Formulas

/// Reads formulas as polynomials in kernels; kernels are told apart by their spelling.
///
/// Powers of one base are powers of one kernel: √x and x, e^(2x) and e^x, 4^x and 2^x.
struct KernelReader {
  /// What the kernels stand for, by their numbers.
  private(set) var kernels: [Expression] = []
  /// The squares of those that are square roots of numbers or of polynomials.
  private(set) var squares: [Int: KernelPolynomial] = [:]
  /// Those that other kernels may be bound to by more than their spelling: other roots, and reciprocals of sums.
  private(set) var bound: Set<Int> = []
  private var numbers: [String: Int] = [:]

  /// The largest exponent of a sum that is multiplied out.
  private static let mostFactors = 40

  private mutating func kernel(_ spelling: String, _ expression: Expression) -> Int {
    if let number = numbers[spelling] { return number }
    numbers[spelling] = kernels.count
    kernels.append(expression)
    return kernels.count - 1
  }

  /// The polynomial that a formula is; nil for what is no number, or too large.
  ///
  /// The recursion is as deep as the formula.
  ///
  /// - Throws: `ArithmeticError`.
  mutating func polynomial(of expression: Expression) throws -> KernelPolynomial? {
    try Fuel.spend(32)
    switch expression.kind {
    case .number(let value): return KernelPolynomial(value)
    case .negative(let inner):
      return try polynomial(of: inner).map { try $0 * KernelPolynomial(-1) }
    case .sum(let terms):
      var total = KernelPolynomial(.zero)
      for term in terms {
        guard let part = try polynomial(of: term.expression) else { return nil }
        total = try total + (term.isSubtracted ? part * KernelPolynomial(-1) : part)
      }
      return total
    case .product(let factors):
      var product = KernelPolynomial(.one)
      for factor in factors {
        let exponent = Expression(.number(factor.isDivisor ? -1 : 1))
        guard let part = try power(factor.expression, exponent) else { return nil }
        product = try product * part
      }
      return product
    case .power(let base, let exponent): return try power(base, exponent)
    case .call("exp", let arguments) where arguments.count == 1:
      return try power(Expression(.name("e")), arguments[0])
    case .call("exp2", let arguments) where arguments.count == 1:
      return try power(Expression(.number(2)), arguments[0])
    case .call("sqrt", let arguments) where arguments.count == 1:
      return try power(arguments[0], Expression(.number(Rational.one.scaled(byTwoToThe: -1))))
    case .call("nthroot", let arguments) where arguments.count == 2:
      guard let share = arguments[1].value.flatMap({ try? $0.reciprocal() }) else { return nil }
      return try power(arguments[0], Expression(.number(share)))
    case .call("square", let arguments) where arguments.count == 1:
      return try power(arguments[0], Expression(.number(2)))
    case .call("pow", let arguments) where arguments.count == 2:
      return try power(arguments[0], arguments[1])
    case .name, .call, .entry, .series:
      return KernelPolynomial(kernel: kernel(expression.spelling, expression), to: .one)
    case .list, .comparison: return nil
    }
  }

  // MARK: Powers

  private mutating func power(
    _ base: Expression, _ exponent: Expression
  ) throws -> KernelPolynomial? {
    if let q = exponent.value { return try power(base, q) }
    guard let sum = try polynomial(of: exponent) else { return nil }
    // b^(2n + 1) is b·(b^n)².
    var (root, share) = (base, Rational.one)
    if let number = base.value { (root, share) = Self.leastBase(number) ?? (base, .one) }
    var product = KernelPolynomial(.one)
    for (powers, coefficient) in sum.terms {
      let factor: KernelPolynomial?
      if powers.isEmpty {
        factor = try power(base, coefficient)
      } else {
        let name = root.spelling + "^[" + KernelPolynomial.text(of: powers) + "]"
        guard let written = try expression(of: powers) else { return nil }
        let number = kernel(name, Expression(.power(root, written)))
        factor = KernelPolynomial(kernel: number, to: coefficient * share)
      }
      guard let factor else { return nil }
      product = try product * factor
    }
    return product
  }

  private mutating func power(_ base: Expression, _ q: Rational) throws -> KernelPolynomial? {
    guard let inner = try polynomial(of: base) else { return nil }
    if q.isInteger {
      if let term = inner.term, term.coefficient == .one {
        return KernelPolynomial([term.powers.mapValues { $0 * q }.filter { !$0.value.isZero }: .one]
        )
      }
      guard let n = q.numerator.asInt, abs(n) <= Self.mostFactors || inner.coefficients.count <= 1,
        abs(n) <= 1_000, !(n < 0 && inner.coefficients.isEmpty)
      else { return nil }
      if let result = try inner.power(n) { return result }
      // What a sum below the line has in common with others is not seen.
      let number = kernel(base.spelling, base)
      bound.insert(number)
      return KernelPolynomial(kernel: number, to: q)
    }
    if let term = inner.term, term.coefficient == .one, term.powers.count == 1,
      let (number, exponent) = term.powers.first, exponent == .one, squares[number] == nil
    {
      return KernelPolynomial(kernel: number, to: q)
    }
    let share = try Rational(1, over: q.denominator)
    let root = Expression(.power(base, Expression(.number(share))))
    let spelling = inner.number.map(\.description) ?? base.spelling
    let number = kernel("\(spelling)^(1/\(q.denominator))", root)
    if q.denominator == 2 { squares[number] = inner } else { bound.insert(number) }
    return KernelPolynomial(kernel: number, to: Rational(q.numerator))
  }

  /// The least whole number, and its exponent, that a whole number or its reciprocal is a power of.
  private static func leastBase(_ number: Rational) -> (Expression, Rational)? {
    let isBelow = number.numerator == 1
    let whole = isBelow ? number.denominator : number.numerator
    guard isBelow || number.isInteger, let n = whole.asInt, n > 1, n <= 1 << 40 else { return nil }
    for base in 2...1_000 where n % base == 0 {
      var (rest, count) = (n, 0)
      while rest % base == 0 { (rest, count) = (rest / base, count + 1) }
      if rest == 1 {
        return (Expression(.number(Rational(base))), Rational(isBelow ? -count : count))
      }
    }
    return (Expression(.number(Rational(whole))), isBelow ? -1 : 1)
  }

  // MARK: Writing

  /// A product of powers of kernels as a formula.
  ///
  /// - Throws: `ArithmeticError`.
  func expression(of powers: KernelPolynomial.Powers) throws -> Expression? {
    var product = Expression(.number(.one))
    for (number, exponent) in powers.sorted(by: { $0.key < $1.key }) {
      product = try product * kernels[number].power(Expression(.number(exponent)))
    }
    return product
  }
}
