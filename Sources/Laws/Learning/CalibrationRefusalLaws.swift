import Exact
import PropertyTesting

extension Law {
  /// What calibration refuses.
  static let calibrationRefusalLaws: [Law] = [
    Law(
      200, .calibration, "forecasts are probabilities of outcomes that are 0 or 1",
      states:
        "numbers outside of [0, 1]: probability; other outcomes and no bins: domain; other lengths: "
        + "shapes; none: empty; NaN and infinities: notFinite", .exact,
      needs: [.ece, .reliability, .brier, .brierDecomposition],
      for: tuple(
        .forecasts(), Generator<Double>.elements([-0x1p-1074, 1.0.nextUp, -1, 2, 1e300]),
        Generator<Int>.integers(in: 1...9))
    ) { subject, arguments in
      let (input, wrong, number) = arguments
      let (confidence, outcome, bins) = (input.confidence, input.outcome, input.bins)
      _ = try subject.ece(confidence, outcome, bins)
      func refuses(_ kind: String, _ confidence: [Double], _ outcome: [Int], _ bins: Int) throws {
        try subject.refuses(kind) { try subject.ece(confidence, outcome, bins) }
        try subject.refuses(kind) { try subject.reliability(confidence, outcome, bins) }
      }
      func refusesAll(_ kind: String, _ confidence: [Double], _ outcome: [Int]) throws {
        try refuses(kind, confidence, outcome, bins)
        try subject.refuses(kind) { try subject.brier(confidence, outcome) }
        try subject.refuses(kind) { try subject.brierDecomposition(confidence, outcome) }
      }
      try refusesAll("shapes", confidence, outcome + [1])
      try refusesAll("shapes", confidence + [0.5], outcome)
      try refusesAll("empty", [], [])
      try refusesAll("probability", confidence + [wrong], outcome + [1])
      for entry in [-1, number + 1, .min, .max] {
        try refusesAll("domain", confidence + [0.5], outcome + [entry])
      }
      for bad in [Double.nan, .infinity, -.infinity] {
        try refusesAll("notFinite", confidence + [bad], outcome + [0])
      }
      for count in [0, -number, .min] { try refuses("domain", confidence, outcome, count) }
    },
    Law(
      200, .calibration, "forecasts of classes are probabilities, and targets are classes",
      states:
        "numbers outside of [0, 1]: probability; rows that do not sum to 1: distribution; targets that "
        + "are none: domain; other lengths: shapes; no rows: empty; NaN: notFinite", .exact,
      needs: [.brierClasses],
      forAllOf: { [-0x1p-1074, 1.0.nextUp, -1, 2] }
    ) { subject, wrong in
      let rows = try Matrix<Double>(rows: [[0.5, 0.5], [1, 0]])
      _ = try subject.brierClasses(rows, [0, 1])
      try subject.refuses("probability") {
        try subject.brierClasses(Matrix(rows: [[wrong, 1 - wrong]]), [0])
      }
      try subject.refuses("distribution") {
        try subject.brierClasses(Matrix(rows: [[0.5, 0.5], [0.5, 0.5 + 0x1p-49]]), [0, 1])
      }
      try subject.refuses("shapes") { try subject.brierClasses(rows, [0]) }
      for target in [2, -1, .max, .min] {
        try subject.refuses("domain") { try subject.brierClasses(rows, [0, target]) }
      }
      try subject.refuses("empty") {
        try subject.brierClasses(Matrix(rowCount: 0, columnCount: 2) { _, _ in 0 }, [])
      }
      for bad in [Double.nan, .infinity] {
        try subject.refuses("notFinite") {
          try subject.brierClasses(Matrix(rows: [[bad, 0]]), [0])
        }
      }
    },
    Law(
      200, .calibration, "temperatures are above 0, logits finite, and targets classes",
      states:
        "τ ≤ 0 and targets that are none: domain; other lengths: shapes; no examples: empty; NaN and "
        + "infinities: notFinite", .exact,
      needs: [.temperatureScale, .temperatureLoss, .fitTemperature],
      forAllOf: { [0, -0.0, -1, -0x1p-1074] }
    ) { subject, tau in
      let z = try Matrix<Double>(rows: [[1, 2], [3, 1], [2, 0]])
      let targets = [1, 0, 1]
      _ = try subject.temperatureLoss(z, targets, 1)
      _ = try subject.fitTemperature(z, targets)
      try subject.refuses("domain") { try subject.temperatureScale([1, 2], tau) }
      try subject.refuses("domain") { try subject.temperatureLoss(z, targets, tau) }
      try subject.refuses("shapes") { try subject.temperatureLoss(z, [0], 1) }
      try subject.refuses("shapes") { try subject.fitTemperature(z, [0, 1]) }
      for target in [2, -1, .max, .min] {
        try subject.refuses("domain") { try subject.temperatureLoss(z, [0, 1, target], 1) }
        try subject.refuses("domain") { try subject.fitTemperature(z, [0, 1, target]) }
      }
      let none = Matrix<Double>(rowCount: 0, columnCount: 2) { _, _ in 0 }
      try subject.refuses("empty") { try subject.temperatureLoss(none, [], 1) }
      try subject.refuses("empty") { try subject.fitTemperature(none, []) }
      for bad in [Double.nan, .infinity] {
        let broken = try Matrix<Double>(rows: [[1, 2], [bad, 1], [2, 0]])
        try subject.refuses("notFinite") { try subject.temperatureScale([1, bad], 1) }
        try subject.refuses("notFinite") { try subject.temperatureScale([1, 2], bad) }
        try subject.refuses("notFinite") { try subject.temperatureLoss(broken, targets, 1) }
        try subject.refuses("notFinite") { try subject.temperatureLoss(z, targets, bad) }
        try subject.refuses("notFinite") { try subject.fitTemperature(broken, targets) }
      }
    },
  ]
}
