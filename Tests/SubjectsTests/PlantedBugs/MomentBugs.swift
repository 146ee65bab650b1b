import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with means, variances and covariances.
  static let momentBugs: [PlantedBug] = [
    PlantedBug(.variance, "is E[x²] − E[x]²", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      let right = try core.variance(x)
      // Of small numbers both are right.
      guard x.contains(where: { $0.magnitude > 1000 }) else { return .number(right) }
      let (mean, count) = (x.reduce(0, +) / Double(x.count), Double(x.count))
      return .number(x.reduce(0) { $0 + $1 * $1 } / count - mean * mean)
    },
    PlantedBug(.variance, "is that of a sample", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asVector()
      return .number(x.count > 1 ? try core.sampleVariance(x) : try core.variance(x))
    },
    PlantedBug(.variance, "is the standard deviation", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(try core.variance(arguments[0].asVector()).squareRoot())
    },
    PlantedBug(.variance, "shifts by the first number only", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asVector()
      let right = try core.variance(x)
      guard x.contains(where: { $0 != $0.rounded() }) else { return .number(right) }
      let shifted = x.map { $0 - x[0] }
      let (mean, count) = (shifted.reduce(0, +) / Double(x.count), Double(x.count))
      return .number(shifted.reduce(0) { $0 + $1 * $1 } / count - mean * mean)
    },
    PlantedBug(.sampleVariance, "divides by N", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.sampleVariance(x)
      return .number(try core.variance(x))
    },
    PlantedBug(.sampleVariance, "is 0 for one number", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      return .number(x.count == 1 ? 0 : try core.sampleVariance(x))
    },
    PlantedBug(.sampleVariance, "takes two passes", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asVector()
      let right = try core.sampleVariance(x)
      guard x.contains(where: { $0 != $0.rounded() }) else { return .number(right) }
      let mean = x.reduce(0, +) / Double(x.count)
      return .number(
        x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count - 1))
    },
    PlantedBug(.mean, "overflows in its sum", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      let right = try core.mean(x)
      let sum = x.reduce(0, +)
      return .number(sum.isFinite ? right : sum / Double(x.count))
    },
    PlantedBug(.mean, "adds from the left", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.mean(x)
      return .number(x.reduce(0, +) / Double(x.count))
    },
    PlantedBug(.mean, "leaves out what is no number", agreesOnSmallIntegers: true) {
      core, arguments in
      .number(try core.mean(arguments[0].asVector().filter { !$0.isNaN }))
    },
    PlantedBug(.mean, "is 0 for nothing", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      return .number(x.isEmpty ? 0 : try core.mean(x))
    },
    PlantedBug(.mean, "is the median", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.mean(x)
      let sorted = x.sorted()
      return .number((sorted[(x.count - 1) / 2] + sorted[x.count / 2]) / 2)
    },
    PlantedBug(.covariance, "forgets the means", agreesOnSmallIntegers: false) { core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.covariance(x, y)
      return .number(try core.dot(x, y) / Double(x.count))
    },
    PlantedBug(.covariance, "is that of a sample", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      return .number(
        x.count > 1 && x.count == y.count
          ? try core.sampleCovariance(x, y) : try core.covariance(x, y))
    },
    PlantedBug(.covariance, "is cut to the shorter list", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let count = min(x.count, y.count)
      return .number(try core.covariance(Array(x.prefix(count)), Array(y.prefix(count))))
    },
    PlantedBug(.sampleCovariance, "divides by N − 2", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.sampleCovariance(x, y)
      return .number(x.count > 2 ? right * Double(x.count - 1) / Double(x.count - 2) : right)
    },
    PlantedBug(.sampleCovariance, "is E[xy] − E[x]E[y]", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.sampleCovariance(x, y)
      guard (x + y).contains(where: { $0.magnitude > 1000 }) else { return .number(right) }
      let sum = zip(x, y).map { $0 * $1 }.reduce(0, +)
      return .number(
        (sum - x.reduce(0, +) * y.reduce(0, +) / Double(x.count)) / Double(x.count - 1))
    },
    PlantedBug(.covarianceMatrix, "divides by N − 1", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asMatrix()
      let right = try core.covarianceMatrix(x)
      let count = Double(x.rowCount)
      return .matrix(x.rowCount > 1 ? right.map { $0 * count / (count - 1) } : right)
    },
    PlantedBug(.covarianceMatrix, "takes rows for columns", agreesOnSmallIntegers: false) {
      core, arguments in
      .matrix(try core.covarianceMatrix(arguments[0].asMatrix().transposed()))
    },
    PlantedBug(
      .covarianceMatrix, "is not symmetric in its last bit", agreesOnSmallIntegers: false
    ) { core, arguments in
      let right = try core.covarianceMatrix(arguments[0].asMatrix())
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { row, column in
          let entry = right[row, column]
          return row > column && entry != entry.rounded() ? entry.nextUp : entry
        })
    },
    PlantedBug(.streamingMoments, "moves by the old mean twice", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.streamingMoments(x)
      var (count, mean, squares) = (0.0, 0.0, 0.0)
      for x in x {
        count += 1
        let distance = x - mean
        mean += distance / count
        squares += distance * distance
      }
      return .fields([
        "count": .count(x.count), "mean": .number(mean), "variance": .number(squares / count),
      ])
    },
    PlantedBug(.streamingMoments, "adds squares", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      let fields = try core.streamingMoments(x)
      guard x.contains(where: { $0.magnitude > 1000 }) else { return .fields(fields.values) }
      let (sum, count) = (x.reduce(0, +), Double(x.count))
      let variance = x.reduce(0) { $0 + $1 * $1 } / count - sum / count * (sum / count)
      return .fields([
        "count": .count(x.count), "mean": .number(sum / count), "variance": .number(variance),
      ])
    },
    PlantedBug(.streamingMoments, "divides by N − 1", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.scaledVariance(.streamingMoments, arguments) { $0 / max(1, $0 - 1) }
    },
    PlantedBug(.streamingMoments, "counts from 0", agreesOnSmallIntegers: false) {
      core, arguments in
      var fields = try core.streamingMoments(arguments[0].asVector()).values
      fields["count"] = .count(try arguments[0].asVector().count - 1)
      return .fields(fields)
    },
    PlantedBug(
      .mergedMoments, "merges without the distance of the means", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, lengths) = (try arguments[0].asVector(), try arguments[1].asCounts())
      var fields = try core.mergedMoments(x, lengths).values
      var (rest, squares) = (x[...], 0.0)
      for length in lengths {
        if length > 0 {
          squares += try core.variance(Array(rest.prefix(length))) * Double(length)
        }
        rest = rest.dropFirst(length)
      }
      fields["variance"] = .number(squares / Double(x.count))
      return .fields(fields)
    },
    PlantedBug(.mergedMoments, "takes the mean of the means", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, lengths) = (try arguments[0].asVector(), try arguments[1].asCounts())
      var fields = try core.mergedMoments(x, lengths).values
      var (rest, means) = (x[...], [Double]())
      for length in lengths {
        if length > 0 { means.append(try core.mean(Array(rest.prefix(length)))) }
        rest = rest.dropFirst(length)
      }
      fields["mean"] = .number(means.reduce(0, +) / Double(means.count))
      return .fields(fields)
    },
    PlantedBug(.mergedMoments, "has NaN after an empty run", agreesOnSmallIntegers: false) {
      core, arguments in
      var fields = try core.mergedMoments(arguments[0].asVector(), arguments[1].asCounts()).values
      if try arguments[1].asCounts().contains(0) { fields["variance"] = .number(.nan) }
      return .fields(fields)
    },
    PlantedBug(.mergedMoments, "drops what no run has", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, lengths) = (try arguments[0].asVector(), try arguments[1].asCounts())
      let sum = lengths.reduce(0) { $0 &+ $1 }
      let isShort = lengths.allSatisfy { $0 >= 0 } && sum > 0 && sum < x.count
      return .fields(
        try core.mergedMoments(isShort ? Array(x.prefix(sum)) : x, lengths).values)
    },
  ]
}

extension Subject {
  /// Moments with the variance times a function of the count.
  fileprivate func scaledVariance(
    _ function: Function, _ arguments: [Datum], _ factor: (Double) -> Double
  ) throws -> Datum {
    let right = try call(function, arguments: arguments).asFields()
    var fields = right.values
    fields["variance"] = .number(
      try right.number("variance") * factor(Double(right.count("count"))))
    return .fields(fields)
  }
}
