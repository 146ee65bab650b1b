import Exact
import Laws
import PropertyTesting
import Subjects
import Testing

@Suite struct PlantedBugTests {
  /// The laws that call a function, in their order.
  private func laws(calling function: Function) -> [Law] {
    Law.all.filter { $0.needs.contains(function) }
  }

  @Test(arguments: PlantedBug.all)
  func `a law catches the bug at its default number of cases`(_ bug: PlantedBug) {
    // The laws that hold the function itself come first: they are the likelier ones.
    let laws = laws(calling: bug.function).sorted {
      $0.holds.contains(bug.function) && !$1.holds.contains(bug.function)
    }
    let settings = Settings(shrinkLimit: 0, failureLimit: 1, explains: false)
    let catching = laws.lazy.map { $0.check(bug.subject, settings) }.first { $0.outcome == .broken }
    #expect(catching != nil, "no law catches it")
  }

  @Test func `at least a third of the bugs hide from small whole numbers`() {
    let hidden = PlantedBug.all.filter(\.agreesOnSmallIntegers)
    #expect(PlantedBug.all.count >= 40)
    #expect(3 * hidden.count >= PlantedBug.all.count)
    #expect(Set(PlantedBug.all.map(\.testDescription)).count == PlantedBug.all.count)
  }
}
