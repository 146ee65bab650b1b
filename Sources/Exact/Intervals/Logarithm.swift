extension Interval {
  /// The natural logarithm.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` if no number of the interval is positive,
  ///   `ArithmeticError.straddlesEdge` if only some are.
  public func logarithm(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    guard upper.signum > 0 else {
      throw .outsideDomain(function: "log", argument: readableText)
    }
    guard lower.signum > 0 else { throw .straddlesEdge(function: "log") }
    return try mapIncreasing { x throws(ArithmeticError) in
      Interval.logarithm(ofPositive: x, precision: p)
    }
  }

  /// log x for a positive point.
  static func logarithm(ofPositive x: Dyadic, precision p: Int) -> Interval {
    // x = 2^n·y with 3/4 ≤ y ≤ 3/2.
    var n = x.leadingExponent
    if x > Dyadic(significand: 3, exponent: n - 1) { n += 1 }
    let y = x.scaled(byTwoToThe: -n)
    let distance = y - .one
    if distance.isZero, n == 0 { return .zero }

    // |log x| ≥ 2^−(lost+1): for n ≠ 0 because log x is at most log(3/2) − log 2 < −1/4 or at least
    // log 2 + log(3/4) > 1/4; for n = 0 because |log(1 + d)| ≥ 0.8·|d| for −1/4 ≤ d ≤ 1/2.
    // So `lost` more bits give the relative precision. It is at most the width of x itself.
    let lost = n != 0 ? 1 : -distance.leadingExponent
    let work = max(p, 32)
    let near = distance.isZero ? work : -distance.leadingExponent
    let roots = max(0, min(30, integerSquareRoot(work / 8) - max(0, near - 2)))
    let bits = work + lost + roots + binaryDigits(work + lost) + 10
    var value = FixedPoint.logarithm(of: y.fixedPoint(bits: bits), bits: bits, roots: roots)
    if n != 0 {
      // log 2 is within 2 ulp of 2^−fine, and |n| < 2^(fine − bits − 2): n·log 2 is within 1/2 ulp
      // before and 3/2 after the cut.
      let fine = bits + binaryDigits(abs(n)) + 2
      value.significand += (Integer(n) * Constants.logarithmOfTwo(bits: fine)) >> (fine - bits)
      value.error += 2
    }
    return value.interval(precision: p)
  }
}

extension FixedPoint {
  /// log of a number in [3/4, 3/2] that is within 1 ulp of y·2^−bits.
  ///
  /// The error is at most 2^(roots+1)·(2N + 6) ulp with N terms of the series, at most bits/4 + 2.
  ///
  /// *Roots.* a ← ⌊√a⌋ turns an error e into at most e/(√a + √a') + 1 ≤ 0.6e + 1, as all numbers are
  /// at least 3/4 − 2^−20: from 1 it stays below 2.5.
  ///
  /// *Reduction.* log a = 2 artanh z with z = (a−1)/(a+1), |z| ≤ 1/5; dz/da = 2/(a+1)² ≤ 0.66. With the
  /// rounding of the quotient z is within 0.66·2.5 + 1 < 3 ulp; the derivative of artanh is at most
  /// 1/(1 − z²) < 1.05, so that this costs artanh z at most 4 ulp.
  ///
  /// *Series* for |z|, taken as exact: z + z³/3 + …, with q = ⌊z²⌋. The error of a power is
  /// d' ≤ d·q + 1·power + 1 ≤ d/25 + 1.2 < 2, that of the term after it below 2/3 + 1 < 2, all downward.
  /// Where the computed power N is 0 the true one is below 2 ulp and the tail from it, of ratio below
  /// 1/25, below 3. So the sum is in error by at most 2(N−1) + 3, with the input 2N + 5, and the whole
  /// is multiplied by 2^(roots+1).
  static func logarithm(of y: Integer, bits: Int, roots: Int) -> FixedPoint {
    let one = Integer.powerOfTwo(bits)
    var a = y
    for _ in 0..<roots { a = (a << bits).squareRootRoundedDown }
    let difference = a - one
    let z = (difference.magnitude << bits).dividedRoundingDown(by: a + one).quotient
    let square = Integer.product(z, z, scaledDownBy: bits)
    var power = Integer.product(z, square, scaledDownBy: bits)
    var sum = z + .zero
    var terms = 1
    while !power.isZero {
      sum += power.quotientRoundingDown(by: UInt(2 * terms + 1))
      terms += 1
      power.multiply(by: square, scaledDownBy: bits)
    }
    let value = sum << (roots + 1)
    return FixedPoint(
      significand: difference.signum < 0 ? -value : value,
      error: (2 * terms + 6) << (roots + 1), bits: bits)
  }
}
