import Grading
import Exact
import Formats
import Testing

@testable import Grading
@testable import Reports

/// Results that are read back.
@Suite struct ResultReadingTests {
  @Test func `what was marked is read as it was written`() throws {
    var mark = try SmallMark.mark(SmallMark.answers)
    mark.submittedAt = "2026-11-21T10:00:00Z"
    let line = MarksJSON.result(mark).compact()
    guard case .marked(let result) = try SmallResult.entry(line) else {
      Issue.record("no result")
      return
    }
    #expect(result.id == mark.id && result.student == "ada" && result.attempt == 1)
    #expect(result.submittedAt == "2026-11-21T10:00:00Z")
    #expect(result.score == mark.score && result.points == mark.points)
    #expect(result.pending == mark.pending && result.unknown == [])
    let parts = try #require(result.exercises.first?.parts)
    let marks = try #require(mark.exercises.first?.parts)
    #expect(parts.map(\.id) == marks.map(\.id) && parts.map(\.verdict) == marks.map(\.verdict))
    #expect(parts.map(\.credit) == marks.map(\.credit))
    #expect(parts.map(\.score) == marks.map(\.score))
    #expect(parts.map(\.reason) == marks.map(\.reason))
    #expect(parts.map(\.mistake) == marks.map(\.mistake))
    #expect(parts.map { $0.answer ?? "" } == marks.map(\.answer))
    #expect(parts.map(\.margin) == marks.map(\.margin))
    #expect(parts.map(\.followThrough) == marks.map(\.followThrough))
    #expect(parts[0].evidence?.rule == "different" && parts[0].evidence?.key == ["9", "9"])
    #expect(
      parts.map(\.word) == [
        "wrong", "follows", "accepted", "unreadable", "wrong", "undecided", "unanswered",
      ])
  }

  @Test func `a document holds the same results as its lines`() throws {
    let marks = [try SmallMark.mark(SmallMark.answers), try SmallMark.mark("{}", student: "b")]
    let document = Array(MarksJSON.document(marks).pretty().utf8)
    let ids = try ResultEntry.entries(ofDocument: document).map(\.entry.id)
    #expect(ids == ["ada#1", "b#1"])
  }

  @Test func `a submission that could not be marked keeps its reason`() throws {
    guard
      case .failed(let id, let reason) = try SmallResult.entry(
        #"{"id":"x","error":"no such file"}"#)
    else {
      Issue.record("no failure")
      return
    }
    #expect(id == "x" && reason == "no such file")
    let placed = try SmallResult.entry(
      #"{"id":null,"file":"c.jsonl","line":7,"column":2,"error":"no"}"#)
    #expect(placed.id == "c.jsonl:7")
  }

  @Test(arguments: [
    (#"{"id":"x""#, 9, "is not closed"), ("[]", 0, "a result is an object, not an array"),
    (#"{"id":7}"#, 6, "`id` must be a string, not 7"), ("{}", 0, "a result needs the field `id`"),
    (#"{"id":"x","student":"s","exercises":[],"score":"1/0"}"#, 47, "`score` must be a number"),
    (#"{"id":"x","student":"s","exercises":[],"score":"-1"}"#, 47, "`score` must be a number"),
    (#"{"id":"x","student":"s","exercises":[],"score":"1e9"}"#, 47, "`score` must be a number"),
    (
      #"{"id":"x","student":"s","exercises":[{"id":"D","parts":[{"id":"a","verdict":"good"}]}]}"#,
      76, "one of right, wrong, undecided, unanswered, unreadable"
    ),
    (#"{"id":"x","student":"s","attempt":0,"exercises":[]}"#, 34, "a whole number from 1"),
    (#"{"shard":"0/8","version":"1"}"#, 0, "grade merge"),
  ])
  func `what is no result is told with its place`(line: String, offset: Int, message: String) {
    do throws(ResultError) {
      _ = try ResultEntry(line: Array(line.utf8))
      Issue.record("was read")
    } catch {
      #expect(error.offset == offset)
      #expect(error.message(in: SourceMap(Array(line.utf8))).contains(message))
    }
  }

  @Test(arguments: [
    ("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z"),
    ("2024-02-29T23:59+0130", "2024-02-29T23:59:00+01:30", "2024-02-29T23:59:00.000+01:30"),
    (
      "2026-01-31T00:00:00.12345-05:00", "2026-01-31T00:00:00-05:00",
      "2026-01-31T00:00:00.12345-05:00"
    ),
  ])
  func `a moment is read`(text: String, seconds: String, fraction: String) throws {
    let moment = try #require(Timestamp(text))
    #expect(moment.text == seconds && moment.textWithFraction == fraction)
  }

  @Test func `moments are ordered whatever their zones are`() throws {
    let ordered = try [
      "0000-03-01T00:00Z", "2024-02-28T23:30-00:30", "2024-02-29T00:00:00.5Z",
      "2024-02-29T02:00:00.51+0200", "2024-03-01T00:00+01:00", "2024-02-29T23:59:59Z",
    ].map { try #require(Timestamp($0)) }
    for (place, one) in ordered.enumerated() {
      for (other, two) in ordered.enumerated() { #expect(one.isBefore(two) == (place < other)) }
    }
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T10:00:00", "2026-02-29T10:00Z", "2026-13-01T10:00Z",
    "2026-11-21 10:00Z", "2026-11-21T24:00Z", "2026-11-21T10:00:00.Z", "2026-11-21T10:00Zx",
    "２026-11-21T10:00Z", "2026-04-31T10:00Z", "2026-11-21T23:59:60Z",
  ])
  func `what is no moment is refused`(text: String) {
    #expect(Timestamp(text) == nil)
  }
}
