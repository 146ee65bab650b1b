import Exact
import PropertyTesting
import Reference

extension Law {
  /// Moments of data that are read one by one, and of runs that are merged.
  static let streamingMomentLaws: [Law] = [
    Law(
      151, .moments, "moments read one by one are those of the data",
      states: "Welford's recurrence gives count, mean and variance, each within its bound of order "
        + "n·u·κ (F17)", .exact, holds: [.streamingMoments],
      for: .oneOf([.offsetData(), .moderateVectors(count: 1...8)])
    ) { subject, x in
      try subject.holdRunning(.streamingMoments, x, lengths: [x.count]) {
        try subject.streamingMoments(x)
      }
    },
    Law(
      151, .moments, "moments of merged runs are those of the data",
      states: "however the data is cut into runs, empty ones too, within the bound of order n·u·κ "
        + "(F17)", .exact, holds: [.mergedMoments],
      for: tuple(
        .oneOf([.offsetData(), .moderateVectors(count: 1...8)]),
        Generator<Int>.integers(in: 0...8).array(count: 0...4))
    ) { subject, input in
      let (x, lengths) = (input.0, input.0.runs(input.1))
      try subject.holdRunning(.mergedMoments, x, lengths: lengths) {
        try subject.mergedMoments(x, lengths)
      }
    },
    Law(
      151, .moments, "Welford, two passes and merging agree over the rationals",
      states: "the recurrence, the sum of squares and any merging give one mean and one variance",
      .exact, .medium, holds: [.streamingMoments, .mergedMoments, .variance],
      for: tuple(.wholeData(), Generator<Int>.integers(in: 0...8).array(count: 0...4))
    ) { subject, input in
      let (data, lengths) = (input.0, input.0.runs(input.1))
      let x = try data.realNumbers()
      let exact = try data.exactSquares() / Rational(x.count)
      let whole = try RunningMoments(x)
      var merged = RunningMoments<Real>()
      var rest = x[...]
      for length in lengths {
        try merged.merge(RunningMoments(Array(rest.prefix(length))))
        rest = rest.dropFirst(length)
      }
      for moments in [whole, merged] {
        try require(
          try moments.count == x.count && moments.variance().asRational == exact
            && moments.mean.asRational == Vectors.mean(x).asRational, "the definitions differ")
      }
      try subject.hold(
        .variance, subject.variance(data), to: exact, within: .ulps(1, of: exact))
      try subject.holdRunning(.streamingMoments, data, lengths: [x.count]) {
        try subject.streamingMoments(data)
      }
      try subject.holdRunning(.mergedMoments, data, lengths: lengths) {
        try subject.mergedMoments(data, lengths)
      }
    },
    Law(
      151, .moments, "data far from 0 has a variance above 0",
      states: "of 10⁹ + {4, 7, 13, 16} it is 22.5 and 30, where E[x²] − E[x]² gives −128", .exact,
      holds: [.variance, .sampleVariance, .streamingMoments, .mergedMoments],
      forAllOf: {
        [0, 1e9, -1e9, 0x1p40]
      }
    ) { subject, center in
      let x = [4, 7, 13, 16].map { center + $0 }
      let variance = Rational(45).scaled(byTwoToThe: -1)
      try subject.hold(.variance, subject.variance(x), to: variance, within: .exact)
      try subject.hold(.sampleVariance, subject.sampleVariance(x), to: 30, within: .exact)
      try subject.holdRunning(.streamingMoments, x, lengths: [4]) {
        try subject.streamingMoments(x)
      }
      try subject.holdRunning(.mergedMoments, x, lengths: [1, 0, 3]) {
        try subject.mergedMoments(x, [1, 0, 3])
      }
      guard center == 1e9 else { return }
      let square = x.reduce(0) { $0 + $1 * $1 } / 4
      let mean = x.reduce(0, +) / 4
      try require(square - mean * mean == -128, "the doubles are others")
    },
  ]
}

extension Subject {
  /// Holds the moments of runs of data to the exact ones within F17.
  fileprivate func holdRunning(
    _ function: Function, _ x: [Double], lengths: [Int], file: String = #fileID, line: Int = #line,
    _ call: () throws -> Fields
  ) throws {
    let fields = try call()
    let count = try fields.count("count")
    try require(count == x.count, "the count is \(count)", file: file, line: line)
    let bounds = try Bound.welford(x.rationals(), lengths: lengths)
    let mean = try ExactVectors.sum(x) / Rational(x.count)
    try hold(
      function, fields.number("mean"), to: mean, within: bounds.mean, file: file, line: line)
    let variance = try fields.number("variance")
    try hold(
      function, variance, to: x.exactSquares() / Rational(x.count), within: bounds.variance,
      file: file, line: line)
    try require(variance >= 0, "the variance is \(variance)", file: file, line: line)
  }
}

extension [Double] {
  /// The lengths of runs between cuts, which add up to the count.
  fileprivate func runs(_ cuts: [Int]) -> [Int] {
    let places = [0] + cuts.map { Swift.min($0, count) }.sorted() + [count]
    return zip(places.dropFirst(), places).map { $0 - $1 }
  }
}
