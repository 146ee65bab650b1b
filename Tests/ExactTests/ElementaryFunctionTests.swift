import Exact
import PropertyTesting
import TestSupport
import Testing

@Suite struct ElementaryFunctionTests {
  /// A function by its name in errors, with the size of arguments that suits it.
  struct Function: Sendable, CustomStringConvertible {
    let description: String
    let reach: Int
    let apply: @Sendable (Interval, Int) throws(ArithmeticError) -> Interval

    init(
      _ name: String, reach: Int,
      _ apply: @escaping @Sendable (Interval, Int) throws(ArithmeticError) -> Interval
    ) {
      (description, self.reach, self.apply) = (name, reach, apply)
    }
  }

  static let functions = [
    Function("sqrt", reach: 200) { x, p throws(ArithmeticError) in
      try x.squareRoot(precision: p)
    },
    Function("log", reach: 200) { x, p throws(ArithmeticError) in
      try x.logarithm(precision: p)
    },
    Function("exp", reach: 12) { x, p throws(ArithmeticError) in
      try x.exponential(precision: p)
    },
    Function("sin", reach: 150) { x, p throws(ArithmeticError) in
      try x.sine(precision: p)
    },
    Function("cos", reach: 150) { x, p throws(ArithmeticError) in
      try x.cosine(precision: p)
    },
    Function("tan", reach: 150) { x, p throws(ArithmeticError) in
      try x.tangent(precision: p)
    },
    Function("asin", reach: 2) { x, p throws(ArithmeticError) in
      try x.arcsine(precision: p)
    },
    Function("acos", reach: 2) { x, p throws(ArithmeticError) in
      try x.arccosine(precision: p)
    },
    Function("atan", reach: 150) { x, p throws(ArithmeticError) in
      try x.arctangent(precision: p)
    },
    Function("sinh", reach: 12) { x, p throws(ArithmeticError) in
      try x.hyperbolicSine(precision: p)
    },
    Function("cosh", reach: 12) { x, p throws(ArithmeticError) in
      try x.hyperbolicCosine(precision: p)
    },
    Function("tanh", reach: 12) { x, p throws(ArithmeticError) in
      try x.hyperbolicTangent(precision: p)
    },
    Function("erf", reach: 8) { x, p throws(ArithmeticError) in
      try x.errorFunction(precision: p)
    },
    Function("erfc", reach: 8) { x, p throws(ArithmeticError) in
      try x.complementaryErrorFunction(precision: p)
    },
  ]

  /// Points that suit a function, tiny ones and ones below 1 among them.
  private static func points(reach: Int) -> Generator<Dyadic> {
    .frequency([
      (3, .dyadics(words: 1, reach: reach)),
      (
        1,
        .dyadics(words: 1, reach: 400)
          .map { $0.magnitude < .one ? $0 : Dyadic(significand: $0.significand, exponent: -400) }
      ),
      (
        1,
        Generator<Int>.integers(in: -200...0)
          .map { .one - Dyadic(significand: 1, exponent: $0) }
      ),
    ])
  }

  @Test func `enclosures of a point nest and keep the promised width`() async {
    let calls = Generator.elements(Self.functions).flatMap { function in
      tuple(.just(function), Self.points(reach: function.reach))
    }
    await forAll(calls, Settings(cases: 2_000)) { function, x in
      var outer: Interval?
      for p in [24, 64, 128, 256, 1024] {
        guard let result = try? function.apply(Interval(x), p) else { break }
        if let outer { #expect(outer.contains(result), "at \(p) bits") }
        let limit = result.magnitude.lower.rational.scaled(byTwoToThe: 3 - p)
        #expect(result.width.rational <= limit, "at \(p) bits")
        outer = result
      }
      cover(1.5, outer != nil, "arguments of \(function)")
    }
  }

  @Test func `enclosures of an interval contain the function at its members`() async {
    let calls = Generator.elements(Self.functions).flatMap { function in
      tuple(
        .just(function),
        Generator<Interval>.intervals(reach: min(function.reach, 12)).withMembers(3))
    }
    await forAll(calls, Settings(cases: 2_000)) { function, x in
      let result = try? function.apply(x.interval, 40)
      cover(0.5, result != nil, "intervals of \(function)")
      guard let result else { return }
      for member in x.members {
        let point = Interval(member, precision: 400)
        guard let value = try? function.apply(point, 90) else {
          // An end may lie on the edge of the domain only by the rounding of the member.
          #expect(!point.isPoint, "\(member) is refused")
          continue
        }
        #expect(!result.isDisjoint(from: value), "at \(member)")
      }
    }
  }

  @Test func `waves reach their crests inside an interval and not elsewhere`() throws {
    let one = Dyadic.one
    let cases: [(Int, Int, sine: (Bool, Bool), cosine: (Bool, Bool))] = [
      // Whether −1 and whether 1 is reached: π/2 = 1.57, π = 3.14, 3π/2 = 4.71, 2π = 6.28.
      (1, 2, (false, true), (false, false)), (2, 3, (false, false), (false, false)),
      (3, 4, (false, false), (true, false)), (4, 5, (true, false), (false, false)),
      (6, 7, (false, false), (false, true)), (1, 5, (true, true), (true, false)),
      (-2, -1, (true, false), (false, false)), (-1, 1, (false, false), (false, true)),
      (-7, -6, (false, false), (false, true)), (1, 8, (true, true), (true, true)),
      (0, 1, (false, false), (false, true)), (-1, 0, (false, false), (false, true)),
      (700, 800, (true, true), (true, true)),
    ]
    for (a, b, sine, cosine) in cases {
      let x = Interval(lower: Dyadic(Integer(a)), upper: Dyadic(Integer(b)))
      let (s, c) = (try x.sine(precision: 60), try x.cosine(precision: 60))
      #expect((s.lower == -one) == sine.0 && (s.upper == one) == sine.1, "sin [\(a), \(b)]")
      #expect((c.lower == -one) == cosine.0 && (c.upper == one) == cosine.1, "cos [\(a), \(b)]")
    }
  }

  @Test func `the tangent grows from pole to pole`() throws {
    for (a, b) in [(-1, 1), (2, 4), (-4, -2), (5, 7), (-1, 0), (700_000, 700_001)] {
      let x = Interval(lower: Dyadic(Integer(a)), upper: Dyadic(Integer(b)))
      let below = try Interval(x.lower).tangent(precision: 60)
      let above = try Interval(x.upper).tangent(precision: 60)
      #expect(below.upper < above.lower)
      #expect(try x.tangent(precision: 60) == Interval(lower: below.lower, upper: above.upper))
    }
  }

  @Test func `values that are dyadic come out as points`() throws {
    let (zero, one) = (Interval.zero, Interval.one)
    #expect(try zero.exponential(precision: 64) == one)
    #expect(try one.logarithm(precision: 64) == zero)
    #expect(try zero.sine(precision: 64) == zero)
    #expect(try zero.cosine(precision: 64) == one)
    #expect(try zero.tangent(precision: 64) == zero)
    #expect(try zero.arcsine(precision: 64) == zero)
    #expect(try one.arccosine(precision: 64) == zero)
    #expect(try zero.arctangent(precision: 64) == zero)
    #expect(try zero.hyperbolicSine(precision: 64) == zero)
    #expect(try zero.hyperbolicCosine(precision: 64) == one)
    #expect(try zero.hyperbolicTangent(precision: 64) == zero)
    #expect(try zero.errorFunction(precision: 64) == zero)
    #expect(try zero.complementaryErrorFunction(precision: 64) == one)
    #expect(try one.arcsine(precision: 64).width.signum == 1)
  }

  @Test func `errors name the function and the argument`() {
    let tiny = Dyadic(significand: 1, exponent: -90)
    let aroundZero = Interval(lower: -tiny, upper: tiny)
    let aroundOne = Interval(lower: .one - tiny, upper: .one + tiny)
    #expect(throws: ArithmeticError.outsideDomain(function: "log", argument: "-2.5")) {
      try Interval(Dyadic(significand: -5, exponent: -1)).logarithm(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "log", argument: "0")) {
      try Interval.zero.logarithm(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "log", argument: "about -0.333333")) {
      try Interval(try Rational(-1, over: 3), precision: 64).logarithm(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "log", argument: "about -1.23457e40")) {
      let digits = try #require(Integer(digits: "-12345678901234567890123456789012345678901"))
      return try Interval(Dyadic(digits)).logarithm(precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "log")) {
      try aroundZero.logarithm(precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "asin")) {
      try aroundOne.arcsine(precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "acos")) {
      try aroundOne.negated.arccosine(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "asin", argument: "2")) {
      try Interval(Dyadic(2)).arcsine(precision: 64)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "acos", argument: "-1024")) {
      try Interval(Dyadic(-1024)).arccosine(precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "tan")) {
      try Interval(lower: .one, upper: Dyadic(2)).tangent(precision: 64)
    }
    #expect(throws: ArithmeticError.straddlesEdge(function: "tan")) {
      try Interval.pi(precision: 64).scaledHalf.tangent(precision: 64)
    }
  }

  @Test func `sizes are bounded before they are spent`() throws {
    let far = Interval(Dyadic(significand: 1, exponent: 1 << 59))
    let near = Interval(Dyadic(significand: 1, exponent: -(1 << 59)))
    for x in [far, far.negated, Interval(Dyadic(significand: 1, exponent: 40))] {
      #expect(throws: ArithmeticError.self) { try x.exponential(precision: 64) }
      #expect(throws: ArithmeticError.self) { try x.hyperbolicSine(precision: 64) }
      #expect(throws: ArithmeticError.self) { try x.hyperbolicCosine(precision: 64) }
    }
    for x in [far, Interval(Dyadic(significand: 1, exponent: 20))] {
      #expect(throws: ArithmeticError.self) { try x.complementaryErrorFunction(precision: 64) }
      #expect(try x.errorFunction(precision: 64).upper == .one)
      #expect(try x.negated.complementaryErrorFunction(precision: 64).upper == Dyadic(2))
    }
    #expect(throws: ArithmeticError.tooLarge(bits: 1 << 59, allowed: 1_000_000)) {
      try far.sine(precision: 64)
    }
    #expect(throws: ArithmeticError.tooLarge(bits: 1 << 59, allowed: 1_000_000)) {
      try far.tangent(precision: 64)
    }
    // Where the value is bounded, the size of the argument is no obstacle.
    #expect(try far.hyperbolicTangent(precision: 64).upper == .one)
    #expect(
      try !far.arctangent(precision: 64).isDisjoint(from: Interval.pi(precision: 64).scaledHalf))
    #expect(try far.logarithm(precision: 64).lower > Dyadic(significand: 1, exponent: 58))
    #expect(try far.squareRoot(precision: 64).isPoint)
    for function in Self.functions {
      let value = try function.apply(near, 64)
      #expect(value.width.isZero || value.lower.bitWidth <= 64, "\(function)")
    }
    // Precisions out of range are brought into it.
    #expect(try Interval.one.exponential(precision: -5).contains(Rational(3)))
    #expect(Interval.pi(precision: .min).contains(try Rational(22, over: 7)))
  }
}

extension Interval {
  /// Half of a positive interval, exactly.
  fileprivate var scaledHalf: Interval {
    Interval(
      lower: Dyadic(significand: lower.significand, exponent: lower.exponent - 1),
      upper: Dyadic(significand: upper.significand, exponent: upper.exponent - 1))
  }
}
