import Console
import Etna
import PropertyTesting

extension TesterBench {
  private static let etnaSeeds: Range<UInt64> = 0..<5
  private static let mostEtnaCases = 100_000
  /// How many of the hardest tasks are named.
  private static let hardest = 5

  /// Prints in how many cases the mutants of ETNA are noticed; whether all of them are, with each
  /// seed.
  static func measureEtna() -> Bool {
    print(
      "ETNA: cases until a mutant is noticed, median of \(etnaSeeds.count) seeds, "
        + "at most \(mostEtnaCases)")
    return [
      measure("BST", EtnaTask.binarySearchTree), measure("RBT", EtnaTask.redBlackTree),
    ].allSatisfy { $0 }
  }

  private static func measure(_ workload: String, _ tasks: [EtnaTask]) -> Bool {
    let results = tasks.map { task in
      let cases = etnaSeeds.map { seed in
        task.firstFailure(
          Settings(cases: mostEtnaCases, seed: seed, shrinkLimit: 0, failureLimit: 1)
        ).map { $0 + 1 } ?? .max
      }
      return (task: task, cases: cases.sorted())
    }
    let solved = results.filter { $0.cases.last != .max }.count
    let medians = results.map { $0.cases[etnaSeeds.count / 2] }.sorted()
    print(
      "  \(workload)  \(solved) of \(tasks.count) noticed with every seed, median task "
        + "\(text(medians[medians.count / 2])), hardest \(text(medians.last ?? 0))")
    let byMedian = results.sorted { $0.cases[etnaSeeds.count / 2] > $1.cases[etnaSeeds.count / 2] }
    for result in byMedian.prefix(hardest) {
      let cases = result.cases.map(text).joined(separator: " ")
      print("    " + padded("\(result.task.mutant) by \(result.task.property)", to: 44) + cases)
    }
    return solved == tasks.count
  }

  private static func text(_ cases: Int) -> String { cases == .max ? "none" : "\(cases)" }
}
