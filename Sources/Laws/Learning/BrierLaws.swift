import Exact
import PropertyTesting
import Reference

extension Law {
  /// The Brier score.
  static let brierLaws: [Law] = [
    Law(
      188, .calibration, "the Brier score is within the bound of a plain sum",
      states: "the mean of (f − o)² within γ(n + 3) of itself", .exact, holds: [.brier],
      for: .forecasts()
    ) { subject, input in
      let exact = try input.brier()
      let count = input.outcome.count
      try subject.hold(
        .brier, subject.brier(input.confidence, input.outcome), to: exact,
        within: Bound(
          "F1 of squares",
          Bound.gamma(count + 3) * exact + Rational(count + 1).scaled(byTwoToThe: -1074)))
    },
    Law(
      188, .calibration, "the Brier score is rounded once, in [0, 1], in any order",
      states:
        "the mean of (f − o)² is correctly rounded (F3), 0 ≤ Brier ≤ 1, and permuted it is the same",
      .exact, holds: [.brier],
      for: Generator<ForecastInput>.forecasts().flatMap { input in
        Generator<[Int]>.permutations(of: Array(input.outcome.indices)).map { (input, $0) }
      }
    ) { subject, arguments in
      let (input, order) = arguments
      let exact = try input.brier()
      let score = try subject.brier(input.confidence, input.outcome)
      try subject.hold(.brier, score, to: exact, within: .correctlyRounded(exact))
      try require(score >= 0 && score <= 1, "the score is \(score)")
      try requireSameBits(
        subject.brier(order.map { input.confidence[$0] }, order.map { input.outcome[$0] }), score)
    },
    Law(
      188, .calibration, "the expected Brier score is least at the true probability",
      states:
        "p·(1 − q)² + (1 − p)·q² exceeds its value at q = p by (q − p)², within 1 ulp of each",
      .exact, needs: [.brier], for: tuple(.probabilities, .probabilities)
    ) { subject, input in
      let (p, q) = input
      let exact = try (Rational(p), Rational(q))
      func expected(_ forecast: Double) throws -> (value: Rational, slack: Rational) {
        let (hit, miss) = (
          try subject.brier([forecast], [1]), try subject.brier([forecast], [0])
        )
        let value = try exact.0 * Rational(hit) + (.one - exact.0) * Rational(miss)
        return (value, try exact.0 * hit.slack() + (.one - exact.0) * miss.slack())
      }
      let (own, other) = (try expected(p), try expected(q))
      let wanted = (exact.1 - exact.0) * (exact.1 - exact.0)
      try require(
        (other.value - own.value - wanted).magnitude <= own.slack + other.slack,
        "the expected score at \(q) is not least at \(p)")
    },
    Law(
      188, .calibration, "the expected log score is least at the true probability",
      states:
        "−p·log q − (1 − p)·log(1 − q), for k of 8 outcomes, is not below its value at q = p = k/8, "
        + "within 1 ulp of each", .exact, needs: [.nllBernoulli],
      for: tuple(Generator<Int>.integers(in: 1...7), .probabilities)
    ) { subject, input in
      let (successes, q) = input
      try assume(q > 0 && q < 1)
      let own = try subject.nllBernoulli(successes, 8, Double(successes) / 8)
      let other = try subject.nllBernoulli(successes, 8, q)
      try require(
        try Rational(other) + other.slack() + own.slack() >= Rational(own),
        "the log score \(other) at \(q) is below \(own)")
    },
    Law(
      188, .calibration, "the Brier score of classes is within the bound of a plain sum",
      states: "the mean over rows of Σ (p_k − y_k)² within γ(nK + 3) of itself", .exact,
      holds: [.brierClasses], for: .classForecasts
    ) { subject, input in
      let exact = try Calibration.brier(input.forecast.rationals(), targets: input.targets)
      let count = input.forecast.elements.count
      try subject.hold(
        .brierClasses, subject.brierClasses(input.forecast, input.targets), to: exact,
        within: Bound(
          "F1 of squares",
          Bound.gamma(count + 3) * exact + Rational(count + 1).scaled(byTwoToThe: -1074)))
    },
    Law(
      188, .calibration, "the Brier score of classes is rounded once",
      states: "Σ (p_k − y_k)² over all rows, over their number, is correctly rounded (F3)",
      .exact,
      holds: [.brierClasses], for: .classForecasts
    ) { subject, input in
      let exact = try Calibration.brier(input.forecast.rationals(), targets: input.targets)
      try subject.hold(
        .brierClasses, subject.brierClasses(input.forecast, input.targets), to: exact,
        within: .correctlyRounded(exact))
    },
    Law(
      188, .calibration, "with two classes the Brier score is twice that of an outcome",
      states: "brierClasses((1 − f, f), o) = 2·brier(f, o), to the bit where 1 − f is exact",
      .bitwise,
      needs: [.brierClasses, .brier],
      for: tuple(Generator<Int>.integers(in: 0...1024), Generator<Int>.integers(in: 0...1))
        .array(count: 1...6)
    ) { subject, input in
      let forecast = input.map { Double($0.0) / 1024 }
      let outcome = input.map(\.1)
      let rows = Matrix(rowCount: forecast.count, columnCount: 2) {
        $1 == 0 ? 1 - forecast[$0] : forecast[$0]
      }
      let (classes, single) = (
        try subject.brierClasses(rows, outcome), try subject.brier(forecast, outcome)
      )
      try requireSameBits(classes, 2 * single)
    },
  ]
}

extension ForecastInput {
  /// The Brier score, exactly.
  func brier() throws -> Rational { try Calibration.brier(confidence.rationals(), outcome) }
}

/// Rows of probabilities with their classes.
struct ClassForecasts: Sendable {
  let forecast: Matrix<Double>
  let targets: [Int]
}

extension Generator where Value == ClassForecasts {
  /// Rows of whole numbers over a power of two, which sum to 1 exactly.
  fileprivate static var classForecasts: Generator {
    tuple(
      Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...4),
      Generator<Int>.elements([1, 10, 40])
    ).flatMap { rows, classes, bits in
      let targets = Generator<Int>.integers(in: 0...classes - 1).array(exactly: rows)
      return tuple(
        Generator<[Double]>.shares(count: classes, bits: bits).array(exactly: rows), targets
      ).map { lists, targets in
        ClassForecasts(
          forecast: Matrix(rowCount: rows, columnCount: classes) { lists[$0][$1] },
          targets: targets)
      }
    }
  }
}

extension Generator where Value == [Double] {
  /// Whole numbers over 2 to so many bits, which sum to 1.
  fileprivate static func shares(count: Int, bits: Int) -> Generator {
    let whole = 1 << bits
    return Generator<Int>.integers(in: 0...whole).array(exactly: count - 1).map { cuts in
      let ends: [Int] = [0] + cuts.sorted() + [whole]
      return (0..<count).map { place -> Double in
        Double(ends[place + 1] - ends[place]).timesPowerOfTwo(-bits)
      }
    }
  }
}

extension Generator where Value == Double {
  /// Probabilities: any, of few digits, at the ends, and tiny.
  fileprivate static var probabilities: Generator {
    .oneOf([
      .floats(in: 0...1), Generator<Int>.integers(in: 0...10).map { Double($0) / 10 },
      .elements([0, 1, 0.5, 1.0.nextDown, 0x1p-53, 0x1p-600]),
    ])
  }
}
