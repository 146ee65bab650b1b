import Synchronization

/// The constants of the kernels in fixed point: integers within 2 ulp of the value times 2^bits.
///
/// A constant is computed at the next power of two of bits and cut to what is asked for. What is
/// returned depends on the number of bits alone, never on what was computed before.
enum Constants {
  /// π times 2^bits, within 2.
  static func pi(bits: Int) -> Integer { piCache.value(bits: bits, compute: computePi) }

  /// log 2 times 2^bits, within 2.
  static func logarithmOfTwo(bits: Int) -> Integer {
    logarithmOfTwoCache.value(bits: bits, compute: computeLogarithmOfTwo)
  }

  private static let piCache = ConstantCache()
  private static let logarithmOfTwoCache = ConstantCache()

  // MARK: π

  /// π by the series of the Chudnovsky brothers with binary splitting.
  ///
  /// 1/π = 12 Σ (−1)^k (6k)! (A + Bk) / ((3k)! k!³ 640320^(3k+3/2)), and so π = 426880 √10005 / S
  /// with S the sum of terms a_k that begins with A. The quotient of the magnitudes of neighbours is
  /// 24 (6k+1)(2k+1)(6k+5)/((k+1)³ 640320³) · (A+B(k+1))/(A+Bk): the first factor is at most
  /// 1728/640320³ < 2^−47 and the second at most 42 for k = 0, where the first is 120/640320³ < 2^−51,
  /// and at most 2 after it, so that each term is less than 2^−45 times its predecessor. The terms
  /// alternate, hence the relative error of N terms is at most 2^(1−45N); with 45N ≥ bits + 8 that is
  /// an error of π of less than 0.04 ulp. √10005 is rounded down to the ulp, which changes π by less
  /// than 0.04 ulp, and the quotient is rounded down: altogether less than 2 ulp.
  private static func computePi(bits: Int) -> Integer {
    let terms = (bits + 8) / 45 + 1
    let sum = chudnovsky(0, terms)
    let root = (Integer(10_005) << (2 * bits)).squareRootRoundedDown
    let numerator = Integer(426_880) * root * sum.q
    return numerator.dividedRoundingDown(by: sum.t).quotient
  }

  /// The terms from `from` to before `to`, as fractions over common denominators.
  ///
  /// Over all terms S = t/q. The recursion halves, so that it is no deeper than a word is wide.
  private static func chudnovsky(_ from: Int, _ to: Int) -> (p: Integer, q: Integer, t: Integer) {
    guard to - from > 1 else {
      let k = Integer(from)
      guard from > 0 else { return (.one, .one, 13_591_409) }
      let p = (k * 6 - 5) * (k * 2 - 1) * (k * 6 - 1)
      let q = k * k * k * 10_939_058_860_032_000  // 640320³ / 24
      let t = p * (k * 545_140_134 + 13_591_409)
      return (p, q, from % 2 == 0 ? t : -t)
    }
    let middle = from + (to - from) / 2
    let left = chudnovsky(from, middle)
    let right = chudnovsky(middle, to)
    return (left.p * right.p, left.q * right.q, right.q * left.t + left.p * right.t)
  }

  // MARK: log 2

  /// log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).
  ///
  /// Doubled artanh(1/q) is log((q+1)/(q−1)), and (27/25)⁹ · (4800/4802) · (8750/8748)⁴ = 2, as the
  /// prime factors show. In each sum a power of 1/q is rounded down at each step: its error stays
  /// below 1/(1 − q^−2) < 2 ulp, that of a term below 3, and the tail, from the first power that came
  /// out as 0, is below 3. With N ≤ bits/9 + 5 terms the error of the whole is below 28·3·(N + 1) ulp
  /// of the guarded form, less than 2^35 for bits ≤ 2^31, and the 40 guard bits are then cut off by
  /// rounding down: altogether less than 2 ulp.
  private static func computeLogarithmOfTwo(bits: Int) -> Integer {
    let guarded = 40
    let w = bits + guarded
    let sum =
      Integer(18) * hyperbolicInverseTangent(26, bits: w)
      - Integer(2) * hyperbolicInverseTangent(4801, bits: w)
      + Integer(8) * hyperbolicInverseTangent(8749, bits: w)
    return sum >> guarded
  }

  /// artanh(1/q) = Σ 1/((2i+1) q^(2i+1)) in fixed point, each power and each term rounded down.
  private static func hyperbolicInverseTangent(_ q: UInt, bits: Int) -> Integer {
    var power = Integer.powerOfTwo(bits)
    power.divideRoundingDown(by: q)
    var sum = power + .zero
    var odd: UInt = 3
    while true {
      power.divideRoundingDown(by: q * q)
      if power.isZero { return sum }
      sum += power.quotientRoundingDown(by: odd)
      odd += 2
    }
  }
}

/// The values of one constant at powers of two of bits, computed once.
private final class ConstantCache: Sendable {
  private let values = Mutex<[Int: Integer]>([:])
  /// Above this number of bits nothing is kept.
  private static let largestKept = 1 << 21

  /// The constant at `bits`, cut from its value at the next level.
  ///
  /// A computed value is within 2 ulp of the constant; cutting d ≥ 1 bits leaves an error below
  /// 2·2^−d + 1 ≤ 2.
  func value(bits: Int, compute: (Int) -> Integer) -> Integer {
    var level = 512
    while level < bits { level *= 2 }
    guard level <= ConstantCache.largestKept else { return compute(bits) }
    if let known = values.withLock({ $0[level] }) { return known >> (level - bits) }
    let value = compute(level)
    values.withLock { $0[level] = value }
    return value >> (level - bits)
  }
}

extension Interval {
  /// π, the circle's circumference over its diameter.
  public static func pi(precision: Int) -> Interval {
    let p = usable(precision)
    let bits = p + 4
    return FixedPoint(significand: Constants.pi(bits: bits), error: 2, bits: bits)
      .interval(precision: p)
  }

  /// log 2, the natural logarithm of two.
  public static func logarithmOfTwo(precision: Int) -> Interval {
    let p = usable(precision)
    let bits = p + 4
    return FixedPoint(significand: Constants.logarithmOfTwo(bits: bits), error: 2, bits: bits)
      .interval(precision: p)
  }

  /// e, the base of the natural logarithm.
  public static func e(precision: Int) -> Interval {
    exponential(ofModerate: .one, precision: usable(precision))
  }
}
