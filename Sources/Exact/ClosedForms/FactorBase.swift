/// Pairwise coprime integers above 1, none a perfect power, in which the integers of one comparison are
/// factored.
///
/// Small primes are found by trial division up to `FactorBase.trialBound`; what is left over is a
/// member of the base as it is, split only where two members turn out to share a factor. No rule needs
/// the members to be prime: products of powers are what they are; coprime members only make more
/// equalities visible.
final class FactorBase {
  /// The largest divisor that is tried; a cofactor below its square is prime.
  static let trialBound = 1 << 16
  /// The largest divisor that is tried on integers beyond 64 bits.
  static let trialBoundOfLargeIntegers = 1 << 11
  /// The most bits of an integer that is factored at all.
  static let mostBits = 1 << 12

  /// The cofactors without small divisors.
  private var cofactors: [Integer] = []
  private var known: [Integer: [(base: Integer, exponent: Int)]] = [:]

  /// The integer as a product of powers of members of the base, ascending.
  ///
  /// - Throws: `ClosedForm.Refined`; `ArithmeticError.tooLarge`, `.outOfFuel`.
  func factor(_ n: Integer) throws -> [(base: Integer, exponent: Int)] {
    if let factors = known[n] { return factors }
    guard n.signum > 0, n.bitWidth <= FactorBase.mostBits else {
      throw ArithmeticError.tooLarge(bits: n.bitWidth, allowed: FactorBase.mostBits)
    }
    var (factors, rest) = try trialDivision(n)
    if rest != .one { factors += try split(rest) }
    factors.sort { $0.base < $1.base }
    known[n] = factors
    return factors
  }

  private func trialDivision(
    _ n: Integer
  ) throws -> (factors: [(base: Integer, exponent: Int)], rest: Integer) {
    var factors: [(base: Integer, exponent: Int)] = []
    var rest = n
    var divisor = 2
    func take() throws {
      var exponent = 0
      while try rest.remainder(by: Integer(divisor)).isZero {
        rest = rest.dividedExactly(by: Integer(divisor))
        exponent += 1
      }
      if exponent > 0 { factors.append((Integer(divisor), exponent)) }
    }
    // A division by a machine word for each word and each odd divisor, many more below 64 bits.
    try Fuel.spend(FactorBase.trialBoundOfLargeIntegers * FuelCost.words(n.bitWidth))
    while rest.asInt == nil, divisor < FactorBase.trialBoundOfLargeIntegers {
      try take()
      divisor += divisor == 2 ? 1 : 2
    }
    guard var small = rest.asInt else { return (factors, rest) }
    while small > 1, divisor < FactorBase.trialBound {
      if divisor * divisor > small {
        // No divisor up to its root: a prime.
        factors.append((Integer(small), 1))
        return (factors, .one)
      }
      var exponent = 0
      while small % divisor == 0 {
        small /= divisor
        exponent += 1
      }
      if exponent > 0 { factors.append((Integer(divisor), exponent)) }
      divisor += divisor == 2 ? 1 : 2
    }
    return (factors, Integer(small))
  }

  /// Factors an integer without small divisors by the cofactors known so far, and makes the rest one.
  private func split(_ n: Integer) throws -> [(base: Integer, exponent: Int)] {
    var factors: [(base: Integer, exponent: Int)] = []
    var rest = n
    for member in cofactors {
      if Integer.greatestCommonDivisor(rest, member) == .one { continue }
      var exponent = 0
      while try rest.remainder(by: member).isZero {
        rest = rest.dividedExactly(by: member)
        exponent += 1
      }
      if exponent > 0 { factors.append((member, exponent)) }
      // Powers of the member are out; what the rest shares with it still is a part of it.
      let left = Integer.greatestCommonDivisor(rest, member)
      if left != .one {
        refine(with: left)
        throw ClosedForm.Refined()
      }
    }
    if rest != .one {
      let (root, exponent) = try perfectRoot(rest)
      cofactors.append(root)
      factors.append((root, exponent))
    }
    return factors
  }

  /// The integer as a power of one that is no perfect power.
  private func perfectRoot(_ n: Integer) throws -> (root: Integer, exponent: Int) {
    var (root, exponent) = (n, 1)
    for k: UInt in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] {
      while Int(k) < root.bitWidth {
        let words = FuelCost.words(root.bitWidth)
        try Fuel.spend(16 * words * words)
        guard let candidate = root.root(k), candidate.isExact else { break }
        root = candidate.floor
        exponent *= Int(k)
      }
    }
    return (root, exponent)
  }

  /// Replaces the members by a coprime base of them and of a divisor of one of them.
  private func refine(with divisor: Integer) {
    known = [:]
    var pending = cofactors + [divisor]
    var members: [Integer] = []
    // Each split lowers the product of all numbers, so this ends.
    while let next = pending.popLast() {
      if next == .one { continue }
      let root = (try? perfectRoot(next).root) ?? next
      if let index = members.firstIndex(where: {
        Integer.greatestCommonDivisor($0, root) != .one
      }) {
        let member = members.remove(at: index)
        let shared = Integer.greatestCommonDivisor(member, root)
        pending += [shared, member.dividedExactly(by: shared), root.dividedExactly(by: shared)]
      } else {
        members.append(root)
      }
    }
    cofactors = members.sorted()
  }
}
