import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with probabilities and their logarithms.
  static let softmaxBugs: [PlantedBug] = [
    PlantedBug(.softmax, "does not shift", agreesOnSmallIntegers: true) { core, arguments in
      let z = try arguments[0].asVector()
      let p = try core.softmax(z)
      let powers = z.map { exp($0) }
      let sum = powers.reduce(0, +)
      return .vector(sum > 0 && sum.isFinite ? p : powers.map { $0 / sum })
    },
    PlantedBug(.softmax, "shifts and adds in plain doubles", agreesOnSmallIntegers: false) {
      core, arguments in
      let z = try arguments[0].asVector()
      _ = try core.softmax(z)
      let powers = z.map { exp($0 - (z.max() ?? 0)) }
      return .vector(powers.map { $0 / powers.reduce(0, +) })
    },
    PlantedBug(.softmax, "flushes subnormal probabilities to 0", agreesOnSmallIntegers: true) {
      core, arguments in
      .vector(try core.softmax(arguments[0].asVector()).map { $0.isSubnormal ? 0 : $0 })
    },
    PlantedBug(.softmax, "rounds probabilities to floats", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(try core.softmax(arguments[0].asVector()).map { Double(Float($0)) })
    },
    PlantedBug(
      .softmax, "gives the first of equal logits the rounding error", agreesOnSmallIntegers: false
    ) { core, arguments in
      var p = try core.softmax(arguments[0].asVector())
      p[0] = p.count == 1 ? 1 : 1 - p.dropFirst().reduce(0, +)
      return .vector(p)
    },
    PlantedBug(.softmax, "is uniform where all is deleted", agreesOnSmallIntegers: true) {
      core, arguments in
      let z = try arguments[0].asVector()
      let isDeleted = !z.isEmpty && z.allSatisfy { $0 == -.infinity }
      return .vector(isDeleted ? z.map { _ in 1 / Double(z.count) } : try core.softmax(z))
    },
    PlantedBug(.softmax, "gives nothing for nothing", agreesOnSmallIntegers: true) {
      core, arguments in
      let z = try arguments[0].asVector()
      return .vector(z.isEmpty ? z : try core.softmax(z))
    },
    PlantedBug(.logSumExp, "is −∞ for nothing", agreesOnSmallIntegers: true) { core, arguments in
      let z = try arguments[0].asVector()
      return .number(z.isEmpty ? -.infinity : try core.logSumExp(z))
    },
    PlantedBug(.softmaxTemperature, "takes negative temperatures", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, tau) = (try arguments[0].asVector(), try arguments[1].asNumber())
      guard tau < 0 else { return .vector(try core.softmaxTemperature(z, tau)) }
      return .vector(try core.softmaxTemperature(z.map { -$0 }, -tau))
    },
    PlantedBug(.softmaxMasked, "masks after the softmax", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.masked(arguments) { z, mask in
        zip(try core.softmax(z), mask).map { $0 * $1 }
      }
    },
    PlantedBug(.softmaxMasked, "divides what it masked by its sum", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.masked(arguments) { z, mask in
        let kept = zip(try core.softmax(z), mask).map { $0 * $1 }
        return kept.map { $0 / kept.reduce(0, +) }
      }
    },
    PlantedBug(
      .softmaxMasked, "takes 10⁹ off the logits that it masks", agreesOnSmallIntegers: true
    ) {
      core, arguments in
      try core.masked(arguments) { z, mask in
        try core.softmax(zip(z, mask).map { $1 == 0 ? $0 - 1e9 : $0 })
      }
    },
    PlantedBug(.logSumExp, "is the logarithm of the plain sum", agreesOnSmallIntegers: false) {
      core, arguments in
      let z = try arguments[0].asVector()
      _ = try core.logSumExp(z)
      return .number(log(z.map { exp($0) }.reduce(0, +)))
    },
    PlantedBug(.logSumExp, "cancels near 0", agreesOnSmallIntegers: true) { core, arguments in
      let z = try arguments[0].asVector()
      let value = try core.logSumExp(z)
      guard value.magnitude < 1e-10, let top = z.max(), top.isFinite else { return .number(value) }
      return .number(top + log(z.map { exp($0 - top) }.reduce(0, +)))
    },
    PlantedBug(
      .logSumExp, "is the maximum where another logit is 20 below", agreesOnSmallIntegers: true
    ) { core, arguments in
      let z = try arguments[0].asVector()
      let top = z.max() ?? 0
      let isDominated = z.count(where: { $0 > top - 20 }) == 1
      return .number(isDominated && top.isFinite ? top : try core.logSumExp(z))
    },
    PlantedBug(.logSoftmax, "is the logarithm of the softmax", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(try core.softmax(arguments[0].asVector()).map { log($0) })
    },
    PlantedBug(.logSoftmax, "is −∞ where the probability is 0", agreesOnSmallIntegers: true) {
      core, arguments in
      let z = try arguments[0].asVector()
      let p = try core.softmax(z)
      return .vector(zip(try core.logSoftmax(z), p).map { $1 == 0 ? -.infinity : $0 })
    },
    PlantedBug(.logSoftmax, "subtracts the rounded log-sum-exp", agreesOnSmallIntegers: false) {
      core, arguments in
      let z = try arguments[0].asVector()
      _ = try core.logSoftmax(z)
      let total = try core.logSumExp(z)
      return .vector(z.map { $0 - total })
    },
    PlantedBug(.softmaxTemperature, "multiplies by the temperature", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, tau) = (try arguments[0].asVector(), try arguments[1].asNumber())
      _ = try core.softmaxTemperature(z, tau)
      return .vector(try core.softmax(z.map { $0 * tau }))
    },
    PlantedBug(
      .softmaxTemperature, "rounds quotients before the shift", agreesOnSmallIntegers: false
    ) {
      core, arguments in
      let (z, tau) = (try arguments[0].asVector(), try arguments[1].asNumber())
      _ = try core.softmaxTemperature(z, tau)
      return .vector(try core.softmax(z.map { $0 / tau }))
    },
    PlantedBug(.softmaxTemperature, "turns the order of neighbours", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, tau) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let p = try core.softmaxTemperature(z, tau)
      return .vector(zip(z, p).map { $0.bitPattern & 3 == 1 && $1 > 0 ? $1.nextDown : $1 })
    },
    PlantedBug(.softmaxTemperature, "divides probabilities", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, tau) = (try arguments[0].asVector(), try arguments[1].asNumber())
      _ = try core.softmaxTemperature(z, tau)
      return .vector(try core.softmax(z).map { $0 / tau })
    },
    PlantedBug(.softmaxJacobian, "forgets the outer product", agreesOnSmallIntegers: false) {
      core, arguments in
      let p = try core.softmax(arguments[0].asVector())
      return .matrix(
        Matrix(rowCount: p.count, columnCount: p.count) { $0 == $1 ? p[$0] : 0 })
    },
    PlantedBug(.softmaxJacobian, "is positive off the diagonal", agreesOnSmallIntegers: false) {
      core, arguments in
      .matrix(try core.softmaxJacobian(arguments[0].asVector()).map(\.magnitude))
    },
    PlantedBug(
      .softmaxJacobian, "takes confident probabilities from 1", agreesOnSmallIntegers: true
    ) { core, arguments in
      let z = try arguments[0].asVector()
      let (p, right) = (try core.softmax(z), try core.softmaxJacobian(z))
      return .matrix(
        Matrix(rowCount: p.count, columnCount: p.count) {
          $0 == $1 && p[$0] > 1 - 1e-9 ? p[$0] * (1 - p[$0]) : right[$0, $1]
        })
    },
    PlantedBug(.softmaxVjp, "takes the diagonal alone", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, g) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.softmaxVjp(z, g)
      return .vector(zip(try core.softmax(z), g).map { $0 * (1 - $0) * $1 })
    },
    PlantedBug(.softmaxVjp, "gives deleted entries e^−800", agreesOnSmallIntegers: true) {
      core, arguments in
      let (z, g) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.softmaxVjp(z, g)
      let mean = zip(try core.softmax(z), g).map { $0 * $1 }.reduce(0, +)
      return .vector(
        right.indices.map {
          z[$0] == -.infinity ? exp(-400) * ((g[$0] - mean) * exp(-400)) : right[$0]
        })
    },
    PlantedBug(.softmaxVjp, "forgets the factor pᵢ", agreesOnSmallIntegers: false) {
      core, arguments in
      let (z, g) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.softmaxVjp(z, g)
      let mean = zip(try core.softmax(z), g).map { $0 * $1 }.reduce(0, +)
      return .vector(g.map { $0 - mean })
    },
  ]
}

extension Subject {
  /// Probabilities by a mask of zeros and ones as doubles, for what the core does not refuse.
  fileprivate func masked(
    _ arguments: [Datum], _ body: ([Double], [Double]) throws -> [Double]
  ) throws -> Datum {
    let (z, mask) = (try arguments[0].asVector(), try arguments[1].asCounts())
    _ = try softmaxMasked(z, mask)
    return .vector(try body(z, mask.map { Double($0) }))
  }
}
