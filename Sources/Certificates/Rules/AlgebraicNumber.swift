import Exact

/// What is known of an algebraic number that a tree writes: how near to 0 it can be without being 0.
///
/// It is a quotient of two algebraic integers. `above` and `below` are exponents of 2 that bound the magnitudes
/// of all conjugates of these. In a field of degree D the norm of the upper one is a whole number, so
/// that it is 0 or at least 2^(−(D−1)·above), and the number itself is 0 or at least
/// 2^(−(D−1)·above − below): the separation bounds of Burnikel, Fleischer, Mehlhorn and Schirra.
struct AlgebraicNumber {
  typealias Tree = Certificate.Tree

  /// The bound of the conjugates of the numerator, as an exponent of 2.
  var above: Int
  /// The bound of the conjugates of the denominator.
  var below: Int

  /// What generates the field that a number lies in.
  struct Field {
    /// The indices of the roots, by what they are the roots of.
    var roots: [Tree: Int] = [:]
    /// A number n for which the n-th roots of unity hold all angles.
    var order = 1

    /// The degree, or a multiple of it; nil where it is too large.
    ///
    /// Cosines and sines of multiples of 2π/n with 4 | n lie in the real part of the n-th cyclotomic field,
    /// whose degree is φ(n)/2.
    var degree: Int? {
      var degree = order > 4 ? Self.totient(order) / 2 : 1
      for index in roots.values {
        degree *= index
        guard degree <= AlgebraicNumber.largestDegree else { return nil }
      }
      return degree
    }

    private static func totient(_ n: Int) -> Int {
      var (rest, result, p) = (n, n, 2)
      while p * p <= rest {
        if rest % p == 0 {
          while rest % p == 0 { rest /= p }
          result -= result / p
        }
        p += 1
      }
      return rest > 1 ? result - result / rest : result
    }
  }

  /// The largest degree of a field.
  static let largestDegree = 4_096
  /// The largest order of a root of unity.
  static let largestOrder = 1 << 16
  /// The most bits to which a number is enclosed.
  static let mostBits = 40_000

  /// The bounds of the number that a tree writes, noting what generates the field; nil for other trees.
  init?(_ tree: Tree, in field: inout Field) throws(CertificateError) {
    try Work.spend(Work.term)
    switch tree {
    case .number(let value):
      self.init(above: value.numerator.bitWidth, below: value.denominator.bitWidth)
    case .negative(let a): try self.init(a, in: &field)
    case .sum(let items): try self.init(sum: items, in: &field)
    case .difference(let a, let b): try self.init(sum: [a, b], in: &field)
    case .product(let items):
      self.init(above: 0, below: 0)
      for item in items {
        guard let factor = try AlgebraicNumber(item, in: &field) else { return nil }
        above += factor.above
        below += factor.below
      }
    case .quotient(let a, let b):
      guard let x = try AlgebraicNumber(a, in: &field), let y = try AlgebraicNumber(b, in: &field)
      else { return nil }
      self.init(above: x.above + y.below, below: x.below + y.above)
    case .power(let base, let exponent):
      guard let value = exponent.constant else { return nil }
      try self.init(base, to: value, in: &field)
    case .apply(.sqrt, let arguments):
      guard let half = try? Rational(1, over: 2) else { return nil }
      try self.init(arguments[0], to: half, in: &field)
    case .apply(.abs, let arguments): try self.init(arguments[0], in: &field)
    case .apply(.cos, let arguments), .apply(.sin, let arguments):
      guard field.note(angle: arguments[0]) else { return nil }
      // Twice a cosine or a sine is an algebraic integer whose conjugates lie between −2 and 2.
      self.init(above: 1, below: 1)
    case .apply(.tan, let arguments):
      let quotient = Tree.quotient(.apply(.sin, arguments), .apply(.cos, arguments))
      try self.init(quotient, in: &field)
    default: return nil
    }
    guard above <= Self.mostBits, below <= Self.mostBits else { return nil }
  }

  private init(above: Int, below: Int) {
    self.above = above
    self.below = below
  }

  /// a/b + c/d = (ad + cb)/(bd), one after the other.
  private init?(sum items: [Tree], in field: inout Field) throws(CertificateError) {
    self.init(above: 0, below: 0)
    for (place, item) in items.enumerated() {
      guard let term = try AlgebraicNumber(item, in: &field) else { return nil }
      if place == 0 {
        self = term
      } else {
        above = max(above + term.below, term.above + below) + 1
        below += term.below
      }
      guard above <= Self.mostBits, below <= Self.mostBits else { return nil }
    }
  }

  /// (a/b)^(p/q): for q > 1 the root of (a/b)^p is that of a^p·b^(p(q−1)), over b^p.
  private init?(
    _ base: Tree, to exponent: Rational, in field: inout Field
  ) throws(CertificateError) {
    guard let inner = try AlgebraicNumber(base, in: &field),
      let p = exponent.numerator.asInt, let q = exponent.denominator.asInt,
      p.magnitude <= 4_096, q <= AlgebraicNumber.largestDegree
    else { return nil }
    var (high, low) = (inner.above, inner.below)
    if p < 0 { (high, low) = (low, high) }
    let count = Int(p.magnitude)
    if q == 1 {
      self.init(above: high * count, below: low * count)
      return
    }
    guard field.note(root: q, of: base) else { return nil }
    let sum = (high + low * (q - 1)) * count
    self.init(above: (sum + q - 1) / q, below: low * count)
  }

  fileprivate static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : commonDivisor(b, a % b)
  }
}

extension AlgebraicNumber.Field {
  /// The primes that are taken out of numbers before their roots are.
  private static let smallPrimes: [Integer] = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47,
  ]

  /// Notes the roots of a base with an index; false where one would be too high.
  ///
  /// One root of a base serves all its powers with exponents over the index. The root of a rational above 0
  /// lies in the field of those of its factors.
  mutating func note(root index: Int, of base: Certificate.Tree) -> Bool {
    guard let value = base.constant, value.signum > 0 else {
      return note(index, ofFactor: base)
    }
    for part in [value.numerator, value.denominator] {
      var rest = part
      for prime in Self.smallPrimes {
        var divides = false
        while let quotient = try? Rational(rest) / Rational(prime), quotient.isInteger {
          (rest, divides) = (quotient.numerator, true)
        }
        if divides, !note(index, ofFactor: .number(Rational(prime))) { return false }
      }
      if rest != .one, !note(index, ofFactor: .number(Rational(rest))) { return false }
    }
    return true
  }

  private mutating func note(_ index: Int, ofFactor base: Certificate.Tree) -> Bool {
    let known = roots[base] ?? 1
    let all = known / AlgebraicNumber.commonDivisor(known, index) * index
    guard all <= AlgebraicNumber.largestDegree else { return false }
    roots[base] = all
    return true
  }

  /// Notes the n-th roots of unity that an angle r·π needs; false where it is no such angle, or n is too
  /// large.
  mutating func note(angle: Certificate.Tree) -> Bool {
    guard let multiple = angle.multipleOfPi, let q = multiple.denominator.asInt,
      q <= AlgebraicNumber.largestOrder / 4
    else {
      return false
    }
    // r = p/q: the angle is one of 2q parts of a turn; with 4 | n the sine lies there as well.
    let parts = 4 / AlgebraicNumber.commonDivisor(4, 2 * q) * (2 * q)
    order = order / AlgebraicNumber.commonDivisor(order, parts) * parts
    return order <= AlgebraicNumber.largestOrder
  }
}

extension Certificate.Tree {
  /// The rational r where a tree of numbers and π is r·π; nil for others.
  package var multipleOfPi: Rational? {
    switch self {
    case .pi: return .one
    case .number(let value): return value.isZero ? .zero : nil
    case .negative(let a): return a.multipleOfPi.map { -$0 }
    case .difference(let a, let b):
      guard let x = a.multipleOfPi, let y = b.multipleOfPi else { return nil }
      return x - y
    case .sum(let items):
      var sum = Rational.zero
      for item in items {
        guard let multiple = item.multipleOfPi else { return nil }
        sum = sum + multiple
      }
      return sum
    case .product(let items):
      var product = Rational.one
      var hasPi = false
      for item in items {
        if let value = item.constant {
          product = product * value
        } else if let multiple = item.multipleOfPi, !hasPi {
          product = product * multiple
          hasPi = true
        } else {
          return nil
        }
      }
      return hasPi || product.isZero ? product : nil
    case .quotient(let a, let b):
      guard let divisor = b.constant, let multiple = a.multipleOfPi else { return nil }
      return try? multiple / divisor
    default: return nil
    }
  }
}

extension AlgebraicNumber {
  /// Whether two trees without variables are shown to write one algebraic number.
  static func areEqual(_ a: Tree, _ b: Tree) throws(CertificateError) -> Bool {
    var field = Field()
    let difference = Tree.difference(a, b)
    guard let number = try AlgebraicNumber(difference, in: &field), let degree = field.degree
    else { return false }
    let bits = (degree - 1) * number.above + number.below
    guard bits <= mostBits else { return false }
    return try Work.exactly {
      var evaluator = TreeEvaluator(values: [:], families: [:])
      do {
        let value = try evaluator.value(of: difference)
        guard let enclosure = try value.enclosureIfTold(workingPrecision: bits + 128) else {
          return false
        }
        let limit = Rational.one.scaled(byTwoToThe: -bits)
        return enclosure.magnitude.upper.order(to: limit) < 0
      } catch ArithmeticError.outOfFuel(let limit) {
        throw ArithmeticError.outOfFuel(limit: limit)
      } catch {
        return false
      }
    }
  }
}
