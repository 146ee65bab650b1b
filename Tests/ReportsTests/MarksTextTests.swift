import Exact
import Formats
import Testing

@testable import Grading
@testable import Reports

/// Marks as a person reads them.
@Suite struct MarksTextTests {
  @Test func `every verdict has its word and its place`() throws {
    #expect(
      MarksText().text(try SmallMark.mark(SmallMark.answers)) == """
        X.1  All verdicts                                              3/2 of 17/2
          wrong       square  0 of 2    8: This is not the right value.
          follows     next    1/2 of 1  13 follows from your square = 8. With the right one: 14.
          accepted    third   1 of 1    0.4285: Cut off, not rounded: 0.4286.
          unreadable  root    0 of 1    sqrt(3: the bracket ( is not closed.
                                        sqrt(3
                                            ^
          wrong       far     0 of 1    12: This is not the right value. Expected: 9.
          undecided   why     – of 3/2  Because it is so.: A person reads this.
          unanswered  last    0 of 1

        ada: 3/2 of 17/2 points (17.6 %) in 1 exercise. 3/2 more are still to be decided.

        """)
  }

  @Test func `right answers are shown as they were written`() throws {
    let mark = try SmallMark.mark(
      #"{ "square": "3·3", "next": 14, "third": "7/3", "root": "1.732", "far": "9.5" }"#)
    #expect(
      MarksText().text(mark).split(separator: "\n").dropFirst().prefix(5).map(String.init) == [
        "  right       square  2         3·3", "  right       next    1         14",
        "  wrong       third   1/4 of 1  7/3: Upside down.",
        "  right       root    1         1.732", "  right       far     1         9.5",
      ])
  }

  @Test func `lines are wrapped at a width`() throws {
    let text = MarksText(width: 52).text(try SmallMark.mark(#"{ "square": 8, "next": 13 }"#))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "X.1  All verdicts                        1/2 of 17/2")
    #expect(
      lines.dropFirst().prefix(4).map(String.init) == [
        "  wrong       square  0 of 2    8: This is not the",
        "                                right value.",
        "  follows     next    1/2 of 1  13 follows from your",
        "                                square = 8. With the",
      ])
    #expect(lines.dropLast(2).allSatisfy { $0.count <= 52 })
  }

  @Test func `a narrow terminal gets whole lines`() throws {
    let text = MarksText(width: 30).text(try SmallMark.mark(#"{ "square": 8 }"#))
    #expect(text.contains("  wrong       square  0 of 2    8: This is not the right value.\n"))
  }

  @Test func `nothing raw from an answer or a name reaches the terminal`() throws {
    let hostile = #"\u0000\u001b[31m\u202e\u2066\u200f\n\r\t\u009b"#
    let mark = try SmallMark.mark(
      "{ \"square\": \"\(hostile)\", \"next\": \"sqrt(\(hostile)\", \"why\": \"a\(hostile)b\", \"third\": \"x = \(hostile)3\" }",
      student: "a\(hostile)b")
    for text in [
      MarksText().text(mark), MarksJSON.document([mark]).pretty(), MarksJSON.result(mark).compact(),
    ] {
      let raw = text.unicodeScalars.filter { scalar in
        scalar != "\n"
          && (scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format)
      }
      #expect(raw.isEmpty, "\(raw.map { String($0.value, radix: 16) })")
    }
    // No line of the report comes from an answer: seven parts, a caret's two lines, heading, summary.
    #expect(MarksText().text(mark).split(separator: "\n").count <= 15)
  }

  @Test func `a long answer is cut`() throws {
    let mark = try SmallMark.mark("{ \"why\": \"\(String(repeating: "w", count: 100_000))\" }")
    #expect(MarksText().text(mark).split(separator: "\n").allSatisfy { $0.count < 200 })
  }

  @Test func `the summary counts`() throws {
    let none = SmallMark.catalogue.mark(
      try Submission(Array(#"{ "student": "a", "answers": {} }"#.utf8)))
    #expect(MarksText().summary(none) == "a: 0 of 0 points in 0 exercises.")
    let full = try SmallMark.mark(
      #"{ "square": 9, "next": 14, "third": "3/7", "root": "√3", "far": 9, "last": 4 }"#)
    #expect(MarksText().summary(full) == "ada: 7 of 17/2 points (82.4 %) in 1 exercise.")
  }
}
