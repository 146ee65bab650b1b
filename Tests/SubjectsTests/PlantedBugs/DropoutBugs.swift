import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with dropout.
  static let dropoutBugs: [PlantedBug] = [
    PlantedBug(.dropout, "does not divide by 1 − r", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.dropout, arguments: arguments)
      return .vector(
        zip(try arguments[0].asVector(), try arguments[1].asCounts()).map { $1 == 1 ? $0 : 0 })
    },
    PlantedBug(.dropout, "divides by r", agreesOnSmallIntegers: false) { subject, arguments in
      let right = try subject.call(.dropout, arguments: arguments).asVector()
      let rate = try arguments[2].asNumber()
      return .vector(rate > 0 ? right.map { $0 * (1 - rate) / rate } : right)
    },
    PlantedBug(.dropout, "drops what the mask keeps", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.dropout, arguments: arguments).asVector()
      let (x, mask) = (try arguments[0].asVector(), try arguments[1].asCounts())
      let rate = try arguments[2].asNumber()
      guard rate > 0 else { return .vector(right) }
      return .vector(zip(x, mask).map { $1 == 1 ? 0 : $0 / (1 - rate) })
    },
    PlantedBug(.dropout, "multiplies with a rounded 1/(1 − r)", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.dropout, arguments: arguments).asVector()
      let (x, rate) = (try arguments[0].asVector(), try arguments[2].asNumber())
      return .vector(zip(x, right).map { $1 == 0 || $1.isInfinite ? $1 : $0 * (1 / (1 - rate)) })
    },
    PlantedBug(.dropout, "has a rate in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      var changed = arguments
      let rate = try arguments[2].asNumber()
      if (0.01...0.9).contains(rate) { changed[2] = .number(Double(Float(rate))) }
      return try subject.call(.dropout, arguments: changed)
    },
    PlantedBug(.dropout, "takes any number of the mask for kept", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      changed[1] = .counts(try arguments[1].asCounts().map { $0 == 0 ? 0 : 1 })
      return try subject.call(.dropout, arguments: changed)
    },
    PlantedBug(.dropoutMask, "keeps with the probability r", agreesOnSmallIntegers: false) {
      subject, arguments in
      let rate = try arguments[1].asNumber()
      let right = try subject.call(.dropoutMask, arguments: arguments).asCounts()
      return .counts(rate > 0 ? right.map { 1 - $0 } : right)
    },
    PlantedBug(.dropoutMask, "draws again for each pair", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.dropoutMask, arguments: arguments).asCounts()
      return .counts(right.indices.map { right[$0 / 2 * 2] })
    },
    PlantedBug(.dropoutMask, "drops a draw that is the rate", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (count, seed) = (try arguments[0].asCount(), try arguments[2].asCount())
      let rate = try arguments[1].asNumber()
      // A rate that is 0 is the one that draws are often equal to: none is, but nearly.
      let right = try subject.dropoutMask(count, rate, seed)
      return .counts(rate < 0x1p-9 ? try subject.dropoutMask(count, 0x1p-7, seed) : right)
    },
  ]
}
