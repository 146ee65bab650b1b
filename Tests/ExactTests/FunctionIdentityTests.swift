import Exact
import PropertyTesting
import TestSupport
import Testing

/// Identities between the functions, by inclusion: two enclosures of one number have a common number,
/// and the enclosures are narrow enough for this to say something.
@Suite struct FunctionIdentityTests {
  private let precision = 160

  /// Holds for all points with a leading bit in reach; `identities` gives pairs that must overlap.
  private func hold(
    reach: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ identities: @escaping (Interval, Interval) throws -> [(String, Interval, Interval)]
  ) async {
    let points = Generator<Dyadic>.dyadics(words: 1, reach: reach)
    await forAll(tuple(points, points), Settings(cases: 200), sourceLocation: sourceLocation) {
      x, y in
      try assume(!x.isZero && !y.isZero)
      for (name, left, right) in try identities(Interval(x), Interval(y)) {
        #expect(!left.isDisjoint(from: right), "\(name)")
        // The identities lose a few bits to cancellation at most.
        let size = max(left.magnitude.upper.rational, right.magnitude.upper.rational, Rational(1))
        let width = max(left.width, right.width).rational
        #expect(width <= size.scaled(byTwoToThe: 20 - precision), "\(name): too wide to tell")
      }
    }
  }

  @Test func `exp and log undo each other and turn sums into products`() async throws {
    let p = precision
    await hold(reach: 8) { x, y in
      let (a, b) = (try x.exponential(precision: p), try y.exponential(precision: p))
      let positive = x.magnitude
      return [
        ("log exp x = x", try a.logarithm(precision: p), x),
        (
          "exp log x = x",
          try positive.logarithm(precision: p).exponential(precision: p), positive
        ),
        (
          "exp(x + y) = exp x exp y",
          try x.adding(y, precision: 400).exponential(precision: p),
          try a.multiplied(by: b, precision: p)
        ),
        (
          "log(x y) = log x + log y",
          try positive.multiplied(by: y.magnitude, precision: 400).logarithm(precision: p),
          try positive.logarithm(precision: p)
            .adding(y.magnitude.logarithm(precision: p), precision: p)
        ),
        (
          "x^(1/2) = sqrt x",
          try positive.power(Interval(Dyadic(significand: 1, exponent: -1)), precision: p),
          try positive.squareRoot(precision: p)
        ),
        (
          "sqrt x · sqrt x = x",
          try positive.squareRoot(precision: p).power(2, precision: p), positive
        ),
      ]
    }
  }

  @Test func `the logarithm of a power of two is a multiple of log 2`() throws {
    for exponent in [1, -1, 1000, (1 << 50) + 1, -(1 << 58) - 1] {
      let value = try Interval(Dyadic(significand: 1, exponent: exponent))
        .logarithm(precision: 128)
      let multiple = try Interval(Dyadic(Integer(exponent)))
        .multiplied(by: .logarithmOfTwo(precision: 400), precision: 400)
      #expect(value.contains(multiple), "2^\(exponent)")
    }
  }

  @Test func `circular functions satisfy their addition theorems`() async throws {
    let p = precision
    await hold(reach: 60) { x, y in
      let (sx, cx) = (try x.sine(precision: p), try x.cosine(precision: p))
      let (sy, cy) = (try y.sine(precision: p), try y.cosine(precision: p))
      let sum = x.adding(y, precision: 400)
      return [
        (
          "sin² + cos² = 1",
          try sx.power(2, precision: p).adding(cx.power(2, precision: p), precision: p), .one
        ),
        (
          "sin(x + y)", try sum.sine(precision: p),
          try sx.multiplied(by: cy, precision: p)
            .adding(cx.multiplied(by: sy, precision: p), precision: p)
        ),
        (
          "cos(x + y)", try sum.cosine(precision: p),
          try cx.multiplied(by: cy, precision: p)
            .subtracting(sx.multiplied(by: sy, precision: p), precision: p)
        ),
        (
          "tan · cos = sin", try x.tangent(precision: p).multiplied(by: cx, precision: p), sx
        ),
      ]
    }
  }

  @Test func `inverse circular functions undo the circular ones`() async throws {
    let p = precision
    let half = Interval(Dyadic(significand: 1, exponent: -1))
    let quarterTurn = try Interval.pi(precision: p).multiplied(by: half, precision: p)
    await hold(reach: 7) { x, y in
      // A number in (−1, 1) with the same sign as x.
      let inside = try x.divided(by: x.magnitude.adding(.one, precision: 80), precision: 80)
      let u = Interval(inside.lower)
      let arcs = (try u.arcsine(precision: p), try u.arccosine(precision: p))
      return [
        ("tan atan x = x", try x.arctangent(precision: p).tangent(precision: p), x),
        ("sin asin u = u", try arcs.0.sine(precision: p), u),
        ("cos acos u = u", try arcs.1.cosine(precision: p), u),
        ("asin u + acos u = π/2", arcs.0.adding(arcs.1, precision: p), quarterTurn),
        (
          "asin u = atan(u/√(1 − u²))", arcs.0,
          try u.divided(
            by: Interval.one.subtracting(u.power(2, precision: 400), precision: 400)
              .squareRoot(precision: 400), precision: 400
          ).arctangent(precision: p)
        ),
        (
          "atan x + atan 1/x = ±π/2",
          try x.arctangent(precision: p).adding(
            Interval.one.divided(by: x, precision: 400).arctangent(precision: p), precision: p),
          x.signum == 1 ? quarterTurn : quarterTurn.negated
        ),
      ]
    }
  }

  @Test func `hyperbolic functions satisfy their identities`() async throws {
    let p = precision
    await hold(reach: 4) { x, _ in
      let (s, c) = (try x.hyperbolicSine(precision: p), try x.hyperbolicCosine(precision: p))
      return [
        (
          "sinh² + 1 = cosh²", try s.power(2, precision: p).adding(.one, precision: p),
          try c.power(2, precision: p)
        ),
        (
          // With |sinh|, as in sinh + cosh the two cancel for x < 0.
          "sinh + cosh = exp", s.magnitude.adding(c, precision: p),
          try x.magnitude.exponential(precision: p)
        ),
        (
          "tanh = sinh/cosh", try x.hyperbolicTangent(precision: p),
          try s.divided(by: c, precision: p)
        ),
      ]
    }
  }

  @Test func `error functions are complementary, odd, and erfc lies between its neighbours`()
    async throws
  {
    let p = precision
    await hold(reach: 4) { x, _ in
      let (f, g) = (
        try x.errorFunction(precision: p), try x.complementaryErrorFunction(precision: p)
      )
      let mirrored = try x.negated.complementaryErrorFunction(precision: p)
      // For x > 0: exp(−x²)/√(π(x² + 1)) < erfc x < exp(−x²).
      let positive = x.magnitude
      let square = try positive.power(2, precision: 400)
      let decay = try square.negated.exponential(precision: p)
      let floor = try decay.divided(
        by: Interval.pi(precision: p).multiplied(
          by: square.adding(.one, precision: 400), precision: p
        ).squareRoot(precision: p), precision: p)
      let tail = try positive.complementaryErrorFunction(precision: p)
      #expect(floor.lower < tail.upper && tail.lower < decay.upper)
      return [
        ("erf x + erfc x = 1", f.adding(g, precision: p), .one),
        ("erfc(−x) = 1 + erf x", mirrored, f.adding(.one, precision: p)),
        ("erf(−x) = −erf x", try x.negated.errorFunction(precision: p), f.negated),
      ]
    }
  }

  @Test func `the error function is the integral of its derivative`() throws {
    // Over a panel of width h the midpoint rule misses ∫ exp(−t²) by at most max|f″|·h³/24 ≤ h³/12: in all h²/12 < 2^−21.
    let panels = 512
    let h = Interval(Dyadic(significand: 1, exponent: -9))
    var sum = Interval.zero
    for panel in 0..<panels {
      let t = Dyadic(significand: Integer(2 * panel + 1), exponent: -10)
      sum = try sum.adding(Interval(-(t * t)).exponential(precision: 80), precision: 80)
    }
    let integral = try sum.multiplied(by: h, precision: 80)
    let half = try Interval.one.errorFunction(precision: 80).multiplied(
      by: Interval.pi(precision: 80).squareRoot(precision: 80), precision: 80)
    let exact = half.multipliedByHalf
    let error = Dyadic(significand: 1, exponent: -21)
    #expect(integral.subtracting(exact, precision: 80).magnitude.upper <= error)
  }

  @Test func `an angle of 200,000 bits is reduced`() throws {
    // sin² + cos² = 1 and sin 2x = 2 sin x cos x, at 3·2^200000.
    let x = Dyadic(significand: 3, exponent: 200_000)
    let (s, c) = (
      try Interval(x).sine(precision: 128), try Interval(x).cosine(precision: 128)
    )
    let double = try Interval(Dyadic(significand: 3, exponent: 200_001)).sine(precision: 128)
    let product = try s.multiplied(by: c, precision: 128).multiplied(
      by: Interval(Dyadic(2)), precision: 128)
    #expect(!double.isDisjoint(from: product))
    #expect(product.width < Dyadic(significand: 1, exponent: -120))
  }
}

extension Interval {
  /// Half of a positive interval, exactly.
  fileprivate var multipliedByHalf: Interval {
    Interval(
      lower: Dyadic(significand: lower.significand, exponent: lower.exponent - 1),
      upper: Dyadic(significand: upper.significand, exponent: upper.exponent - 1))
  }
}
