import PropertyTesting

/// A vector with an element that is not a finite number.
public struct BrokenVector: Sendable {
  /// The vector.
  public let vector: [Double]
  /// The element.
  public let wrong: Double
}

extension Generator where Value == BrokenVector {
  /// Whole vectors with a NaN or an infinity somewhere.
  public static var brokenVectors: Generator {
    tuple(
      Generator<[Double]>.wholeVectors(count: 0...5), Generator<Int>.integers(in: 0...5),
      Generator<Double>.elements([.nan, .infinity, -.infinity])
    ).map { vector, place, wrong in
      var vector = vector
      vector.insert(wrong, at: min(place, vector.count))
      return BrokenVector(vector: vector, wrong: wrong)
    }
  }
}
