import Exact
import Testing
import PropertyTesting

@testable import MathCore

@Suite struct NaturalTests {
  private func natural(_ words: [UInt64]) -> (Natural, Integer) {
    var number = Natural(0)
    var expected = Integer.zero
    for word in words.reversed() {
      number.shiftLeft(by: 64)
      number.multiply(by: 1, adding: word)
      expected = (expected << 64) + (Integer(Int(word >> 1)) << 1) + Integer(Int(word & 1))
    }
    return (number, expected)
  }

  /// Words with many ones and zeros, where carries run far.
  private func words(_ random: inout Random) -> [UInt64] {
    (0..<Int(random.next() % 5)).map { _ in
      switch random.next() % 4 {
      case 0: 0
      case 1: .max
      case 2: 1 << (random.next() % 64)
      default: random.next()
      }
    }
  }

  @Test func `quotients, products and differences are those of integers`() throws {
    var random = Random(seed: 12)
    for _ in 0..<2000 {
      let (a, x) = natural(words(&random))
      let (b, y) = natural(words(&random))
      #expect((a >= b) == (x >= y))
      #expect(a.bitWidth == x.bitWidth)
      if a >= b {
        var difference = a
        difference.subtract(b)
        #expect(difference.bitWidth == (x - y).bitWidth)
        #expect(Natural.distance(a, b) == difference && Natural.distance(b, a) == difference)
        difference.subtract(difference)
        #expect(difference.isZero)
      }
      let exponent = Int(random.next() % 2500) - 1250
      let places = Int(random.next() % 200)
      #expect((a << places).bitWidth == (x << places).bitWidth)
      #expect((a << places).bits(from: places) == a.bits(from: 0))
      #expect(!(a << places).hasBits(below: places))
      #expect((a << places).hasBits(below: places + 64) == (a.bits(from: 0) != 0))
      let left = SignedNatural(isNegative: !a.isZero, magnitude: a)
      let right = SignedNatural(isNegative: false, magnitude: b)
      let power = Rational(1, timesTwoToThe: exponent)
      let negated = Rational(-x) * power
      #expect(left.rounded(timesTwoToThe: exponent) == negated.roundedToDouble())
      #expect(
        (left * right).rounded(timesTwoToThe: exponent)
          == (negated * Rational(y)).roundedToDouble())
      if !y.isZero {
        let quotient = try negated / Rational(y)
        #expect(
          left.rounded(over: right, timesTwoToThe: exponent) == quotient.roundedToDouble())
      }
    }
  }

  @Test func `ties go to the even significand, in the subnormal range too`() {
    for (words, exponent) in [
      ([UInt64(1) << 53 + 1], 0), ([1 << 53 + 3], 0), ([1], -1075), ([3], -1075), ([3], -1076),
      ([1], -1076), ([1 << 63, 1], -1138), ([0x3_ffff_ffff_ffff], -1072), ([.max], 960),
      ([.max], 959),
    ] {
      let (number, expected) = natural(words)
      let value = SignedNatural(isNegative: false, magnitude: number)
      let exact = Rational(expected) * Rational(1, timesTwoToThe: exponent)
      #expect(value.rounded(timesTwoToThe: exponent) == exact.roundedToDouble())
    }
  }

  @Test func `residues modulo several primes lead back to the integer, of either sign`() {
    var random = Random(seed: 13)
    for count in 1...6 {
      let fields = PrimeModuli.fields(count)
      let radix = MixedRadix(fields)
      for _ in 0..<50 {
        let (number, _) = natural((0..<count).map { _ in random.next() >> 8 })
        var half = number
        half.shiftLeft(by: 1)
        let isNegative = random.next() & 1 == 0 && !number.isZero
        let residues = fields.map { field in
          var value: UInt64 = 0
          for word in number.words.reversed() {
            let shifted = field.multiply(
              value, field.multiply(field.form(of: 1 << 32), field.form(of: 1 << 32)))
            value = field.add(shifted, field.form(of: word))
          }
          return isNegative ? field.negate(value) : value
        }
        let found = radix.integer(residues: residues)
        guard half.bitWidth < 61 * count else { continue }
        #expect(found.magnitude == number && found.isNegative == isNegative)
      }
    }
  }
}
