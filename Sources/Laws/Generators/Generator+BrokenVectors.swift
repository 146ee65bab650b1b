import PropertyTesting

/// A vector with an element that is not a finite number.
public struct BrokenVector: Sendable {
  /// The vector.
  public let vector: [Double]
  /// The element.
  public let wrong: Double
}

extension Generator where Value == BrokenVector {
  /// Whole vectors with a NaN or an infinity somewhere, of which some are long enough for all lanes of a test that
  /// reads many elements at a time.
  public static var brokenVectors: Generator {
    let lengths = 0...40
    return tuple(
      Generator<[Double]>.wholeVectors(count: lengths), Generator<Int>.integers(in: lengths),
      Generator<Double>.elements([.nan, .infinity, -.infinity])
    ).map { vector, place, wrong in
      var vector = vector
      vector.insert(wrong, at: min(place, vector.count))
      return BrokenVector(vector: vector, wrong: wrong)
    }
  }
}
