import Exact
import PropertyTesting

extension Generator where Value == [Double] {
  /// Logits with the structures at which softmax and its losses go wrong: whole ones, scales 1, 10
  /// and 100, ties, one that dominates, logarithms of probabilities (their log-sum-exp is nearly 0),
  /// adjacent doubles, probabilities that are subnormal or 0, far from 0, and tiny.
  ///
  /// They differ by 1,500 at most.
  public static func logits(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { .logits(exactly: $0) }
  }

  /// So many logits.
  public static func logits(exactly count: Int) -> Generator {
    .oneOf(
      [
        Generator<Double>.whole(), .floats(in: -1...1), .floats(in: -10...10),
        .floats(in: -100...100), .atScale(-60 ... -8), .subnormal,
      ].map { $0.array(exactly: count) } + [
        .repeating(count: count), .dominated(count: count, by: 20...60),
        .dominated(count: count, by: 690...760),
        .dominated(count: count, by: 760...1500), .logarithms(count: count),
        .adjacent(count: count), .distant(count: count),
      ])
  }

  /// One logit of 0, or of at most 1 in magnitude, and others below it by an amount of a range.
  public static func dominated(count: Int, by gaps: ClosedRange<Double>) -> Generator {
    tuple(
      Generator<Double>.floats(in: -gaps.upperBound ... -gaps.lowerBound).array(exactly: count),
      Generator<Int>.integers(in: 0...max(0, count - 1)),
      Generator<Double>.oneOf([.just(0), .floats(in: -1...1)])
    ).map { values, place, top in
      values.indices.map { $0 == place ? top : values[$0] + top }
    }
  }

  /// The doubles nearest to logarithms of probabilities.
  public static func logarithms(count: Int) -> Generator {
    Generator<Int>.integers(in: 1...1000).array(exactly: count).map { weights in
      weights.map { logarithm($0, over: weights.reduce(0, +)) }
    }
  }

  /// Neighbours of one double, at most three steps away, and of numbers below it.
  public static func adjacent(count: Int) -> Generator {
    tuple(
      Generator<Double>.atScale(-5...7), Generator<Int>.integers(in: -3...3).array(exactly: count),
      Generator<Double>.elements([0, 0, 1, 40]).array(exactly: count)
    ).map { base, steps, falls in
      zip(steps, falls).map { (base - $1).stepped($0) }
    }
  }

  /// Logits of ordinary size, all moved by the same power of two: 2^10, 2^20 or 2^40, up or down.
  public static func distant(count: Int) -> Generator {
    tuple(
      Generator<Double>.floats(in: -10...10).array(exactly: count),
      Generator<Double>.elements([0x1p10, 0x1p20, 0x1p40, -0x1p10, -0x1p20, -0x1p40])
    ).map { values, offset in values.map { $0 + offset } }
  }

  /// Logits of which some are deleted, and one at least is not.
  public static func deletedLogits(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(
        .logits(exactly: count), Generator<Bool>.booleans.array(exactly: count),
        .integers(in: 0...count - 1)
      ).map { logits, isDeleted, kept in
        logits.indices.map { isDeleted[$0] && $0 != kept ? -.infinity : logits[$0] }
      }
    }
  }

  /// Multiples of 1/16 of at most 20 in magnitude: sums and means of two of them are exact.
  public static func sixteenths(count: ClosedRange<Int> = 1...5) -> Generator {
    Generator<Int>.integers(in: -320...320).map { Double($0) / 16 }.array(count: count)
  }

  /// Targets that are not negative: one-hot, distributions of powers of two, whole and any ones.
  public static func targets(exactly count: Int) -> Generator {
    .oneOf([
      .oneHot(count: count),
      Generator<Int>.integers(in: 0...4).array(exactly: count).map { $0.map { Double($0) } },
      Generator<Double>.floats(in: 0...1).array(exactly: count),
      Generator<Int>.integers(in: 0...max(0, count - 1)).map { place in
        // 1/2, 1/4, … and the last power once more: the sum is 1 exactly.
        let shares = (0..<count).map { 1 / Double(1 << min($0 + 1, count - 1)) }
        return (0..<count).map { shares[($0 + place) % count] }
      },
    ])
  }

  /// A single positive target: 1, any number up to 2, or one of any size.
  public static func oneHot(count: Int) -> Generator {
    tuple(
      Generator<Int>.integers(in: 0...max(0, count - 1)),
      Generator<Double>.oneOf([
        .just(1), .floats(in: 0...2), .atScale(-1000...1020).map(\.magnitude),
      ])
    ).map { place, target in (0..<count).map { $0 == place ? target : 0 } }
  }

  private static func logarithm(_ numerator: Int, over denominator: Int) -> Double {
    guard let quotient = try? Rational(numerator) / Rational(denominator),
      let value = try? Interval(quotient, precision: 96).logarithm(precision: 96)
    else { return 0 }
    return value.midpoint.rational.roundedToDouble()
  }
}

extension Double {
  /// The double so many steps further up, or down.
  func stepped(_ steps: Int) -> Double {
    var value = self
    for _ in 0..<abs(steps) { value = steps > 0 ? value.nextUp : value.nextDown }
    return value
  }
}
