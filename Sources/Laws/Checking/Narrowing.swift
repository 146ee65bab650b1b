import Exact
import Reference

extension Real {
  /// Rationals around the number that differ by at most 2^−64 of it, or by at most 2^−1138, where
  /// doubles are 2^−1074 apart.
  ///
  /// - Throws: `Undecided` where the highest precision does not bring them so near.
  func narrowed() throws -> RationalInterval {
    if let value = asRational { return RationalInterval(value) }
    var precision = Real.basePrecision
    while precision <= FuelCost.highestPrecision {
      let interval = try decided { try enclosureIfTold(workingPrecision: precision) }
      if let interval, interval.isNarrow { return interval.rationals }
      precision *= 2
    }
    throw Undecided()
  }

  /// The enclosure to the base precision, for what need not be near to the number.
  var roughly: RationalInterval { asRational.map { RationalInterval($0) } ?? enclosure.rationals }
}

extension Interval {
  /// Below this the digits of a number are of no account to doubles, nor to products with them.
  private static let negligible = Dyadic(significand: .one, exponent: -2200)

  fileprivate var isNarrow: Bool {
    let size = max(
      lower.magnitude, upper.magnitude, Dyadic(significand: .one, exponent: -1074))
    return width * Dyadic(significand: .one, exponent: 64) <= size
  }

  /// The ends, or ones further out that are shorter.
  fileprivate var rationals: RationalInterval {
    let end = Self.negligible
    let isSmall = upper < end && lower > -end
    return RationalInterval(
      lower: isSmall && !lower.isZero
        ? (lower.signum < 0 ? (-end).rational : .zero) : lower.rational,
      upper: isSmall && !upper.isZero ? (upper.signum > 0 ? end.rational : .zero) : upper.rational)
  }
}

extension RationalInterval {
  /// The larger magnitude of the ends.
  var greatest: Rational { max(lower.magnitude, upper.magnitude) }
}
