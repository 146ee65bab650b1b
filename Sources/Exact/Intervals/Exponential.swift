extension Interval {
  /// The exponential function.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of magnitude 2^40 and above.
  public func exponential(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    return try mapIncreasing { x throws(ArithmeticError) in
      try Interval.exponential(of: x, precision: p)
    }
  }

  /// The largest number of bits before or behind the point that an exponential may reach.
  static let exponentialBits = 3 << 39

  /// exp x for a point.
  static func exponential(of x: Dyadic, precision p: Int) throws(ArithmeticError) -> Interval {
    if !x.isZero, x.leadingExponent >= 40 {
      // exp x has |x|·log₂ e bits, and 3/2 is a little above log₂ e.
      let size = x.leadingExponent < 60 ? (x.magnitude.fixedPoint(bits: 0).asInt ?? .max) : .max
      throw .tooLarge(bits: size < 1 << 61 ? size / 2 * 3 : .max, allowed: exponentialBits)
    }
    return exponential(ofModerate: x, precision: p)
  }

  /// exp x for a point with |x| < 2^40.
  static func exponential(ofModerate x: Dyadic, precision p: Int) -> Interval {
    if x.isZero { return .one }
    if x.leadingExponent < -(p + 3) {
      // |exp x − 1| ≤ 2|x| ≤ 2^(−p−2), on the side of the sign of x.
      let radius = Dyadic.powerOfTwo(-(p + 2))
      return x.signum > 0
        ? Interval(ordered: .one, (Dyadic.one + radius).rounded(to: p, .up))
        : Interval(ordered: (Dyadic.one - radius).rounded(to: p, .down), .one)
    }
    let work = max(p, 32)
    let halvings = min(36, integerSquareRoot(work))
    let bits = work + halvings + binaryDigits(work) + 9

    // Reduction: x = n·log 2 + t. X is within 1 ulp (here of 2^−fine) and n·log 2 within 2|n|, with
    // |n| ≤ |x|/log 2 + 1 ≤ 1.45·2^(top+1) + 1. That is at most 3 + 1.45·2^(top+2) fine ulp, and an
    // ulp is 2^(max(0, top+2)+3) of them: less than 0.6 ulp. Cutting to `bits` adds less than 1. So
    // t is within 2 ulp of the value that follows.
    let fine = bits + max(0, x.leadingExponent + 2) + 3
    let (n, rest) = x.fixedPoint(bits: fine)
      .dividedRoundingDown(by: Constants.logarithmOfTwo(bits: fine))
    let t = rest >> (fine - bits)
    let value = FixedPoint.exponential(of: t, inputError: 2, bits: bits, halvings: halvings)
    // |n| < 2^41: it fits.
    return value.interval(precision: p, timesTwoToThe: n.asInt ?? 0)
  }
}

extension FixedPoint {
  /// exp of t, where 0 ≤ t·2^−bits ≤ 0.7 is known within `inputError` ≤ 8 ulp.
  ///
  /// The result is at least 1 − 2^−10, and its error at most 2^(halvings+1)·(2N + 6) ulp with N < bits
  /// terms of the series. Needs bits ≥ 64 and 2·halvings + 2·log₂(2N + 2) ≤ bits.
  ///
  /// Let r = ⌊t / 2^k⌋ for k halvings, exactly.
  ///
  /// *Series.* Term j is ⌊⌊term_{j−1}·r⌋/j⌋, one rounding of the exact quotient: its error is
  /// d_j ≤ d_{j−1}·r/j + 1 with d_1 = 0 and r ≤ 0.7, so d_j < 2, all errors downward. Where the
  /// computed term N is 0 the true one is below 2 ulp, and the tail from it, of ratio below 1/2, below
  /// 4. So S, with the terms 2 … N−1 in error by 2 each, is below exp r by less than 2N ulp.
  ///
  /// *Squarings.* Write the computed value as E(1 + ρu) with u the ulp and E = exp(2^i r) ≥ 1. A squaring
  /// and rounding down gives |ρ'| ≤ 2ρ + ρ²u + 1 ≤ 2ρ + 2 as long as ρ²u ≤ 1, which the last condition
  /// above grants. After k of them |ρ| ≤ 2^k(2N + 2).
  ///
  /// *Input.* t exceeds 2^k·r by less than 2^k ulp, and the true argument differs from t by
  /// `inputError`: relative factors of at most 1.01·2^k and 1.01·8 ≤ 9 ulp. Altogether the relative error
  /// is at most 2^k(2N + 3.01) + 9 ulp, and with E ≤ exp 0.7 < 2.02 the error is at most
  /// 2^(k+1)(2N + 4) + 20 ulp, which k ≥ 4 brings below 2^(k+1)(2N + 6).
  static func exponential(
    of t: Integer, inputError: Int, bits: Int, halvings k: Int
  ) -> FixedPoint {
    let r = t >> k
    var sum = Integer.powerOfTwo(bits)
    sum += r
    var term = Integer.product(r, r, scaledDownBy: bits + 1)
    var terms = 2
    while !term.isZero {
      sum += term
      terms += 1
      term.multiply(by: r, scaledDownBy: bits)
      term.divideRoundingDown(by: UInt(terms))
    }
    for _ in 0..<k { sum.square(scaledDownBy: bits) }
    return FixedPoint(
      significand: sum, error: (2 * terms + 6) << (k + 1), bits: bits)
  }
}
