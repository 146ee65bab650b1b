import PropertyTesting
import Testing

/// The tester is given mutants, and properties that tell them from the correct implementation.
@Suite struct EtnaTests {
  /// The tasks, with their seeds, that are not solved in a hundred thousand cases.
  private func unsolved(_ tasks: [EtnaTask]) -> [String] {
    var unsolved: [String] = []
    for task in tasks {
      for seed in 0..<5 as Range<UInt64> {
        let settings = Settings(cases: 100_000, seed: seed, shrinkLimit: 0)
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

  @Test func `binary search trees without a mistake have all the properties`() {
    let correct = BinarySearchTreeOperations(variant: .correct)
    let properties = SearchTreeProperties(of: correct, correct: correct)
    let settings = Settings(cases: 500)
    for property in SearchTreeProperty.allCases {
      #expect(properties.firstFailure(of: property, settings) == nil, "\(property)")
    }
    for property in SearchTreeUnionProperty.allCases {
      #expect(properties.firstFailure(of: property, settings) == nil, "\(property)")
    }
  }

  @Test func `every mutant of red-black trees is noticed by each of its properties`() {
    #expect(EtnaTask.redBlackTree.count == 58)
    #expect(unsolved(EtnaTask.redBlackTree) == [])
  }

  @Test func `red-black trees without a mistake have all the properties`() {
    let correct = RedBlackTreeOperations(variant: .correct)
    let properties = SearchTreeProperties(of: correct, correct: correct)
    for property in SearchTreeProperty.allCases {
      #expect(properties.firstFailure(of: property, Settings(cases: 500)) == nil, "\(property)")
    }
  }
}
