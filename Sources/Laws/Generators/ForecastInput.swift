import PropertyTesting

/// Forecasts, and what came of them.
struct ForecastInput: Sendable, CustomStringConvertible {
  /// Confidences in [0, 1].
  let confidence: [Double]
  /// 0 or 1 for each.
  let outcome: [Int]
  /// A number of bins.
  let bins: Int

  /// What a person reads.
  var description: String { "confidence = \(confidence), outcome = \(outcome), bins = \(bins)" }
}

extension Generator where Value == ForecastInput {
  /// Forecasts on the edges i/m of bins and next to them, 0 and 1 among them, repeated ones, any ones,
  /// and tiny ones.
  static func forecasts(
    count: ClosedRange<Int> = 1...8, bins: ClosedRange<Int> = 1...20
  ) -> Generator {
    Generator<Int>.integers(in: bins).flatMap { bins in
      let confidences: Generator<Double> = .frequency([
        (
          3,
          tuple(Generator<Int>.integers(in: 0...bins), .integers(in: -1...1)).map {
            min(1, max(0, (Double($0) / Double(bins)).stepped($1)))
          }
        ),
        (2, .elements([0, 0.25, 0.5, 0.7, 1])), (2, .floats(in: 0...1)),
        (1, .elements([-0.0, 0x1p-1074, 0x1p-60, 1.0.nextDown])),
      ])
      return tuple(confidences, Generator<Int>.integers(in: 0...1)).array(count: count).map {
        ForecastInput(confidence: $0.map(\.0), outcome: $0.map(\.1), bins: bins)
      }
    }
  }
}
