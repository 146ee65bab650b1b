import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with norms and regularisers.
  static let normBugs: [PlantedBug] = [
    PlantedBug(.normInf, "forgets the magnitudes", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.normInf(x)
      return .number(x.max() ?? 0)
    },
    PlantedBug(.norm1, "forgets the magnitudes", agreesOnSmallIntegers: false) { core, arguments in
      .number(try core.sum(arguments[0].asVector()).magnitude)
    },
    PlantedBug(.normP, "takes p below 1", agreesOnSmallIntegers: true) { core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asNumber())
      return .number(p > 0 && p < 1 ? try core.normP(x, 1) : try core.normP(x, p))
    },
    PlantedBug(.normP, "takes p just below 1", agreesOnSmallIntegers: true) { core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asNumber())
      return .number(
        p >= (1 as Double).nextDown ? try core.normP(x, max(p, 1)) : try core.normP(x, p))
    },
    PlantedBug(.normP, "forgets the root", agreesOnSmallIntegers: false) { core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let norm = try core.normP(x, p)
      return .number(p == 3 ? norm * norm * norm : norm)
    },
    PlantedBug(.normP, "overflows on large elements", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, p) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let norm = try core.normP(x, p)
      return .number(p == 3 && norm > 0x1p341 ? .infinity : norm)
    },
    PlantedBug(.inducedNorm1, "takes rows", agreesOnSmallIntegers: false) { core, arguments in
      .number(try core.inducedNormInf(arguments[0].asMatrix()))
    },
    PlantedBug(.inducedNorm2, "is the Frobenius norm", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(try core.frobenius(arguments[0].asMatrix()))
    },
    PlantedBug(.frobenius, "squares without scaling", agreesOnSmallIntegers: true) {
      core, arguments in
      let elements = try arguments[0].asMatrix().elements
      return .number(try core.dot(elements, elements).squareRoot())
    },
    PlantedBug(.weightDecay, "forgets the 2 of the square", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(
        try core.decoupledWeightDecay(
          arguments[0].asVector(), arguments[1].asNumber(), arguments[2].asNumber(),
          arguments[3].asCount()))
    },
    PlantedBug(.decoupledWeightDecay, "squares the factor", agreesOnSmallIntegers: false) {
      core, arguments in
      let (rate, steps) = (try arguments[1].asNumber(), try arguments[3].asCount())
      return .vector(
        try core.decoupledWeightDecay(
          arguments[0].asVector(), rate, arguments[2].asNumber(), 2 * max(-99, min(steps, 99))))
    },
    PlantedBug(.weightDecay, "rounds the factor", agreesOnSmallIntegers: true) {
      core, arguments in
      let (w, rate) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let (penalty, steps) = (try arguments[2].asNumber(), try arguments[3].asCount())
      _ = try core.weightDecay(w, rate, penalty, steps)
      let factor = (0..<min(steps, 99)).reduce(1.0) { product, _ in
        product * (1 - 2 * rate * penalty)
      }
      return .vector(w.map { $0 * factor })
    },
    PlantedBug(.softThreshold, "keeps weights at the threshold", agreesOnSmallIntegers: false) {
      core, arguments in
      let (w, t) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let shrunk = try core.softThreshold(w, t)
      return .vector(zip(w, shrunk).map { $0.magnitude == t ? $0 : $1 })
    },
    PlantedBug(.softThreshold, "makes every weight positive", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(
        try core.softThreshold(arguments[0].asVector(), arguments[1].asNumber()).map(\.magnitude))
    },
    PlantedBug(.softThreshold, "is a hard threshold", agreesOnSmallIntegers: false) {
      core, arguments in
      let (w, t) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let shrunk = try core.softThreshold(w, t)
      return .vector(zip(w, shrunk).map { $1 == 0 ? 0 : $0 })
    },
    PlantedBug(.softThreshold, "takes negative thresholds", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(try core.softThreshold(arguments[0].asVector(), max(0, arguments[1].asNumber())))
    },
    PlantedBug(
      .softThreshold, "shrinks to zero what is nearly at the threshold", agreesOnSmallIntegers: true
    ) { core, arguments in
      let (w, t) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let shrunk = try core.softThreshold(w, t)
      return .vector(zip(w, shrunk).map { $0.magnitude <= t * (1 + 1e-12) ? 0 : $1 })
    },
    PlantedBug(.l1SubgradientStep, "moves a weight of 0", agreesOnSmallIntegers: false) {
      core, arguments in
      let (w, rate) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let penalty = try arguments[2].asNumber()
      let moved = try core.l1SubgradientStep(w, rate, penalty)
      return .vector(zip(w, moved).map { $0 == 0 ? -rate * penalty : $1 })
    },
    PlantedBug(.l1SubgradientStep, "sticks at zero", agreesOnSmallIntegers: false) {
      core, arguments in
      let w = try arguments[0].asVector()
      let moved = try core.l1SubgradientStep(w, arguments[1].asNumber(), arguments[2].asNumber())
      return .vector(zip(w, moved).map { $0 * $1 < 0 ? 0 : $1 })
    },
  ]
}
