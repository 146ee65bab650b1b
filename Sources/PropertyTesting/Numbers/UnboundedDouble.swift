/// A number with the significand of a double and an exponent without limits.
///
/// A formula that is within its bound with these and not with doubles fails by overflow or underflow,
/// and not by rounding. Rounding is to nearest, ties to even, as in doubles.
struct UnboundedDouble: Arithmetic {
  /// The significand, with a magnitude from 1 up to 2; or zero, infinite or NaN.
  let significand: Double
  /// The power of two that the significand is multiplied with.
  let exponent: Int
  /// The greatest exponent on the way to this number.
  let greatest: Int
  /// The least exponent on the way to this number.
  let least: Int

  /// A significand of any size times a power of two.
  private init(_ value: Double, exponent: Int, from parts: [UnboundedDouble] = []) {
    let isZeroOrSpecial = value == 0 || !value.isFinite
    significand =
      isZeroOrSpecial ? value : value.sign == .minus ? -value.significand : value.significand
    // Far beyond what any number of operations reaches that can be run; sums of two do not overflow.
    let limit = Int.max / 8
    self.exponent = isZeroOrSpecial ? 0 : min(max(exponent + Int(value.exponent), -limit), limit)
    greatest = parts.reduce(self.exponent) { max($0, $1.greatest) }
    least = parts.reduce(self.exponent) { min($0, $1.least) }
  }

  init(_ value: Int) { self.init(Double(value)) }
  init(_ value: Double) { self.init(value, exponent: 0) }
  init(integerLiteral value: Int) { self.init(value) }

  /// The fault that the exponents would be in doubles.
  var rangeFault: RangeFault? {
    greatest > 1023 ? .overflow : least < -1022 ? .underflow : nil
  }

  static func + (left: UnboundedDouble, right: UnboundedDouble) -> UnboundedDouble {
    if left.significand == 0 { return right.after(left) }
    if right.significand == 0 { return left.after(right) }
    guard left.significand.isFinite, right.significand.isFinite else {
      return UnboundedDouble(
        left.significand + right.significand, exponent: 0, from: [left, right])
    }
    let (large, small) = left.exponent >= right.exponent ? (left, right) : (right, left)
    // What is 200 places lower rounds a sum as anything lower does.
    let gap = min(large.exponent - small.exponent, 200)
    let shifted = small.significand * Double(sign: .plus, exponent: -gap, significand: 1)
    return UnboundedDouble(
      large.significand + shifted, exponent: large.exponent, from: [left, right])
  }

  static func - (left: UnboundedDouble, right: UnboundedDouble) -> UnboundedDouble { left + -right }

  static func * (left: UnboundedDouble, right: UnboundedDouble) -> UnboundedDouble {
    UnboundedDouble(
      left.significand * right.significand, exponent: left.exponent + right.exponent,
      from: [left, right])
  }

  static func / (left: UnboundedDouble, right: UnboundedDouble) -> UnboundedDouble {
    UnboundedDouble(
      left.significand / right.significand, exponent: left.exponent - right.exponent,
      from: [left, right])
  }

  static prefix func - (number: UnboundedDouble) -> UnboundedDouble {
    UnboundedDouble(-number.significand, exponent: number.exponent, from: [number])
  }

  /// The number as one that another one led to as well.
  private func after(_ other: UnboundedDouble) -> UnboundedDouble {
    UnboundedDouble(significand, exponent: exponent, from: [self, other])
  }

  /// The value as an exact number; nothing where it is none, or needs too many digits.
  func exact<Exact: ExactNumber>() throws -> Exact? {
    guard significand.isFinite, exponent.magnitude <= 1 << 16 else { return nil }
    return try Exact(significand).scaled(byTwoToThe: exponent)
  }
}
