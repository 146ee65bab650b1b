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
