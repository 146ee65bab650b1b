import Exact
import Testing

@Suite struct IntervalArithmeticTests {
  @Test func `operations contain the operation on every pair of members`() throws {
    var random = RandomNumbers(seed: 3)
    var failures: [String] = []
    for _ in 0..<4000 {
      let (a, b) = (random.interval(reach: 80), random.interval(reach: 80))
      let p = 2 + random.below(100)
      let n = random.below(9) - 4
      let sum = a.adding(b, precision: p)
      let difference = a.subtracting(b, precision: p)
      let product = try a.multiplied(by: b, precision: p)
      let quotient = try? a.divided(by: b, precision: p)
      let power = try? a.power(n, precision: p)
      if (quotient == nil) != b.containsZero { failures.append("\(a) over \(b)") }
      if (power == nil) != (n < 0 && a.containsZero) { failures.append("\(a) to the \(n)") }
      for _ in 0..<3 {
        let (x, y) = (random.rational(in: a), random.rational(in: b))
        var good =
          sum.contains(x + y) && difference.contains(x - y) && product.contains(x * y)
          && a.negated.contains(-x) && a.magnitude.contains(x.magnitude)
          && a.hull(b).contains(x) && a.hull(b).contains(y)
        if let quotient { good = try good && quotient.contains(x / y) }
        if let power { good = try good && power.contains(x.power(n)) }
        if let common = a.intersection(b) {
          good = good && common.contains(x) == (a.contains(x) && b.contains(x))
        } else {
          good = good && a.isDisjoint(from: b) && !b.contains(x)
        }
        if !good { failures.append("\(a) and \(b) at \(x), \(y), n = \(n), p = \(p)") }
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.first ?? "")")
  }

  @Test func `results of points are within the promised width`() throws {
    var random = RandomNumbers(seed: 4)
    var failures: [String] = []
    for _ in 0..<2000 {
      let (a, b) = (random.dyadic(reach: 300), random.dyadic(reach: 300))
      if a.isZero || b.isZero { continue }
      let (x, y) = (Interval(a), Interval(b))
      let p = 2 + random.below(100)
      let n = random.below(2_001) - 1_000
      for result in [
        x.adding(y, precision: p), x.subtracting(y, precision: p),
        try x.multiplied(by: y, precision: p), try x.divided(by: y, precision: p),
        try x.power(n, precision: p), try x.magnitude.squareRoot(precision: p),
        Interval(a.rational, precision: p),
      ] where result.width.rational > result.magnitude.upper.rational.scaled(byTwoToThe: 3 - p) {
        failures.append("\(a), \(b), n = \(n), p = \(p)")
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.first ?? "")")
  }

  @Test func `an enclosure of a rational is the nearest ends around it`() throws {
    let third = Interval(try Rational(1, over: 3), precision: 4)
    #expect(third.lower == Dyadic(significand: 5, exponent: -4))
    #expect(third.upper == Dyadic(significand: 11, exponent: -5))
    #expect(Interval(try Rational(-3, over: 8), precision: 2).isPoint)
    #expect(Interval(Rational(0), precision: 53) == .zero)
    #expect(!Interval(Rational(5), precision: 2).isPoint)
  }

  @Test func `an enclosure of a rational contains it`() {
    var random = RandomNumbers(seed: 7)
    var failures: [String] = []
    for _ in 0..<2000 {
      let x = random.rational(reach: 100)
      let p = 2 + random.below(40)
      if !Interval(x, precision: p).contains(x) { failures.append("\(x) to \(p)") }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.first ?? "")")
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
