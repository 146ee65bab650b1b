import Exact
import PropertyTesting

extension Generator where Value == Double {
  /// Probabilities of an event: ordinary ones, 0 and 1, and ones near to them.
  static var chances: Generator {
    .oneOf([
      .floats(in: 0...1), .elements([0, 1, 0.5, 0.25, 0.1, 0.3, 0x1p-1074, 1.0.nextDown]),
      Generator<Double>.atScale(-300 ... -1).map(\.magnitude),
      // 1 less something small, which is a double down to 2⁻⁵³.
      Generator<Double>.atScale(-52 ... -1).map { 1 - $0.magnitude / 2 },
    ])
  }
}

extension Generator where Value == [Double] {
  /// The probabilities of classes: sums of exactly 1, and sums that the rounding of each entry moves.
  static func classChances(count: ClosedRange<Int> = 1...5) -> Generator {
    Generator<Int>.integers(in: count).flatMap { .classChances(exactly: $0) }
  }

  /// So many probabilities of classes.
  static func classChances(exactly count: Int) -> Generator {
    .frequency([
      (4, .dyadicChances(exactly: count)), (4, .roundedChances(exactly: count)),
      (1, .nearlyCertainChances(count: count)),
    ])
  }

  /// Multiples of 2⁻²⁰, or of 1/8, whose sum is 1; zeros among them.
  static func dyadicChances(exactly count: Int) -> Generator {
    Generator<Int>.elements([3, 20]).flatMap { bits in
      Generator<Int>.integers(in: 0...1 << bits).array(exactly: max(0, count - 1)).map { cuts in
        let ends = [0] + cuts.sorted() + [1 << bits]
        return (0..<count).map { Double(ends[$0 + 1] - ends[$0]) / Double(1 << bits) }
      }
    }
  }

  /// The doubles nearest to shares of whole weights, some of them 0.
  static func roundedChances(exactly count: Int) -> Generator {
    tuple(
      Generator<Int>.oneOf([.integers(in: 0...9), .integers(in: 1...1_000_000)])
        .array(exactly: count), Generator<Int>.integers(in: 0...max(0, count - 1))
    ).map { weights, place in
      let weights = weights.indices.map { $0 == place ? weights[$0] + 1 : weights[$0] }
      let total = Double(weights.reduce(0, +))
      return weights.map { Double($0) / total }
    }
  }

  /// One class that is certain, or nearly so: the others have 0, or far less than a rounding of 1.
  static func nearlyCertainChances(count: Int) -> Generator {
    tuple(
      Generator<Int>.integers(in: 0...max(0, count - 1)),
      Generator<Double>.oneOf([.just(0), Generator<Double>.atScale(-1000 ... -60).map(\.magnitude)])
        .array(exactly: count)
    ).map { place, small in small.indices.map { $0 == place ? 1 : small[$0] } }
  }

  /// Likelihoods of hypotheses: probabilities that need not sum to anything, 0 and 1 among them, of
  /// any scale.
  static func likelihoods(exactly count: Int) -> Generator {
    .oneOf([
      Generator<Double>.chances.array(exactly: count),
      Generator<Double>.elements([0, 1, 0.5, 0.25]).array(exactly: count),
      Generator<Double>.atScale(-1074 ... -700).map(\.magnitude).array(exactly: count),
    ])
  }
}
