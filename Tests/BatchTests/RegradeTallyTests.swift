import Grading
import Testing

@testable import Batch

/// The last line of `grade regrade`.
@Suite struct RegradeTallyTests {
  @Test func `ids that only look alike are two submissions`() throws {
    var tally = RegradeTally()
    for id in ["\u{E9}", "e\u{301}", "e\u{301}"] {
      let changes = MarkChange.changes(from: nil, to: .failed(id: id, reason: "no"))
      for change in changes { tally.add(change) }
    }
    #expect(tally.text(of: 3).hasPrefix("grade regrade: 3 changes in 2 of 3 submissions"))
  }
}
