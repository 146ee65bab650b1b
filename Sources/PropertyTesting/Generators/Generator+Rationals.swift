extension Generator {
  /// Fractions whose value is in a range of whole numbers, ends included, in lowest terms and with a
  /// denominator from 1 to a greatest one.
  ///
  /// `make` gets numerator and denominator. The denominator is drawn first, so that a fraction
  /// shrinks to the least denominator and then to the simplest numerator; half of the denominators
  /// are at most twelve. Numerators that the type does not have are left out.
  @inlinable
  public static func rationals<Part: FixedWidthInteger & Sendable>(
    in range: ClosedRange<Part>, greatestDenominator: Part,
    _ make: @escaping @Sendable (_ numerator: Part, _ denominator: Part) -> Value
  ) -> Generator {
    let nearest = max(range.lowerBound, min(0, range.upperBound))
    // Up to here a denominator leaves a numerator for the whole number of least magnitude.
    let room =
      nearest == 0
      ? Part.max
      : Part(clamping: (nearest < 0 ? Part.min : Part.max).magnitude / nearest.magnitude)
    let greatest = Int(clamping: max(1, min(greatestDenominator, room)))
    return Generator { source throws(Stop) in
      let denominator = Part(truncatingIfNeeded: try source.denominator(upTo: greatest))
      let lower = range.lowerBound.clampedProduct(denominator)
      let upper = range.upperBound.clampedProduct(denominator)
      let numerator = try Generator<Part>.integers(in: lower...max(lower, upper)).body(source)
      let common = Part(clamping: numerator.magnitude.greatestDivisor(with: denominator.magnitude))
      return make(numerator / common, denominator / common)
    }
  }
}

extension Source {
  /// Up to which number denominators are common.
  @usableFromInline static let commonDenominator = 12

  /// Draws a denominator from 1 to a greatest one, every other one being a common one.
  @inlinable
  func denominator(upTo greatest: Int) throws(Stop) -> Int {
    let bits = try choose(.integer, lower: 1, upper: UInt64(greatest)) {
      let isCommon = random.next() & 1 == 0
      return 1
        &+ random.upTo(UInt64((isCommon ? min(greatest, Self.commonDenominator) : greatest) - 1))
    }
    return Int(truncatingIfNeeded: bits)
  }
}

extension FixedWidthInteger {
  /// The product with a positive number, or the end of the type that it passes.
  @inlinable
  func clampedProduct(_ factor: Self) -> Self {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0 ? .min : .max) : product
  }
}

extension BinaryInteger {
  /// The greatest number that divides both this one and a positive one, neither being negative.
  @inlinable
  func greatestDivisor(with other: Self) -> Self {
    var (rest, divisor) = (self, other)
    while rest != 0 { (rest, divisor) = (divisor % rest, rest) }
    return divisor
  }
}
