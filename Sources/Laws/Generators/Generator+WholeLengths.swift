import PropertyTesting

/// A vector of whole numbers whose length is whole: v/h is an exact unit vector with rational
/// elements, such as (3/5, 4/5).
public struct WholeLengthVector: Sendable, Hashable {
  /// The vector.
  public let elements: [Double]
  /// Its length; positive.
  public let length: Double
}

extension Generator where Value == WholeLengthVector {
  /// Pythagorean tuples: (2qt, |t|² − q²) has the length |t|² + q² for whole t and q > 0 (the inverse
  /// of the stereographic projection).
  public static func wholeLengths(count: Int, magnitude: Int = 30) -> Generator {
    tuple(
      Generator<Int>.integers(in: -magnitude...magnitude).array(exactly: max(0, count - 1)),
      Generator<Int>.integers(in: 1...magnitude)
    ).map { t, q in
      let square = t.reduce(0) { $0 + $1 * $1 }
      return WholeLengthVector(
        elements: (t.map { 2 * q * $0 } + [square - q * q]).map { Double($0) },
        length: Double(square + q * q))
    }
  }
}
