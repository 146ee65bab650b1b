import Exact
import PropertyTesting
import Reference

extension Law {
  /// The reliability table.
  static let reliabilityLaws: [Law] = [
    Law(
      187, .calibration,
      "a reliability table has the count, mean confidence and accuracy of each bin",
      states:
        "means within γ(n + 1) of a bin's n confidences, shares of whole numbers rounded once, 0 in "
        + "empty bins", .exact, holds: [.reliability], for: .forecasts()
    ) { subject, input in
      try subject.holdTable(input) { mean, count in
        Bound(
          "F1 over n",
          Bound.gamma(count + 1) * mean + Rational(count).scaled(byTwoToThe: -1074))
      }
    },
    Law(
      187, .calibration, "mean confidences of bins are rounded once",
      states: "Σ confidence/n in each bin is correctly rounded (F3)", .exact, holds: [.reliability],
      for: .forecasts()
    ) { subject, input in
      try subject.holdTable(input) { mean, _ in .correctlyRounded(mean) }
    },
    Law(
      187, .calibration, "the edges of bins belong to the bin below, and 0 to the first",
      states:
        "i/m, where it is a double, is in bin i − 1, its neighbours in bins i − 1 and i; 0 in bin 0, "
        + "1 in bin m − 1", .exact, needs: [.reliability],
      forAllOf: { [1, 2, 4, 8, 16, 64] }
    ) { subject, bins in
      for edge in 0...bins {
        let confidence = Double(edge) / Double(bins)
        let places =
          [(confidence, max(0, edge - 1))]
          + (edge > 0 ? [(confidence.nextDown, edge - 1)] : [])
          + (edge < bins ? [(confidence.nextUp, edge)] : [])
        for (number, place) in places {
          let counts = try subject.reliability([number], [1], bins).counts("counts")
          try require(
            counts == (0..<bins).map { $0 == place ? 1 : 0 }, "\(number) is in \(counts)")
        }
      }
    },
    Law(
      187, .calibration, "the nearest doubles of edges are decided by what they are",
      states: "fl(i/m) is in bin ⌈m·fl(i/m)⌉ − 1, exactly", .exact, needs: [.reliability],
      forAllOf: { [3, 5, 6, 7, 10, 11, 15, 20, 49, 100] }
    ) { subject, bins in
      let edges = (0...bins).map { Double($0) / Double(bins) }
      var wanted = Array(repeating: 0, count: bins)
      for edge in edges { wanted[Calibration.bin(try Rational(edge), of: bins)] += 1 }
      let counts = try subject.reliability(edges, edges.map { _ in 0 }, bins).counts("counts")
      try require(counts == wanted, "the counts are \(counts), where \(wanted) are due")
    },
  ]
}

extension Subject {
  /// Requires the table of forecasts, with a bound for the mean of so many confidences.
  fileprivate func holdTable(
    _ input: ForecastInput, _ bound: (_ mean: Rational, _ count: Int) -> Bound
  ) throws {
    let table = try reliability(input.confidence, input.outcome, input.bins)
    let exact = try Calibration.bins(
      input.confidence.rationals(), correct: input.outcome, count: input.bins)
    let (counts, confidence, accuracy) = (
      try table.counts("counts"), try table.vector("confidence"), try table.vector("accuracy")
    )
    try require(
      [counts.count, confidence.count, accuracy.count].allSatisfy { $0 == input.bins },
      "the table has other numbers of bins")
    for place in 0..<input.bins {
      let bin = exact[place]
      try require(counts[place] == bin?.count ?? 0, "the counts are \(counts)")
      let divisor = Rational(max(1, bin?.count ?? 0))
      let mean = try (bin?.confidence ?? .zero) / divisor
      let share = try Rational(bin?.correct ?? 0) / divisor
      try hold(
        .reliability, confidence[place], to: mean,
        within: bin.map { bound(mean, $0.count) } ?? .exact)
      try hold(.reliability, accuracy[place], to: share, within: .rounding(share))
    }
  }
}
