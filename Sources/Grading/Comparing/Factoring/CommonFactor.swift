import Exact
import Formulas

/// What stands above the line of a fraction and below it, as it is written.
struct CommonFactor {
  private var reader = KernelReader()
  /// The numbers above and below the line, without their signs.
  private var numbers = (above: Integer(1), below: Integer(1))
  private var above = KernelPolynomial(.one)
  private var below = KernelPolynomial(.one)

  /// What can be cancelled in a fraction of formulas.
  enum Finding: Equatable {
    /// Nothing.
    case none
    /// A factor, as a person writes it.
    case some(String)
    /// It is not told.
    case unknown
  }

  /// What can be cancelled in a product with divisors.
  ///
  /// Roots, exponentials and values of functions are taken for names; where roots are bound to each other, their norms
  /// tell.
  static func find(in factors: [Expression.Factor]) -> Finding {
    guard factors.contains(where: { $0.isDivisor || $0.expression.isReciprocal }) else {
      return .none
    }
    let finding = try? Fuel.share(ofLeftBy: 4) {
      var fraction = CommonFactor()
      for factor in factors {
        guard try fraction.take(factor.expression, isDivisor: factor.isDivisor) else {
          return Finding.unknown
        }
      }
      return try fraction.finding()
    }
    return finding ?? .unknown
  }

  /// Multiplies the fraction by a factor, or divides it; whether that is read.
  private mutating func take(_ factor: Expression, isDivisor: Bool) throws -> Bool {
    switch factor.kind {
    case .negative(let inner): return try take(inner, isDivisor: isDivisor)
    case .product(let factors):
      for factor in factors {
        guard try take(factor.expression, isDivisor: isDivisor != factor.isDivisor) else {
          return false
        }
      }
      return true
    case .number(let value) where !value.isZero:
      numbers.above *= (isDivisor ? value.denominator : value.numerator).magnitude
      numbers.below *= (isDivisor ? value.numerator : value.denominator).magnitude
      return true
    case .power(let base, let exponent) where factor.isReciprocal:
      guard let q = exponent.value else { return false }
      return try take(Expression(.power(base, Expression(.number(-q)))), isDivisor: !isDivisor)
    case .power(let base, let exponent) where base.isSum:
      // What is in a power of a sum is in the sum.
      if let q = exponent.value, q.isInteger, q.signum > 0 {
        return try take(base, isDivisor: isDivisor)
      }
      fallthrough
    default:
      guard let part = try reader.polynomial(of: factor) else { return false }
      if isDivisor { below = try below * part } else { above = try above * part }
      return true
    }
  }

  // MARK: Deciding

  private func finding() throws -> Finding {
    guard let above = try withRootsReduced(above), let below = try withRootsReduced(below),
      let contentAbove = Self.content(of: above), let contentBelow = Self.content(of: below)
    else { return .unknown }
    let tops = numbers.above * contentAbove.numerator
    let bottoms = numbers.below * contentBelow.numerator
    let shared = Integer.greatestCommonDivisor(tops, bottoms)
    if shared != 1 { return .some(shared.description) }
    // A half above the line and a half below it.
    let halves = Integer.greatestCommonDivisor(contentAbove.denominator, contentBelow.denominator)
    if halves != 1 { return .some("1/\(halves)") }
    if let common = try common(above, below) { return .some(try text(of: common)) }
    return try isDecidedByNorms(above, below) ? .none : .unknown
  }

  /// The squares of square roots of numbers are these numbers.
  private func withRootsReduced(_ polynomial: KernelPolynomial) throws -> KernelPolynomial? {
    var reduced = polynomial
    for (root, square) in reader.squares.sorted(by: { $0.key < $1.key })
    where square.number != nil {
      guard let next = try reduced.replacingSquare(of: root, by: square) else { return nil }
      reduced = next
    }
    return reduced
  }

  /// The greatest rational of which all coefficients are whole multiples; nil for 0, which has none.
  private static func content(of polynomial: KernelPolynomial) -> Rational? {
    let coefficients = Array(polynomial.coefficients.values)
    let denominator = coefficients.reduce(Integer(1)) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    let content = coefficients.reduce(Integer(0)) {
      Integer.greatestCommonDivisor($0, ($1 * Rational(denominator)).numerator)
    }
    return content.isZero ? nil : try? Rational(content, over: denominator)
  }

  /// What two polynomials have in common beside numbers; nil for nothing.
  private func common(
    _ above: KernelPolynomial, _ below: KernelPolynomial
  ) throws -> KernelPolynomial? {
    let kernels = above.kernels.union(below.kernels).sorted()
    var units: [Rational] = []
    var shared: KernelPolynomial.Powers = [:]
    var shifts: ([Rational], [Rational]) = ([], [])
    for kernel in kernels {
      guard let top = above.exponents(of: kernel), let bottom = below.exponents(of: kernel) else {
        return nil
      }
      if top.lowerBound.signum == bottom.lowerBound.signum, top.lowerBound.signum > 0 {
        shared[kernel] = min(top.lowerBound, bottom.lowerBound)
      } else if top.upperBound.signum < 0, bottom.upperBound.signum < 0 {
        shared[kernel] = max(top.upperBound, bottom.upperBound)
      }
      shifts.0.append(top.lowerBound)
      shifts.1.append(bottom.lowerBound)
      let steps = (Array(above.coefficients.keys) + Array(below.coefficients.keys)).map {
        $0[kernel] ?? .zero
      }
      let denominator = steps.reduce(Integer(1)) {
        Integer.leastCommonMultiple($0, $1.denominator)
      }
      let step = steps.reduce(Integer(0)) {
        Integer.greatestCommonDivisor($0, ($1 * Rational(denominator)).numerator)
      }
      units.append(step.isZero ? .one : try Rational(step, over: denominator))
    }
    if !shared.isEmpty { return KernelPolynomial([shared: .one]) }
    guard let f = try Self.sparse(above, kernels, units, shifts.0),
      let g = try Self.sparse(below, kernels, units, shifts.1)
    else { throw ArithmeticError.undecided }
    let common = try SparsePolynomial.greatestCommonDivisor(f, g)
    if common.isConstant { return nil }
    let leading = common.coefficients.max { $0.key.lexicographicallyPrecedes($1.key) }?.value ?? 1
    var terms: [KernelPolynomial.Powers: Rational] = [:]
    for (exponents, coefficient) in common.coefficients {
      var powers: KernelPolynomial.Powers = [:]
      for (place, exponent) in exponents.enumerated() where exponent != 0 {
        powers[kernels[place]] = units[place] * Rational(exponent)
      }
      terms[powers] = Rational(leading.signum < 0 ? -coefficient : coefficient)
    }
    return KernelPolynomial(terms)
  }

  /// A polynomial with whole exponents and coefficients, of which none is below 0; nil where they are too large.
  private static func sparse(
    _ polynomial: KernelPolynomial, _ kernels: [Int], _ units: [Rational], _ shifts: [Rational]
  ) throws -> SparsePolynomial? {
    guard let content = content(of: polynomial) else { return nil }
    var terms: [[Int]: Integer] = [:]
    for (powers, coefficient) in polynomial.coefficients {
      var exponents: [Int] = []
      for (place, kernel) in kernels.enumerated() {
        let exponent = try ((powers[kernel] ?? .zero) - shifts[place]) / units[place]
        guard exponent.isInteger, let n = exponent.numerator.asInt, (0...1_000).contains(n) else {
          return nil
        }
        exponents.append(n)
      }
      terms[exponents] = try (coefficient / content).numerator
    }
    return SparsePolynomial(terms)
  }

  /// Whether nothing is common to two polynomials that have nothing in common as polynomials in their kernels: where
  /// square roots are in them, because their norms have nothing in common either.
  private func isDecidedByNorms(
    _ above: KernelPolynomial, _ below: KernelPolynomial
  ) throws -> Bool {
    if above.number != nil || below.number != nil { return true }
    let hasRootsOfNames = reader.squares.values.contains { $0.number == nil }
    if above.term != nil, below.term != nil, !hasRootsOfNames { return true }
    let kernels = above.kernels.union(below.kernels)
    guard kernels.isDisjoint(with: reader.bound) else { return false }
    let roots = reader.squares.filter { kernels.contains($0.key) }
    guard !roots.isEmpty else { return true }
    var (f, g) = (above, below)
    // The later ones may have the earlier ones inside.
    for (root, square) in roots.sorted(by: { $0.key > $1.key }) {
      guard let x = try f.norm(over: root, squared: square),
        let y = try g.norm(over: root, squared: square)
      else { return false }
      (f, g) = (x, y)
    }
    return try common(f, g) == nil
  }

  private func text(of polynomial: KernelPolynomial) throws -> String {
    var total: Expression?
    let terms = polynomial.terms
    for (powers, coefficient) in terms.filter({ !$0.powers.isEmpty })
      + terms.filter(\.powers.isEmpty)
    {
      guard let product = try reader.expression(of: powers) else { continue }
      let term = try Expression(.number(coefficient)) * product
      total = try total.map { try $0 + term } ?? term
    }
    return total?.text ?? "1"
  }
}

extension Expression {
  /// Whether this is a power with a number below 0 as its exponent.
  var isReciprocal: Bool {
    guard case .power(_, let exponent) = kind, let q = exponent.value else { return false }
    return q.signum < 0
  }
}
