import Exact
import Grading
import Testing

@testable import Batch

@Suite struct AttemptMarksTests {
  /// A result of an attempt with one part of 2 points.
  private func result(_ attempt: Int, _ credit: String, verdict: String = "wrong") throws
    -> ResultEntry
  {
    let part = #"{"id":"a","verdict":"\#(verdict)","credit":"\#(credit)","points":"2"}"#
    let sums = #""score":"0","points":"2","pending":"0""#
    return try ResultEntry(
      line: Array(
        #"{"id":"s#\#(attempt)","student":"s","attempt":\#(attempt),\#(sums),"exercises":[{"id":"E",\#(sums),"parts":[\#(part)]}]}"#
          .utf8))
  }

  /// The mark that counts, of attempts added in several orders.
  private func counted(_ rule: Attempts, _ results: [ResultEntry]) -> AttemptMarks.Part? {
    var found: [AttemptMarks.Part] = []
    for order in [results, results.reversed()] {
      var marks = AttemptMarks { _, _ in rule }
      for result in order { marks.add(result) }
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
      #expect(counted(rule, results)?.attempt == attempt)
    }
    #expect(
      counted(Attempts(allowed: nil, penalty: .zero, counts: .first), results)?.credit == half)
  }

  @Test func `a further attempt costs its share, and the best is what is left`() throws {
    let tenth = try Rational(1) / 10
    let rule = Attempts(allowed: nil, penalty: tenth, counts: .best)
    // 1/2 in the first attempt is more than 11/20 − 1/10 in the second.
    let part = counted(rule, [try result(1, "1/2"), try result(2, "11/20")])
    #expect(part?.attempt == 1 && part?.score == .one)
    let better = counted(rule, [try result(1, "1/2"), try result(3, "1")])
    #expect(better?.attempt == 3 && better?.credit == tenth * 8)
  }

  @Test func `attempts beyond those that are allowed do not count`() throws {
    let rule = Attempts(allowed: 2, penalty: .zero, counts: .last)
    let part = counted(rule, [try result(1, "0"), try result(2, "1/2"), try result(3, "1")])
    #expect(part?.attempt == 2)
  }

  @Test func `an error is no attempt`() throws {
    var marks = AttemptMarks { _, _ in Attempts() }
    marks.add(try ResultEntry(line: Array(#"{"id":"s#1","error":"x"}"#.utf8)))
    #expect(marks.students.isEmpty)
  }
}
