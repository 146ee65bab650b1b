/// The power (1 − a·b)^k of a decay, as a pair of doubles times a power of two.
///
/// The product a·b of significands is an exact pair, and 1 minus it a pair with a relative error of
/// at most 2u² (there is none where the difference cancels, by Sterbenz's lemma). Each product of
/// pairs adds at most 6u² relatively, so the k-th power by squaring is within 8ku² of
/// (1 − a·b)^k to first order. A product of |a·b| < 2^-900 is taken as 0, which changes the
/// power by at most k·2^-899. Rounding the pair to its head adds u, and the product with a weight u
/// more. For k < 2^45 the bound 2u + 8ku² is below 2.1u.
struct DecayFactor {
  private var value: DoubleDouble
  private var exponent: Int

  private init(_ value: DoubleDouble, _ exponent: Int) {
    self.value = value
    self.exponent = exponent
    normalize()
  }

  /// The factor 1 − a·b, or 1 − 2·a·b, for finite a and b.
  init(_ a: Double, _ b: Double, doubled: Bool) {
    guard a != 0, b != 0 else {
      self.init(DoubleDouble(1, 0), 0)
      return
    }
    let (high, low) = ErrorFree.product(a.significand, b.significand)
    let product = a.sign == b.sign ? DoubleDouble(high, low) : DoubleDouble(-high, -low)
    let power = Int(a.exponent) + Int(b.exponent) + (doubled ? 1 : 0)
    if power > 900 {
      self.init(-product, power)
    } else if power < -900 {
      self.init(DoubleDouble(1, 0), 0)
    } else {
      let scale = PowerOfTwo.power(power)
      let scaled = DoubleDouble(product.high * scale, product.low * scale)
      self.init(DoubleDouble(1, 0) - scaled, 0)
    }
  }

  /// Brings |high| into 1 ..< 2, the power of two apart; so no product over- or underflows.
  private mutating func normalize() {
    guard value.high != 0 else { return }
    let own = Int(value.high.exponent)
    value = DoubleDouble(
      PowerOfTwo.scale(value.high, by: -own), PowerOfTwo.scale(value.low, by: -own))
    exponent += own
  }

  static func * (a: DecayFactor, b: DecayFactor) -> DecayFactor {
    // Beyond ±2^20 every weight is lost or infinite; kept there, the exponent stays an Int.
    DecayFactor(a.value * b.value, min(max(a.exponent + b.exponent, -(1 << 40)), 1 << 40))
  }

  /// The k-th power, k ≥ 0, by squaring; the 0-th is 1.
  func raised(to k: Int) -> DecayFactor {
    var result = DecayFactor(DoubleDouble(1, 0), 0)
    var square = self
    var rest = k
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The weight times the factor.
  func apply(to w: Double) -> Double {
    guard w != 0, value.high != 0 else { return w * value.high }
    let significand = w.sign == .minus ? -w.significand : w.significand
    let product = DoubleDouble(significand, 0) * value
    return PowerOfTwo.scale(product.high, by: Int(w.exponent) + exponent)
  }
}
