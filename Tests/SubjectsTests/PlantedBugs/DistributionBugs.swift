import Exact
import Foundation
import Laws
import MathCore
import Subjects

extension PlantedBug {
  /// Mistakes with distributions of one variable, C.20 to C.22.
  static let distributionBugs: [PlantedBug] = [
    PlantedBug(.bernoulliPmf, "is that of the other outcome", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (k, p) = (try arguments[0].asCount(), try arguments[1].asNumber())
      return .number(try subject.bernoulliPmf(k == 0 ? 1 : k == 1 ? 0 : k, p))
    },
    PlantedBug(.bernoulliLogPmf, "keeps probabilities off 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.bernoulliLogPmf, arguments: arguments).asNumber()
      return .number(max(right, -27.631021115928547))
    },
    PlantedBug(
      .bernoulliLogPmf, "takes the logarithm of the rounded 1 − p", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.bernoulliLogPmf, arguments: arguments).asNumber()
      let (k, p) = (try arguments[0].asCount(), try arguments[1].asNumber())
      return .number(k == 0 ? log(1 - p) : right)
    },
    PlantedBug(.bernoulliCdf, "leaves out the step at x itself", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (x, p) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .number(try subject.bernoulliCdf(x == 0 || x == 1 ? x.nextDown : x, p))
    },
    PlantedBug(
      .bernoulliMoments, "has the deviation for the variance", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let fields = try subject.bernoulliMoments(arguments[0].asNumber())
      return .fields([
        "mean": .number(try fields.number("mean")),
        "variance": .number(try fields.number("variance").squareRoot()),
      ])
    },
    PlantedBug(.bernoulliSample, "draws 1 at u = p too", agreesOnSmallIntegers: true) {
      subject, arguments in
      _ = try subject.call(.bernoulliSample, arguments: arguments)
      let p = try arguments[0].asNumber()
      var stream = RandomStream(seed: try arguments[2].asCount())
      return .counts(
        (0..<(try arguments[1].asCount())).map { _ in stream.unit() <= p ? 1 : 0 })
    },
    PlantedBug(.bernoulliSample, "draws the other outcome", agreesOnSmallIntegers: false) {
      subject, arguments in
      .counts(try subject.call(.bernoulliSample, arguments: arguments).asCounts().map { 1 - $0 })
    },
    PlantedBug(
      .categoricalPmf, "renormalises what does not sum to 1", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.categoricalPmf, arguments: arguments).asNumber()
      return .number(right / (try arguments[1].asVector().reduce(0, +)))
    },
    PlantedBug(.categoricalPmf, "accepts sums within 1e-6 of 1", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (k, p) = (try arguments[0].asCount(), try arguments[1].asVector())
      do {
        return .number(try subject.categoricalPmf(k, p))
      } catch SubjectError.refused(kind: "distribution", _)
        where (p.reduce(0, +) - 1).magnitude < 1e-6 && p.indices ~= k
      {
        return .number(p[k])
      }
    },
    PlantedBug(.categoricalLogPmf, "adds 1e-9 to each", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.categoricalLogPmf, arguments: arguments)
      return .number(log(try arguments[1].asVector()[arguments[0].asCount()] + 1e-9))
    },
    PlantedBug(.categoricalCdf, "leaves out the class itself", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (k, p) = (try arguments[0].asCount(), try arguments[1].asVector())
      let right = try subject.categoricalCdf(k, p)
      return .number(k == 0 ? 0 : right - p[k])
    },
    PlantedBug(.categoricalCdf, "sets the last to 1", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.categoricalCdf, arguments: arguments).asNumber()
      return .number(try arguments[0].asCount() == arguments[1].asVector().count - 1 ? 1 : right)
    },
    PlantedBug(
      .categoricalMoments, "has no sign off the diagonal", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let fields = try subject.categoricalMoments(arguments[0].asVector())
      return .fields([
        "mean": .vector(try fields.vector("mean")),
        "covariance": .matrix(try fields.matrix("covariance").map { abs($0) }),
      ])
    },
    PlantedBug(
      .categoricalSample, "draws a class of probability 0 at u = 0", agreesOnSmallIntegers: true
    ) { subject, arguments in
      _ = try subject.call(.categoricalSample, arguments: arguments)
      let sums = running(try arguments[0].asVector())
      var stream = RandomStream(seed: try arguments[2].asCount())
      return .counts(
        (0..<(try arguments[1].asCount())).map { _ in
          let u = stream.unit()
          return sums.firstIndex { u <= $0 } ?? sums.count - 1
        })
    },
    PlantedBug(
      .categoricalSample, "ends in the last class, whatever its probability",
      agreesOnSmallIntegers: true
    ) { subject, arguments in
      let drawn = try subject.call(.categoricalSample, arguments: arguments).asCounts()
      let p = try arguments[0].asVector()
      let sums = running(p)
      var stream = RandomStream(seed: try arguments[2].asCount())
      return .counts(
        drawn.map { k in
          let u = stream.unit()
          return u >= (sums.last ?? 0) ? p.count - 1 : k
        })
    },
    PlantedBug(.categoricalSample, "counts the classes from the last", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      let last = try arguments[0].asVector().count - 1
      return .counts(
        try subject.call(.categoricalSample, arguments: arguments).asCounts().map { last - $0 })
    },
    PlantedBug(.uniformPdf, "is the length", agreesOnSmallIntegers: false) { subject, arguments in
      let right = try subject.call(.uniformPdf, arguments: arguments).asNumber()
      return .number(right == 0 ? 0 : 1 / right)
    },
    PlantedBug(.uniformPdf, "loses a length beyond the doubles", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.uniformPdf, arguments: arguments).asNumber()
      let length = try arguments[2].asNumber() - arguments[1].asNumber()
      return .number(length.isFinite ? right : 0)
    },
    PlantedBug(.uniformLogPdf, "is 0 outside", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.uniformLogPdf, arguments: arguments).asNumber()
      return .number(right == -.infinity ? 0 : right)
    },
    PlantedBug(.uniformCdf, "is not cut off above", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.uniformCdf, arguments: arguments).asNumber()
      let (x, low) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      let share = (x - low) / (try arguments[2].asNumber() - low)
      return .number(right == 1 && share.isFinite ? share : right)
    },
    PlantedBug(.uniformMoments, "has the deviation for the variance", agreesOnSmallIntegers: false)
    { subject, arguments in
      let fields = try subject.call(.uniformMoments, arguments: arguments).asFields()
      return .fields([
        "mean": .number(try fields.number("mean")),
        "variance": .number(try fields.number("variance").squareRoot()),
      ])
    },
    PlantedBug(.uniformSample, "reaches the upper end", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.uniformSample, arguments: arguments).asVector()
      let (low, high) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      var stream = RandomStream(seed: try arguments[3].asCount())
      let length = high - low
      return .vector(right.map { length.isFinite ? low + length * stream.unit() : $0 })
    },
    PlantedBug(.uniformSample, "has its ends exchanged", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.uniformSample, arguments: arguments).asVector()
      let (low, high) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .vector(right.map { min(max(low, low + (high - $0)), high.nextDown) })
    },
    PlantedBug(.uniformSample, "squares the uniform number", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.uniformSample, arguments: arguments).asVector()
      let (low, high) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      return .vector(
        right.map {
          let share = ($0 - low) / (high - low)
          return share.isFinite ? low + ($0 - low) * share : $0
        })
    },
    PlantedBug(.bernoulliSample, "has one stream for all seeds", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.bernoulliSample, arguments: arguments)
      return .counts(
        try subject.bernoulliSample(arguments[0].asNumber(), arguments[1].asCount(), 0))
    },
    PlantedBug(.mleUniform, "widens the interval for small samples", agreesOnSmallIntegers: false) {
      subject, arguments in
      let fields = try subject.call(.mleUniform, arguments: arguments).asFields()
      let (low, high) = (try fields.number("low"), try fields.number("high"))
      let margin = (high / 2 - low / 2) / Double(try arguments[0].asVector().count + 1)
      return .fields(["low": .number(low - margin), "high": .number(high + margin)])
    },
  ]

  /// The running sums, each rounded.
  private static func running(_ p: [Double]) -> [Double] {
    var sum = 0.0
    return p.map {
      sum += $0
      return sum
    }
  }
}
