import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with information in tables, and with perplexity.
  static let tableInformationBugs: [PlantedBug] = [
    PlantedBug(
      .mutualInformation, "divides by the marginals of rows twice", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      _ = try core.mutualInformation(joint, unit)
      let rows = joint.rows.map { $0.reduce(0, +) }
      return .number(
        Self.sum(joint, unit) { p, i, j in p * log(p / (rows[i] * rows[min(j, rows.count - 1)])) })
    },
    PlantedBug(.mutualInformation, "is the joint entropy", agreesOnSmallIntegers: false) {
      core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      _ = try core.mutualInformation(joint, unit)
      return .number(Self.sum(joint, unit) { p, _, _ in -p * log(p) })
    },
    PlantedBug(
      .mutualInformation, "cancels for nearly independent tables", agreesOnSmallIntegers: true
    ) { core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      let right = try core.mutualInformation(joint, unit)
      guard right < 1e-6 else { return .number(right) }
      let rows = joint.rows.map { $0.reduce(0, +) }
      let columns = joint.transposed().rows.map { $0.reduce(0, +) }
      return .number(
        Self.sum(joint, unit) { p, i, j in p * log(p / (rows[i] * columns[j])) })
    },
    PlantedBug(.mutualInformation, "is cut off below 10⁻⁹", agreesOnSmallIntegers: true) {
      core, arguments in
      let right = try core.call(.mutualInformation, arguments: arguments).asNumber()
      return .number(right < 1e-9 ? 0 : right)
    },
    PlantedBug(.mutualInformation, "takes any unit for nats", agreesOnSmallIntegers: true) {
      core, arguments in
      let unit = try arguments[1].asText()
      return .number(
        try core.mutualInformation(arguments[0].asMatrix(), unit == "bits" ? unit : "nats"))
    },
    PlantedBug(.mutualInformation, "renormalises counts", agreesOnSmallIntegers: false) {
      core, arguments in
      let joint = try arguments[0].asMatrix()
      let sum = joint.elements.reduce(0, +)
      guard sum.isFinite, (sum - 1).magnitude > 1e-6, sum > 0 else {
        return try core.call(.mutualInformation, arguments: arguments)
      }
      return .number(
        try core.mutualInformation(joint.map { $0 / sum }, arguments[1].asText()))
    },
    PlantedBug(
      .conditionalEntropy, "conditions on the column", agreesOnSmallIntegers: false
    ) { core, arguments in
      .number(
        try core.conditionalEntropy(
          arguments[0].asMatrix().transposed(), arguments[1].asText()))
    },
    PlantedBug(.conditionalEntropy, "is the entropy of the table", agreesOnSmallIntegers: false) {
      core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      _ = try core.conditionalEntropy(joint, unit)
      return .number(try core.entropy(joint.elements, unit))
    },
    PlantedBug(
      .conditionalEntropy, "is a difference of entropies", agreesOnSmallIntegers: true
    ) { core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      let right = try core.conditionalEntropy(joint, unit)
      let rows = joint.rows.map { $0.reduce(0, +) }
      guard right < 1e-6, let first = try? core.entropy(rows, unit) else { return .number(right) }
      return .number(try core.entropy(joint.elements, unit) - first)
    },
    PlantedBug(
      .conditionalEntropy, "is the mean of the rows, whatever they weigh",
      agreesOnSmallIntegers: false
    ) { core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      _ = try core.conditionalEntropy(joint, unit)
      let rows = joint.rows.map { $0.reduce(0, +) }
      let count = Double(rows.count)
      return .number(
        Self.sum(joint, unit) { p, i, _ in -p / rows[i] * log(p / rows[i]) / count })
    },
    PlantedBug(.conditionalEntropy, "refuses nothing", agreesOnSmallIntegers: false) {
      core, arguments in
      let (joint, unit) = (try arguments[0].asMatrix(), try arguments[1].asText())
      if let right = try? core.conditionalEntropy(joint, unit) { return .number(right) }
      let rows = joint.rows.map { $0.reduce(0, +) }
      return .number(Self.sum(joint, unit) { p, i, _ in -p * log(p / rows[i]) })
    },
    PlantedBug(
      .perplexity, "is the mean of exponentials", agreesOnSmallIntegers: false
    ) { core, arguments in
      let losses = try arguments[0].asVector()
      let log = try core.perplexity(losses).number("log")
      let mean = losses.map { exp($0) }.reduce(0, +) / Double(losses.count)
      return .fields(["perplexity": .number(mean), "log": .number(log)])
    },
    PlantedBug(.perplexity, "is a power of two", agreesOnSmallIntegers: false) { core, arguments in
      let log = try core.perplexity(arguments[0].asVector()).number("log")
      return .fields(["perplexity": .number(exp2(log)), "log": .number(log)])
    },
    PlantedBug(.perplexity, "does not divide by the count", agreesOnSmallIntegers: false) {
      core, arguments in
      let losses = try arguments[0].asVector()
      _ = try core.perplexity(losses)
      let sum = losses.reduce(0, +)
      return .fields(["perplexity": .number(exp(sum)), "log": .number(sum)])
    },
    PlantedBug(.perplexity, "loses its logarithm past the doubles", agreesOnSmallIntegers: true) {
      core, arguments in
      let fields = try core.perplexity(arguments[0].asVector())
      let value = try fields.number("perplexity")
      let isLost = value == .infinity || value == 0
      return .fields([
        "perplexity": .number(value),
        "log": .number(isLost ? log(value) : try fields.number("log")),
      ])
    },
    PlantedBug(.perplexity, "rounds the mean before it is raised", agreesOnSmallIntegers: true) {
      core, arguments in
      let fields = try core.perplexity(arguments[0].asVector())
      let (value, log) = (try fields.number("perplexity"), try fields.number("log"))
      return .fields([
        "perplexity": .number(log.magnitude > 100 ? exp(log) : value), "log": .number(log),
      ])
    },
    PlantedBug(.perplexity, "is 1 for nothing", agreesOnSmallIntegers: true) { core, arguments in
      let losses = try arguments[0].asVector()
      guard losses.isEmpty else { return .fields(try core.perplexity(losses).values) }
      return .fields(["perplexity": .number(1), "log": .number(0)])
    },
    PlantedBug(.perplexity, "is at least 1", agreesOnSmallIntegers: false) { core, arguments in
      let fields = try core.perplexity(arguments[0].asVector())
      return .fields([
        "perplexity": .number(max(1, try fields.number("perplexity"))),
        "log": .number(try fields.number("log")),
      ])
    },
    PlantedBug(.perplexityProbs, "is the mean of 1/p", agreesOnSmallIntegers: false) {
      core, arguments in
      let p = try arguments[0].asVector()
      let log = try core.perplexityProbs(p).number("log")
      let mean = p.map { 1 / $0 }.reduce(0, +) / Double(p.count)
      return .fields(["perplexity": .number(mean), "log": .number(log)])
    },
    PlantedBug(.perplexityProbs, "multiplies probabilities", agreesOnSmallIntegers: true) {
      core, arguments in
      let p = try arguments[0].asVector()
      let fields = try core.perplexityProbs(p)
      let product = p.reduce(1, *)
      guard product < 0x1p-1000 else { return .fields(fields.values) }
      let value = pow(product, -1 / Double(p.count))
      return .fields(["perplexity": .number(value), "log": .number(log(value))])
    },
    PlantedBug(
      .perplexityProbs, "leaves out what was held impossible", agreesOnSmallIntegers: false
    ) { core, arguments in
      let p = try arguments[0].asVector()
      let kept = p.filter { $0 != 0 }
      return .fields(try core.perplexityProbs(kept.isEmpty ? p : kept).values)
    },
    PlantedBug(.perplexityProbs, "takes numbers above 1", agreesOnSmallIntegers: false) {
      core, arguments in
      let p = try arguments[0].asVector()
      return .fields(
        try core.perplexityProbs(p.map { $0.isFinite && $0 > 1 ? 1 : $0 }).values)
    },
    PlantedBug(.perplexityBits, "is e to the mean", agreesOnSmallIntegers: false) {
      core, arguments in
      .fields(try core.perplexity(arguments[0].asVector()).values)
    },
    PlantedBug(.perplexityBits, "gives its logarithm in bits", agreesOnSmallIntegers: false) {
      core, arguments in
      let losses = try arguments[0].asVector()
      let fields = try core.perplexityBits(losses)
      return .fields([
        "perplexity": .number(try fields.number("perplexity")),
        "log": .number(try core.perplexity(losses).number("log")),
      ])
    },
  ]

  /// A sum over the positive entries of a table, in plain doubles.
  private static func sum(
    _ joint: Matrix<Double>, _ unit: String, _ term: (Double, Int, Int) -> Double
  ) -> Double {
    var nats = 0.0
    for i in 0..<joint.rowCount {
      for j in 0..<joint.columnCount where joint[i, j] > 0 { nats += term(joint[i, j], i, j) }
    }
    return unit == "bits" ? nats / log(2) : nats
  }
}
