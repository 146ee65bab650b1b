import PropertyTesting

extension Generator where Value == [Double] {
  /// Vectors of finite doubles of every magnitude, with up to so many components.
  public static func vectors(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<Double>.floats().array(count: count)
  }

  /// Vectors of whole numbers.
  public static func wholeVectors(
    count: ClosedRange<Int> = 0...8, magnitude: Int = 9
  ) -> Generator {
    Generator<Double>.whole(magnitude: magnitude).array(count: count)
  }

  /// Vectors with the structures at which sums and lengths go wrong: whole, dyadic and nearly
  /// rational elements, scales of 2^±500, subnormal and mixed scales, ties and repeats, pairs that
  /// nearly cancel, and any finite doubles.
  public static func structuredVectors(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<Int>.integers(in: count).flatMap { .structuredVectors(exactly: $0) }
  }

  /// Structured vectors with so many components.
  public static func structuredVectors(exactly count: Int) -> Generator {
    .oneOf(
      [
        Generator<Double>.whole(), .dyadic, .nearFractions, .atScale(490...510),
        .atScale(-510 ... -490), .subnormal, .atScale(-830...830), .atScale(-30...30), .floats(),
      ].map { $0.array(exactly: count) } + [.repeating(count: count), .cancelling(count: count)])
  }

  /// Vectors of moderate scale: sums, products and quotients of their elements neither overflow nor
  /// underflow.
  public static func moderateVectors(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      .oneOf(
        [Generator<Double>.whole(), .dyadic, .nearFractions, .atScale(-30...30)].map {
          $0.array(exactly: count)
        } + [.repeating(count: count)])
    }
  }

  /// Vectors with two magnitudes at most.
  public static func repeating(count: Int) -> Generator {
    tuple(
      Generator<Double>.atScale(-3...3), Generator<Double>.atScale(-3...3),
      Generator<Int>.integers(in: 0...3).array(exactly: count)
    ).map { first, second, places in
      places.map { $0 & 1 == 0 ? ($0 & 2 == 0 ? first : -first) : ($0 & 2 == 0 ? second : -second) }
    }
  }

  /// Vectors of pairs x, −x(1 + k·2⁻⁵²) with a small k, whose sums nearly cancel.
  public static func cancelling(count: Int) -> Generator {
    tuple(
      Generator<Double>.atScale(-60...60).array(exactly: (count + 1) / 2),
      Generator<Int>.integers(in: -3...3).array(exactly: (count + 1) / 2)
    ).map { values, steps in
      let opposites = zip(values, steps).map { -$0 * (1 + Double($1) * .ulpOfOne) }
      return Array((values + opposites).prefix(count))
    }
  }
}
