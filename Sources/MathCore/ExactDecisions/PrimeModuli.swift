/// The primes below 2^62, from the largest down: always the same ones in the same order.
enum PrimeModuli {
  /// Each of the primes used is above 2^61: a list of k of them has a product above 2^(61k).
  static let bitsOfEach = 61

  /// How many primes are found once and kept; a matrix that needs more of them searches on.
  private static let keptCount = 64
  private static let kept: [PrimeField] = search(below: 1 << 62, count: keptCount)

  /// The fields of the first primes.
  ///
  /// There are more than 10^16 primes between 2^61 and 2^62, so that no count in use exhausts them.
  ///
  /// - Complexity: about 20 primality tests for each prime beyond the kept ones.
  static func fields(_ count: Int) -> [PrimeField] {
    guard count > keptCount, let last = kept.last else { return Array(kept.prefix(max(0, count))) }
    return kept + search(below: last.modulus, count: count - keptCount)
  }

  private static func search(below limit: UInt64, count: Int) -> [PrimeField] {
    var fields: [PrimeField] = []
    var candidate = (limit - 1) | 1
    if candidate >= limit { candidate -= 2 }
    while fields.count < count {
      if isPrime(candidate) { fields.append(PrimeField(modulus: candidate)) }
      candidate -= 2
    }
    return fields
  }

  /// Whether an odd number above 41 and below 2^62 is prime, decided by the strong test of Miller and
  /// Rabin to the first 13 primes as bases.
  ///
  /// No composite number below 3,317,044,064,679,887,385,961,981 (above 2^81) passes all of them:
  /// J. Sorenson and J. Webster, "Strong pseudoprimes to twelve prime bases", 2017.
  static func isPrime(_ number: UInt64) -> Bool {
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41]
    guard bases.allSatisfy({ number % $0 != 0 }) else { return false }
    // Montgomery's arithmetic holds for any odd modulus.
    let ring = PrimeField(modulus: number)
    let minusOne = ring.negate(ring.one)
    let twos = (number - 1).trailingZeroBitCount
    let odd = (number - 1) >> UInt64(twos)
    return bases.allSatisfy { base in
      var power = ring.power(ring.form(of: base), odd)
      if power == ring.one || power == minusOne { return true }
      for _ in 1..<twos {
        power = ring.multiply(power, power)
        if power == minusOne { return true }
      }
      return false
    }
  }
}
