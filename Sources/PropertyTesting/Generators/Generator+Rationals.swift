extension Generator {
  /// Fractions whose value is in a range of whole numbers, ends included, in lowest terms and with a
  /// denominator from 1 to a greatest one.
  ///
  /// `make` gets numerator and denominator. The denominator is drawn first, so that a fraction
  /// shrinks to the least denominator and then to the simplest numerator. Numerators that the type
  /// does not have are left out.
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
    let denominators = Generator<Part>.integers(in: 1...max(1, min(greatestDenominator, room)))
    return Generator { source throws(Stop) in
      let denominator = try denominators.body(source)
      let lower = range.lowerBound.clampedProduct(denominator)
      let upper = range.upperBound.clampedProduct(denominator)
      let numerator = try Generator<Part>.integers(in: lower...max(lower, upper)).body(source)
      let common = Part(clamping: numerator.magnitude.greatestDivisor(with: denominator.magnitude))
      return make(numerator / common, denominator / common)
    }
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
