import Exact
import PropertyTesting

extension Law {
  /// What the functions of moments refuse.
  static let momentRefusalLaws: [Law] = [
    Law(
      148, .moments, "moments of what is no distribution, or of other lengths, are refused",
      states: "lengths that differ: shapes; broken numbers: notFinite; nothing: empty; entries and "
        + "sums: probability, distribution", .exact, .medium,
      needs: [.expectation, .distributionVariance, .distributionCovariance],
      for: tuple(
        .exactDistributions(count: 2...4), Generator<Int>.integers(in: 0...3),
        Generator<Double>.elements([.nan, .infinity, -.infinity]))
    ) { subject, input in
      let (p, place, wrong) = (input.0, input.1 % input.0.count, input.2)
      let x = p.indices.map { Double($0) }
      _ = try subject.expectation(x, p)
      try subject.refusesWeighted("shapes", x + [1], p)
      try subject.refusesWeighted("shapes", Array(x.dropLast()), p)
      try subject.refusesWeighted("empty", [], [])
      var (values, weights, negative, doubled) = (x, p, p, p)
      values[place] = wrong
      weights[place] = wrong
      negative[place] = -0x1p-1074
      doubled[place] = min(1, p[place] + 0.001)
      try subject.refusesWeighted("notFinite", values, p)
      try subject.refusesWeighted("notFinite", x, weights)
      try subject.refusesWeighted("probability", x, negative)
      if p[place] < 0.999 { try subject.refusesWeighted("distribution", x, doubled) }
      let table = Matrix(rowCount: 1, columnCount: p.count) { p[$1] }
      try subject.refuses("shapes") { try subject.distributionCovariance(x, [1], table) }
      try subject.refuses("notFinite") { try subject.distributionCovariance([wrong], x, table) }
    },
    Law(
      152, .moments, "moments of broken data, of none, and of too few numbers are refused",
      states:
        "NaN and infinities: notFinite; no data: empty; one number for N − 1: domain; lengths: "
        + "shapes", .exact, .medium,
      needs: [
        .mean, .variance, .sampleVariance, .covariance, .sampleCovariance, .covarianceMatrix,
        .streamingMoments, .mergedMoments,
      ], for: .brokenVectors
    ) { subject, broken in
      let x = broken.vector
      let ones = x.map { _ in 1.0 }
      _ = try subject.mean(ones)
      try subject.refuses("notFinite") { try subject.mean(x) }
      try subject.refuses("notFinite") { try subject.variance(x) }
      try subject.refuses("notFinite") { try subject.sampleVariance(x + [1]) }
      try subject.refuses("notFinite") { try subject.covariance(x, ones) }
      try subject.refuses("notFinite") { try subject.covariance(ones, x) }
      try subject.refuses("notFinite") { try subject.sampleCovariance(ones + [1], x + [1]) }
      try subject.refuses("notFinite") {
        try subject.covarianceMatrix(Matrix(rowCount: 1, columnCount: x.count) { x[$1] })
      }
      try subject.refuses("notFinite") { try subject.streamingMoments(x) }
      try subject.refuses("notFinite") { try subject.mergedMoments(x, [x.count]) }
      try subject.refuses("shapes") { try subject.covariance(ones, ones + [1]) }
      try subject.refuses("shapes") { try subject.sampleCovariance(ones + [1], ones) }
      for lengths in [
        [ones.count + 1], [ones.count - 1], [], [ones.count, 1], [ones.count, -1, 1], [.min, .max],
      ] {
        try subject.refuses("shapes") { try subject.mergedMoments(ones, lengths) }
      }
    },
    Law(
      150, .moments, "no data has no moments, and one number no sample variance",
      states: "no data: empty; N = 1 where N − 1 divides: domain", .exact,
      needs: [
        .mean, .variance, .sampleVariance, .covariance, .sampleCovariance, .covarianceMatrix,
        .streamingMoments, .mergedMoments, .meanInterval, .hoeffdingInterval,
      ], forAllOf: { [0.0, 1, -1e12] }
    ) { subject, x in
      try requireSameBits(subject.mean([x]) + 0, x)
      try subject.refuses("empty") { try subject.mean([]) }
      try subject.refuses("empty") { try subject.variance([]) }
      try subject.refuses("empty") { try subject.sampleVariance([]) }
      try subject.refuses("empty") { try subject.covariance([], []) }
      try subject.refuses("empty") { try subject.sampleCovariance([], []) }
      try subject.refuses("empty") {
        try subject.covarianceMatrix(Matrix(rowCount: 0, columnCount: 2) { _, _ in 0 })
      }
      try subject.refuses("empty") { try subject.streamingMoments([]) }
      try subject.refuses("empty") { try subject.mergedMoments([], [0, 0]) }
      try subject.refuses("empty") { try subject.meanInterval([], 0.5) }
      try subject.refuses("empty") { try subject.hoeffdingInterval([], 0, 1, 0.5) }
      try subject.refuses("domain") { try subject.sampleVariance([x]) }
      try subject.refuses("domain") { try subject.sampleCovariance([x], [1]) }
      try subject.refuses("domain") { try subject.meanInterval([x], 0.5) }
    },
    Law(
      154, .moments, "levels and ranges out of their domains are refused",
      states: "a level of 0, 1 or beyond, data outside of its range, low ≥ high: domain", .exact,
      .medium, needs: [.meanInterval, .hoeffdingInterval],
      for: tuple(
        .wholeVectors(count: 2...5),
        Generator<Double>.elements([
          0, 1, -0.5, 1.5, 95, -0x1p-1074, 1.0.nextUp,
        ]))
    ) { subject, input in
      let (x, level) = input
      let (low, high) = ((x.min() ?? 0) - 1, (x.max() ?? 0) + 1)
      _ = try subject.hoeffdingInterval(x, low, high, 0.5)
      try subject.refuses("domain") { try subject.meanInterval(x, level) }
      try subject.refuses("domain") { try subject.hoeffdingInterval(x, low, high, level) }
      try subject.refuses("domain") { try subject.hoeffdingInterval(x, low, high - 2, 0.5) }
      try subject.refuses("domain") { try subject.hoeffdingInterval(x, low + 2, high, 0.5) }
      try subject.refuses("domain") { try subject.hoeffdingInterval(x, high, low, 0.5) }
      for wrong in [Double.nan, .infinity] {
        try subject.refuses("notFinite") { try subject.meanInterval(x, wrong) }
        try subject.refuses("notFinite") { try subject.meanInterval(x + [wrong], 0.5) }
        try subject.refuses("notFinite") { try subject.hoeffdingInterval(x, -wrong, high, 0.5) }
        try subject.refuses("notFinite") { try subject.hoeffdingInterval(x, low, wrong, 0.5) }
        try subject.refuses("notFinite") {
          try subject.hoeffdingInterval(x + [wrong], low, high, 0.5)
        }
        try subject.refuses("notFinite") { try subject.hoeffdingInterval(x, low, high, wrong) }
      }
    },
  ]
}

extension Subject {
  /// Requires that the functions of weighted outcomes refuse values, or their distribution.
  fileprivate func refusesWeighted(
    _ kind: String, _ x: [Double], _ p: [Double], file: String = #fileID, line: Int = #line
  ) throws {
    let column = Matrix(rowCount: p.count, columnCount: 1) { row, _ in p[row] }
    let calls: [() throws -> Double] = [
      { try expectation(x, p) }, { try distributionVariance(x, p) },
      { try distributionCovariance(x, [2], column) },
    ]
    for call in calls { try refuses(kind, file: file, line: line, call) }
  }
}
