extension Interval {
  /// The largest exponent of an argument of sin, cos and tan.
  static let angleExponentLimit = 1_000_000

  /// The sine.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of 2^1,000,001 and above.
  public func sine(precision: Int) throws(ArithmeticError) -> Interval {
    try wave(quarterTurns: 0, precision: precision)
  }

  /// The cosine.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of 2^1,000,001 and above.
  public func cosine(precision: Int) throws(ArithmeticError) -> Interval {
    try wave(quarterTurns: 1, precision: precision)
  }

  /// The tangent.
  ///
  /// - Throws: `ArithmeticError.straddlesEdge` if a pole lies in the interval,
  ///   `ArithmeticError.tooLarge` for arguments of 2^1,000,001 and above.
  public func tangent(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    if !isPoint {
      // Between poles are the quadrants 2j − 1 and 2j; within them the tangent grows.
      let first = try Angle.quadrant(of: lower) + 1
      let last = try Angle.quadrant(of: upper) + 1
      guard first >> 1 == last >> 1 else { throw .straddlesEdge(function: "tan") }
    }
    return try mapIncreasing { x throws(ArithmeticError) in
      try Interval.tangent(of: x, precision: p)
    }
  }

  /// tan x for a point; no dyadic but 0 is a multiple of π/2.
  private static func tangent(of x: Dyadic, precision p: Int) throws(ArithmeticError) -> Interval {
    if x.isZero { return .zero }
    if 2 * x.leadingExponent < -(p + 6) {
      // tan x = x(1 + θ) with 0 < θ ≤ x² for |x| ≤ 1, and |x| < 2^(leading + 1).
      return nearlyLinear(x, precision: p)
    }
    // Five more bits: the two relative widths, 2^−(p+2) each, add up in the quotient.
    return try sine(of: x, quarterTurns: 0, precision: p + 5)
      .divided(by: sine(of: x, quarterTurns: 1, precision: p + 5), precision: p)
  }

  /// sin(x + quarterTurns·π/2) on the interval.
  private func wave(quarterTurns: Int, precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    let atLower = try Interval.sine(of: lower, quarterTurns: quarterTurns, precision: p)
    if isPoint { return atLower }
    let atUpper = try Interval.sine(of: upper, quarterTurns: quarterTurns, precision: p)
    var result = atLower.hull(atUpper)
    // The multiples j·π/2 in (lower, upper] are those with first < j ≤ last. At them the function is
    // 1 or −1 where j + quarterTurns is 1 or 3 modulo 4, and there are no other extrema inside.
    let first = try Angle.quadrant(of: lower)
    let last = try Angle.quadrant(of: upper)
    let crossings = min(4, (last - first).asInt ?? 4)
    let phase = Angle.residue(first, quarterTurns)
    for step in 0..<max(0, crossings) {
      switch (phase + step + 1) % 4 {
      case 1: result = result.hull(.one)
      case 3: result = result.hull(Interval.one.negated)
      default: break
      }
    }
    return result
  }

  /// sin(x + quarterTurns·π/2) for a point, with `quarterTurns` 0 or 1.
  private static func sine(
    of x: Dyadic, quarterTurns: Int, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if x.isZero { return quarterTurns == 0 ? .zero : .one }
    if x.signum < 0 {
      let mirrored = try sine(of: -x, quarterTurns: quarterTurns, precision: p)
      return quarterTurns == 0 ? mirrored.negated : mirrored
    }
    if 2 * x.leadingExponent < -(p + 4) {
      // sin x = x(1 − θ) with 0 < θ < x²/6, and 1 − x²/2 < cos x < 1; x² < 2^(2·leading + 2).
      if quarterTurns == 0 { return nearlyLinear(x, precision: p) }
      let low = Dyadic.one - Dyadic.powerOfTwo(-(p + 2))
      return Interval(ordered: low.rounded(to: p, .down), .one)
    }
    let work = max(p, 32)
    let (quadrant, angle) = try Angle.reduce(x, quarterTurns: quarterTurns, precision: work)
    let value = FixedPoint.sine(of: angle, precision: work).interval(precision: p)
      .clamped(above: .one)
    return Angle.residue(quadrant, quarterTurns) >= 2 ? value.negated : value
  }
}

/// The position of an angle among the multiples of π/2.
enum Angle {
  /// The sum modulo 4 of a quadrant and a number of quarter turns, 0 … 3.
  static func residue(_ quadrant: Integer, _ quarterTurns: Int) -> Int {
    let whole = quadrant + Integer(quarterTurns)
    return (whole - ((whole >> 2) << 2)).asInt ?? 0
  }

  /// The floor of x/(π/2).
  static func quadrant(of x: Dyadic) throws(ArithmeticError) -> Integer {
    if x.isZero { return .zero }
    // Between two multiples: the floor of the negative is one less than the negative of the floor.
    if x.signum < 0 { return try -quadrant(of: -x) - .one }
    if x.leadingExponent < 0 { return .zero }
    return try reduce(x, quarterTurns: 0, precision: 2).quadrant
  }

  /// The bits by which the angle must be known better than the precision: see `FixedPoint.sine`.
  static func guardBits(precision: Int) -> Int {
    2 * FixedPoint.largestTriplings(precision: precision) + binaryDigits(precision) + 8
  }

  /// The quadrant q = ⌊x/(π/2)⌋ of x > 0, and the angle in (0, π/2) whose sine is ± the wanted one.
  ///
  /// With f = x − q·π/2, the angle is f if q + `quarterTurns` is even and π/2 − f if it is odd; its
  /// error is at most 3 ulp, and its significand has at least `precision` + guard bits.
  ///
  /// The loop ends: x is not 0, hence no multiple of π/2, and is not arbitrarily near to one, since
  /// |π − a/b| > b^−42 for all integers a, b ≥ 2 (K. Mahler, On the approximation of π, 1953). The bits
  /// lost are thus at most 42 times those of x before and behind the point, and `extra` at least
  /// doubles in each round until it covers them.
  static func reduce(
    _ x: Dyadic, quarterTurns: Int, precision: Int
  ) throws(ArithmeticError) -> (quadrant: Integer, angle: FixedPoint) {
    let top = x.leadingExponent
    guard top <= Interval.angleExponentLimit else {
      throw .tooLarge(bits: top, allowed: Interval.angleExponentLimit)
    }
    let needed = precision + guardBits(precision: precision)
    var extra = quarterTurns == 0 ? max(0, -top) : 0
    while true {
      // With X = ⌊x⌋ in units of 2^−fine, below 1 from x, and π/2 within 2 of them, F = X − q·π/2 is
      // within 2q + 1, where q ≤ 1.28·2^(top)…: 2q + 1 ≤ 1.28·2^(top+1) + 1. A unit of 2^−bits is
      // 2^(max(0, top+1)+2) of these, so that F is within 0.6 and π/2 − F within 1.1 ulp.
      let bits = needed + extra
      let shift = max(0, top + 1) + 2
      let quarter = Constants.pi(bits: bits + shift - 1)
      let (quadrant, rest) = x.fixedPoint(bits: bits + shift).dividedRoundingDown(by: quarter)
      let forward = rest >> shift
      let backward = (quarter - rest) >> shift
      // The true f and π/2 − f are then positive: the quadrant is the right one.
      if min(forward, backward) >= 4 {
        let angle = residue(quadrant, quarterTurns) % 2 == 0 ? forward : backward
        let missing = needed - angle.bitWidth
        if missing <= 0 {
          return (quadrant, FixedPoint(significand: angle, error: 3, bits: bits))
        }
        extra += missing + 2
      } else {
        extra = max(64, 2 * extra)
      }
    }
  }
}

extension FixedPoint {
  /// How often an angle is divided by three at most before the series.
  static func largestTriplings(precision: Int) -> Int {
    min(24, integerSquareRoot(precision / 4) + 1)
  }

  /// sin of an angle in (0, π/2] that is known within 3 ulp and has precision + guard bits.
  ///
  /// The relative error is at most 2^−(precision+3). Let r = ⌊u/3^j⌋, exactly, for j triplings.
  ///
  /// *Series.* r − r³/3! + …, with q = ⌊r²⌋. Power i is one rounding of power_{i−1}·q/(2i(2i+1)): its
  /// error is d' ≤ (d·q + power)/6 + 1 ≤ (2.5d + 1.6)/6 + 1 < 3. Where the computed power N is 0 the true
  /// one is below 3 ulp; the terms alternate and fall (ratio q/6 < 1/2), so the tail is below 3. The sum is in
  /// error by at most 3N.
  ///
  /// *Triplings.* sin 3θ = s(3 − 4s²), where θ ≤ π/6 + 2^−20 and so |d(3s − 4s³)/ds| ≤ 3: the error e grows
  /// to 3e; the square rounded down raises the result by less than 4s ≤ 2.1 ulp and the product
  /// rounded down lowers it by less than 1. From 3N, j steps lead to at most 3^j(3N + 1.5).
  ///
  /// *Input.* u exceeds 3^j·r by less than 3^j ulp and is itself within 3; sine's derivative is at most 1.
  /// Altogether 3^j(3N + 3) + 3 ulp. N is at most 0.8 of the bits of u plus 2, as power i is less than 0.42 of
  /// its predecessor plus a rounding down: 3N + 6 ≤ 8·precision for precision ≥ 32. And sin u ≥ 0.63u ≥
  /// 0.63·2^(precision + 2j_max + digits + 7) ulp, where 2j_max ≥ log₂ 3^j + j/3: that is a relative error of at most
  /// 3^j·2^(digits + 3) / (0.63·2^(precision + 2j + digits + 7)) ≤ 2^−(precision + 3).
  static func sine(of angle: FixedPoint, precision: Int) -> FixedPoint {
    let bits = angle.bits
    let u = angle.significand
    // An angle below 2^−z needs 0.63·z fewer triplings.
    let z = max(0, bits - u.bitWidth)
    let triplings = max(0, largestTriplings(precision: precision) - min(z, 64) * 5 / 8)
    var cube = 1
    for _ in 0..<triplings { cube *= 3 }

    let r = u.quotientRoundingDown(by: UInt(cube))
    let square = Integer.product(r, r, scaledDownBy: bits)
    var power = Integer.product(r, square, scaledDownBy: bits).quotientRoundingDown(by: 6)
    var sum = r + .zero
    var terms = 1
    while !power.isZero {
      if terms % 2 == 1 { sum -= power } else { sum += power }
      terms += 1
      power.multiply(by: square, scaledDownBy: bits)
      power.divideRoundingDown(by: UInt(2 * terms * (2 * terms + 1)))
    }
    if triplings > 0 {
      let three = Integer(3) << bits
      for _ in 0..<triplings {
        let factor = three - (Integer.product(sum, sum, scaledDownBy: bits) << 2)
        sum.multiply(by: factor, scaledDownBy: bits)
      }
    }
    return FixedPoint(significand: sum, error: cube * (3 * terms + 3) + angle.error, bits: bits)
  }
}
