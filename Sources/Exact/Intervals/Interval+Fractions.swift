extension Interval {
  /// Rationals below and above all numbers of the interval; nil where these are very large.
  ///
  /// An end very near to 0 is moved away from the interval, to 0 or to a short fraction.
  public var rationalBounds: ClosedRange<Rational>? {
    guard let low = lower.outward(isLower: true), let high = upper.outward(isLower: false) else {
      return nil
    }
    return low...high
  }
}

extension Dyadic {
  /// The number, or one of few bits beyond it; nil where it has very many before the point.
  fileprivate func outward(isLower: Bool) -> Rational? {
    guard !isZero, abs(exponent) > Self.mostFractionBits else { return rational }
    guard leadingExponent < -Self.mostFractionBits else {
      return leadingExponent < Self.mostFractionBits
        ? rounded(to: 64, isLower ? .down : .up).rational : nil
    }
    if (signum > 0) == isLower { return .zero }
    let tiny = Rational.one.scaled(byTwoToThe: -Self.mostFractionBits)
    return isLower ? -tiny : tiny
  }
}
