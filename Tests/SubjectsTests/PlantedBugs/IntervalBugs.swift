import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with expectations and with intervals of means.
  static let intervalBugs: [PlantedBug] = [
    PlantedBug(.expectation, "is the plain mean of the values", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.expectation(x, p)
      return .number(x.reduce(0, +) / Double(x.count))
    },
    PlantedBug(.expectation, "renormalises in silence", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      let sum = p.reduce(0, +)
      let isWrong = sum.isFinite && (sum - 1).magnitude > 1e-9 && sum > 0
      return .number(try core.expectation(x, isWrong ? p.map { $0 / sum } : p))
    },
    PlantedBug(.expectation, "adds in plain doubles", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.expectation(x, p)
      return .number(zip(x, p).map { $0 * $1 }.reduce(0, +))
    },
    PlantedBug(.expectation, "takes weights below 0", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      guard p.contains(where: { $0 < 0 }), (x + p).allSatisfy(\.isFinite), x.count == p.count else {
        return .number(try core.expectation(x, p))
      }
      return .number(zip(x, p).map { $0 * $1 }.reduce(0, +))
    },
    PlantedBug(.distributionVariance, "is E[X²] − E[X]²", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.distributionVariance(x, p)
      guard x.contains(where: { $0.magnitude > 1000 }) else { return .number(right) }
      let mean = zip(x, p).map { $0 * $1 }.reduce(0, +)
      return .number(zip(x, p).map { $0 * $0 * $1 }.reduce(0, +) - mean * mean)
    },
    PlantedBug(.distributionVariance, "weighs nothing", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.distributionVariance(x, p)
      return .number(try core.variance(x))
    },
    PlantedBug(.distributionVariance, "is the mean square", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.distributionVariance(x, p)
      return .number(zip(x, p).map { $0 * $0 * $1 }.reduce(0, +))
    },
    PlantedBug(
      .distributionVariance, "takes the square out of the sum", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.distributionVariance(x, p)
      let mean = try core.expectation(x, p)
      let deviation = zip(x, p).map { ($0 - mean).magnitude * $1 }.reduce(0, +)
      return .number(deviation * deviation)
    },
    PlantedBug(.distributionCovariance, "reads the table by columns", agreesOnSmallIntegers: false)
    {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let joint = try arguments[2].asMatrix()
      let right = try core.distributionCovariance(x, y, joint)
      guard joint.isSquare else { return .number(right) }
      return .number(try core.distributionCovariance(x, y, joint.transposed()))
    },
    PlantedBug(.distributionCovariance, "forgets the means", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let joint = try arguments[2].asMatrix()
      _ = try core.distributionCovariance(x, y, joint)
      var sum = 0.0
      for i in x.indices { for j in y.indices { sum += joint[i, j] * x[i] * y[j] } }
      return .number(sum)
    },
    PlantedBug(
      .distributionCovariance, "is E[XY] − E[X]E[Y] in plain doubles", agreesOnSmallIntegers: true
    ) { core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let joint = try arguments[2].asMatrix()
      _ = try core.distributionCovariance(x, y, joint)
      var (both, first, second) = (0.0, 0.0, 0.0)
      for i in x.indices {
        for j in y.indices {
          both += joint[i, j] * x[i] * y[j]
          first += joint[i, j] * x[i]
          second += joint[i, j] * y[j]
        }
      }
      return .number(both - first * second)
    },
    PlantedBug(.meanInterval, "divides by N, not √N", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.interval(arguments) { _, n in 1 / n.squareRoot() }
    },
    PlantedBug(.meanInterval, "takes the population's variance", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.interval(arguments) { _, n in ((n - 1) / n).squareRoot() }
    },
    PlantedBug(.meanInterval, "is one-sided", agreesOnSmallIntegers: false) { core, arguments in
      var fields = try core.meanInterval(arguments[0].asVector(), arguments[1].asNumber()).values
      let level = try arguments[1].asNumber()
      let other = try core.meanInterval(arguments[0].asVector(), max(0x1p-30, 2 * level - 1))
      fields["low"] = .number(try other.number("low"))
      fields["high"] = .number(try other.number("high"))
      return .fields(fields)
    },
    PlantedBug(.meanInterval, "takes 1.96 for 95 %", agreesOnSmallIntegers: true) {
      core, arguments in
      let level = try arguments[1].asNumber()
      let fields = try core.meanInterval(arguments[0].asVector(), level)
      guard level == 0.95 else { return .fields(fields.values) }
      let (mean, error) = (try fields.number("mean"), try fields.number("error"))
      return .fields([
        "mean": .number(mean), "error": .number(error), "low": .number(mean - 1.96 * error),
        "high": .number(mean + 1.96 * error),
      ])
    },
    PlantedBug(.meanInterval, "takes the spread of the data", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.interval(arguments) { _, n in n.squareRoot() }
    },
    PlantedBug(.meanInterval, "takes levels in per cent", agreesOnSmallIntegers: false) {
      core, arguments in
      let level = try arguments[1].asNumber()
      return .fields(
        try core.meanInterval(
          arguments[0].asVector(),
          level.isFinite && level > 1.5 && level < 100 ? level / 100 : level
        ).values)
    },
    PlantedBug(.meanInterval, "is a point for one number", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      guard x.count == 1 else {
        return .fields(try core.meanInterval(x, arguments[1].asNumber()).values)
      }
      let point = Datum.number(x[0])
      return .fields(["mean": point, "error": .number(0), "low": point, "high": point])
    },
    PlantedBug(.meanInterval, "widens rare events by an eighth", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      var fields = try core.meanInterval(x, arguments[1].asNumber()).values
      if x.allSatisfy({ $0 == 0 }) { fields["high"] = .number(0.125) }
      return .fields(fields)
    },
    PlantedBug(.hoeffdingInterval, "takes log(1/(1 − level))", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.hoeffding(arguments) { level, _ in
        (log(1 / (1 - level)) / log(2 / (1 - level))).squareRoot()
      }
    },
    PlantedBug(.hoeffdingInterval, "divides by N, not 2N", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.hoeffding(arguments) { _, _ in 2.0.squareRoot() }
    },
    PlantedBug(.hoeffdingInterval, "forgets the root", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.hoeffding(arguments) { level, n in (log(2 / (1 - level)) / (2 * n)).squareRoot() }
    },
    PlantedBug(.hoeffdingInterval, "forgets the range", agreesOnSmallIntegers: false) {
      core, arguments in
      let (low, high) = (try arguments[1].asNumber(), try arguments[2].asNumber())
      return try core.hoeffding(arguments) { _, _ in 1 / (high - low) }
    },
    PlantedBug(.hoeffdingInterval, "takes data outside of the range", agreesOnSmallIntegers: false)
    {
      core, arguments in
      let x = try arguments[0].asVector()
      let (low, high) = (try arguments[1].asNumber(), try arguments[2].asNumber())
      let kept = low < high ? x.map { $0.isFinite ? min(max($0, low), high) : $0 } : x
      return .fields(
        try core.hoeffdingInterval(kept, low, high, arguments[3].asNumber()).values)
    },
  ]
}

extension Subject {
  /// The Gaussian interval with its standard error times a function of the level and the count.
  fileprivate func interval(
    _ arguments: [Datum], _ factor: (Double, Double) -> Double
  ) throws -> Datum {
    let (x, level) = (try arguments[0].asVector(), try arguments[1].asNumber())
    let right = try meanInterval(x, level)
    let scale = factor(level, Double(x.count))
    return .fields(
      try right.scaled(by: scale).merging([
        "error": .number(try right.number("error") * scale)
      ]) { $1 })
  }

  /// Hoeffding's interval with its half times a function of the level and the count.
  fileprivate func hoeffding(
    _ arguments: [Datum], _ factor: (Double, Double) -> Double
  ) throws -> Datum {
    let (x, level) = (try arguments[0].asVector(), try arguments[3].asNumber())
    let right = try call(.hoeffdingInterval, arguments: arguments).asFields()
    return .fields(try right.scaled(by: factor(level, Double(x.count))))
  }
}

extension Fields {
  /// The interval about the same mean, its halves times a factor.
  fileprivate func scaled(by factor: Double) throws -> [String: Datum] {
    let (mean, low, high) = (try number("mean"), try number("low"), try number("high"))
    var result = values
    result["low"] = .number(mean - (mean - low) * factor)
    result["high"] = .number(mean + (high - mean) * factor)
    return result
  }
}
