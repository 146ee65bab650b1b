import Exact
import Testing
import PropertyTesting

@testable import MathCore

@Suite struct PrimeTests {
  @Test func `primality agrees with trial division on small numbers`() {
    let primes = (43..<20_000).filter { $0 % 2 == 1 && PrimeModuli.isPrime(UInt64($0)) }
    let expected = (43..<20_000).filter { number in
      (2..<142).allSatisfy { $0 >= number || number % $0 != 0 }
    }
    #expect(primes == expected)
  }

  @Test func `numbers that fool single bases are found composite`() {
    // The least strong pseudoprimes to the first 1, 2, 3, 4, 5, 6, 7 and 9 prime bases (OEIS A014233).
    let pseudoprimes: [UInt64] = [
      2047, 1_373_653, 25_326_001, 3_215_031_751, 2_152_302_898_747, 3_474_749_660_383,
      341_550_071_728_321, 3_825_123_056_546_413_051,
    ]
    #expect(pseudoprimes.allSatisfy { !PrimeModuli.isPrime($0) })
    // 2^61 − 1 is a Mersenne prime.
    #expect(PrimeModuli.isPrime(1 << 61 - 1))
  }

  @Test func `the moduli descend without repetition, and longer lists extend shorter ones`() {
    let long = PrimeModuli.fields(70).map(\.modulus)
    #expect(long.count == 70)
    #expect(zip(long, long.dropFirst()).allSatisfy { $0 > $1 })
    #expect(long.allSatisfy { $0 < 1 << 62 && $0 > 1 << 61 && PrimeModuli.isPrime($0) })
    #expect(PrimeModuli.fields(3).map(\.modulus) == Array(long.prefix(3)))
    #expect(PrimeModuli.fields(0).isEmpty)
  }

  @Test func `arithmetic in the field is that of the integers`() {
    var random = Random(seed: 11)
    for field in PrimeModuli.fields(3) {
      let p = field.modulus
      for _ in 0..<200 {
        let a = random.next() % p
        let b = random.next() % p
        let (x, y) = (field.form(of: a), field.form(of: b))
        let product = a.multipliedFullWidth(by: b)
        #expect(field.integer(of: field.multiply(x, y)) == p.dividingFullWidth(product).remainder)
        #expect(field.integer(of: field.add(x, y)) == (a + b) % p)
        #expect(field.integer(of: field.subtract(x, y)) == (a + p - b) % p)
        #expect(field.add(x, field.negate(x)) == 0)
        #expect(a == 0 || field.multiply(x, field.inverse(x)) == field.one)
      }
      #expect(field.integer(of: field.form(of: .max)) == UInt64.max % p)
    }
  }
}
