import Exact
import PropertyTesting
import Reference

extension Law {
  /// The temperature of the least loss.
  static let fittedTemperatureLaws: [Law] = [
    Law(
      199, .calibration, "the fitted temperature is next to the root of the derivative",
      states:
        "the slope of the loss by 1/τ is not above 0 at τ(1 + 10⁻¹²) and not below 0 at τ(1 − 10⁻¹²), "
        + "by enclosures", .certified, .medium, holds: [.fitTemperature], for: .fitted
    ) { subject, data in
      try data.assumeBest()
      let fit = try subject.fitTemperature(data.z, data.targets)
      let temperature = try Rational(fit.number("temperature"))
      try require(temperature.signum > 0, "the temperature is \(temperature.summary)")
      try data.assumeEnclosable(at: temperature)
      let width = try Rational(1, over: 1_000_000_000_000)
      let warm = try data.slope(at: temperature * (.one + width))
      let cold = try data.slope(at: temperature * (.one - width))
      try require(
        try decided { try warm.order(.zero) != .greater }, "a higher temperature is better")
      try require(try decided { try cold.order(.zero) != .less }, "a lower temperature is better")
    },
    Law(
      199, .calibration, "the fitted loss is the least one",
      states:
        "it is within its bound of the loss at the fitted temperature, and at no other temperature is "
        + "the loss lower by more than the bounds", .certified, .medium, holds: [.fitTemperature],
      for: tuple(.fitted, Generator<Double>.floats(in: 0.05...20))
    ) { subject, input in
      let (data, other) = input
      try data.assumeBest()
      let fit = try subject.fitTemperature(data.z, data.targets)
      let temperature = try fit.number("temperature")
      try data.assumeEnclosable(at: Rational(temperature))
      let exact = try data.loss(at: temperature)
      let bound = try data.lossBound(at: temperature, exact)
      try subject.hold(.fitTemperature, fit.number("loss"), to: exact, within: bound)
      let there = try data.loss(at: other)
      try require(
        try Rational(fit.number("loss")) <= there.upper + bound.amount,
        "the loss is lower at \(other)")
    },
    Law(
      199, .calibration, "logits times a factor are fitted by a temperature times it",
      states: "fitTemperature(2ᵏz) = 2ᵏ·fitTemperature(z), by the slopes at both", .certified,
      .medium, holds: [.fitTemperature], for: tuple(.fitted, Generator<Int>.integers(in: -20...20))
    ) { subject, input in
      let (data, exponent) = input
      try data.assumeBest()
      let scaled = LabelledLogits(
        z: data.z.map { $0.timesPowerOfTwo(exponent) }, targets: data.targets)
      // Subnormal logits lose digits.
      try assume(scaled.z.map { $0.timesPowerOfTwo(-exponent) } == data.z)
      let fit = try Rational(subject.fitTemperature(scaled.z, scaled.targets).number("temperature"))
      let width = try Rational(1, over: 1_000_000_000_000)
      let own = fit.scaled(byTwoToThe: -exponent)
      try data.assumeEnclosable(at: own)
      let warm = try data.slope(at: own * (.one + width))
      let cold = try data.slope(at: own * (.one - width))
      try require(
        try decided { try warm.order(.zero) != .greater && cold.order(.zero) != .less },
        "\(own.summary) is not the best temperature")
    },
    Law(
      199, .calibration, "two classes are fitted in closed form",
      states:
        "of a + b examples with the logits (g, 0), a of the first class: τ = g/log(a/b), within 10⁻¹²",
      .certified, holds: [.fitTemperature],
      for: tuple(
        Generator<Int>.integers(in: 2...9), Generator<Int>.integers(in: 1...8),
        Generator<Double>.oneOf([.elements([1, 2, 0.5, 7]), .floats(in: 0.1...30)]))
    ) { subject, input in
      let (a, b, gap) = input
      try assume(a > b)
      let z = Matrix(rowCount: a + b, columnCount: 2) { $1 == 0 ? gap : 0 }
      let targets = (0..<a + b).map { $0 < a ? 0 : 1 }
      let exact = try decided {
        let odds = try Real.rational(Rational(a) / Rational(b)).log()
        return try .rational(Rational(gap)) / odds
      }.narrowed()
      let share = try Rational(1, over: 1_000_000_000_000)
      try subject.hold(
        .fitTemperature, subject.fitTemperature(z, targets).number("temperature"), to: exact,
        within: .relative("10⁻¹²", share, of: exact))
    },
    Law(
      199, .calibration, "where no temperature is best there is none",
      states:
        "all targets largest, and not all alike: τ → 0; targets not above the mean logits: τ → ∞; domain",
      .exact, needs: [.fitTemperature],
      for: tuple(.labelled(rows: 1...4, classes: 2...4), Generator<Bool>.booleans)
    ) { subject, input in
      let (data, isCold) = input
      _ = try subject.fitTemperature(Matrix(rows: [[0, 1], [0, 1], [0, 1]]), [1, 1, 0])
      // The last row has a gap, so that not all temperatures are alike.
      var z = data.z
      z[z.rowCount - 1, 0] = 120
      let targets = z.rows.map { row in
        row.firstIndex(of: (isCold ? row.max() : row.min()) ?? 0) ?? 0
      }
      try subject.refuses("domain") { try subject.fitTemperature(z, targets) }
    },
  ]
}

extension LabelledLogits {
  /// The law says nothing where no temperature, or every one, is best.
  fileprivate func assumeBest() throws {
    try assume(try Calibration.hasBestTemperature(z.rationals(), targets: targets))
  }

  /// The exponentials of differences beyond 2²⁰ have more digits than enclosures are computed to.
  fileprivate func assumeEnclosable(at temperature: Rational) throws {
    let range = try Rational(z.elements.max() ?? 0) - Rational(z.elements.min() ?? 0)
    try assume(range <= temperature.scaled(byTwoToThe: 20))
  }

  /// The derivative of the loss by 1/τ, at a temperature.
  fileprivate func slope(at tau: Rational) throws -> Real {
    let inverse = try Real.rational(tau.reciprocal())
    return try decided {
      try Calibration.temperatureSlope(
        z.map { .rational(try Rational($0)) }, targets: targets, inverse: inverse)
    }
  }
}

extension Generator where Value == LabelledLogits {
  /// Logits whose targets are mostly the largest ones, but not always.
  fileprivate static var fitted: Generator {
    tuple(.labelled(rows: 2...5, classes: 2...4), Generator<Int>.integers(in: 0...4)).map {
      data, exception in
      let targets = data.z.rows.enumerated().map { place, row in
        place == exception % data.z.rowCount
          ? data.targets[place] : row.firstIndex(of: row.max() ?? 0) ?? 0
      }
      return LabelledLogits(z: data.z, targets: targets)
    }.filter {
      (try? Calibration.hasBestTemperature($0.z.rationals(), targets: $0.targets)) == true
    }
  }
}
