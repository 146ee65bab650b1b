extension Interval {
  /// The error function erf x = (2/√π) ∫₀ˣ exp(−t²) dt.
  ///
  /// - Throws: nothing; the signature is that of its siblings.
  public func errorFunction(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    return try mapIncreasing { x throws(ArithmeticError) in
      try Interval.errorFunction(of: x, precision: p)
    }
  }

  /// The complementary error function erfc x = 1 − erf x, with its relative precision at any size.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of 2^20 and above, whose value has more than
  ///   2^40 bits behind the point.
  public func complementaryErrorFunction(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    // Decreasing in x, so increasing in −x.
    return try negated.mapIncreasing { x throws(ArithmeticError) in
      try Interval.complementaryErrorFunction(of: -x, precision: p)
    }
  }

  // MARK: Points

  // With t² = x² + s the definition is, for x > 0,
  //   erfc x = exp(−x²)/√π · ∫₀^∞ exp(−s)/√(x² + s) ds.   (1)
  // It is at most exp(−x²), the value for x² = 0 under the root; and at least exp(−x²)/√(π(x² + 1)),
  // by Jensen's inequality for the convex 1/√(x² + s) and the mean 1 of s.

  /// erf x for a point.
  private static func errorFunction(
    of x: Dyadic, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if x.isZero { return .zero }
    if x.signum < 0 { return try errorFunction(of: -x, precision: p).negated }
    let top = x.leadingExponent
    if 2 * top < -(p + 8) {
      // erf x = (2/√π)·x·(1 − θ) with 0 < θ < x²/3 for x < 1, and x² < 2^(2·top + 2). The product is of
      // numbers near 1, as its exponent must not leave the range where that of x does not.
      return try nearlyLinear(x.scaled(byTwoToThe: -top), precision: p + 4)
        .multiplied(by: twoOverRootOfPi(precision: p + 4), precision: p)
        .scaled(byTwoToThe: top)
    }
    let square = x * x
    if square >= Dyadic(Integer(p)) {
      // 0 < erfc x ≤ exp(−x²) < 2^−p.
      return Interval(ordered: .one - Dyadic.powerOfTwo(-p), .one)
    }
    // erf x = (2/√π)·x·exp(−x²)·S(2x²). The relative widths of the five numbers and of three products
    // add up to less than 2^(5−work), and the last rounding costs 2^(2−p).
    let work = p + 8
    return try Interval(x).multiplied(by: twoOverRootOfPi(precision: work), precision: work)
      .multiplied(by: exponential(of: -square, precision: work), precision: work)
      .multiplied(by: confluentSum(twice: square, precision: work), precision: p)
      .clamped(above: .one)
  }

  /// erfc x for a point.
  private static func complementaryErrorFunction(
    of x: Dyadic, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if x.isZero { return .one }
    if x.signum < 0 {
      return try Interval.one.adding(errorFunction(of: -x, precision: p + 2), precision: p)
    }
    let square = x * x
    let work = p + 8
    let bits = work + binaryDigits(work) + 4
    if square >= Dyadic(Integer(bits + 2)) {
      let decay = try exponential(of: -square, precision: work)
      return try decay.multiplied(
        by: asymptoticSum(square, bits: bits).interval(precision: work), precision: work
      )
      .multiplied(by: twoOverRootOfPi(precision: work), precision: work)
      .divided(by: Interval(x.scaled(byTwoToThe: 1)), precision: p)
    }
    // By (1), −log₂ erfc x ≤ x²·log₂ e + log₂ √(π(x² + 1)), where log₂ e < 1.4427 and the second
    // logarithm is below 2 + 0.0573·x² (the difference is greatest at x² = 11.6, where it is −0.01):
    // less than 3x²/2 + 2 bits of 1 − erf x are lost.
    let lost = 2 + 3 * ((square.fixedPoint(bits: 0).asInt ?? 0) + 1) / 2 + 1
    return try Interval.one.subtracting(
      errorFunction(of: x, precision: p + lost + 4), precision: p)
  }

  /// 2/√π.
  private static func twoOverRootOfPi(precision: Int) throws(ArithmeticError) -> Interval {
    try Interval(Dyadic(2)).divided(
      by: pi(precision: precision + 2).squareRoot(precision: precision + 2), precision: precision)
  }

  /// S(Q) = Σ Qⁿ/(1·3·5 ⋯ (2n + 1)) for Q = 2·`square` > 0; (√π/2)·exp(x²)·erf x = x·S(2x²).
  ///
  /// The identity: y = exp(x²) ∫₀ˣ exp(−t²) dt solves y′ = 1 + 2xy with y(0) = 0, and so does x·S(2x²),
  /// term by term.
  ///
  /// In fixed point let q = ⌊Q⌋, t₀ = 1 and tₙ = ⌊tₙ₋₁·q/(2n + 1)⌋ until one is 0, as all after it are.
  /// *Rounding.* Each of the N steps takes less than 1 ulp. An ulp taken in step j is missing from term
  /// n ≥ j times q^(n−j)/((2j + 3) ⋯ (2n + 1)), which is at most term n − j of S: in all less than S ulp a
  /// step, and N·S ulp for all, the terms that came out as 0 included.
  /// *Argument.* dS/dQ ≤ S/2, as n/(2n + 1) < 1/2: q costs less than S/2 ulp.
  /// So the sum s that is computed has s ≤ S ≤ s + (N + 1)·S ulp, and with (N + 1) ulp ≤ 1/2 that is
  /// at most s·(1 + 2(N + 1) ulp).
  private static func confluentSum(twice square: Dyadic, precision work: Int) -> Interval {
    // N is at most 6·work where it matters: beyond n = eQ terms fall by more than a half.
    let bits = work + binaryDigits(work) + 6
    let q = square.scaled(byTwoToThe: 1).fixedPoint(bits: bits)
    var term = Integer.powerOfTwo(bits)
    var sum = term + .zero
    var terms = 1
    while !term.isZero {
      term.multiply(by: q, scaledDownBy: bits)
      term.divideRoundingDown(by: UInt(2 * terms + 1))
      sum += term
      terms += 1
    }
    let error = ((sum * Integer(2 * (terms + 1))) >> bits) + .one
    return Interval(
      ordered: Dyadic(significand: sum, exponent: -bits).rounded(to: work, .down),
      Dyadic(significand: sum + error, exponent: -bits).rounded(to: work, .up))
  }

  /// A(z) = ∫₀^∞ exp(−s)/√(1 + 2sz) ds for z = 1/(2·`square`), where `square` ≥ bits + 2; by (1),
  /// erfc x = exp(−x²)/(x√π)·A.
  ///
  /// *Series.* (1 + u)^(−1/2) has derivatives of alternating signs, so that its Taylor polynomials miss
  /// it by less than the next term, on the side of that term; integrated, A is 1 − z + 3z² − … ± aₙ with
  /// aₙ = 1·3 ⋯ (2n − 1)·zⁿ, and misses it by less than the next aₙ.
  ///
  /// *End.* In fixed point aₙ = ⌊aₙ₋₁·(2n − 1)·z⌋. The factors (2k − 1)(2(n − k) + 1) of the product are at
  /// most n², so aₙ ≤ (n/(2x²))ⁿ. For the largest n with (2n − 1)z < 1/2, which is from (x² − 1)/2 to
  /// (x² + 1)/2, that is below 2^(1.8 − x²) < 2^−bits: a term is 0 while the ratios are below 1/2.
  ///
  /// *Error.* That of a term is d′ ≤ d/2 + 1 < 2. The true term where the computed one is 0 is below 2 ulp,
  /// and so is what is left out. The quotient and the floor change z by less than 2 ulp, and −1 ≤ dA/dz ≤ 0,
  /// as ∫ s·exp(−s) ds = 1. With N terms the error is below 2N + 4 ulp, at most 2·bits + 6.
  private static func asymptoticSum(
    _ square: Dyadic, bits: Int
  ) throws(ArithmeticError) -> FixedPoint {
    let z = try Dyadic.one.quotient(
      by: square.scaled(byTwoToThe: 1), precision: bits, .down
    ).fixedPoint(bits: bits)
    var term = Integer.powerOfTwo(bits)
    var sum = term + .zero
    var terms = 1
    while !term.isZero {
      term.multiply(by: z * Integer(2 * terms - 1), scaledDownBy: bits)
      if terms.isMultiple(of: 2) { sum += term } else { sum -= term }
      terms += 1
    }
    return FixedPoint(significand: sum, error: 2 * terms + 4, bits: bits)
  }
}
