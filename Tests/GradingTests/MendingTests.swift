import Exact
import Formats
import Testing

@testable import Grading

/// Submissions as plain text, and JSON files with errors in them.
@Suite struct MendingTests {
  private static func submission(_ text: String) throws(SubmissionError) -> Submission {
    try Submission(Array(text.utf8))
  }

  /// The answers of a file on one line: `D.1.dot=24`, with `!` behind what was broken.
  private static func answers(_ text: String) -> String {
    do throws(SubmissionError) {
      return try submission(text).answers.flatMap { exercise, parts in
        parts.map { part, answer in
          var mark = ""
          if case .broken = answer { mark = "!" }
          return "\(exercise).\(part)=\(answer.text)\(mark)"
        }
      }.joined(separator: " ")
    } catch {
      return "\(error.message)"
    }
  }

  private static func file(_ dot: String, _ angle: String = #""16.26°""#, comma: String = ",")
    -> String
  {
    """
    { "student": "ada",
      "answers": { "D.1": {
        "dot": \(dot)\(comma)
        "cosine": "24/25",
        "angle": \(angle)
      } } }
    """
  }

  @Test func `a broken value costs its part only`() {
    let rest = "D.1.cosine=24/25 D.1.angle=16.26°"
    let rows = [
      (#""24""#, "D.1.dot=24 \(rest)"), (#""\sigma(2)""#, #"D.1.dot=\sigma(2)! \#(rest)"#),
      (#""24"#, "D.1.dot=24! \(rest)"), ("24/1", "D.1.dot=24/1! \(rest)"),
      ("24,0", "D.1.dot=24,0! \(rest)"), ("dot", "D.1.dot=dot! \(rest)"),
      ("“24”", "D.1.dot=24 \(rest)"), ("„24“", "D.1.dot=24 \(rest)"),
      ("'24'", "D.1.dot=24 \(rest)"), (#""24”"#, "D.1.dot=24 \(rest)"),
      ("“24", "D.1.dot=“24! \(rest)"), ("`24`", "D.1.dot=`24`! \(rest)"),
      (#"["24", “x”]"#, "D.1.dot=[24, x] \(rest)"),
      (#"["24", \x]"#, #"D.1.dot=["24", \x]! \#(rest)"#),
      ("", "expected a value before `,`."),
    ]
    let difference = differences(rows) { (Self.answers(Self.file($0.0)), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `commas that are missing or too many, and comments, cost nothing`() {
    let all = "D.1.dot=24 D.1.cosine=24/25 D.1.angle=16.26°"
    #expect(Self.answers(Self.file("24", comma: "")) == all)
    #expect(Self.answers(Self.file("24", #""16.26°","#)) == all)
    #expect(Self.answers(Self.file("24", comma: ", // three times four, twice")) == all)
  }

  @Test func `names may lack their quotes, or have others`() {
    let text = "{ student: 'ada', “answers”: { D.1: { dot: “3·4, 24”, 'angle' : 1 } } }"
    #expect(Self.answers(text) == "D.1.dot=3·4, 24 D.1.angle=1")
  }

  @Test func `a name that stands twice costs a part where both answers differ`() throws {
    let rows = [
      (#""dot": 24, "dot": 24"#, "D.1.dot=24"), (#""dot": 24, "dot": "24""#, "D.1.dot=24"),
      (#""dot": 24, "dot": null"#, "D.1.dot=24"), (#""dot": "", "dot": 25"#, "D.1.dot=25"),
      (#""dot": 24, "dot": 25, "angle": 1"#, "D.1.dot=24 | 25! D.1.angle=1"),
      (#""w": { "A": 1, "A": 1, "B": 2 }"#, "D.1.w=A = 1, B = 2"),
      (#""w": { "A": 1, "A": 2 }, "dot": 3"#, "D.1.w=1 | 2! D.1.dot=3"),
      (#""dot": 1 }, "D.1": { "angle": 2, "dot": 1"#, "D.1.dot=1 D.1.angle=2"),
    ]
    let difference = differences(rows) {
      (Self.answers(#"{ "student": "a", "answers": { "D.1": { \#($0.0) } } }"#), $0.1)
    }
    #expect(difference.isEmpty, "\(difference)")
    let twice =
      #"{ "student": "a", "answers": { "X": { "q": 1 } }, "answers": { "X": { "q": 2 } }, "attempt": 1, "attempt": 1 }"#
    #expect(Self.answers(twice) == "X.q=1 | 2!")
    let answer = try #require(Self.submission(twice).answers.first?.parts.first?.answer)
    let mark = try Exercising.part(#""key": "dot(a, b)""#).markOfQ(answer)
    #expect(mark.reason == "two different answers stand here: write one.")
  }

  @Test func `two students in one file are nobody`() {
    let text = #"{ "student": "a", "student": "b", "answers": {} }"#
    #expect(Self.answers(text).contains("already stands"))
    #expect(Self.answers(#"{ "student": "a", "student": "a", "answers": {} }"#) == "")
  }

  @Test func `several errors in one file are mended`() throws {
    let text = Self.file(#""\frac{1}{2}\sigma""#, #""16.26°"#, comma: "")
    #expect(Self.answers(text).hasSuffix("! D.1.cosine=24/25 D.1.angle=16.26°!"))
    let submission = try Self.submission(text)
    #expect(submission.remarks.count == 3)
    #expect(submission.remarks.map(\.position.line) == [3, 3, 5])
  }

  @Test func `a file on one line is mended too`() {
    let text =
      #"{"student":"ada","answers":{"D.1":{"dot":"\sigma","cosine":"24/25"},"D.2":{"hidden":[4,16]}}}"#
    #expect(Self.answers(text) == #"D.1.dot=\sigma! D.1.cosine=24/25 D.2.hidden=[4, 16]"#)
  }

  @Test func `what is no answer is not mended`() {
    #expect(Self.answers(#"{ "student": ada, "answers": {} }"#).hasPrefix("`ada` is no JSON"))
    #expect(
      Self.answers(#"{ "student": "ada", "answers": { "D.1": { "dot": 24 }"#).contains("not closed")
    )
    #expect(Self.answers("{").contains("file ends"))
  }

  @Test func `the reason says what is wrong`() throws {
    let exercise = try Exercising.part(#""key": "dot(a, b)""#)
    let answer = try #require(
      Self.submission(#"{ "student": "a", "answers": { "X": { "q": "\sigma(2)" } } }"#).answers
        .first?
        .parts.first?.answer)
    let mark = try exercise.markOfQ(answer)
    #expect(mark.verdict == .unreadable && mark.reason?.contains("\\s") == true)
  }

  @Test func `plain text has an answer a line`() throws {
    let text = """
      # Answers
      student = ada
      course = 2027s
      attempt = 2
      C.23 {prior} = 0.15
      C.23 {x} = [1, 2]
      hints D.1.cosine = 1

      D.1 dot = 24
      D.1.cosine=24/25
      C.23 odds =
      D.2 hidden = [4, 16]
      C.5 witness = A = [[1, 1], [0, 1]]; B = 2
      D.3 slope_steps = exp(-z)/(1 + exp(-z))^2
        = sigmoid(z)*(1 - sigmoid(z))
      """
    let submission = try Self.submission(text)
    #expect(submission.student == "ada" && submission.course == "2027s" && submission.id == "ada#2")
    #expect(submission.remarks.isEmpty && submission.unknownFields.isEmpty)
    #expect(submission.sheet.map(\.exercise) == ["C.23"])
    #expect(submission.sheet.first?.numbers?.text == "prior 0.15, x (1, 2)")
    #expect(submission.hints.first?.count == 1 && submission.hints.first?.part == "cosine")
    let answers = Dictionary(
      uniqueKeysWithValues: submission.answers.flatMap { exercise, parts in
        parts.map { ("\(exercise).\($0.part)", $0.answer) }
      })
    #expect(answers["D.1.dot"] == .text("24") && answers["D.1.cosine"] == .text("24/25"))
    #expect(answers["C.23.odds"] == .blank)
    #expect(answers["D.2.hidden"] == .list([.text("4"), .text("16")]))
    #expect(answers["C.5.witness"] == .text("A = [[1, 1], [0, 1]]; B = 2"))
    #expect(
      answers["D.3.slope_steps"]
        == .text("exp(-z)/(1 + exp(-z))^2\n= sigmoid(z)*(1 - sigmoid(z))"))
  }

  @Test func `a line of a derivation may begin with its sign`() throws {
    let submission = try Self.submission(
      "student = ada\nD.3 slope_steps = a\n= b\n≈ c\nD.1 dot = 24")
    #expect(submission.remarks.isEmpty)
    #expect(
      submission.answers.first { $0.exercise == "D.3" }?.parts[0].answer == .text("a\n= b\n≈ c"))
    // Behind no answer there is nothing to go on with.
    #expect(try Self.submission("student = ada\n= b").remarks.count == 1)
  }

  @Test func `lines that mean nothing are listed with their number`() throws {
    let submission = try Self.submission(
      "student = ada\nD.1 dot 24\n\n  and more\nD.1 dot = 3\nhello\n")
    #expect(submission.remarks.map(\.position.line) == [2, 4, 6])
    #expect(submission.remarks.first?.message == "this line is not used: D.1 dot 24")
    #expect(Self.answers("D.1 dot = 3") == "a submission needs the field `student`")
    #expect(Self.answers("student =\nD.1 dot = 3").contains("an empty string"))
    #expect(Self.answers("hello").hasPrefix("`hello` is no JSON value"))
  }

  @Test
  func `a line break of another system, a mark at the start and names written twice are read`() {
    #expect(
      Self.answers("\u{FEFF}student = ada\r\nD.1 dot = 24\r\nD.1 dot = 25\r\n") == "D.1.dot=25")
  }
}
