import Etna
import PropertyTesting
import Testing

/// The tester is given mutants, and properties that tell them from the correct implementation.
@Suite struct EtnaTests {
  /// The tasks, with their seeds, that are not solved in a hundred thousand cases.
  private func unsolved(_ tasks: [EtnaTask]) -> [String] {
    var unsolved: [String] = []
    for task in tasks {
      for seed in 0..<5 as Range<UInt64> {
        let settings = Settings(cases: 100_000, seed: seed, shrinkLimit: 0, failureLimit: 1)
        if task.firstFailure(settings) == nil {
          unsolved.append("\(task.mutant) by \(task.property), seed \(seed)")
        }
      }
    }
    return unsolved
  }

  @Test func `every mutant of binary search trees is noticed by each of its properties`() {
    #expect(EtnaTask.binarySearchTree.count == 53)
    #expect(unsolved(EtnaTask.binarySearchTree) == [])
  }

  @Test func `every mutant of red-black trees is noticed by each of its properties`() {
    #expect(EtnaTask.redBlackTree.count == 58)
    #expect(unsolved(EtnaTask.redBlackTree) == [])
  }

  @Test func `trees without a mistake have all the properties`() {
    for task in EtnaTask.correct {
      let failure = task.firstFailure(Settings(cases: 500))
      #expect(failure == nil, "\(task.workload): \(task.property)")
    }
  }
}
