/// A polynomial with whole coefficients, the constant first, without zeros at the end.
package struct WholePolynomial: Equatable, Sendable {
  /// The coefficients, the constant first.
  package private(set) var coefficients: [Integer]

  /// The polynomial of coefficients.
  package init(_ coefficients: [Integer]) {
    self.coefficients = coefficients
    while self.coefficients.last?.isZero == true { self.coefficients.removeLast() }
  }

  /// −1 for 0.
  package var degree: Int { coefficients.count - 1 }
  package var leading: Integer { coefficients.last ?? 0 }

  /// The greatest number that divides all coefficients.
  package var content: Integer {
    coefficients.reduce(0) { Integer.greatestCommonDivisor($0, $1) }
  }

  /// The polynomial without its content, and with a positive leading coefficient.
  package var primitive: WholePolynomial {
    guard degree >= 0 else { return self }
    let divisor = leading.signum < 0 ? -content : content
    return WholePolynomial(coefficients.map { $0.divided(exactlyBy: divisor) ?? $0 })
  }

  package var derivative: WholePolynomial {
    WholePolynomial(
      coefficients.indices.dropFirst().map { coefficients[$0] * Integer($0) })
  }

  package static func * (f: WholePolynomial, g: WholePolynomial) -> WholePolynomial {
    guard f.degree >= 0, g.degree >= 0 else { return WholePolynomial([]) }
    var result = [Integer](repeating: 0, count: f.degree + g.degree + 1)
    for (i, x) in f.coefficients.enumerated() where !x.isZero {
      for (j, y) in g.coefficients.enumerated() where !y.isZero { result[i + j] += x * y }
    }
    return WholePolynomial(result)
  }

  package static func + (f: WholePolynomial, g: WholePolynomial) -> WholePolynomial {
    let count = max(f.coefficients.count, g.coefficients.count)
    return WholePolynomial(
      (0..<count).map { i in
        (i < f.coefficients.count ? f.coefficients[i] : 0)
          + (i < g.coefficients.count ? g.coefficients[i] : 0)
      })
  }

  /// The quotient; nil if there is a remainder, or a coefficient that is not whole.
  package func divided(exactlyBy g: WholePolynomial) -> WholePolynomial? {
    guard degree >= g.degree, g.degree >= 0 else { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: 0, count: degree - g.degree + 1)
    for shift in stride(from: degree - g.degree, through: 0, by: -1) {
      guard let top = rest[shift + g.degree].divided(exactlyBy: g.leading) else { return nil }
      quotient[shift] = top
      guard !top.isZero else { continue }
      for (i, y) in g.coefficients.enumerated() { rest[shift + i] -= top * y }
    }
    return rest.allSatisfy(\.isZero) ? WholePolynomial(quotient) : nil
  }

  /// The greatest common divisor, primitive, by remainders without their contents.
  package static func greatestCommonDivisor(
    _ f: WholePolynomial, _ g: WholePolynomial
  ) -> WholePolynomial {
    var (a, b) = (f.primitive, g.primitive)
    while b.degree >= 0 {
      var rest = a
      while rest.degree >= b.degree, rest.degree >= 0 {
        let shift = rest.degree - b.degree
        let top = rest.leading
        var next = rest.coefficients.map { $0 * b.leading }
        for (i, y) in b.coefficients.enumerated() { next[shift + i] -= top * y }
        rest = WholePolynomial(next)
      }
      (a, b) = (b, rest.primitive)
    }
    return a
  }

  // MARK: Factors

  /// The most products of factors modulo a prime that are tried.
  private static let mostTries = 10_000

  /// The irreducible factors of positive degree, each with the number of times that it occurs; nil where
  /// the coefficients are too large, or there are too many products to try.
  package var factors: [(polynomial: WholePolynomial, count: Int)]? {
    guard degree > 0 else { return [] }
    let whole = primitive
    let single: WholePolynomial
    if whole.isShownSquareFree {
      single = whole
    } else {
      let repeated = Self.greatestCommonDivisor(whole, whole.derivative)
      guard let quotient = whole.divided(exactlyBy: repeated) else { return nil }
      single = quotient.primitive
    }
    guard let distinct = single.distinctFactors else { return nil }
    var rest = whole
    var result: [(polynomial: WholePolynomial, count: Int)] = []
    for factor in distinct {
      var count = 0
      while let quotient = rest.divided(exactlyBy: factor) {
        rest = quotient
        count += 1
      }
      result.append((factor, count))
    }
    return result
  }

  /// Whether no factor occurs twice, by the image modulo the prime: a square would be one there, too.
  private var isShownSquareFree: Bool {
    let image = MersennePolynomial(coefficients.compactMap(\.modulo)).monic
    return image.degree == degree
      && MersennePolynomial.greatestCommonDivisor(image, image.derivative).degree == 0
  }

  /// The irreducible factors of a primitive polynomial without a repeated one.
  ///
  /// Each is, up to its content, the leading coefficient times a product of factors modulo a prime that is
  /// more than twice as large as any coefficient may be (Mignotte: those of a factor of degree k are at most
  /// 2ᵏ times the length of the polynomial).
  private var distinctFactors: [WholePolynomial]? {
    let n = degree
    if n <= 1 { return [self] }
    let length = coefficients.reduce(Integer(0)) { $0 + $1.magnitude }
    let bound = (leading * length) << (n / 2 + 1)
    guard bound < Integer(Int(MersennePolynomial.prime)) else { return nil }
    let image = MersennePolynomial(coefficients.compactMap(\.modulo)).monic
    guard image.degree == n,
      MersennePolynomial.greatestCommonDivisor(image, image.derivative).degree == 0,
      var pool = image.irreducibleFactors
    else { return nil }
    var rest = self
    var found: [WholePolynomial] = []
    var tries = 0
    var size = 1
    while size < pool.count {
      var hit: (factor: WholePolynomial, quotient: WholePolynomial, places: [Int])?
      var places = Array(0..<size)
      search: while true {
        let degree = places.reduce(0) { $0 + pool[$1].degree }
        tries += 1
        guard tries <= Self.mostTries else { return nil }
        if 2 * degree <= rest.degree {
          let product = places.reduce(MersennePolynomial.one) { $0 * pool[$1] }
          let candidate = WholePolynomial(product, times: rest.leading).primitive
          if let quotient = rest.divided(exactlyBy: candidate) {
            hit = (candidate, quotient, places)
            break search
          }
        }
        // The next choice of places, in order.
        guard let last = places.indices.last(where: { places[$0] < pool.count - size + $0 }) else {
          break
        }
        places[last] += 1
        for index in places.indices.dropFirst(last + 1) { places[index] = places[index - 1] + 1 }
      }
      guard let hit else {
        size += 1
        continue
      }
      found.append(hit.factor)
      rest = hit.quotient.primitive
      for place in hit.places.reversed() { pool.remove(at: place) }
    }
    if rest.degree > 0 { found.append(rest) }
    return found
  }

  /// A multiple of a polynomial modulo the prime, with coefficients between minus and plus half of it.
  private init(_ image: MersennePolynomial, times factor: Integer) {
    let prime = MersennePolynomial.prime
    let scaled = image.scaled(by: factor.modulo ?? 1)
    self.init(
      scaled.coefficients.map { c in
        c > prime / 2 ? Integer(Int(c) - Int(prime)) : Integer(Int(c))
      })
  }
}

extension Integer {
  /// The quotient, if there is no remainder.
  func divided(exactlyBy divisor: Integer) -> Integer? {
    guard !divisor.isZero, let quotient = try? quotient(by: divisor, rounding: .down),
      quotient * divisor == self
    else { return nil }
    return quotient
  }

  /// The remainder modulo 2⁶¹ − 1.
  fileprivate var modulo: UInt64? {
    let prime = Int(MersennePolynomial.prime)
    guard let rest = (try? remainder(by: Integer(prime)))?.asInt else { return nil }
    return UInt64(rest < 0 ? rest + prime : rest)
  }
}
