import Exact

/// Proves polynomials irreducible from the degrees of their factors modulo primes.
///
/// A factor over the integers is one modulo every prime that does not divide the leading coefficient, so
/// that its degree is a sum of degrees of factors there. If for some primes no degree but 0 and n is such
/// a sum for all of them, the polynomial has no proper factor.
enum FactorDegrees {
  private static let primes = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]

  /// Whether a polynomial, the constant first, is shown to be irreducible.
  static func proveIrreducible(_ coefficients: [Integer]) -> Bool {
    let n = coefficients.count - 1
    var possible = Set(0...n)
    for p in primes {
      let residues = coefficients.compactMap { c in
        (try? c.remainder(by: Integer(p)))?.asInt
      }
      guard residues.count == n + 1, residues[n] != 0, let degrees = degrees(residues, p) else {
        continue
      }
      var sums: Set<Int> = [0]
      for degree in degrees { sums.formUnion(sums.map { $0 + degree }) }
      possible.formIntersection(sums)
      if possible == [0, n] { return true }
    }
    return false
  }

  /// The degrees of the irreducible factors modulo p, by distinct-degree factorisation; nil if a factor
  /// occurs twice.
  private static func degrees(_ f: [Int], _ p: Int) -> [Int]? {
    let field = PrimeField(p)
    guard field.gcd(f, field.derivative(f)).count == 1 else { return nil }
    var rest = field.monic(f)
    var degrees: [Int] = []
    // h = x^(p^d) modulo what is left; gcd(h − x, rest) is the product of the factors of degree d.
    var h = [0, 1]
    var d = 0
    while rest.count - 1 >= 2 * (d + 1) {
      d += 1
      h = field.power(h, p, modulo: rest)
      let common = field.gcd(field.subtracting(h, [0, 1]), rest)
      if common.count > 1 {
        degrees += Array(repeating: d, count: (common.count - 1) / d)
        rest = field.divided(rest, by: common).quotient
        h = field.divided(h, by: rest).remainder
      }
    }
    if rest.count > 1 { degrees.append(rest.count - 1) }
    return degrees
  }
}

/// Polynomials over the integers modulo a small prime, the constant first, without zeros at the end.
private struct PrimeField {
  let p: Int

  init(_ p: Int) { self.p = p }

  private func trimmed(_ f: [Int]) -> [Int] {
    var f = f
    while f.last == 0 { f.removeLast() }
    return f
  }

  private func inverse(_ a: Int) -> Int {
    // Fermat: a^(p − 2).
    var result = 1
    for _ in 0..<(p - 2) { result = result * a % p }
    return result
  }

  func monic(_ f: [Int]) -> [Int] {
    guard let lead = f.last else { return f }
    let factor = inverse(lead)
    return f.map { $0 * factor % p }
  }

  func derivative(_ f: [Int]) -> [Int] {
    trimmed(f.indices.dropFirst().map { f[$0] * ($0 % p) % p })
  }

  func subtracting(_ f: [Int], _ g: [Int]) -> [Int] {
    let count = max(f.count, g.count)
    return trimmed(
      (0..<count).map { i in
        ((i < f.count ? f[i] : 0) - (i < g.count ? g[i] : 0) + p) % p
      })
  }

  func divided(_ f: [Int], by g: [Int]) -> (quotient: [Int], remainder: [Int]) {
    guard let lead = g.last else { return ([], f) }
    var rest = f
    var quotient = Array(repeating: 0, count: max(0, f.count - g.count + 1))
    let factor = inverse(lead)
    while rest.count >= g.count, let top = rest.last {
      let c = top * factor % p
      let shift = rest.count - g.count
      quotient[shift] = c
      for (i, y) in g.enumerated() { rest[shift + i] = (rest[shift + i] + (p - c) * y) % p }
      rest = trimmed(rest)
    }
    return (trimmed(quotient), rest)
  }

  func gcd(_ f: [Int], _ g: [Int]) -> [Int] {
    var (a, b) = (trimmed(f), trimmed(g))
    while !b.isEmpty { (a, b) = (b, divided(a, by: b).remainder) }
    return monic(a)
  }

  func power(_ f: [Int], _ exponent: Int, modulo g: [Int]) -> [Int] {
    var result = [1]
    for _ in 0..<exponent { result = divided(multiplied(result, f), by: g).remainder }
    return result
  }

  private func multiplied(_ f: [Int], _ g: [Int]) -> [Int] {
    guard !f.isEmpty, !g.isEmpty else { return [] }
    var result = Array(repeating: 0, count: f.count + g.count - 1)
    for (i, x) in f.enumerated() {
      for (j, y) in g.enumerated() { result[i + j] = (result[i + j] + x * y) % p }
    }
    return trimmed(result)
  }
}
