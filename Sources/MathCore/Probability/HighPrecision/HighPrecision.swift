/// Constants and elementary functions to any number of places, for what pairs of doubles leave open.
///
/// A place p stands for 2^p, p < 0: a result is off by less than 2^p. Numbers on the way are cut at a
/// lower place; how much lower is derived with each function.
enum HighPrecision {
  /// π = 16·arctan(1/5) − 4·arctan(1/239) (Machin).
  static func pi(at place: Int) -> Dyadic {
    let work = place - 20
    let first = inverseTangent(of: 5, at: work, alternating: true).scaled(by: 4)
    let second = inverseTangent(of: 239, at: work, alternating: true).scaled(by: 2)
    return (first - second).cut(at: place - 2)
  }

  /// log 2 = 2·artanh(1/3).
  static func log2(at place: Int) -> Dyadic {
    inverseTangent(of: 3, at: place - 16, alternating: false).scaled(by: 1)
  }

  /// The arctangent of 1/n, or its hyperbolic one: Σ (∓1)ᵏ/((2k + 1)n^(2k+1)).
  ///
  /// Each of the at most 2^12 terms of up to 2^13 places is off by 2 units, and what is left after the
  /// last is below one.
  private static func inverseTangent(
    of n: UInt64, at place: Int, alternating: Bool
  ) -> Dyadic {
    var power = Dyadic(1).divided(by: n, at: place)
    var sum = power
    var k: UInt64 = 1
    while !power.isZero {
      power = power.divided(by: n * n, at: place)
      let term = power.divided(by: 2 * k + 1, at: place)
      sum = alternating && k & 1 == 1 ? sum - term : sum + term
      k += 1
    }
    return sum
  }

  /// e^x for −2^11 < x < 1.
  ///
  /// With x = 2^s·r, |r| < 2^-8, s ≤ 20, the series of e^r has fewer than 2^10 terms for up to 8,000
  /// places, each off by 3 units. e^r is below 1.004, so that a squaring multiplies an error by at
  /// most 2.01, or for x > 0, where s ≤ 8, by 2e, and adds a unit: in all less than 2^34 units.
  static func exp(_ x: Dyadic, at place: Int) -> Dyadic {
    let work = place - 36
    let squarings = x.isZero ? 0 : max(0, x.binaryExponent + 9)
    let reduced = x.scaled(by: -squarings).cut(at: work)
    var term = Dyadic(1)
    var sum = term
    var n: UInt64 = 1
    while true {
      term = (term * reduced).divided(by: n, at: work)
      if term.isZero { break }
      sum = sum + term
      n += 1
    }
    for _ in 0..<squarings { sum = (sum * sum).cut(at: work) }
    return sum
  }

  /// log x for x > 0.
  ///
  /// x = m·2^k with √½ < m < √2 and a little more, cut where that does not matter. From L, the
  /// logarithm of m as a pair within 2^-96, each step L + m·e^−L − 1 squares the error: it is e²/2 to
  /// first order. k is below 2^20, as is its part of the error.
  static func log(_ x: Dyadic, at place: Int) -> Dyadic {
    let work = place - 24
    let pair = ScaledPair(x)
    let isUpper = pair.value.high > 2.0.squareRoot()
    let k = pair.exponent + (isUpper ? 1 : 0)
    let m = x.scaled(by: -k).cut(at: work)
    var logarithm = Dyadic(ScaledPair(m).log)
    var bits = 96
    while bits < -work {
      logarithm =
        (logarithm + m * exp(-logarithm, at: work) - Dyadic(1)).cut(at: work)
      bits = 2 * bits - 2
    }
    return logarithm + Dyadic(k) * log2(at: work)
  }

  /// √x for 1 ≤ x < 4 and a little more.
  ///
  /// Each step r + (x − r²)·w with the double w nearest to 1/(2r) leaves 2^-50 of the error, until
  /// that is a few units.
  static func squareRoot(_ x: Dyadic, at place: Int) -> Dyadic {
    let work = place - 8
    let first = x.rounded.squareRoot()
    let slope = Dyadic(1 / (2 * first))
    var root = Dyadic(first)
    for _ in 0..<(2 - work / 50) {
      root = (root + ((x - root * root).cut(at: work) * slope).cut(at: work)).cut(at: work)
    }
    return root
  }
}
