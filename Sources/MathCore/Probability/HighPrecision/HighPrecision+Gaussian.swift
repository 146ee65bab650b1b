extension HighPrecision {
  /// log 2π, as log(π/4) + 3·log 2.
  static func logOfTwoPi(at place: Int) -> Dyadic {
    let work = place - 4
    return log(pi(at: work).scaled(by: -2), at: work) + Dyadic(3) * log2(at: work)
  }

  /// −½(n·log 2π + log d + q), correctly rounded: a log density of n numbers.
  ///
  /// `square` gives q to below 2^place; n is below 2^20. The number is never halfway between two
  /// doubles, so that some number of places tells; beyond 2^13 of them the nearest double is taken.
  static func logDensity(
    _ count: Int, determinant: Dyadic, square: (_ place: Int) -> Dyadic
  ) -> Double {
    var places = 256
    while true {
      let work = -places - 24
      let sum =
        Dyadic(count) * logOfTwoPi(at: work) + log(determinant, at: work) + square(work)
      let value = (-sum).scaled(by: -1)
      if let rounded = value.rounding(within: .power(-places)) { return rounded }
      if places >= 1 << 13 { return value.rounded }
      places *= 2
    }
  }

  /// Φ(−t) for 0 < t ≤ 40: ½ − φ(t)·(t + t³/3 + t⁵/(3·5) + …).
  ///
  /// The sum S is at most e^(t²/2)·√(π/2), so that φ is needed to that many places more than S. For t²
  /// cut at a place and 2^12 terms, each off by a unit, S is off by 2^13 units times 1 + S.
  static func normalTail(_ t: Dyadic, at place: Int) -> Dyadic {
    let square = t * t
    // log₂ e^(t²/2) is below 0.7214·t², t² ≤ 1,600.
    let growth = Int((square.rounded * 0.75).rounded(.up)) + 1
    let work = place - 16
    let argument = square.cut(at: work)
    var term = t.cut(at: work)
    var sum = term
    var odd: UInt64 = 3
    while !term.isZero {
      term = (term * argument).divided(by: odd, at: work)
      sum = sum + term
      odd += 2
    }
    let fine = work - growth
    let root = squareRoot(pi(at: fine).scaled(by: -1), at: fine).scaled(by: 1)
    let density = exp(-square.scaled(by: -1), at: fine).divided(by: root, at: fine)
    return Dyadic(0.5) - (density * sum).cut(at: work)
  }

  /// μ ± σt for the t > 0 with Φ(−t) = q, correctly rounded, from t as a pair within 2^-59.
  ///
  /// Newton's step t + (Φ(−t) − q)/φ(t) makes an error e one of te²/2, below 2^-49·e for t < 40 and
  /// e < 2^-53, and the slope at the start, within 2^-47, one of 2^-47·e: 2^-46·e in all. x is never
  /// halfway between two doubles, so that some number of steps tells; after 64 of them, for 3,000 bits,
  /// the nearest double is taken.
  static func quantile(
    _ q: Double, near start: DoubleDouble, _ mean: Double, _ variance: Double, isUpper: Bool
  ) -> Double {
    let target = Dyadic(q)
    var t = Dyadic(start.high) + Dyadic(start.low)
    let slope = Dyadic(ScaledPair.one / NormalQuantile.density(start))
    let lowest = target.binaryExponent + t.binaryExponent
    var bits = 58
    while true {
      bits += 46
      // Φ(−t) within 2^-10 of what t may be off, times φ(t) ≥ q/1.26.
      let place = lowest - bits - 12
      t = (t + (normalTail(t, at: place) - target) * slope).cut(at: t.binaryExponent - bits - 12)
      let spread = Dyadic(variance)
      let half = spread.binaryExponent >> 1
      let deviation = squareRoot(spread.scaled(by: -2 * half), at: -bits - 8).scaled(by: half)
      let distance = deviation * t
      let x = isUpper ? Dyadic(mean) + distance : Dyadic(mean) - distance
      if let rounded = x.rounding(within: distance.scaled(by: 2 - bits)) { return rounded }
      if bits > 3000 { return x.rounded }
    }
  }
}
