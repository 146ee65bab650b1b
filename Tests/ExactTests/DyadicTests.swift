import Exact
import PropertyTesting
import TestSupport
import Testing

@Suite struct DyadicTests {
  @Test func `the significand is odd or zero`() {
    #expect(Dyadic(significand: 12, exponent: -5) == Dyadic(significand: 3, exponent: -3))
    #expect(Dyadic(significand: 12, exponent: -5).significand == 3)
    #expect(Dyadic(significand: 12, exponent: -5).exponent == -3)
    #expect(Dyadic(significand: 0, exponent: 77) == Dyadic.zero)
    #expect(Dyadic(-40).exponent == 3)
    #expect(Dyadic(significand: 1, exponent: .max).exponent == Dyadic.exponentLimit)
  }

  @Test func `descriptions show the exact number`() {
    #expect("\(Dyadic(-40))" == "-40")
    #expect("\(Dyadic(significand: 6, exponent: -4))" == "3·2^-3")
    #expect("\(Dyadic(significand: 1, exponent: 100))" == "1·2^100")
    #expect("\(Interval(Dyadic(3)))" == "3")
    #expect("\(Interval(lower: Dyadic(-1), upper: Dyadic(2)))" == "[-1, 2]")
  }

  private static let dyadics = Generator<Dyadic>.dyadics(reach: 120)

  @Test func `arithmetic and order agree with rationals`() async {
    let pairs = tuple(Self.dyadics, Self.dyadics)
    await forAll(pairs, Settings(cases: 1_000)) { a, b in
      let (x, y) = (a.rational, b.rational)
      #expect((a + b).rational == x + y && (a - b).rational == x - y)
      #expect((a * b).rational == x * y)
      #expect((-a).rational == -x && a.magnitude.rational == x.magnitude && a.signum == x.signum)
      #expect((a < b) == (x < y) && (a == b) == (x == y))
      #expect((a < a + a.magnitude) == (a.signum != 0))
      #expect(a.isInteger == x.isInteger && a.bitWidth == a.significand.bitWidth)
      cover(10, (a.exponent - b.exponent).magnitude > 64, "exponents far apart")
    }
  }

  @Test func `the significand of a dyadic is odd or zero`() async {
    let parts = tuple(Generator<Integer>.integers(), .integers(in: -1_000...1_000))
    await forAll(parts) { significand, exponent in
      let x = Dyadic(significand: significand, exponent: exponent)
      #expect(x.rational == Rational(significand).scaled(byTwoToThe: exponent))
      #expect(x.significand.isOdd || x == .zero)
      #expect(x.isZero == significand.isZero && (!x.isZero || x.exponent == 0))
      cover(10, x.exponent != exponent, "even significands")
    }
  }

  @Test func `rounding gives the nearest number of so many bits in the direction`() async {
    let numbers = Generator<Dyadic>.dyadics(words: 4, reach: 100)
    await forAll(tuple(numbers, .integers(in: 1...90)), Settings(cases: 1_000)) { x, p in
      let (down, up) = (x.rounded(to: p, .down), x.rounded(to: p, .up))
      #expect(down <= x && x <= up && down.bitWidth <= p && up.bitWidth <= p)
      #expect(x.rounded(to: p, .towardZero) == (x.signum < 0 ? up : down))
      if x.bitWidth <= p {
        #expect(down == x && up == x)
      } else {
        // The two neighbours are one unit of the p-th bit apart.
        #expect(up - down == Dyadic(significand: 1, exponent: x.exponent + x.bitWidth - p))
      }
      cover(20, x.bitWidth > p, "numbers that are rounded")
      cover(1, up.bitWidth < p && x.bitWidth > p && up.significand == .one, "carries")
    }
  }

  @Test func `order does not widen numbers of very different size`() {
    let huge = Dyadic(significand: 3, exponent: 1 << 59)
    let tiny = Dyadic(significand: 3, exponent: -(1 << 59))
    #expect(tiny < huge && -huge < tiny && -huge < -tiny && !(huge < tiny))
    let interval = Interval(lower: tiny, upper: huge)
    #expect(interval.contains(Rational(1)) && !interval.contains(Rational(-1)))
    #expect(!Interval(tiny).contains(Rational.zero) && !Interval(huge).contains(Rational(5)))
    #expect(interval.width >= huge)
    #expect(interval.midpoint > tiny && interval.midpoint < huge)
  }
}
