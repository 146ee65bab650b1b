/// What the tester needs of numbers that stand for exact values: rationals, or reals that can be
/// enclosed as narrowly as is asked for.
///
/// The tester owns the protocol and no such number. To conform, a type has its arithmetic, and says
/// between which doubles a value lies and which sign it has. For a rational the first is
/// `try bounds(around: nearestDouble)` and the second its sign.
public protocol ExactNumber: Arithmetic, Sendable {
  /// Two doubles between which the number lies, ends included.
  ///
  /// The ends are equal only if the number is that double. With a higher precision, in bits, the ends
  /// come as near to each other as doubles can, where that is possible at all; a number that is
  /// known exactly needs no precision. Beyond the greatest double the outer end is infinite.
  func bounds(precision: Int) throws -> ClosedRange<Double>

  /// −1, 0 or 1; nothing if it can not be told.
  ///
  /// A default is there for numbers that only have bounds: it can not tell a number from zero that
  /// is smaller than the least double.
  func decidedSign() throws -> Int?
}

/// The precisions, in bits, with which a number is enclosed until a question is decided.
let exactPrecisions = [64, 128, 256, 512, 1_024, 2_048, 4_096]

extension ExactNumber {
  /// The sign as the bounds tell it.
  public func decidedSign() throws -> Int? {
    for precision in exactPrecisions {
      let bounds = try bounds(precision: precision)
      if bounds.lowerBound > 0 { return 1 }
      if bounds.upperBound < 0 { return -1 }
      if bounds.lowerBound == 0, bounds.upperBound == 0 { return 0 }
    }
    return nil
  }

  /// The bounds of a number whose nearest double is known; they are as narrow as can be where the
  /// sign of every difference can be told.
  public func bounds(around nearest: Double) throws -> ClosedRange<Double> {
    guard !nearest.isNaN else { return -Double.infinity...Double.infinity }
    if nearest == .infinity { return Double.greatestFiniteMagnitude...nearest }
    if nearest == -.infinity { return nearest ... -Double.greatestFiniteMagnitude }
    let sign = try (self - Self(nearest)).decidedSign()
    let lower = sign == 0 || sign == 1 ? nearest : nearest.nextDown
    let upper = sign == 0 || sign == -1 ? nearest : nearest.nextUp
    return lower...upper
  }

  /// Doubles around the magnitude, refined until a condition holds or the highest precision is
  /// reached.
  func magnitudeBounds(
    until holds: (ClosedRange<Double>) -> Bool
  ) throws -> ClosedRange<Double> {
    var magnitude = 0...Double.infinity
    for precision in exactPrecisions {
      let bounds = try bounds(precision: precision)
      let (lower, upper) = (bounds.lowerBound, bounds.upperBound)
      magnitude =
        lower >= 0
        ? lower.magnitude...upper
        : upper <= 0 ? upper.magnitude...lower.magnitude : 0...max(lower.magnitude, upper)
      if upper <= lower.nextUp || holds(magnitude) { break }
    }
    return magnitude
  }

  /// The number times a power of two, exactly.
  func scaled(byTwoToThe exponent: Int) throws -> Self {
    let factor = try Self(exponent < 0 ? 0.5 : 2)
    var power = factor
    var result = self
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = try result * power }
      rest >>= 1
      if rest > 0 { power = try power * power }
    }
    return result
  }

  /// The sign of the magnitude less another number; nothing if it can not be told.
  func magnitudeOrder(to other: Self) throws -> Int? {
    let above = try (self - other).decidedSign()
    if above == 1 { return 1 }
    let below = try (-self - other).decidedSign()
    if below == 1 { return 1 }
    guard let above, let below else { return nil }
    return max(above, below)
  }
}
