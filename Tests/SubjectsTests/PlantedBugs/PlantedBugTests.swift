import Laws
import Subjects
import Testing

@Suite struct PlantedBugTests {
  /// The letters of the parts of the notes in which every law must catch a bug.
  private let complete: Set<Character> = ["A", "B", "C"]

  /// The table is attached: `make bugs` prints it.
  @Test func `the laws catch every bug at their default number of cases, and each catches one`()
    async
  {
    let table = await PlantedBugTable(PlantedBug.all, laws: Law.all)
    Attachment.record(table.text, named: "planted-bugs.txt")
    for (bug, found) in table.caught {
      #expect(found != nil, "no law catches the bug: \(bug.testDescription)")
    }
    for law in table.idle {
      let isOpen = law.section.rawValue.first.map { !complete.contains($0) } ?? true
      #expect(isOpen, "the law catches no planted bug: \(law)")
    }
  }

  @Test func `at least a third of the bugs hide from small whole numbers`() {
    let hidden = PlantedBug.all.filter(\.agreesOnSmallIntegers)
    #expect(PlantedBug.all.count >= 40)
    #expect(3 * hidden.count >= PlantedBug.all.count)
    #expect(Set(PlantedBug.all.map(\.testDescription)).count == PlantedBug.all.count)
  }
}
