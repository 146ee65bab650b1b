import Exact
import PropertyTesting
import Reference

extension Law {
  /// The parts of the Brier score.
  static let brierPartLaws: [Law] = [
    Law(
      188, .calibration, "the parts of the Brier score are within the bound of plain sums",
      states:
        "Σ n_k(f_k − ō_k)²/N, Σ n_k(ō_k − ō)²/N and ō(1 − ō) over distinct forecasts, within γ(N + 12)",
      .exact, holds: [.brierDecomposition], for: .repeatedForecasts
    ) { subject, input in
      // Each is a sum of at most N terms of numbers in [0, 1] that are off by 2u, squared, with weights
      // that sum to 1.
      let bound = Bound("F1 of parts", Bound.gamma(input.outcome.count + 12))
      try subject.holdParts(input) { _ in bound }
    },
    Law(
      188, .calibration, "the parts of the Brier score are within 1 ulp",
      states: "reliability, resolution and uncertainty are within 1 ulp each", .exact,
      holds: [.brierDecomposition], for: .repeatedForecasts
    ) { subject, input in
      try subject.holdParts(input) { .ulps(1, of: $0) }
    },
    Law(
      188, .calibration, "the Brier score is reliability less resolution plus uncertainty",
      states: "exactly over the rationals, and as computed within γ(N + 12) of each", .exact,
      needs: [.brierDecomposition, .brier], for: .repeatedForecasts
    ) { subject, input in
      let exact = try Calibration.parts(input.confidence.rationals(), input.outcome)
      try require(
        try exact.reliability - exact.resolution + exact.uncertainty == input.brier(),
        "the parts do not add up")
      let parts = try subject.brierDecomposition(input.confidence, input.outcome)
      let sum =
        try Rational(parts.number("reliability"))
        - Rational(parts.number("resolution")) + Rational(parts.number("uncertainty"))
      let score = try Rational(subject.brier(input.confidence, input.outcome))
      try require(
        (sum - score).magnitude <= 4 * Bound.gamma(input.outcome.count + 12),
        "the parts sum to \(sum.summary), the score is \(score.summary)")
    },
    Law(
      188, .calibration,
      "one forecast has no resolution, and perfect forecasts no reliability term",
      states:
        "where all forecasts are equal the resolution is 0; where they are the outcomes, reliability "
        + "is 0 and resolution is the uncertainty", .exact, holds: [.brierDecomposition],
      for: tuple(
        Generator<Int>.integers(in: 0...1).array(count: 1...8), Generator<Double>.floats(in: 0...1))
    ) { subject, input in
      let (outcome, forecast) = input
      let constant = try subject.brierDecomposition(outcome.map { _ in forecast }, outcome)
      try subject.hold(
        .brierDecomposition, constant.number("resolution"), to: .zero as Rational, within: .exact)
      let perfect = try subject.brierDecomposition(outcome.map { Double($0) }, outcome)
      try subject.hold(
        .brierDecomposition, perfect.number("reliability"), to: .zero as Rational, within: .exact)
      let base = try Rational(outcome.reduce(0, +)) / Rational(outcome.count)
      let exact = base * (.one - base)
      try subject.hold(
        .brierDecomposition, perfect.number("resolution"), to: exact,
        within: Bound("F1 of parts", Bound.gamma(outcome.count + 12)))
    },
  ]
}

extension Subject {
  fileprivate func holdParts(_ input: ForecastInput, _ bound: (Rational) -> Bound) throws {
    let exact = try Calibration.parts(input.confidence.rationals(), input.outcome)
    let parts = try brierDecomposition(input.confidence, input.outcome)
    for (name, value) in [
      ("reliability", exact.reliability), ("resolution", exact.resolution),
      ("uncertainty", exact.uncertainty),
    ] {
      try hold(.brierDecomposition, parts.number(name), to: value, within: bound(value))
    }
  }
}

extension Generator where Value == ForecastInput {
  /// Forecasts of which several are equal, neighbours of each other, or 0 and −0.
  fileprivate static var repeatedForecasts: Generator {
    tuple(
      .forecasts(count: 1...3), Generator<Int>.integers(in: 0...2).array(count: 1...9),
      Generator<Int>.integers(in: 0...1).array(exactly: 9), Generator<Bool>.booleans
    ).map { pool, places, outcome, movesOne in
      var confidence = places.map { pool.confidence[$0 % pool.confidence.count] }
      if movesOne, let first = confidence.first {
        confidence[0] = first < 1 ? first.nextUp : first.nextDown
      }
      return ForecastInput(
        confidence: confidence, outcome: Array(outcome.prefix(places.count)), bins: pool.bins)
    }
  }
}
