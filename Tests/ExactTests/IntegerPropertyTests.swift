import PropertyTesting
import TestSupport
import Testing

@testable import Exact

/// What holds for all integers, from the definitions.
@Suite struct IntegerPropertyTests {
  private static let pairs = tuple(Generator<Integer>.integers(), Generator<Integer>.integers())
  private static let settings = Settings(cases: 500)

  @Test func `machine words are computed as in 128 bits`() async {
    let words = Generator<Int>.integers
    await forAll(tuple(words, words), Self.settings) { a, b in
      let (x, y) = (Integer(a), Integer(b))
      let (wide, other) = (Int128(a), Int128(b))
      #expect("\(x + y)" == "\(wide + other)")
      #expect("\(x - y)" == "\(wide - other)")
      #expect("\(x * y)" == "\(wide * other)")
      #expect("\(-x)" == "\(-wide)")
      #expect((x < y) == (a < b) && (x == y) == (a == b))
      #expect(x.asInt == a && x.isOdd == (a & 1 == 1) && x.signum == a.signum())
      #expect((x * y).asInt == Int(exactly: wide * other))
      cover(20, Int(exactly: wide * other) == nil, "products beyond a word")
    }
  }

  @Test func `integers are an ordered ring`() async {
    let triples = tuple(Generator<Integer>.integers(), .integers(), .integers())
    await forAll(triples, Self.settings) { a, b, c in
      #expect(a + b == b + a && (a + b) + c == a + (b + c))
      #expect(a * b == b * a && (a * b) * c == a * (b * c))
      #expect((a + b) * c == a * c + b * c)
      #expect(a + .zero == a && a * .one == a && a + -a == .zero && a - b == a + -b)
      #expect([a < b, a == b, b < a].count { $0 } == 1)
      #expect((a < b) == (a + c < b + c) && (a < b) == ((a - b).signum < 0))
      #expect(c.signum <= 0 || (a < b) == (a * c < b * c))
    }
  }

  @Test func `changing in place is computing anew`() async {
    await forAll(Self.pairs, Self.settings) { a, b in
      let before = a + .zero
      // Values of their own first, and then ones that share their storage.
      for isShared in [false, true] {
        func copy() -> Integer { isShared ? a : a + .zero }
        var (sum, difference, product) = (copy(), copy(), copy())
        sum += b
        difference -= b
        product *= b
        #expect([sum, difference, product] == [a + b, a - b, a * b])
      }
      #expect(a == before)
    }
  }

  @Test func `quotients and remainders are those of the definition`() async {
    let pairs = tuple(Generator<Integer>.integers(), Generator<Integer>.integers(words: 2))
    await forAll(pairs, Self.settings) { a, b in
      guard !b.isZero else {
        #expect(throws: ArithmeticError.divisionByZero) { try a.quotient(by: b, rounding: .down) }
        #expect(throws: ArithmeticError.divisionByZero) { try a.remainder(by: b) }
        return
      }
      let down = try a.quotient(by: b, rounding: .down)
      let rest = try a.remainder(by: b)
      #expect(down * b + rest == a)
      #expect(rest.magnitude < b.magnitude && rest.signum * b.signum >= 0)
      #expect(a.floorDivision(by: b) == (down, rest))
      let up = rest.isZero ? down : down + 1
      #expect(try a.quotient(by: b, rounding: .up) == up)
      let cut = a.signum * b.signum < 0 ? up : down
      #expect(try a.quotient(by: b, rounding: .towardZero) == cut)
      #expect((a * b).dividedExactly(by: b) == a)
      classify(rest.isZero, as: "exact")
      cover(10, down.bitWidth > 64, "quotients beyond a word")
    }
  }

  @Test func `the nearest quotient is the nearest by definition, even at a tie`() async {
    let halves = tuple(Generator<Integer>.integers(), Generator<Integer>.positiveIntegers(words: 2))
      .map { (($0 << 1) * $1 + $1, $1 << 1) }
    let any = tuple(Generator<Integer>.integers(), Generator<Integer>.positiveIntegers(words: 2))
    await forAll(.oneOf([any, halves]), Self.settings) { (n: Integer, d: Integer) in
      let quotient = n.nearestQuotient(by: d)
      let distance = (n - quotient * d).magnitude << 1
      #expect(distance <= d)
      #expect(distance < d || !quotient.isOdd)
      cover(25, distance == d, "ties")
    }
  }

  /// Euclid's algorithm.
  private func euclid(_ a: Integer, _ b: Integer) throws -> Integer {
    var (a, b) = (a.magnitude, b.magnitude)
    while !b.isZero { (a, b) = (b, try a.remainder(by: b)) }
    return a
  }

  @Test func `common divisors and multiples are those of Euclid`() async {
    // With a common factor, as two numbers at random rarely have a large one.
    let numbers = Generator<Integer>.integers(words: 2)
    await forAll(tuple(numbers, numbers, numbers), Settings(cases: 200)) { factor, x, y throws in
      let (a, b) = (factor * x, factor * y)
      let divisor = Integer.greatestCommonDivisor(a, b)
      #expect(try divisor == euclid(a, b))
      let multiple = Integer.leastCommonMultiple(a, b)
      #expect(multiple * divisor == (a * b).magnitude && multiple.signum >= 0)
      cover(25, divisor.bitWidth > 64, "divisors beyond a word")
    }
  }

  @Test func `shifts are products and floors of quotients by powers of two`() async {
    let shifts = Generator<Int>.integers(in: 0...300)
    await forAll(tuple(.integers(), shifts), Self.settings) { (a: Integer, bits: Int) throws in
      let power = Integer(2).power(UInt(bits))
      #expect(a << bits == a * power)
      #expect(try a >> bits == a.quotient(by: power, rounding: .down))
      #expect(try a.shiftedRightRoundingUp(by: bits) == a.quotient(by: power, rounding: .up))
    }
  }

  @Test func `widths and factors are what they count`() async {
    await forAll(.integers(), Self.settings) { (a: Integer) throws in
      let width = a.bitWidth
      #expect(a.magnitude < Integer(2).power(UInt(width)))
      #expect(a.isZero == (width == 0))
      if width > 0 { #expect(a.magnitude >= Integer(2).power(UInt(width - 1))) }
      let zeros = a.trailingZeroBitCount
      #expect((a >> zeros) << zeros == a && (a.isZero || (a >> zeros).isOdd))
      for prime in [3, 5, 1_000_003].map({ Integer($0) }) {
        let (cofactor, count) = (a * prime * prime).removingFactor(prime)
        #expect(cofactor * prime.power(UInt(count)) == a * prime * prime)
        #expect(try a.isZero || (count >= 2 && !cofactor.remainder(by: prime).isZero))
      }
    }
  }

  @Test func `powers are repeated products, and roots undo them`() async {
    let exponents = Generator<Int>.integers(in: 0...7)
    await forAll(tuple(.integers(words: 3), exponents), Self.settings) { (a: Integer, k: Int) in
      let product = (0..<k).reduce(Integer.one) { power, _ in power * a }
      #expect(a.power(UInt(k)) == product)
      guard k > 0, a.signum >= 0 else {
        #expect(a.root(UInt(k)) == nil || k > 0)
        return
      }
      // The number itself as a radicand, and those around its power.
      for radicand in [a, product - 1, product, product + 1] where radicand.signum >= 0 {
        let root = try #require(radicand.root(UInt(k)))
        let power = root.floor.power(UInt(k))
        #expect(power <= radicand && radicand < (root.floor + 1).power(UInt(k)))
        #expect(root.isExact == (power == radicand))
      }
    }
  }

  @Test func `digits are those of the definition, and are read back`() async {
    await forAll(.integers(), Self.settings) { (a: Integer) in
      let text = a.description
      let digits = text.drop { $0 == "-" }
      #expect(text.hasPrefix("-") == (a.signum < 0) && (digits == "0" || !digits.hasPrefix("0")))
      let value = digits.utf8.reduce(Integer.zero) { $0 * 10 + Integer(Int($1) - 48) }
      #expect(value == a.magnitude)
      #expect(Integer(digits: text) == a && Integer(digits: "+00" + digits) == a.magnitude)
      #expect(a.hashValue == Integer(digits: text)?.hashValue)
    }
  }
}
