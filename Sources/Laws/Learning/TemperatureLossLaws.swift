import Exact
import PropertyTesting
import Reference

extension Law {
  /// The mean cross-entropy at a temperature.
  static let temperatureLossLaws: [Law] = [
    Law(
      189, .calibration, "the loss at a temperature is within the bound of rounded quotients",
      states:
        "quotients off by u|z|/τ move each cross-entropy by twice that; F14 and F1 are the rest",
      .certified, .medium, holds: [.temperatureLoss],
      for: tuple(.labelled(), Generator<Double>.floats(in: 0.1...10))
    ) { subject, input in
      let (data, tau) = input
      let exact = try data.loss(at: tau)
      try subject.hold(
        .temperatureLoss, subject.temperatureLoss(data.z, data.targets, tau), to: exact,
        within: data.lossBound(at: tau, exact))
    },
    Law(
      189, .calibration, "the loss at a temperature is within 1 ulp",
      states: "the mean of log Σ e^(zⱼ/τ) − z_c/τ is within 1 ulp, of confident predictions too",
      .certified, .medium, holds: [.temperatureLoss],
      for: tuple(.oneOf([.labelled(), .confident]), Generator<Double>.floats(in: 0.1...10))
    ) { subject, input in
      let (data, tau) = input
      let exact = try data.loss(at: tau)
      try subject.hold(
        .temperatureLoss, subject.temperatureLoss(data.z, data.targets, tau), to: exact,
        within: .ulps(1, of: exact))
    },
    Law(
      189, .calibration, "the loss at the temperature 1 is the mean cross-entropy",
      states: "temperatureLoss(z, y, 1) and ceBatch(z, y) are the same number, within their bounds",
      .certified, .medium, holds: [.temperatureLoss], for: .labelled()
    ) { subject, data in
      let exact = try data.loss(at: 1)
      let bound = try data.lossBound(at: 1, exact)
      try subject.hold(
        .temperatureLoss, subject.temperatureLoss(data.z, data.targets, 1), to: exact,
        within: bound)
    },
    Law(
      189, .calibration, "the loss is convex in the inverse temperature",
      states:
        "L(1/β) ≤ λL(1/α) + (1 − λ)L(1/γ) for β = λα + (1 − λ)γ, within the bounds of each",
      .certified,
      .medium, needs: [.temperatureLoss],
      for: tuple(.labelled(), Generator<Double>.floats(in: 0.1...10).array(exactly: 3))
    ) { subject, input in
      let data = input.0
      let taus = input.1.sorted()
      try assume(taus[0] < taus[1] && taus[1] < taus[2])
      let inverses = try taus.map { try Rational($0).reciprocal() }
      let share = try (inverses[1] - inverses[2]) / (inverses[0] - inverses[2])
      var losses: [(value: Rational, slack: Rational)] = []
      for tau in taus {
        let exact = try data.loss(at: tau)
        let loss = try subject.temperatureLoss(data.z, data.targets, tau)
        losses.append((try Rational(loss), try data.lossBound(at: tau, exact).amount))
      }
      let chord = share * losses[0].value + (.one - share) * losses[2].value
      let slack = losses.reduce(Rational.zero) { $0 + $1.slack }
      try require(losses[1].value <= chord + slack, "the loss is above its chord")
    },
  ]
}

/// Logits with their classes, a row an example.
struct LabelledLogits: Sendable, CustomStringConvertible {
  let z: Matrix<Double>
  let targets: [Int]

  /// What a person reads.
  var description: String { "z = \(z), targets = \(targets)" }

  /// The mean cross-entropy of z/τ.
  func loss(at tau: Double) throws -> RationalInterval {
    let inverse = try Real.rational(Rational(tau).reciprocal())
    return try decided {
      try Calibration.temperatureLoss(
        z.map { .rational(try Rational($0)) }, targets: targets, inverse: inverse)
    }.narrowed()
  }

  /// What log-sum-exps of rounded quotients, less the target's, and a plain mean may be off by: with
  /// M = max |z|/τ, 2uM for the quotients, u(M + 3·log K + K + 3 + 2M + log K) for F14 and a difference,
  /// and (n + 1)u of a loss of 2M + log K at most; log K ≤ K.
  func lossBound(at tau: Double, _ exact: RationalInterval) throws -> Bound {
    let greatest = try Rational(z.elements.map(\.magnitude).max() ?? 0) / Rational(tau)
    let (n, classes) = (Rational(z.rowCount), Rational(z.columnCount))
    let terms = 5 * greatest + 5 * classes + 3 + (n + 1) * (2 * greatest + classes)
    return Bound("quotients, F14 and F1", Bound.unitRoundoff * terms)
  }
}

extension Generator where Value == LabelledLogits {
  /// A row whose target stands so far above the rest that its probability rounds to 1.
  fileprivate static var confident: Generator {
    tuple(Generator<Double>.floats(in: 400...600), Generator<Double>.floats(in: -1...1)).map {
      target, rest in
      LabelledLogits(
        z: Matrix(rowCount: 1, columnCount: 2) { $1 == 0 ? target : rest }, targets: [0])
    }
  }

  /// One to four examples of one to four classes, with logits of at most 100 in magnitude, whole or not;
  /// the targets are any, or all largest.
  static func labelled(
    rows: ClosedRange<Int> = 1...4, classes: ClosedRange<Int> = 1...4
  ) -> Generator {
    tuple(.integers(in: rows), .integers(in: classes)).flatMap { rows, classes in
      let count = rows * classes
      let logits: Generator<[Double]> = .oneOf([
        Generator<Double>.whole(magnitude: 3).array(exactly: count),
        Generator<Double>.floats(in: -1...1).array(exactly: count),
        Generator<Double>.floats(in: -10...10).array(exactly: count),
        Generator<Double>.floats(in: -100...100).array(exactly: count),
        .adjacent(count: count),
      ])
      return tuple(
        logits, Generator<Int>.integers(in: 0...classes - 1).array(exactly: rows),
        Generator<Bool>.booleans
      ).map { values, targets, areLargest in
        let z = Matrix(rowCount: rows, columnCount: classes) { values[$0 * classes + $1] }
        let largest = z.rows.map { row in row.firstIndex(of: row.max() ?? 0) ?? 0 }
        return LabelledLogits(z: z, targets: areLargest ? largest : targets)
      }
    }
  }
}
