import Exact
import PropertyTesting
import Reference

extension Law {
  /// The expected calibration error.
  static let calibrationErrorLaws: [Law] = [
    Law(
      187, .calibration, "the calibration error is within the bound of plain sums",
      states:
        "Σ |Σ confidence − Σ correct|/N over bins (i/m, (i + 1)/m], within γ(N + 4) of its terms",
      .exact, holds: [.ece], for: .forecasts()
    ) { subject, input in
      let exact = try input.expectedError()
      try subject.hold(
        .ece, subject.ece(input.confidence, input.outcome, input.bins), to: exact,
        within: input.plainBound())
    },
    Law(
      187, .calibration, "the calibration error is rounded once",
      states: "Σ |Σ confidence − Σ correct|/N is correctly rounded (F3)", .exact, holds: [.ece],
      for: .oneOf([.forecasts(), .forecasts(count: 1...6, bins: 1000...100_000)])
    ) { subject, input in
      let exact = try input.expectedError()
      try subject.hold(
        .ece, subject.ece(input.confidence, input.outcome, input.bins), to: exact,
        within: .correctlyRounded(exact))
    },
    Law(
      187, .calibration, "the calibration error lies in [0, 1]",
      states: "0 ≤ ECE ≤ 1; with one bin it is |accuracy − mean confidence|", .exact,
      holds: [.ece], for: .forecasts()
    ) { subject, input in
      let error = try subject.ece(input.confidence, input.outcome, input.bins)
      try require(error >= 0 && error <= 1, "the error is \(error)")
      let difference =
        try input.confidence.rationals().reduce(Rational.zero, +)
        - Rational(input.outcome.reduce(0, +))
      let exact = try difference.magnitude / Rational(input.outcome.count)
      try subject.hold(
        .ece, subject.ece(input.confidence, input.outcome, 1), to: exact, within: input.plainBound()
      )
    },
    Law(
      187, .calibration, "bins that are split do not lower the calibration error",
      states: "ECE with km bins ≥ ECE with m bins, within their bounds", .exact, needs: [.ece],
      for: tuple(.forecasts(count: 2...8, bins: 1...12), Generator<Int>.integers(in: 2...4))
    ) { subject, arguments in
      let (input, factor) = arguments
      let coarse = try subject.ece(input.confidence, input.outcome, input.bins)
      let fine = try subject.ece(input.confidence, input.outcome, input.bins * factor)
      let slack = try 2 * input.plainBound().amount
      try require(try Rational(fine) + slack >= Rational(coarse), "\(fine) is below \(coarse)")
    },
    Law(
      187, .calibration, "other bins may lower the calibration error",
      states: "from 2 to 3 bins it falls from 0.55 to 0 for 0.45, 0.55, 0.55, 0.45 of 1, 0, 0, 1",
      .exact, holds: [.ece], forAllOf: { [2, 3, 4, 6] }
    ) { subject, bins in
      // 2 bins part 0.45 from 0.55, and 3 bins do not.
      let input = ForecastInput(
        confidence: [0.45, 0.55, 0.55, 0.45], outcome: [1, 0, 0, 1], bins: bins)
      let exact = try input.expectedError()
      let falls =
        try ForecastInput(
          confidence: input.confidence, outcome: input.outcome, bins: 3
        ).expectedError()
        < ForecastInput(
          confidence: input.confidence, outcome: input.outcome, bins: 2
        ).expectedError()
      try require(falls, "3 bins do not lower the error")
      try subject.hold(
        .ece, subject.ece(input.confidence, input.outcome, bins), to: exact,
        within: input.plainBound())
    },
    Law(
      187, .calibration, "the order of forecasts changes nothing, to the bit",
      states: "ECE and the reliability table of permuted forecasts are the same", .bitwise,
      needs: [.ece, .reliability],
      for: Generator<ForecastInput>.forecasts(count: 2...8).flatMap { input in
        Generator<[Int]>.permutations(of: Array(input.outcome.indices)).map { (input, $0) }
      }
    ) { subject, arguments in
      let (input, order) = arguments
      let (confidence, outcome) = (
        order.map { input.confidence[$0] }, order.map { input.outcome[$0] }
      )
      try requireSameBits(
        subject.ece(confidence, outcome, input.bins),
        subject.ece(input.confidence, input.outcome, input.bins))
      let (before, after) = (
        try subject.reliability(input.confidence, input.outcome, input.bins),
        try subject.reliability(confidence, outcome, input.bins)
      )
      try require(try before.counts("counts") == after.counts("counts"), "the counts differ")
      try requireSameBits(after.vector("confidence"), before.vector("confidence"))
      try requireSameBits(after.vector("accuracy"), before.vector("accuracy"))
    },
  ]
}

extension ForecastInput {
  /// The expected calibration error, exactly.
  func expectedError() throws -> Rational {
    try Calibration.expectedError(confidence.rationals(), correct: outcome, bins: bins)
  }

  /// What plain sums may be off by: γ(N + 4) of Σ (confidence + correct)/N, in any order, as a sum over
  /// the bins of means times shares too; and 2⁻¹⁰⁷⁴ for each quotient.
  fileprivate func plainBound() throws -> Bound {
    let terms = try confidence.rationals().reduce(Rational(outcome.reduce(0, +)), +)
    let count = Rational(outcome.count)
    return Bound(
      "F1 over N",
      try Bound.gamma(outcome.count + 4) * terms / count
        + Rational(outcome.count + 1).scaled(byTwoToThe: -1074))
  }
}
