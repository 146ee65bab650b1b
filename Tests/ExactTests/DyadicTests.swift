import Exact
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

  @Test func `arithmetic and order agree with rationals`() {
    var random = RandomNumbers(seed: 1)
    var failures: [String] = []
    for _ in 0..<4000 {
      let (a, b) = (random.dyadic(reach: 120), random.dyadic(reach: 120))
      let (x, y) = (a.rational, b.rational)
      let agrees =
        (a + b).rational == x + y && (a - b).rational == x - y && (a * b).rational == x * y
        && (-a).rational == -x && a.magnitude.rational == x.magnitude && a.signum == x.signum
        && (a < b) == (x < y) && (a == b) == (x == y) && (a < a + a.magnitude) == (a.signum != 0)
      if !agrees { failures.append("\(a), \(b)") }
    }
    #expect(failures.isEmpty, "\(failures.first ?? "")")
  }

  @Test func `rounding gives the nearest number of so many bits in the direction`() {
    var random = RandomNumbers(seed: 2)
    var failures: [String] = []
    for _ in 0..<4000 {
      let x = random.dyadic(bits: 200, reach: 100)
      let p = 1 + random.below(90)
      let (down, up) = (x.rounded(to: p, .down), x.rounded(to: p, .up))
      let cut = x.rounded(to: p, .towardZero)
      var good = down <= x && x <= up && down.bitWidth <= p && up.bitWidth <= p
      good = good && cut == (x.signum < 0 ? up : down)
      if x.bitWidth <= p {
        good = good && down == x && up == x
      } else {
        // The two neighbours are one unit of the p-th bit apart.
        let unit = Dyadic(significand: 1, exponent: x.exponent + x.bitWidth - p)
        good = good && up - down == unit
      }
      if !good { failures.append("\(x) to \(p)") }
    }
    #expect(failures.isEmpty, "\(failures.first ?? "")")
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
