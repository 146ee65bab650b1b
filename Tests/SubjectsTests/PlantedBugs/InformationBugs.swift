import Exact
import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with entropy, divergences and perplexity.
  static let informationBugs: [PlantedBug] = [
    PlantedBug(.selfInformation, "is that of the other outcome", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(try subject.selfInformation(1 - arguments[0].asNumber(), arguments[1].asText()))
    },
    PlantedBug(.kl, "swaps the distributions", agreesOnSmallIntegers: true) { core, arguments in
      .number(
        try core.kl(arguments[1].asVector(), arguments[0].asVector(), arguments[2].asText()))
    },
    PlantedBug(.kl, "adds plain terms", agreesOnSmallIntegers: true) { core, arguments in
      try core.measured(arguments) { p, q in p > 0 ? p * log(p / q) : 0 }
    },
    PlantedBug(.kl, "is cut off at 0", agreesOnSmallIntegers: true) { core, arguments in
      guard case .number(let right) = try core.call(.kl, arguments: arguments), right.isFinite,
        right < 1e-6
      else { return try core.call(.kl, arguments: arguments) }
      guard
        case .number(let plain) = try core.measured(
          arguments, { p, q in p > 0 ? p * log(p / q) : 0 })
      else { return .number(right) }
      return .number(max(0, plain))
    },
    PlantedBug(.kl, "adds 10⁻¹² to what it divides by", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.measured(arguments) { p, q in p > 0 ? p * log(p / (q + 1e-12)) : 0 }
    },
    PlantedBug(.kl, "ignores outcomes that q excludes", agreesOnSmallIntegers: false) {
      core, arguments in
      guard case .number(.infinity) = try core.call(.kl, arguments: arguments) else {
        return try core.call(.kl, arguments: arguments)
      }
      return try core.measured(arguments) { p, q in p > 0 && q > 0 ? p * log(p / q) : 0 }
    },
    PlantedBug(.kl, "is NaN where both exclude an outcome", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.measured(arguments) { p, q in p * log(p / q) }
    },
    PlantedBug(.kl, "is 0 for distributions that agree to 10⁻¹²", agreesOnSmallIntegers: true) {
      core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.call(.kl, arguments: arguments)
      let isClose = zip(p, q).allSatisfy { ($0 - $1).magnitude < 1e-12 }
      return isClose && !p.isEmpty ? .number(0) : right
    },
    PlantedBug(.kl, "renormalises in silence", agreesOnSmallIntegers: false) { core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      let unit = try arguments[2].asText()
      return .number(try core.kl(core.normalised(p), core.normalised(q), unit))
    },
    PlantedBug(.klGeneralized, "forgets what q has beside p", agreesOnSmallIntegers: false) {
      core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.klGeneralized(p, q)
      return .number(zip(p, q).map { $0 > 0 ? $0 * log($0 / $1) : 0 }.reduce(0, +))
    },
    PlantedBug(.klGeneralized, "adds plain terms", agreesOnSmallIntegers: true) { core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try core.klGeneralized(p, q)
      guard right < 1e-4 else { return .number(right) }
      return .number(
        zip(p, q).map { $0 > 0 ? $0 * log($0 / $1) - $0 + $1 : $1 }.reduce(0, +))
    },
    PlantedBug(.klGeneralized, "takes weights below 0", agreesOnSmallIntegers: false) {
      core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      let isFinite = (p + q).allSatisfy(\.isFinite)
      return .number(
        try core.klGeneralized(
          isFinite ? p.map { max(0, $0) } : p, isFinite ? q.map { max(0, $0) } : q))
    },
    PlantedBug(.entropy, "takes logarithms to the base 10", agreesOnSmallIntegers: true) {
      core, arguments in
      let right = try core.entropy(arguments[0].asVector(), arguments[1].asText())
      return .number(try arguments[1].asText() == "bits" ? right : right / log(10))
    },
    PlantedBug(.entropy, "is in bits whatever is asked for", agreesOnSmallIntegers: true) {
      core, arguments in
      _ = try core.call(.entropy, arguments: arguments)
      return .number(try core.entropy(arguments[0].asVector(), "bits"))
    },
    PlantedBug(.entropy, "takes any unit for nats", agreesOnSmallIntegers: true) {
      core, arguments in
      let unit = try arguments[1].asText()
      return .number(
        try core.entropy(arguments[0].asVector(), unit == "bits" ? unit : "nats"))
    },
    PlantedBug(.entropy, "has NaN for 0·log 0", agreesOnSmallIntegers: false) { core, arguments in
      let right = try core.call(.entropy, arguments: arguments)
      return try arguments[0].asVector().contains(0) ? .number(.nan) : right
    },
    PlantedBug(.entropy, "clips probabilities to 10⁻¹⁰", agreesOnSmallIntegers: false) {
      core, arguments in
      let (p, unit) = (try arguments[0].asVector(), try arguments[1].asText())
      let right = try core.entropy(p, unit)
      guard p.contains(where: { $0 < 1e-10 }) else { return .number(right) }
      let nats = -p.map { max($0, 1e-10) }.map { $0 * log($0) }.reduce(0, +)
      return .number(unit == "bits" ? nats / log(2) : nats)
    },
    PlantedBug(.entropy, "takes what is near 1 for certain", agreesOnSmallIntegers: true) {
      core, arguments in
      let p = try arguments[0].asVector()
      let right = try core.call(.entropy, arguments: arguments)
      return p.contains { $0 > 1 - 1e-12 } ? .number(0) : right
    },
    PlantedBug(.entropy, "adds from the left in plain doubles", agreesOnSmallIntegers: true) {
      core, arguments in
      let (p, unit) = (try arguments[0].asVector(), try arguments[1].asText())
      _ = try core.entropy(p, unit)
      let nats = p.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
      return .number(unit == "bits" ? nats / log(2) : nats)
    },
    PlantedBug(.entropy, "renormalises in silence", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(
        try core.entropy(core.normalised(arguments[0].asVector()), arguments[1].asText()))
    },
    PlantedBug(.entropy, "is above log n by a unit", agreesOnSmallIntegers: true) {
      core, arguments in
      let (p, unit) = (try arguments[0].asVector(), try arguments[1].asText())
      let right = try core.entropy(p, unit)
      return .number(p.count > 2 && Set(p).count == 1 ? right * (1 + 0x1p-50) : right)
    },
    PlantedBug(.selfInformation, "adds 10⁻¹² before the logarithm", agreesOnSmallIntegers: false) {
      core, arguments in
      let (p, unit) = (try arguments[0].asNumber(), try arguments[1].asText())
      _ = try core.selfInformation(p, unit)
      return .number(-log(p + 1e-12) / (unit == "bits" ? log(2) : 1))
    },
    PlantedBug(.selfInformation, "takes any number for a probability", agreesOnSmallIntegers: false)
    { core, arguments in
      let (p, unit) = (try arguments[0].asNumber(), try arguments[1].asText())
      guard p.isFinite, p > 1 || p < 0 else { return .number(try core.selfInformation(p, unit)) }
      return .number(-log(p) / (unit == "bits" ? log(2) : 1))
    },
    PlantedBug(.crossEntropy, "swaps the distributions", agreesOnSmallIntegers: true) {
      core, arguments in
      .number(
        try core.crossEntropy(
          arguments[1].asVector(), arguments[0].asVector(), arguments[2].asText()))
    },
    PlantedBug(
      .crossEntropy, "is 0 where the distributions are equal", agreesOnSmallIntegers: true
    ) { core, arguments in
      let right = try core.call(.crossEntropy, arguments: arguments)
      return arguments[0] == arguments[1] ? .number(0) : right
    },
    PlantedBug(.crossEntropy, "divides by the number of classes", agreesOnSmallIntegers: true) {
      core, arguments in
      let right = try core.call(.crossEntropy, arguments: arguments).asNumber()
      return .number(right / Double(try arguments[0].asVector().count))
    },
    PlantedBug(.crossEntropy, "clips q at 10⁻⁷", agreesOnSmallIntegers: false) { core, arguments in
      let right = try core.call(.crossEntropy, arguments: arguments)
      guard try arguments[1].asVector().contains(where: { $0 < 1e-7 }) else { return right }
      return try core.measured(arguments) { p, q in p > 0 ? -p * log(max(q, 1e-7)) : 0 }
    },
    PlantedBug(.crossEntropy, "adds plain terms", agreesOnSmallIntegers: true) { core, arguments in
      try core.measured(arguments) { p, q in p > 0 ? -p * log(q) : 0 }
    },
    PlantedBug(.js, "forgets the half", agreesOnSmallIntegers: false) { core, arguments in
      .number(2 * (try core.call(.js, arguments: arguments).asNumber()))
    },
    PlantedBug(.js, "takes one side only", agreesOnSmallIntegers: false) { core, arguments in
      _ = try core.call(.js, arguments: arguments)
      return try core.measured(arguments) { p, q in p > 0 ? p * log(2 * p / (p + q)) : 0 }
    },
    PlantedBug(.js, "is the mean of the divergences both ways", agreesOnSmallIntegers: false) {
      core, arguments in
      let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
      let unit = try arguments[2].asText()
      _ = try core.js(p, q, unit)
      return .number((try core.kl(p, q, unit) + core.kl(q, p, unit)) / 2)
    },
    PlantedBug(.js, "cancels for close distributions", agreesOnSmallIntegers: true) {
      core, arguments in
      let right = try core.call(.js, arguments: arguments).asNumber()
      guard right < 1e-8 else { return .number(right) }
      return try core.measured(arguments) { p, q in
        let middle = (p + q) / 2
        return ((p > 0 ? p * log(p / middle) : 0) + (q > 0 ? q * log(q / middle) : 0)) / 2
      }
    },
    PlantedBug(.js, "is above log 2 by a unit for disjoint ones", agreesOnSmallIntegers: false) {
      core, arguments in
      let right = try core.call(.js, arguments: arguments).asNumber()
      return .number(right == 0x1.62e42fefa39efp-1 ? right.nextUp : right)
    },
    PlantedBug(.js, "is its root", agreesOnSmallIntegers: false) { core, arguments in
      .number(try core.call(.js, arguments: arguments).asNumber().squareRoot())
    },
  ]
}

extension Subject {
  /// A sum of terms of two distributions in plain doubles, with the refusals of the core.
  fileprivate func measured(
    _ arguments: [Datum], _ term: (Double, Double) -> Double
  ) throws -> Datum {
    let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
    let unit = try arguments[2].asText()
    _ = try kl(p, q, unit)
    let nats = zip(p, q).map(term).reduce(0, +)
    return .number(unit == "bits" ? nats / log(2) : nats)
  }

  /// The distribution over its sum, where that is a number above 0.
  fileprivate func normalised(_ p: [Double]) -> [Double] {
    let sum = p.reduce(0, +)
    return sum > 0 && sum.isFinite ? p.map { $0 / sum } : p
  }
}
