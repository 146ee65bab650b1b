import PropertyTesting
import TestSupport
import Testing

@testable import Exact

/// What holds for all rationals, by the definition over integers.
@Suite struct RationalPropertyTests {
  /// Rationals of all sizes, and small ones, which are often equal or have common factors.
  private static let rationals = Generator<Rational>.oneOf([
    .rationals(numerators: -12...12, denominators: 1...12), .rationals(),
  ])
  private static let pairs = tuple(rationals, rationals)
  private static let settings = Settings(cases: 500)

  /// Whether a rational is a quotient of integers, written in lowest terms.
  private func isQuotient(_ x: Rational, _ numerator: Integer, _ denominator: Integer) -> Bool {
    let (n, d) = (x.numerator, x.denominator)
    return d.signum > 0 && Integer.greatestCommonDivisor(n, d) == .one
      && n * denominator == numerator * d
  }

  @Test func `a quotient of integers is made in lowest terms`() async {
    let parts = tuple(Generator<Integer>.integers(), .integers(words: 2), .integers(words: 2))
    await forAll(parts, Self.settings) { n, d, factor in
      let (above, below) = (n * factor, d * factor)
      guard !below.isZero else {
        #expect(throws: ArithmeticError.divisionByZero) { try Rational(above, over: below) }
        return
      }
      let x = try Rational(above, over: below)
      #expect(isQuotient(x, above, below))
      let other = try Rational(-n, over: -d)
      #expect(x == other && x.hashValue == other.hashValue)
      #expect(x.isInteger == (x.denominator == .one) && x.signum == n.signum * d.signum)
    }
  }

  @Test func `arithmetic is that of fractions in lowest terms`() async {
    await forAll(Self.pairs, Settings(cases: 1_000)) { x, y throws in
      let (n, d, m, e) = (x.numerator, x.denominator, y.numerator, y.denominator)
      #expect(isQuotient(x + y, n * e + m * d, d * e))
      #expect(isQuotient(x - y, n * e - m * d, d * e))
      #expect(isQuotient(x * y, n * m, d * e))
      #expect(isQuotient(-x, -n, d))
      #expect(isQuotient(x.magnitude, n.magnitude, d))
      if y.isZero {
        #expect(throws: ArithmeticError.divisionByZero) { try x / y }
        #expect(throws: ArithmeticError.divisionByZero) { try y.reciprocal() }
      } else {
        #expect(try isQuotient(x / y, n * e, d * m))
        #expect(try isQuotient(y.reciprocal(), e, m))
      }
      #expect((x < y) == (n * e < m * d) && (x == y) == (n * e == m * d))
      cover(10, (x + y).denominator != d * e, "sums that are reduced")
      cover(0.5, x == y, "equal pairs")
    }
  }

  @Test func `rationals are an ordered field`() async {
    await forAll(tuple(Self.rationals, Self.rationals, Self.rationals), Self.settings) {
      a, b, c throws in
      #expect(a + b == b + a && (a + b) + c == a + (b + c))
      #expect(a * b == b * a && (a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + .zero == a && a * .one == a && a + -a == .zero && a - b == a + -b)
      #expect(try a.isZero || a * a.reciprocal() == .one)
      #expect(try a.isZero || (b / a) * a == b)
      #expect((a < b) == (a + c < b + c) && (a < b) == ((b - a).signum > 0))
      #expect((a + b).magnitude <= a.magnitude + b.magnitude)
    }
  }

  @Test func `changing in place is computing anew`() async {
    await forAll(Self.pairs, Self.settings) { a, b in
      let before = a + .zero
      // Values of their own first, and then ones that share their storage.
      for isShared in [false, true] {
        func copy() -> Rational { isShared ? a : a + .zero }
        var (sum, difference, product) = (copy(), copy(), copy())
        sum += b
        difference -= b
        product *= b
        #expect([sum, difference, product] == [a + b, a - b, a * b])
      }
      #expect(a == before)
    }
  }

  @Test func `powers are repeated products in lowest terms`() async {
    let exponents = Generator<Int>.integers(in: -9...9)
    await forAll(tuple(Self.rationals, exponents), Self.settings) { x, k in
      guard k >= 0 || !x.isZero else {
        #expect(throws: ArithmeticError.divisionByZero) { try x.power(k) }
        return
      }
      let base = k < 0 ? try x.reciprocal() : x
      let product = (0..<abs(k)).reduce(Rational.one) { power, _ in power * base }
      let power = try x.power(k)
      #expect(power == product)
      #expect(isQuotient(power, product.numerator, product.denominator))
    }
  }

  @Test func `powers of two scale as products do`() async {
    let exponents = Generator<Int>.integers(in: -300...300)
    await forAll(tuple(Self.rationals, exponents), Self.settings) { x, k in
      let scaled = x.scaled(byTwoToThe: k)
      let (up, down) = (Integer(2).power(UInt(max(k, 0))), Integer(2).power(UInt(max(-k, 0))))
      #expect(isQuotient(scaled, x.numerator * up, x.denominator * down))
      #expect(isQuotient(Rational(x.numerator, timesTwoToThe: k), x.numerator * up, down))
    }
  }

  @Test func `integers around a rational are those of the definition`() async {
    let halves = Generator<Integer>.integers().map { Rational(($0 << 1) + 1, timesTwoToThe: -1) }
    await forAll(.oneOf([Self.rationals, halves]), Self.settings) { (x: Rational) in
      let (floor, ceiling, nearest) = (x.floor, x.ceiling, x.nearestInteger)
      #expect(Rational(floor) <= x && x < Rational(floor + 1))
      #expect(Rational(ceiling - 1) < x && x <= Rational(ceiling))
      let distance = (x - Rational(nearest)).magnitude.scaled(byTwoToThe: 1)
      #expect(distance < .one || (distance == .one && !nearest.isOdd))
      cover(25, distance == .one, "ties")
    }
  }
}
