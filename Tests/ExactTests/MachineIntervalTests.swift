import Exact
import PropertyTesting
import TestSupport
import Testing

@Suite struct MachineIntervalTests {
  /// Two machine numbers, the first one not above the second.
  private static let ends = tuple(numbers, numbers).map { ($0 < $1 ? $0 : $1, $0 < $1 ? $1 : $0) }
  /// Numbers of all usual sizes, and whole ones.
  private static let numbers = tuple(
    Generator<Int>.integers(in: -1_000_000...1_000_000), Generator<Int>.integers(in: -30...30)
  ).map { Double($0) * powerOfTwo($1) }

  private static func powerOfTwo(_ n: Int) -> Double {
    Double(sign: .plus, exponent: n, significand: 1)
  }

  private static func interval(_ ends: (Double, Double)) throws -> MachineInterval {
    let (low, high) = (try Rational(ends.0), try Rational(ends.1))
    return try #require(MachineInterval(Interval(lower: dyadic(low), upper: dyadic(high))))
  }

  private static func dyadic(_ value: Rational) -> Dyadic {
    Interval(value, precision: 60).lower
  }

  private static func contains(_ interval: MachineInterval, _ value: Rational) throws -> Bool {
    try Rational(interval.lower) <= value && value <= Rational(interval.upper)
  }

  @Test func `operations contain the operation on the ends and the middle`() async {
    await forAll(tuple(Self.ends, Self.ends), Settings(cases: 1_000)) { first, second throws in
      let (a, b) = (try Self.interval(first), try Self.interval(second))
      let quotient = a.divided(by: b)
      #expect((quotient == nil) == (b.signum ?? 0 == 0))
      let sum = try #require(a.adding(b))
      let difference = try #require(a.subtracting(b))
      let product = try #require(a.multiplied(by: b))
      for x in try Self.members(first) {
        #expect(try Self.contains(a, x) && Self.contains(a.negated, -x))
        #expect(try Self.contains(a.magnitude, x.magnitude))
        for y in try Self.members(second) {
          #expect(try Self.contains(sum, x + y) && Self.contains(difference, x - y))
          #expect(try Self.contains(product, x * y))
          if let quotient { #expect(try Self.contains(quotient, x / y)) }
        }
      }
      cover(20, quotient != nil, "quotients")
    }
  }

  private static func members(_ ends: (Double, Double)) throws -> [Rational] {
    let (low, high) = (try Rational(ends.0), try Rational(ends.1))
    return [low, high, (low + high).scaled(byTwoToThe: -1)]
  }

  @Test func `powers contain the power of every member`() async {
    await forAll(tuple(Self.ends, .integers(in: -9...9)), Settings(cases: 600)) { ends, n throws in
      let base = try Self.interval(ends)
      guard n >= 0 || base.signum == 1 || base.signum == -1 else {
        #expect(base.power(n) == nil)
        return
      }
      guard let power = base.power(n) else { return }
      for x in try Self.members(ends) { #expect(try Self.contains(power, x.power(n))) }
      #expect(!n.isMultiple(of: 2) || power.lower >= 0)
    }
  }

  @Test func `functions contain the values of all members, and are narrow`() async {
    let arguments = tuple(
      Self.numbers, .integers(in: 0...20), .elements(ElementaryFunction.allCases))
    await forAll(arguments, Settings(cases: 6_000)) { x, steps, function throws in
      var end = x
      // Beside 0 are numbers that are too small for any enclosure.
      for _ in 0..<(x == 0 ? 0 : steps) { end = end.nextUp }
      let machine = try Self.interval((x, end))
      guard let found = machine.apply(function) else { return }
      for point in [x, end] {
        let exact = try Interval(Rational(point), precision: 200).apply(function, precision: 200)
        #expect(try Rational(found.lower) <= exact.lower.rational, "\(function) \(point)")
        #expect(try exact.upper.rational <= Rational(found.upper), "\(function) \(point)")
      }
      if steps == 0 {
        let size = max(1, found.magnitude.upper)
        #expect(found.upper - found.lower <= size * 0x1p-30 || function == .tan)
      }
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func `a range of arguments gives a range of values`(_ function: ElementaryFunction) throws {
    for (low, high) in [(0.25, 0.75), (-0.5, 0.5), (0.5, 1), (-1, 1), (1, 6), (-700, 700), (0, 1)] {
      let machine = try Self.interval((low, high))
      guard let found = machine.apply(function) else { continue }
      for step in 0...16 {
        let point = low + (high - low) * Double(step) / 16
        let exact = try Interval(Rational(point), precision: 100).apply(function, precision: 100)
        #expect(try Self.contains(found, exact.midpoint.rational), "\(function) \(point)")
      }
    }
  }

  @Test func `square roots contain the root`() async {
    await forAll(Self.numbers, Settings(cases: 500)) { x throws in
      guard let root = try Self.interval((x, x)).squareRoot() else {
        #expect(x < 0)
        return
      }
      #expect(x >= 0)
      let exact = try Interval(Rational(x), precision: 200).squareRoot(precision: 200)
      #expect(try Rational(root.lower) <= exact.lower.rational)
      #expect(try exact.upper.rational <= Rational(root.upper))
    }
  }

  @Test func `whole numbers stay points`() throws {
    let (two, seven) = (MachineInterval(small: 2), MachineInterval(small: 7))
    #expect(two.adding(seven)?.whole == 9)
    #expect(two.subtracting(seven)?.whole == -5)
    #expect(two.multiplied(by: seven)?.whole == 14)
    #expect(MachineInterval(small: 14).divided(by: seven)?.whole == 2)
    #expect(two.power(10)?.whole == 1024)
    #expect(MachineInterval(small: 49).squareRoot()?.whole == 7)
    #expect(try MachineInterval(Rational(3, over: 4))?.isPoint == true)
    // A third, and what is one off 2^53, is no machine number.
    #expect(try MachineInterval(Rational(1, over: 3))?.isPoint == false)
    let large = MachineInterval(small: 3_002_399_751_580_331)
    let product = try #require(large.multiplied(by: MachineInterval(small: 3)))
    #expect(!product.isPoint)
  }

  @Test func `what may be undefined, or is too large, has no enclosure`() throws {
    let around = try Self.interval((-1, 1))
    #expect(MachineInterval.one.divided(by: around) == nil)
    #expect(around.logarithm() == nil && around.squareRoot() == nil)
    #expect(try Self.interval((0, 1)).logarithm() == nil)
    #expect(try Self.interval((0.5, 1.5)).arcsine() == nil)
    #expect(try Self.interval((1, 2)).apply(.tan) == nil)
    #expect(MachineInterval(small: 691).exponential() == nil)
    #expect(MachineInterval(Rational(10_000).scaled(byTwoToThe: 2_000)) == nil)
    let huge = try #require(MachineInterval(Rational.one.scaled(byTwoToThe: 600)))
    #expect(huge.multiplied(by: huge) == nil)
    #expect(try #require(MachineInterval(Rational.one.scaled(byTwoToThe: -2_000))).upper > 0)
  }
}
