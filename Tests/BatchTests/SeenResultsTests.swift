import Grading
import Testing

@testable import Batch

/// Results that come again.
@Suite struct SeenResultsTests {
  private static let parts = ["a", "b"].map { id in
    #"{"id":"\#(id)","verdict":"wrong","credit":"1/2","points":"2","reason":"so","mistake":"sign"}"#
  }

  private func result(_ id: String = "x", _ parts: [String] = parts, _ more: String = "") throws
    -> ResultRecord
  {
    let sums = #""score":"2","points":"4","pending":"0""#
    let entry = try ResultEntry(
      line: Array(
        #"{"id":"\#(id)","student":"s",\#(sums),"exercises":[{"id":"E",\#(sums)\#(more),"parts":[\#(parts.joined(separator: ","))]}]}"#
          .utf8))
    guard case .marked(let record) = entry else { throw Unmarked() }
    return record
  }

  private struct Unmarked: Error {}

  @Test func `the same marks are one result, in whatever order and words`() throws {
    var seen = SeenResults()
    #expect(seen.note(try result()) == .new)
    #expect(seen.note(try result()) == .identical)
    #expect(seen.note(try result("x", Self.parts.reversed())) == .identical)
    let reworded = Self.parts.map { $0.replacing(#""so""#, with: #""thus""#) }
    #expect(seen.note(try result("x", reworded)) == .identical)
    // A weight that is the exercise's own changes nothing.
    #expect(seen.note(try result("x", Self.parts, #","worth":"4""#)) == .identical)
    #expect(seen.note(try result("y")) == .new)
    // Ids that only look alike are two.
    #expect(seen.note(try result("\u{E9}")) == .new)
    #expect(seen.note(try result("e\u{301}")) == .new)
  }

  @Test(arguments: [
    (#""wrong""#, #""unreadable""#), (#""1/2""#, #""1/3""#), (#""points":"2""#, #""points":"3""#),
    ("sign", "factor"), (#","mistake":"sign""#, ""), (#""id":"b""#, #""id":"c""#),
  ])
  func `other marks are another result`(old: String, new: String) throws {
    var seen = SeenResults()
    #expect(seen.note(try result()) == .new)
    let changed = Self.parts.map { $0.replacing(old, with: new) }
    #expect(seen.note(try result("x", changed)) == .conflicting(with: 0))
    #expect(seen.note(try result("x", Self.parts, #","worth":"5""#)) == .conflicting(with: 0))
    #expect(seen.note(try result("x", Self.parts, #","dropped":true"#)) == .conflicting(with: 0))
    // The first one stays what others are compared with.
    #expect(seen.note(try result()) == .identical)
  }
}
