import Exact
import PropertyTesting
import TestSupport
import Testing

@Suite struct IntervalArithmeticTests {
  private static let intervals = Generator<Interval>.intervals(reach: 80).withMembers(2)
  private static let precisions = Generator<Int>.integers(in: 2...100)

  @Test func `operations contain the operation on every pair of members`() async {
    let pairs = tuple(Self.intervals, Self.intervals, Self.precisions)
    await forAll(pairs, Settings(cases: 1_500)) { first, second, p throws in
      let (a, b) = (first.interval, second.interval)
      let (sum, difference) = (a.adding(b, precision: p), a.subtracting(b, precision: p))
      let product = try a.multiplied(by: b, precision: p)
      let quotient = try? a.divided(by: b, precision: p)
      #expect((quotient == nil) == b.containsZero)
      for x in first.members {
        #expect(a.negated.contains(-x) && a.magnitude.contains(x.magnitude))
        for y in second.members {
          #expect(sum.contains(x + y) && difference.contains(x - y) && product.contains(x * y))
          if let quotient { #expect(try quotient.contains(x / y)) }
        }
      }
      cover(20, quotient != nil, "quotients")
      cover(20, b.containsZero, "divisors around zero")
    }
  }

  @Test func `powers contain the power of every member`() async {
    let powers = tuple(Self.intervals, .integers(in: -6...6), Self.precisions)
    await forAll(powers, Settings(cases: 500)) { base, n, p throws in
      let a = base.interval
      guard n >= 0 || !a.containsZero else {
        #expect(throws: ArithmeticError.self) { try a.power(n, precision: p) }
        return
      }
      let power = try a.power(n, precision: p)
      for x in base.members { #expect(try power.contains(x.power(n))) }
      // An even power is not negative, even where its base is.
      #expect(!n.isMultiple(of: 2) || power.lower.signum >= 0)
      cover(5, a.signum == nil && n > 0 && n.isMultiple(of: 2), "even powers around zero")
    }
  }

  @Test func `hull and intersection are those of sets`() async {
    await forAll(tuple(Self.intervals, Self.intervals), Settings(cases: 500)) { first, second in
      let (a, b) = (first.interval, second.interval)
      let hull = a.hull(b)
      #expect(hull == Interval(lower: min(a.lower, b.lower), upper: max(a.upper, b.upper)))
      let common = a.intersection(b)
      #expect((common == nil) == a.isDisjoint(from: b))
      for x in first.members + second.members {
        #expect(hull.contains(x))
        #expect((common?.contains(x) ?? false) == (a.contains(x) && b.contains(x)))
        #expect(a.contains(x) == (a.lower.rational <= x && x <= a.upper.rational))
      }
      #expect(a.contains(b) == (a.hull(b) == a))
      cover(20, common == nil, "disjoint pairs")
      cover(20, common != nil, "pairs that meet")
    }
  }

  @Test func `results of points are within the promised width`() async {
    let points = Generator<Dyadic>.dyadics(reach: 300)
    let exponents = Generator<Int>.integers(in: -1_000...1_000)
    await forAll(tuple(points, points, exponents, Self.precisions), Settings(cases: 500)) {
      a, b, n, p throws in
      try assume(!a.isZero && !b.isZero)
      let (x, y) = (Interval(a), Interval(b))
      for result in [
        x.adding(y, precision: p), x.subtracting(y, precision: p),
        try x.multiplied(by: y, precision: p), try x.divided(by: y, precision: p),
        try x.power(n, precision: p), try x.magnitude.squareRoot(precision: p),
        Interval(a.rational, precision: p),
      ] {
        let limit = result.magnitude.upper.rational.scaled(byTwoToThe: 3 - p)
        #expect(result.width.rational <= limit)
      }
    }
  }

  @Test func `an enclosure of a rational is the nearest ends around it`() async {
    await forAll(tuple(.rationals(reach: 100), Self.precisions)) { (x: Rational, p: Int) in
      let enclosure = Interval(x, precision: p)
      #expect(enclosure.contains(x) && enclosure.lower.bitWidth <= p)
      #expect(enclosure.upper.bitWidth <= p)
      guard let exponent = x.floorLog2(), !enclosure.isPoint else {
        #expect(enclosure == Interval(enclosure.lower) && enclosure.lower.rational == x)
        return
      }
      // Numbers of p bits are one unit of the p-th bit apart.
      #expect(enclosure.width == Dyadic(significand: 1, exponent: exponent - p + 1))
      cover(30, enclosure.width.signum > 0, "enclosures that are no points")
    }
  }

  @Test func `enclosures of rationals that are known`() throws {
    let third = Interval(try Rational(1, over: 3), precision: 4)
    #expect(third.lower == Dyadic(significand: 5, exponent: -4))
    #expect(third.upper == Dyadic(significand: 11, exponent: -5))
    #expect(Interval(try Rational(-3, over: 8), precision: 2).isPoint)
    #expect(Interval(Rational(0), precision: 53) == .zero)
    #expect(!Interval(Rational(5), precision: 2).isPoint)
  }

  @Test func `signs, ends and middles`() {
    let around = Interval(lower: Dyadic(-1), upper: Dyadic(3))
    #expect(around.signum == nil && around.containsZero)
    #expect(Interval(lower: .zero, upper: .one).signum == nil)
    #expect(Interval(lower: .one, upper: Dyadic(2)).signum == 1)
    #expect(Interval(lower: Dyadic(-2), upper: Dyadic(-1)).signum == -1)
    #expect(Interval.zero.signum == 0)
    #expect(Interval(lower: Dyadic(3), upper: Dyadic(-1)) == around)
    #expect(around.width == Dyadic(4) && around.midpoint == Dyadic(1))
    #expect(around.magnitude == Interval(lower: .zero, upper: Dyadic(3)))
    #expect(around.isDisjoint(from: Interval(Dyadic(4))))
    #expect(!around.isDisjoint(from: Interval(Dyadic(3))))
  }

  @Test func `even powers of an interval around zero begin at zero`() throws {
    let around = Interval(lower: Dyadic(-3), upper: Dyadic(2))
    #expect(try around.power(2, precision: 64) == Interval(lower: .zero, upper: Dyadic(9)))
    #expect(try around.power(3, precision: 64) == Interval(lower: Dyadic(-27), upper: Dyadic(8)))
    #expect(try around.power(0, precision: 64) == .one)
  }

  @Test func `roots and powers that are dyadic come out as points`() throws {
    let quarterOfNine = Interval(Dyadic(significand: 9, exponent: -2))
    let threeHalves = Dyadic(significand: 3, exponent: -1)
    #expect(try quarterOfNine.squareRoot(precision: 10) == Interval(threeHalves))
    #expect(try Interval.zero.squareRoot(precision: 10) == .zero)
    #expect(try !Interval(Dyadic(2)).squareRoot(precision: 500).isPoint)
    let half = Interval(Dyadic(significand: 1, exponent: -1))
    #expect(try quarterOfNine.power(half, precision: 10) == Interval(threeHalves))
    let threeQuarters = Interval(Dyadic(significand: 3, exponent: -2))
    #expect(try Interval(Dyadic(16)).power(threeQuarters, precision: 10) == Interval(Dyadic(8)))
    #expect(
      try Interval(Dyadic(3)).power(40, precision: 64) == Interval(Dyadic(Integer(3).power(40))))
    #expect(try Interval(Dyadic(-2)).power(Interval(Dyadic(-3)), precision: 9).isPoint)
    #expect(try Interval.zero.power(half, precision: 10) == .zero)
    #expect(try Interval.zero.power(Interval.zero, precision: 10) == .one)
  }

  @Test func `summands of very different size cost no more than the precision`() throws {
    let huge = Interval(Dyadic(significand: 1, exponent: 1 << 40))
    let sum = huge.adding(.one, precision: 64)
    #expect(sum.lower == huge.lower && sum.upper > huge.upper && sum.upper.bitWidth == 64)
    let difference = huge.subtracting(.one, precision: 64)
    #expect(difference.upper == huge.upper && difference.lower < huge.lower)
    #expect(difference.lower.bitWidth == 64)
    let product = try huge.multiplied(by: huge, precision: 64)
    #expect(product.isPoint && product.lower.exponent == 1 << 41)
  }

  @Test func `what has no value throws, by kind`() {
    let around = Interval(lower: Dyadic(-1), upper: Dyadic(1))
    let half = Interval(Dyadic(significand: 1, exponent: -1))
    #expect(throws: ArithmeticError.divisionByZero) {
      try Interval.one.divided(by: .zero, precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "division")) {
      try Interval.one.divided(by: around, precision: 64)
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Interval.zero.power(-1, precision: 64) }
    #expect(throws: ArithmeticError.straddlesEdge(function: "power")) {
      try around.power(-2, precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "sqrt")) {
      try around.squareRoot(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "sqrt", argument: "-0.75")) {
      try Interval(Dyadic(significand: -3, exponent: -2)).squareRoot(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "power", argument: "-8")) {
      try Interval(Dyadic(-8)).power(
        Interval(Rational(1) - half.lower.rational, precision: 9), precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "power")) {
      try around.power(half, precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "power")) {
      try Interval(Dyadic(-8)).power(around, precision: 64)
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Interval.zero.power(half.negated, precision: 64)
    }
    for exponent in [Int.max, Int.min] {
      #expect(throws: ArithmeticError.self) {
        try Interval(Dyadic(3)).power(exponent, precision: 64)
      }
    }
    let far = Interval(Dyadic(significand: 1, exponent: 1 << 59))
    #expect(throws: ArithmeticError.tooLarge(bits: 1 << 60, allowed: 1 << 59)) {
      try far.multiplied(by: far, precision: 64)
    }
    #expect(throws: ArithmeticError.tooLarge(bits: 1 << 60, allowed: 1 << 59)) {
      try far.divided(by: far, precision: 64)
    }
  }
}
