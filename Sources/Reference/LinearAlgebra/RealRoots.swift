import Exact

/// A real root of a polynomial between two rationals.
public struct RootInterval: Sendable, Hashable {
  /// The root is above this number, or it is this number where both ends agree.
  public let lower: Rational
  /// The root is not above this number.
  public let upper: Rational
  /// How often the root occurs.
  public let multiplicity: Int
}

/// The real roots of a polynomial, isolated by Sturm's theorem and refined by bisection.
public struct RealRoots: Sendable {
  /// The polynomial with the same roots, each simple.
  public let squareFree: RationalPolynomial
  /// The Sturm sequence p, p′, −rem(p, p′) … of the square-free part.
  public let sturmSequence: [RationalPolynomial]
  /// The sequences of the square-free parts of gcd(p, p′), of its gcd with its derivative, and so on.
  private let repeated: [[SignPolynomial]]
  private let signs: [SignPolynomial]

  /// Prepares the roots of a polynomial that is not zero.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for the zero polynomial.
  public init(of polynomial: RationalPolynomial) throws(ArithmeticError) {
    guard !polynomial.isZero else { throw .divisionByZero }
    squareFree = try polynomial.squareFreePart()
    sturmSequence = try Self.sturmSequence(of: squareFree)
    signs = Self.prepared(sturmSequence)
    var chain: [[SignPolynomial]] = []
    var common = try polynomial.greatestCommonDivisor(with: polynomial.derivative)
    while common.degree > 0 {
      chain.append(Self.prepared(try Self.sturmSequence(of: try common.squareFreePart())))
      common = try common.greatestCommonDivisor(with: common.derivative)
    }
    repeated = chain
  }

  private static func prepared(_ sequence: [RationalPolynomial]) -> [SignPolynomial] {
    sequence.map { SignPolynomial($0) }
  }

  private static func sturmSequence(
    of p: RationalPolynomial
  ) throws(ArithmeticError) -> [RationalPolynomial] {
    var sequence = [p]
    var next = try p.derivative.primitive()
    while let last = sequence.last, !next.isZero {
      sequence.append(next)
      let remainder = try last.divided(by: next).remainder
      next = try RationalPolynomial(remainder.coefficients.map { -$0 }).primitive()
    }
    return sequence
  }

  /// The number of distinct real roots.
  ///
  /// The sign variations at −∞ less those at +∞, read off the leading coefficients.
  public var count: Int {
    let leading = sturmSequence.map { ($0.coefficients.last?.signum ?? 0, $0.degree) }
    return Self.variations(leading.map { $0.1.isMultiple(of: 2) ? $0.0 : -$0.0 })
      - Self.variations(leading.map(\.0))
  }

  /// The number of distinct roots above one number and not above another.
  public func count(above lower: Rational, upTo upper: Rational) -> Int {
    Self.count(signs, above: lower, upTo: upper)
  }

  private static func count(
    _ sequence: [SignPolynomial], above lower: Rational, upTo upper: Rational
  ) -> Int {
    max(
      0,
      variations(sequence.map { $0.sign(at: lower) })
        - variations(sequence.map { $0.sign(at: upper) }))
  }

  private static func variations(_ signs: [Int]) -> Int {
    var last = 0
    var count = 0
    for sign in signs where sign != 0 {
      if last * sign < 0 { count += 1 }
      last = sign
    }
    return count
  }

  /// The roots from the least, each in an interval of its own whose width is at most 2^−bits of the
  /// root; zero, and every root that bisection meets, is given exactly.
  ///
  /// - Complexity: about (bits + log₂ of the spread of the exponents) signs of the polynomial a root.
  public func intervals(relativeBits bits: Int) throws(ArithmeticError) -> [RootInterval] {
    guard squareFree.degree > 0 else { return [] }
    let bound = try squareFree.rootBound()
    var open = [(-bound, bound, count(above: -bound, upTo: bound))]
    var result: [RootInterval] = []
    while let (lower, upper, number) = open.popLast() {
      guard number > 0 else { continue }
      if number == 1 {
        let (low, high) = try refined(lower, upper, bits: bits)
        let extra = repeated.prefix { sequence in
          low == high
            ? sequence[0].sign(at: low) == 0 : Self.count(sequence, above: low, upTo: high) > 0
        }
        result.append(RootInterval(lower: low, upper: high, multiplicity: 1 + extra.count))
        continue
      }
      let middle = try squareFree.middle(lower, upper)
      let left = count(above: lower, upTo: middle)
      open.append((middle, upper, number - left))
      open.append((lower, middle, left))
    }
    return result
  }

  private func refined(
    _ lower: Rational, _ upper: Rational, bits: Int
  ) throws(ArithmeticError) -> (Rational, Rational) {
    var (low, high) = (lower, upper)
    if signs[0].sign(at: high) == 0 { return (high, high) }
    // Right of a root of its own the polynomial has the sign of its derivative.
    let before = signs[0].sign(at: low)
    let signBelow = before != 0 ? before : signs[1].sign(at: low)
    while low.signum * high.signum <= 0
      || high - low > min(low.magnitude, high.magnitude).scaled(byTwoToThe: -bits)
    {
      let middle = try squareFree.middle(low, high)
      let sign = signs[0].sign(at: middle)
      if sign == 0 { return (middle, middle) }
      if sign == signBelow { low = middle } else { high = middle }
    }
    return (low, high)
  }
}

extension RationalPolynomial {
  /// A power of two above the magnitude of every root (Cauchy: 1 + max |aᵢ/aₙ|).
  func rootBound() throws(ArithmeticError) -> Rational {
    guard let leading = coefficients.last else { throw .divisionByZero }
    var greatest = Rational.zero
    for coefficient in coefficients.dropLast() {
      greatest = max(greatest, try (coefficient / leading).magnitude)
    }
    return Rational(1).scaled(byTwoToThe: ((greatest + 1).floorLog2() ?? 0) + 1)
  }

  /// A number between two, which cuts an interval well: 0 between the signs, a bound below all
  /// nonzero roots next to 0, a power of two between different magnitudes, else the middle.
  func middle(_ lower: Rational, _ upper: Rational) throws(ArithmeticError) -> Rational {
    if lower.signum < 0, upper.signum > 0 { return .zero }
    if upper.signum <= 0 { return -(try middle(-upper, -lower)) }
    if lower.isZero {
      let nonzero = RationalPolynomial(Array(coefficients.drop { $0.isZero }.reversed()))
      return min(
        try nonzero.rootBound().reciprocal(), upper.scaled(byTwoToThe: -1))
    }
    let (low, high) = (lower.floorLog2() ?? 0, upper.floorLog2() ?? 0)
    if high - low > 1 { return Rational(1).scaled(byTwoToThe: low + (high - low + 1) / 2) }
    return (lower + upper).scaled(byTwoToThe: -1)
  }
}

/// A polynomial with whole coefficients, of which only signs are asked.
private struct SignPolynomial: Sendable {
  private let coefficients: [Integer]

  /// The polynomial of a primitive one.
  init(_ primitive: RationalPolynomial) { coefficients = primitive.coefficients.map(\.numerator) }

  /// The sign at p/q: that of Σ cᵢ pⁱ qⁿ⁻ⁱ, for q > 0.
  func sign(at x: Rational) -> Int {
    let (p, q) = (x.numerator, x.denominator)
    var value = Integer.zero
    var power = Integer.one
    for coefficient in coefficients.reversed() {
      value = value * p + coefficient * power
      power *= q
    }
    return value.signum
  }
}
