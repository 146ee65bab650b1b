/// A polynomial over the integers modulo the prime 2⁶¹ − 1, the constant first, without zeros at the end.
struct MersennePolynomial: Equatable {
  /// The prime.
  static let prime: UInt64 = (1 << 61) - 1

  private(set) var coefficients: [UInt64]

  /// A polynomial with coefficients below the prime.
  init(_ coefficients: [UInt64]) {
    self.coefficients = coefficients
    while self.coefficients.last == 0 { self.coefficients.removeLast() }
  }

  /// −1 for 0.
  var degree: Int { coefficients.count - 1 }

  // MARK: Numbers

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let total = a + b
    return total >= prime ? total - prime : total
  }

  private static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a >= b ? a - b : a + prime - b
  }

  /// The product: 2⁶¹ is 1, so that the high bits are added to the low ones.
  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return sum(low & prime, (high << 3) | (low >> 61))
  }

  /// The inverse, a^(p − 2).
  private static func inverse(_ a: UInt64) -> UInt64 {
    var result: UInt64 = 1
    var exponent = prime - 2
    var square = a
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      exponent >>= 1
    }
    return result
  }

  // MARK: Polynomials

  static let one = MersennePolynomial([1])
  static let x = MersennePolynomial([0, 1])

  static func - (f: MersennePolynomial, g: MersennePolynomial) -> MersennePolynomial {
    let count = max(f.coefficients.count, g.coefficients.count)
    return MersennePolynomial(
      (0..<count).map { i in
        difference(
          i < f.coefficients.count ? f.coefficients[i] : 0,
          i < g.coefficients.count ? g.coefficients[i] : 0)
      })
  }

  static func * (f: MersennePolynomial, g: MersennePolynomial) -> MersennePolynomial {
    guard f.degree >= 0, g.degree >= 0 else { return MersennePolynomial([]) }
    var result = [UInt64](repeating: 0, count: f.degree + g.degree + 1)
    for (i, x) in f.coefficients.enumerated() where x != 0 {
      for (j, y) in g.coefficients.enumerated() {
        result[i + j] = sum(result[i + j], product(x, y))
      }
    }
    return MersennePolynomial(result)
  }

  /// Each coefficient times a number.
  func scaled(by factor: UInt64) -> MersennePolynomial {
    MersennePolynomial(coefficients.map { Self.product($0, factor) })
  }

  /// The polynomial with leading coefficient 1; 0 as it is.
  var monic: MersennePolynomial {
    coefficients.last.map { scaled(by: Self.inverse($0)) } ?? self
  }

  var derivative: MersennePolynomial {
    MersennePolynomial(
      coefficients.indices.dropFirst().map { Self.product(coefficients[$0], UInt64($0)) })
  }

  /// Quotient and remainder by a monic polynomial.
  func divided(
    byMonic g: MersennePolynomial
  ) -> (quotient: MersennePolynomial, remainder: MersennePolynomial) {
    guard degree >= g.degree, g.degree >= 0 else { return (MersennePolynomial([]), self) }
    var rest = coefficients
    var quotient = [UInt64](repeating: 0, count: degree - g.degree + 1)
    for shift in stride(from: degree - g.degree, through: 0, by: -1) {
      let top = rest[shift + g.degree]
      quotient[shift] = top
      guard top != 0 else { continue }
      for (i, y) in g.coefficients.enumerated() {
        rest[shift + i] = Self.difference(rest[shift + i], Self.product(top, y))
      }
    }
    return (MersennePolynomial(quotient), MersennePolynomial(rest))
  }

  /// The greatest common divisor, monic.
  static func greatestCommonDivisor(
    _ f: MersennePolynomial, _ g: MersennePolynomial
  ) -> MersennePolynomial {
    var (a, b) = (f.monic, g.monic)
    while b.degree >= 0 { (a, b) = (b, a.divided(byMonic: b).remainder.monic) }
    return a
  }

  /// The power with an exponent of so many ones in binary, modulo a monic polynomial.
  func power(ones: Int, modulo g: MersennePolynomial) -> MersennePolynomial {
    // From k ones come 2k by k squarings and one product.
    var result = self
    var count = 1
    for bit in stride(from: Int.bitWidth - ones.leadingZeroBitCount - 2, through: 0, by: -1) {
      var square = result
      for _ in 0..<count { square = (square * square).divided(byMonic: g).remainder }
      result = (square * result).divided(byMonic: g).remainder
      count *= 2
      if ones >> bit & 1 == 1 {
        result = (result * result).divided(byMonic: g).remainder
        result = (result * self).divided(byMonic: g).remainder
        count += 1
      }
    }
    return result
  }

  // MARK: Factors

  /// The monic irreducible factors of a monic polynomial without a repeated one; nil if no way to tell
  /// them apart was found.
  var irreducibleFactors: [MersennePolynomial]? {
    var factors: [MersennePolynomial] = []
    var rest = self
    // h = x^(p^d): the factors of degree d divide h − x.
    var h = Self.x
    var d = 0
    while rest.degree >= 2 * (d + 1) {
      d += 1
      h = h.divided(byMonic: rest).remainder.power(ones: 61, modulo: rest)
      let common = Self.greatestCommonDivisor(h - Self.x, rest)
      guard common.degree > 0 else { continue }
      guard let found = common.split(into: d) else { return nil }
      factors += found
      rest = rest.divided(byMonic: common).quotient
    }
    if rest.degree > 0 { factors.append(rest) }
    return factors
  }

  /// The factors of a product of irreducible ones of one degree: for half of all polynomials u the norm's
  /// power N(u)^((p − 1)/2) is 1 modulo a factor, and each factor for itself.
  private func split(into degree: Int) -> [MersennePolynomial]? {
    var whole: [MersennePolynomial] = []
    var open = [self]
    var shift: UInt64 = 0
    while let g = open.popLast() {
      if g.degree == degree {
        whole.append(g)
        continue
      }
      var piece: MersennePolynomial?
      while piece == nil {
        shift += 1
        guard shift < 500 else { return nil }
        let u = MersennePolynomial([shift, 1])
        var conjugate = u
        var norm = u
        for _ in 1..<max(degree, 1) {
          conjugate = conjugate.power(ones: 61, modulo: g)
          norm = (norm * conjugate).divided(byMonic: g).remainder
        }
        let half = norm.power(ones: 60, modulo: g)
        let common = Self.greatestCommonDivisor(half - .one, g)
        if common.degree > 0, common.degree < g.degree { piece = common }
      }
      guard let piece else { return nil }
      open += [piece, g.divided(byMonic: piece).quotient]
    }
    return whole
  }
}
