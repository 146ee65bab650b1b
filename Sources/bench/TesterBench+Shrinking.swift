import ChallengeProblems
import Console
import PropertyTesting

extension TesterBench {
  private static let seeds: Range<UInt64> = 0..<100
  private static let mostCases = 10_000

  /// Prints how often the property is run to shrink each problem of the challenge, beside the
  /// peers; whether each search found a failure.
  static func compareShrinking(with figures: [PeerFigure]) -> Bool {
    print(
      "shrinking: runs of the property after the first failure, \(seeds.count) seeds, "
        + "at most \(mostCases) cases to fail")
    var areFound = true
    for problem in ChallengeProblem.all {
      // The first failure alone, and nothing that explains it: as the peers are run.
      let outcomes = seeds.map {
        problem.search(
          Settings(cases: mostCases, seed: $0, failureLimit: 1, explains: false))
      }
      areFound = areFound && outcomes.allSatisfy { $0.counterexample != nil }
      let evaluations = outcomes.map(\.evaluations).sorted()
      let median = evaluations[evaluations.count / 2]
      print(
        "  " + padded(problem.name, to: 15)
          + columns(
            "touchstone", ideal: outcomes.filter { $0.counterexample == problem.ideal }.count,
            seeds: outcomes.count, median: median, most: evaluations.last ?? 0)
          + "  fails within \(outcomes.map(\.cases).max() ?? 0) cases")
      for case .shrinking(let peer, problem.name, let result) in figures {
        let share = Double(median) / Double(max(1, result.median))
        print(
          "  " + padded("", to: 15)
            + columns(
              peer, ideal: result.ideal, seeds: result.seeds, median: result.median,
              most: result.most)
            + "  we take \(decimalText(share, places: 2)) of its median")
      }
    }
    return areFound
  }

  private static func columns(
    _ tester: String, ideal: Int, seeds: Int, median: Int, most: Int
  ) -> String {
    padded(tester, to: 22) + padded("\(ideal)", to: 4, right: true)
      + padded(" of \(seeds) ideal", to: 14) + "median "
      + padded("\(median)", to: 5, right: true) + "  max " + padded("\(most)", to: 6, right: true)
  }
}
