import PropertyTesting

/// Two vectors of one length.
public struct VectorPair: Sendable, Hashable {
  /// The first.
  public let x: [Double]
  /// The second.
  public let y: [Double]

  /// Whether neither is a zero vector.
  public var areNonzero: Bool { x.contains { $0 != 0 } && y.contains { $0 != 0 } }
}

extension Generator where Value == VectorPair {
  /// Two structured vectors of one length.
  public static func vectorPairs(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(.structuredVectors(exactly: count), .structuredVectors(exactly: count)).map {
        VectorPair(x: $0, y: $1)
      }
    }
  }

  /// Two vectors of moderate scale and of one length.
  public static func moderatePairs(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<[Double]>.moderateVectors(count: count).flatMap { x in
      Generator<[Double]>.moderateVectors(count: x.count...x.count).map { VectorPair(x: x, y: $0) }
    }
  }

  /// Two vectors of small whole numbers, and of one length.
  public static func wholePairs(count: ClosedRange<Int> = 0...8, magnitude: Int = 9) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      let one = Generator<[Double]>.wholeVectors(count: count...count, magnitude: magnitude)
      return tuple(one, one).map { VectorPair(x: $0, y: $1) }
    }
  }

  /// Pairs with y = c·x but for a few units in the last place, so that the angle is near 0 or π.
  public static func nearlyParallel(count: ClosedRange<Int> = 2...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(
        Generator<Double>.atScale(-8...8).array(exactly: count), Generator<Double>.atScale(-3...3),
        Generator<Int>.integers(in: -8...8).array(exactly: count)
      ).map { x, factor, steps in
        VectorPair(
          x: x, y: zip(x, steps).map { $0 * factor * (1 + Double($1) * .ulpOfOne) })
      }
    }
  }

  /// Pairs in even dimension with y = (−x₂, x₁, −x₄, x₃ …) but for a few units in the last place, so
  /// that the angle is near π/2.
  public static func nearlyOrthogonal(count: ClosedRange<Int> = 1...3) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(
        Generator<Double>.atScale(-8...8).array(exactly: 2 * count),
        Generator<Int>.integers(in: -8...8).array(exactly: 2 * count)
      ).map { x, steps in
        let turned = x.indices.map { $0 % 2 == 0 ? -x[$0 + 1] : x[$0 - 1] }
        return VectorPair(x: x, y: zip(turned, steps).map { $0 * (1 + Double($1) * .ulpOfOne) })
      }
    }
  }

  /// Orthogonal pairs of whole vectors in even dimension: y = (−c₁x₂, c₁x₁, −c₂x₄, c₂x₃ …).
  public static func orthogonalWholePairs(count: ClosedRange<Int> = 1...3) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(
        Generator<Double>.whole().array(exactly: 2 * count),
        Generator<Double>.whole().array(exactly: count)
      ).map { x, factors in
        VectorPair(
          x: x,
          y: x.indices.map { factors[$0 / 2] * ($0 % 2 == 0 ? -x[$0 + 1] : x[$0 - 1]) })
      }
    }
  }

  /// Pairs for cosines and angles: independent ones, nearly parallel and nearly orthogonal ones,
  /// whole ones, and a vector with itself; neither is zero.
  public static func directions(count: ClosedRange<Int> = 1...6) -> Generator {
    .oneOf([
      .wholePairs(count: count), .moderatePairs(count: count), .vectorPairs(count: count),
      .nearlyParallel(), .nearlyOrthogonal(),
      Generator<[Double]>.structuredVectors(count: count).map { VectorPair(x: $0, y: $0) },
    ]).filter(\.areNonzero)
  }
}
