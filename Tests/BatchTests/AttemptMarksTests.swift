import Exact
import Grading
import Testing

@testable import Batch

@Suite struct AttemptMarksTests {
  /// A result of an attempt with one part of 2 points.
  private func result(
    _ attempt: Int, _ credit: String, student: String = "s", id: String? = nil,
    at moment: String? = nil,
    exercise: String = "E"
  ) throws -> ResultEntry {
    let verdict = "wrong"
    let time = moment.map { #""submittedAt":"\#($0)","# } ?? ""
    let part = #"{"id":"a","verdict":"\#(verdict)","credit":"\#(credit)","points":"2"}"#
    let sums = #""score":"0","points":"2","pending":"0""#
    return try ResultEntry(
      line: Array(
        #"{"id":"\#(id ?? "\(student)#\(attempt)")","student":"\#(student)","attempt":\#(attempt),\#(time)\#(sums),"exercises":[{"id":"\#(exercise)",\#(sums),"parts":[\#(part)]}]}"#
          .utf8))
  }

  private func marks(_ rule: Attempts, _ results: [ResultEntry]) throws -> AttemptMarks {
    var numbers = AttemptNumbers()
    for result in results { numbers.add(result) }
    var marks = AttemptMarks(numbers) { _, _ in rule }
    for result in results { try marks.add(result) }
    return marks
  }

  /// The mark that counts, of attempts added in several orders.
  private func counted(_ rule: Attempts, _ results: [ResultEntry]) throws -> AttemptMarks.Part? {
    var found: [AttemptMarks.Part] = []
    for order in [results, results.reversed()] {
      let marks = try marks(rule, order)
      if let part = marks.students.first?.exercises.first?.parts.first { found.append(part) }
    }
    #expect(found.count == 2 && found.first?.attempt == found.last?.attempt)
    #expect(found.first?.credit == found.last?.credit)
    return found.first
  }

  @Test func `the best, the last or the first attempt counts`() throws {
    let results = [try result(1, "1/2"), try result(2, "3/4"), try result(3, "1/4")]
    let half = try Rational(1) / 2
    for (counts, attempt) in [(Attempts.Counting.best, 2), (.last, 3), (.first, 1)] {
      let rule = Attempts(allowed: nil, penalty: .zero, counts: counts)
      #expect(try counted(rule, results)?.attempt == attempt)
    }
    #expect(
      try counted(Attempts(allowed: nil, penalty: .zero, counts: .first), results)?.credit == half)
  }

  @Test func `a further attempt costs its share, and the best is what is left`() throws {
    let tenth = try Rational(1) / 10
    let rule = Attempts(allowed: nil, penalty: tenth, counts: .best)
    // 1/2 in the first attempt is more than 11/20 − 1/10 in the second.
    let part = try counted(rule, [try result(1, "1/2"), try result(2, "11/20")])
    #expect(part?.attempt == 1 && part?.score == .one)
    let better = try counted(rule, [try result(1, "1/2"), try result(3, "1")])
    #expect(better?.attempt == 3 && better?.credit == tenth * 8)
  }

  @Test func `attempts beyond those that are allowed do not count`() throws {
    let rule = Attempts(allowed: 2, penalty: .zero, counts: .last)
    let part = try counted(rule, [try result(1, "0"), try result(2, "1/2"), try result(3, "1")])
    #expect(part?.attempt == 2)
  }

  @Test func `a student is given away with the last result, behind those before`() throws {
    let results = try [
      ("a", 1), ("b", 1), ("a", 1), ("c", 1), ("b", 2), ("d", 1),
    ].map { try result($0.1, "1", student: $0.0) }
    var numbers = AttemptNumbers()
    for (index, result) in results.enumerated() {
      numbers.add(result)
      #expect(numbers.hasRepeats == (index >= 2))
    }
    #expect(numbers.resultCount(of: "a") == 2 && numbers.resultCount(of: "e") == 0)
    var marks = AttemptMarks(numbers) { _, _ in Attempts() }
    var given: [[String]] = []
    for result in results {
      try marks.add(result)
      given.append(marks.takeWhole().map { "\($0.name)\($0.count)" })
    }
    #expect(given == [[], [], ["a1"], [], ["b2", "c1"], ["d1"]])
    #expect(marks.students.isEmpty)
    try marks.add(results[3])
    #expect(marks.students.map(\.name) == ["c"])
  }

  @Test func `two results of one submission that differ are refused, whichever attempt counts`()
    throws
  {
    let best = try result(2, "1")
    for order in [["1/4", "1/3"], ["1/3", "1/4"]] {
      for place in 0...2 {
        var results = try order.map { try result(1, $0) }
        results.insert(best, at: place)
        #expect(throws: AttemptMarks.Conflict(id: "s#1", place: "E.a")) {
          try marks(Attempts(), results)
        }
      }
    }
    // Those whose ids only look alike are two submissions.
    let alike = [try result(1, "1/4", id: "\u{E9}"), try result(1, "1/3", id: "e\u{301}")]
    #expect(try marks(Attempts(), alike).students.map(\.count) == [2])
  }

  @Test func `an error is no attempt`() throws {
    let error = try ResultEntry(line: Array(#"{"id":"s#1","error":"x"}"#.utf8))
    #expect(try marks(Attempts(), [error]).students.isEmpty)
  }

  @Test func `whoever says the same attempt again has made another one`() throws {
    let rule = Attempts(allowed: 1, penalty: .zero, counts: .best)
    let results = [
      try result(1, "0", id: "c", at: "2026-01-01T12:00:00+02:00"),
      try result(1, "1/2", id: "a", at: "2026-01-01T11:00:00Z"), try result(1, "1", id: "b"),
    ]
    // The first one counts: that without a moment comes last, and ten o'clock before eleven.
    let first = try counted(rule, results)
    #expect(first?.attempt == 1 && first?.submission == "c" && first?.credit == .zero)
    let last = try counted(Attempts(allowed: nil, penalty: .zero, counts: .last), results)
    #expect(last?.attempt == 3 && last?.submission == "b")
    var numbers = AttemptNumbers()
    for result in results { numbers.add(result) }
    #expect(numbers.ambiguousStudents == ["s"])
    let student = try marks(rule, results).students.first
    #expect(student?.lastAttempt == 3 && student?.submittedAt == nil)
  }

  @Test func `attempts at different exercises are not the same ones`() throws {
    let results = [try result(1, "1", id: "a"), try result(1, "1", id: "b", exercise: "F")]
    let tenth = try Rational(1) / 10
    let student = try marks(Attempts(allowed: 1, penalty: tenth, counts: .best), results).students[
      0]
    #expect(student.exercises.map(\.score) == [2, 2] && student.lastAttempt == 1)
  }

  @Test func `the last moment is that of the last attempt`() throws {
    let results = [
      try result(2, "1", at: "2026-01-02T00:00:00Z"),
      try result(1, "0", at: "2026-01-01T00:00:00Z"),
    ]
    for order in [results, results.reversed()] {
      #expect(try marks(Attempts(), order).students[0].submittedAt == "2026-01-02T00:00:00Z")
    }
  }

  @Test func `a result that comes twice counts once, another one of the same id is refused`() throws
  {
    let rule = Attempts(allowed: 1, penalty: .zero, counts: .last)
    #expect(try counted(rule, [try result(1, "1"), try result(1, "1")])?.attempt == 1)
    #expect(throws: AttemptMarks.Conflict(id: "s#1", place: "E.a")) {
      try marks(rule, [try result(1, "1"), try result(1, "0")])
    }
  }
}
