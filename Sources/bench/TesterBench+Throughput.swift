import Console
import PropertyTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TesterBench {
  private static let runs = 5
  private static let countedCases = 20_000

  /// Prints cases per CPU second beside those of the peers; whether all properties held.
  static func compareThroughput(with figures: [PeerFigure]) -> Bool {
    print("throughput: cases a CPU second, median of \(runs) runs after one to warm up")
    for problem in ThroughputProblem.all {
      guard let rate = casesPerSecond(of: problem) else {
        print("bench: \(problem.id) \(problem.name) does not hold")
        return false
      }
      let numbers = problem.numbersPerCase(Settings(cases: countedCases))
      print("  \(problem.id) \(problem.name)")
      print(line("touchstone", rate, numbers, ratios: ""))
      for case .throughput(let peer, problem.id, let other, let otherNumbers) in figures {
        let ratios =
          "  we run \(multiple(rate / other)) as many cases, "
          + "\(multiple(rate * numbers / (other * otherNumbers))) as many numbers"
        print(line(peer, other, otherNumbers, ratios: ratios))
      }
    }
    return true
  }

  /// The rate in the middle of some runs; nothing if the property failed.
  private static func casesPerSecond(of problem: ThroughputProblem) -> Double? {
    var rates: [Double] = []
    for run in 0...runs {
      let start = cpuSeconds
      let holds = problem.holds(Settings(cases: problem.cases, seed: UInt64(run)))
      let seconds = cpuSeconds - start
      guard holds else { return nil }
      if run > 0 { rates.append(Double(problem.cases) / seconds) }
    }
    return rates.sorted()[runs / 2]
  }

  /// The CPU time of this process so far.
  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func line(
    _ tester: String, _ rate: Double, _ numbers: Double, ratios: String
  ) -> String {
    "    " + padded(tester, to: 26) + padded(rateText(rate), to: 7, right: true)
      + padded(decimalText(numbers, places: 1), to: 7, right: true) + " numbers a case" + ratios
  }

  private static func rateText(_ rate: Double) -> String {
    if rate >= 1e5 { return decimalText(rate / 1e6, places: 2) + "M" }
    return rate >= 1e3 ? decimalText(rate / 1e3, places: 1) + "k" : decimalText(rate, places: 0)
  }

  private static func multiple(_ ratio: Double) -> String {
    decimalText(ratio, places: ratio >= 100 ? 0 : 1) + "×"
  }
}
