/// An irrational real root of a polynomial with whole coefficients: the only one between two rationals.
///
/// What is asked of it, its sign, its order, whether another polynomial vanishes there, is decided exactly.
public struct RealRoot: Sendable {
  /// The polynomial, which has no repeated root.
  package let polynomial: WholePolynomial
  /// A rational below the root.
  public private(set) var lower: Rational
  /// A rational above the root.
  public private(set) var upper: Rational
  /// The sign of the polynomial at the lower end; at the upper one it has the other sign.
  private let signBelow: Int

  /// A real number that is a root of a polynomial.
  package enum Found: Sendable {
    case rational(Rational)
    case irrational(RealRoot)
  }

  /// The largest degree of a polynomial whose roots are looked for.
  package static let mostDegree = 40
  /// The longest coefficient, in bits.
  private static let mostBits = 4_000

  /// All real roots of a polynomial that is not 0, each one once; nil where it is too large.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  package static func roots(of polynomial: WholePolynomial) throws(ArithmeticError) -> [Found]? {
    guard polynomial.degree <= mostDegree, polynomial.bitWidth <= mostBits else { return nil }
    guard polynomial.degree > 0 else { return [] }
    let words = polynomial.bitWidth / 64 + 1
    try Fuel.spend(polynomial.degree * polynomial.degree * 64 * words * words)
    var found: [Found] = []
    if let factors = polynomial.factors {
      for factor in factors { found += try isolated(factor.polynomial) }
      return found
    }
    let repeated = WholePolynomial.greatestCommonDivisor(polynomial, polynomial.derivative)
    guard let single = polynomial.primitive.divided(exactlyBy: repeated) else { return nil }
    return try isolated(single.primitive)
  }

  /// The real roots of a polynomial without repeated ones, ascending.
  private static func isolated(_ f: WholePolynomial) throws(ArithmeticError) -> [Found] {
    if f.degree < 1 { return [] }
    if f.degree == 1 {
      return [.rational(try Rational(-f.coefficients[0], over: f.coefficients[1]))]
    }
    if f.degree == 2, let found = try rationalRoots(ofQuadratic: f) { return found }
    // Cauchy: no root is larger than 1 + max |aᵢ|/|aₙ|.
    let largest = f.coefficients.dropLast().reduce(Integer(0)) { max($0, $1.magnitude) }
    let reach = try Rational(largest, over: f.leading.magnitude).floor + 2
    let bound = Rational(Integer(1) << reach.bitWidth)
    let chain = try SturmChain(f)
    var found: [Found] = []
    var open: [(lower: Rational, upper: Rational, before: Int, behind: Int)] = [
      (-bound, bound, try chain.changes(at: -bound), try chain.changes(at: bound))
    ]
    while let (lower, upper, before, behind) = open.popLast() {
      guard before > behind else { continue }
      if before - behind == 1 {
        let atEnds = (try f.value(at: lower).signum, try f.value(at: upper).signum)
        if atEnds.1 == 0 {
          found.append(.rational(upper))
          continue
        }
        // A root at the lower end is one of the interval before.
        if atEnds.0 != 0 {
          found.append(
            try RealRoot(f, lower, upper, signBelow: atEnds.0).recognised())
          continue
        }
      }
      let middle = (lower + upper).scaled(byTwoToThe: -1)
      let changes = try chain.changes(at: middle)
      open.append((middle, upper, changes, behind))
      open.append((lower, middle, before, changes))
    }
    return found
  }

  /// The roots of a quadratic polynomial whose discriminant is a square, or negative; nil for others.
  private static func rationalRoots(
    ofQuadratic f: WholePolynomial
  ) throws(ArithmeticError) -> [Found]? {
    let (c, b, a) = (f.coefficients[0], f.coefficients[1], f.coefficients[2])
    let discriminant = b * b - 4 * a * c
    if discriminant.signum < 0 { return [] }
    guard let (root, isExact) = discriminant.root(2), isExact else { return nil }
    return [
      .rational(try Rational(-b - root, over: 2 * a)),
      .rational(try Rational(-b + root, over: 2 * a)),
    ]
  }

  private init(_ polynomial: WholePolynomial, _ lower: Rational, _ upper: Rational, signBelow: Int)
  {
    self.polynomial = polynomial
    self.lower = lower
    self.upper = upper
    self.signBelow = signBelow
  }

  /// The root as a rational, if it is one.
  ///
  /// The denominator of a rational root divides the leading coefficient c, and two rationals with such
  /// denominators are at least 1/c² apart, so that in a shorter interval the simplest rational is the root.
  private func recognised() throws(ArithmeticError) -> Found {
    var root = self
    let leading = Rational(polynomial.leading)
    let distance = try (leading * leading).reciprocal()
    while root.upper - root.lower >= distance {
      if let exact = try root.bisect() { return .rational(exact) }
    }
    let simplest = Rational.simplest(between: root.lower, and: root.upper)
    if try polynomial.value(at: simplest).isZero { return .rational(simplest) }
    return .irrational(root)
  }

  /// Halves the interval; the root, if it is the middle.
  private mutating func bisect() throws(ArithmeticError) -> Rational? {
    let middle = (lower + upper).scaled(byTwoToThe: -1)
    let sign = try polynomial.value(at: middle).signum
    if sign == 0 { return middle }
    if sign == signBelow { lower = middle } else { upper = middle }
    return nil
  }

  /// The root in an interval that is at most 2^−bits long.
  public func narrowed(toBits bits: Int) throws(ArithmeticError) -> RealRoot {
    var root = self
    let width = Rational.one.scaled(byTwoToThe: -bits)
    while root.upper - root.lower > width { _ = try root.bisect() }
    return root
  }

  // MARK: Order

  /// How the root compares with a rational.
  public func order(_ x: Rational) throws(ArithmeticError) -> Order {
    if x <= lower { return .greater }
    if x >= upper { return .less }
    return try polynomial.value(at: x).signum == signBelow ? .greater : .less
  }

  /// How the root compares with another one.
  public func order(_ other: RealRoot) throws(ArithmeticError) -> Order {
    if upper <= other.lower { return .less }
    if lower >= other.upper { return .greater }
    // The only root of the other polynomial between its ends is the other root.
    if try sign(of: other.polynomial) == 0, try order(other.lower) == .greater,
      try order(other.upper) == .less
    {
      return .equal
    }
    var (a, b) = (self, other)
    while true {
      if a.upper <= b.lower { return .less }
      if a.lower >= b.upper { return .greater }
      _ = try a.bisect()
      _ = try b.bisect()
    }
  }

  /// The sign of a polynomial at the root.
  package func sign(of g: WholePolynomial) throws(ArithmeticError) -> Int {
    if g.degree < 0 { return 0 }
    let words = (g.bitWidth + polynomial.bitWidth) / 64 + 1
    let degree = max(g.degree, polynomial.degree)
    try Fuel.spend(degree * degree * (16 + degree * words * words))
    let common = WholePolynomial.greatestCommonDivisor(polynomial, g)
    // A common divisor has no repeated root, and no other root between the ends.
    if common.degree > 0, try common.value(at: lower).signum != common.value(at: upper).signum {
      return 0
    }
    var root = self
    while true {
      let values = try g.values(from: root.lower, to: root.upper)
      if values.lowerBound.signum > 0 { return 1 }
      if values.upperBound.signum < 0 { return -1 }
      _ = try root.bisect()
    }
  }

  /// The number as some number between rationals that are close to each other.
  public var approximate: Real {
    get throws(ArithmeticError) {
      let near = try narrowed(toBits: Real.basePrecision + 32)
      return try Real.within(near.lower, near.upper)
    }
  }
}
