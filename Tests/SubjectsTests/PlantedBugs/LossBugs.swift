import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with cross-entropies and their gradients.
  static let lossBugs: [PlantedBug] = [
    PlantedBug(.ceLogits, "counts classes from 1", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      _ = try core.ceLogits(z, target)
      return .number(try core.ceLogits(z, max(0, target - 1)))
    },
    PlantedBug(.ceLogits, "counts negative classes from the end", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      let isNegative = target < 0 && target >= -z.count
      return .number(try core.ceLogits(z, isNegative ? target + z.count : target))
    },
    PlantedBug(.ceLogits, "is 0 where the probability rounds to 1", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      let loss = try core.ceLogits(z, target)
      return .number(loss < 1e-16 ? 0 : loss)
    },
    PlantedBug(.ceLogits, "adds 10⁻¹² before the logarithm", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      _ = try core.ceLogits(z, target)
      return .number(-log(try core.softmax(z)[target] + 1e-12))
    },
    PlantedBug(.ceLogits, "clamps the loss at 100", agreesOnSmallIntegers: true) {
      core, arguments in
      .number(min(100, try core.ceLogits(arguments[0].asVector(), arguments[1].asCount())))
    },
    PlantedBug(.ceSoft, "is the mean over the classes", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      return .number(try core.ceSoft(z, y) / Double(z.count))
    },
    PlantedBug(
      .ceSoft, "takes log-sum-exp once, whatever the targets sum to", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (z, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let value = try core.ceSoft(z, y)
      guard y.reduce(0, +) != 1, value.isFinite else { return .number(value) }
      let product = zip(z, y).filter { $1 > 0 }.map { $0 * $1 }.reduce(0, +)
      return .number(try core.logSumExp(z) - product)
    },
    PlantedBug(.ceSoft, "drops targets below 10⁻¹⁵", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.ceSoft(z, y)
      return .number(try core.ceSoft(z, y.map { $0 < 1e-15 ? 0 : $0 }))
    },
    PlantedBug(.ceSmoothed, "smooths over the K − 1 other classes", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      let epsilon = try arguments[2].asNumber()
      let value = try core.ceSmoothed(z, target, epsilon)
      guard z.count > 1, value.isFinite else { return .number(value) }
      let others = epsilon / Double(z.count - 1)
      return .number(try core.ceSoft(z, z.indices.map { $0 == target ? 1 - epsilon : others }))
    },
    PlantedBug(.ceSmoothed, "forgets to lower the class itself", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, target) = (try arguments[0].asVector(), try arguments[1].asCount())
      let epsilon = try arguments[2].asNumber()
      let value = try core.ceSmoothed(z, target, epsilon)
      guard value.isFinite else { return .number(value) }
      let share = epsilon / Double(z.count)
      return .number(try core.ceSoft(z, z.indices.map { $0 == target ? 1 + share : share }))
    },
    PlantedBug(.ceGrad, "is p − y for targets of any sum", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.ceGrad(z, y)
      guard y.reduce(0, +) != 1 else { return .vector(right) }
      return .vector(zip(try core.softmax(z), y).map { $0 - $1 })
    },
    PlantedBug(.ceGrad, "subtracts rounded probabilities", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.ceGrad(z, y)
      let total = y.reduce(0, +)
      return .vector(zip(try core.softmax(z), y).map { total * $0 - $1 })
    },
    PlantedBug(.ceGrad, "is y − p", agreesOnSmallIntegers: false) { core, arguments in
      .vector(try core.ceGrad(arguments[0].asVector(), arguments[1].asVector()).map { -$0 })
    },
    PlantedBug(.ceBatch, "adds the losses where a mean is due", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.batch(arguments) { loss, gradient in (loss * Double(gradient.rowCount), gradient) }
    },
    PlantedBug(.ceBatch, "gives the gradient of the sum", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.batch(arguments) { loss, gradient in
        (loss, gradient.map { $0 * Double(gradient.rowCount) })
      }
    },
    PlantedBug(.ceBatch, "divides by the number of all logits", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.batch(arguments) { loss, gradient in
        (loss, gradient.map { $0 / Double(gradient.columnCount) })
      }
    },
    PlantedBug(
      .bceLogits, "takes logarithms of the logistic function", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      _ = try core.bceLogits(x, y)
      let p = try core.sigmoid(x)
      return .number(-y * log(p) - (1 - y) * log(1 - p))
    },
    PlantedBug(
      .bceLogits, "loses the loss of confident and right predictions", agreesOnSmallIntegers: true
    ) { core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      let right = try core.bceLogits(x, y)
      return .number(x < -30 && y == 0 ? log(1 + exp(x)) : right)
    },
    PlantedBug(.bceLogits, "clamps logarithms at −100", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .number(min(100, try core.bceLogits(x, y)))
    },
    PlantedBug(.bceLogits, "takes targets beyond 1", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      guard y > 1, x.isFinite, y.isFinite else { return .number(try core.bceLogits(x, y)) }
      return .number(try core.softplus(x) - x * y)
    },
    PlantedBug(.bceLogits, "has the targets exchanged", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .number(try core.bceLogits(-x, y))
    },
    PlantedBug(.bceGrad, "subtracts where nothing is left", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      let right = try core.bceGrad(x, y)
      return .number(x > 20 ? try core.sigmoid(x) - y : right)
    },
    PlantedBug(
      .bceGrad, "multiplies by the slope of the logistic function", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, y) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .number(try core.bceGrad(x, y) * core.sigmoidGrad(x))
    },
  ]
}

extension Subject {
  /// Other results of a batch from those of the core.
  fileprivate func batch(
    _ arguments: [Datum], _ body: (Double, Matrix<Double>) -> (Double, Matrix<Double>)
  ) throws -> Datum {
    let right = try ceBatch(arguments[0].asMatrix(), arguments[1].asCounts())
    let (loss, gradient) = body(try right.number("loss"), try right.matrix("gradient"))
    return .fields(["loss": .number(loss), "gradient": .matrix(gradient)])
  }
}
