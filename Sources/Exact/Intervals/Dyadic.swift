/// A dyadic rational: an odd integer, or zero, times a power of two.
///
/// Sums, differences and products of dyadics are dyadic and exact. These are the end points of
/// intervals. The exponent given to an initialiser, or arising from a product, is held within
/// ±`exponentLimit`, beyond which a value is moved to that limit; the operations of `Interval` throw
/// `ArithmeticError.tooLarge` long before.
public struct Dyadic: Sendable, Hashable {
  /// The largest magnitude of an exponent.
  public static let exponentLimit = 1 << 60

  /// The significand: odd, or zero.
  public let significand: Integer
  /// The exponent of two; 0 for zero.
  public let exponent: Int

  /// The integer times 2 to the power of `exponent`.
  public init(significand: Integer, exponent: Int) {
    let limited = min(max(exponent, -Dyadic.exponentLimit), Dyadic.exponentLimit)
    if significand.isOdd {
      self.significand = significand
      self.exponent = limited
    } else if significand.isZero {
      self.significand = .zero
      self.exponent = 0
    } else {
      let zeros = significand.trailingZeroBitCount
      self.significand = significand >> zeros
      self.exponent = limited + zeros
    }
  }

  /// The dyadic with the value of an integer.
  public init(_ value: Integer) { self.init(significand: value, exponent: 0) }

  /// Zero.
  public static let zero = Dyadic(0)
  /// One.
  public static let one = Dyadic(1)
  /// 2 to the power of `exponent`.
  static func powerOfTwo(_ exponent: Int) -> Dyadic {
    Dyadic(significand: .one, exponent: exponent)
  }

  /// The value as a rational; the caller bounds the exponent.
  public var rational: Rational { Rational(significand, timesTwoToThe: exponent) }
  /// −1, 0 or 1.
  public var signum: Int { significand.signum }
  /// Whether the number is zero.
  public var isZero: Bool { significand.isZero }
  /// Whether the number is whole.
  public var isInteger: Bool { exponent >= 0 }
  /// The magnitude.
  public var magnitude: Dyadic { signum < 0 ? -self : self }
  /// The number of bits of the significand.
  public var bitWidth: Int { significand.bitWidth }
  /// The exponent of the leading bit, t with 2^t ≤ |x| < 2^(t+1); meaningless for zero.
  var leadingExponent: Int { exponent + significand.bitWidth - 1 }

  /// The number times 2 to the power of `shift`, which must lie within ±`exponentLimit`.
  func scaled(byTwoToThe shift: Int) -> Dyadic {
    isZero ? self : Dyadic(significand: significand, exponent: exponent + shift)
  }

  /// The floor (or ceiling) of the number times 2^`bits`.
  func fixedPoint(bits: Int, roundingUp: Bool = false) -> Integer {
    significand.scaled(byTwoToThe: exponent + bits, roundingUp: roundingUp)
  }

  /// The most bits before or behind the point of what becomes a fraction or a whole number.
  static let mostFractionBits = 1 << 24

  /// The largest whole number that is not above the number, or the smallest one not below it; nil where it is very long.
  func whole(roundingUp: Bool = false) -> Integer? {
    leadingExponent < Self.mostFractionBits ? fixedPoint(bits: 0, roundingUp: roundingUp) : nil
  }

  /// The number rounded to `precision` significant bits, at least one.
  ///
  /// The result is the nearest such number in the direction; a number that has no more bits is
  /// returned unchanged.
  public func rounded(to precision: Int, _ direction: Integer.Rounding) -> Dyadic {
    let drop = significand.bitWidth - max(1, precision)
    guard drop > 0 else { return self }
    let up = direction == .up || (direction == .towardZero && signum < 0)
    return Dyadic(
      significand: up ? significand.shiftedRightRoundingUp(by: drop) : significand >> drop,
      exponent: exponent + drop)
  }
}

// MARK: - Arithmetic

extension Dyadic {
  /// The negative.
  public static prefix func - (a: Dyadic) -> Dyadic {
    Dyadic(significand: -a.significand, exponent: a.exponent)
  }

  /// The sum, exactly; its size grows with the distance of the exponents, which the caller bounds.
  public static func + (a: Dyadic, b: Dyadic) -> Dyadic {
    if a.isZero { return b }
    if b.isZero { return a }
    let low = min(a.exponent, b.exponent)
    return Dyadic(
      significand: (a.significand << (a.exponent - low)) + (b.significand << (b.exponent - low)),
      exponent: low)
  }

  /// The difference, exactly; its size is that of a sum.
  public static func - (a: Dyadic, b: Dyadic) -> Dyadic { a + -b }

  /// The product, exactly.
  public static func * (a: Dyadic, b: Dyadic) -> Dyadic {
    Dyadic(significand: a.significand * b.significand, exponent: a.exponent + b.exponent)
  }

  /// The sum rounded to `precision` bits, however far apart the exponents are.
  static func sum(
    _ a: Dyadic, _ b: Dyadic, precision: Int, _ direction: Integer.Rounding
  ) -> Dyadic {
    if a.isZero { return b.rounded(to: precision, direction) }
    if b.isZero { return a.rounded(to: precision, direction) }
    let (large, small) = a.leadingExponent >= b.leadingExponent ? (a, b) : (b, a)
    // Below `edge` there are neither bits of `large` nor places of the result: of a summand that
    // lies wholly below only the sign matters to a directed rounding, and ±2^edge has the same
    // effect (one more place is spared because a difference may have one bit less).
    let edge = min(large.exponent, large.leadingExponent - max(1, precision)) - 3
    let summand =
      small.leadingExponent < edge
      ? Dyadic(significand: Integer(small.signum), exponent: edge) : small
    return (large + summand).rounded(to: precision, direction)
  }

  /// The quotient by a number that is not zero, rounded to `precision` bits.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  func quotient(
    by divisor: Dyadic, precision: Int, _ direction: Integer.Rounding
  ) throws(ArithmeticError) -> Dyadic {
    // The integer quotient has at least `precision` + 1 bits, so that rounding it and then once
    // more, in the same direction, is rounding the true quotient.
    let shift = max(0, max(1, precision) + 2 + divisor.bitWidth - bitWidth)
    let quotient = try (significand << shift).quotient(
      by: divisor.significand, rounding: direction)
    return Dyadic(significand: quotient, exponent: exponent - divisor.exponent - shift)
      .rounded(to: precision, direction)
  }
}

// MARK: - Order and description

extension Dyadic: Comparable, CustomStringConvertible {
  /// Whether the first number is less; no number is widened by more than the other's own bits.
  public static func < (a: Dyadic, b: Dyadic) -> Bool {
    let sign = a.signum
    guard sign == b.signum else { return sign < b.signum }
    guard sign != 0 else { return false }
    let (s, t) = (a.leadingExponent, b.leadingExponent)
    guard s == t else { return (s < t) == (sign > 0) }
    // With equal leading bits, the exponents differ by at most the widths of the significands.
    let low = min(a.exponent, b.exponent)
    return a.significand << (a.exponent - low) < b.significand << (b.exponent - low)
  }

  /// The order with respect to a rational: −1, 0 or 1 as the dyadic is less, equal or greater.
  package func order(to number: Rational) -> Int {
    let sign = signum
    guard sign == number.signum else { return sign < number.signum ? -1 : 1 }
    guard sign != 0 else { return 0 }
    let (numerator, denominator) = (number.numerator, number.denominator)
    // |number| lies strictly between 2^(estimate − 1) and 2^(estimate + 1).
    let estimate = numerator.bitWidth - denominator.bitWidth
    let leading = leadingExponent
    if leading >= estimate + 1 { return sign }
    if leading + 1 <= estimate - 1 { return -sign }
    // Now the exponent is bounded by the widths of the three integers.
    let left = (significand * denominator) << max(0, exponent)
    let right = numerator << max(0, -exponent)
    return left == right ? 0 : (left < right ? -1 : 1)
  }

  /// The number as `3·2^-5`, or as an integer where that is short.
  public var description: String {
    if exponent == 0 { return significand.description }
    if exponent > 0, leadingExponent < 64 { return (significand << exponent).description }
    return "\(significand)·2^\(exponent)"
  }
}
