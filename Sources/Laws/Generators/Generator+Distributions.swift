import PropertyTesting

extension Generator where Value == [Double] {
  /// Distributions with the structures at which entropies go wrong; those of `exactDistributions`, and
  /// roundings of fractions, of which the sum need not be 1.
  public static func distributions(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { .distributions(exactly: $0) }
  }

  /// Distributions of so many outcomes.
  public static func distributions(exactly count: Int) -> Generator {
    .oneOf([
      .exactDistributions(exactly: count), .exactDistributions(exactly: count),
      .roundedShares(count: count), .nearlyCertain(count: count),
    ])
  }

  /// Distributions of doubles whose sum is 1 exactly.
  public static func exactDistributions(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { .exactDistributions(exactly: $0) }
  }

  /// Distributions of so many outcomes whose sum is 1 exactly: multiples of 2⁻³, 2⁻¹⁰ and 2⁻⁵³, falling
  /// powers of two, and ones near one-hot.
  public static func exactDistributions(exactly count: Int) -> Generator {
    .oneOf([
      .gridDistribution(count: count, bits: 3), .gridDistribution(count: count, bits: 10),
      .gridDistribution(count: count, bits: 53), .powersOfTwo(count: count),
      .nearOneHot(count: count),
    ])
  }

  /// Multiples of 2^−bits, 0 among them, whose sum is 1: the gaps between sorted cuts.
  ///
  /// Every multiple up to 1 is a double for at most 53 bits.
  public static func gridDistribution(count: Int, bits: Int) -> Generator {
    let whole = 1 << bits
    return Generator<Int>.integers(in: 0...whole).array(exactly: Swift.max(0, count - 1)).map {
      let cuts = [0] + $0.sorted() + [whole]
      return zip(cuts.dropFirst(), cuts).map { Double($0 - $1) / Double(whole) }
    }
  }

  /// Multiples of 2^−bits that are all above 0; there are at most 2^bits outcomes.
  public static func positiveGridDistribution(count: Int, bits: Int) -> Generator {
    let free = (1 << bits) - count
    return Generator<Int>.integers(in: 0...Swift.max(0, free)).array(exactly: count - 1).map {
      let cuts = [0] + $0.sorted() + [free]
      return zip(cuts.dropFirst(), cuts).map { Double($0 - $1 + 1) / Double(1 << bits) }
    }
  }

  /// 1/2, 1/4, … and the last power once more, from some place on in turn.
  public static func powersOfTwo(count: Int) -> Generator {
    Generator<Int>.integers(in: 0...Swift.max(0, count - 1)).map { place in
      let shares = (0..<count).map { 1 / Double(1 << Swift.min($0 + 1, count - 1)) }
      return (0..<count).map { shares[($0 + place) % count] }
    }
  }

  /// A few multiples of 2⁻⁵³, or of 2⁻³⁰, beside one outcome that has the rest of 1.
  public static func nearOneHot(count: Int) -> Generator {
    tuple(
      Generator<Int>.integers(in: 0...3).array(exactly: count),
      Generator<Double>.elements([0x1p-53, 0x1p-30]),
      Generator<Int>.integers(in: 0...Swift.max(0, count - 1))
    ).map { steps, unit, place in
      let others = steps.enumerated().map { $0.offset == place ? 0 : Double($0.element) * unit }
      return others.indices.map { $0 == place ? 1 - others.reduce(0, +) : others[$0] }
    }
  }

  /// An outcome of probability 1 with others from 2⁻¹⁰⁷⁴ to 2⁻⁵⁸ beside it, so that the sum is above 1
  /// by less than the roundings of a distribution explain.
  public static func nearlyCertain(count: Int) -> Generator {
    let tiny = Generator<Double>.atScale(-1074 ... -58).map(\.magnitude)
    let small = Generator<Double>.oneOf([.just(0), tiny, .subnormal.map(\.magnitude)])
    return tuple(
      small.array(exactly: count), Generator<Int>.integers(in: 0...Swift.max(0, count - 1))
    ).map { others, place in others.indices.map { $0 == place ? 1 : others[$0] } }
  }

  /// The doubles nearest to wᵢ/Σw for whole weights.
  public static func roundedShares(count: Int) -> Generator {
    Generator<Int>.integers(in: 0...1000).array(exactly: count).map { weights in
      let sum = weights.reduce(0, +)
      guard sum > 0 else { return weights.map { _ in 1 / Double(count) } }
      return weights.map { Double($0) / Double(sum) }
    }
  }

  /// Weights of any sum: distributions times a power of two, whole numbers, every scale, zeros.
  public static func weights(exactly count: Int) -> Generator {
    .oneOf([
      .distributions(exactly: count),
      Generator<Int>.integers(in: 0...9).map { Double($0) }.array(exactly: count),
      Generator<Double>.oneOf([.just(0), .atScale(-20...20).map(\.magnitude)])
        .array(exactly: count),
    ])
  }
}
