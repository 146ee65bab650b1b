import Exact
import Formats
import Testing

@testable import Grading

/// Submissions, read and refused.
@Suite struct SubmissionTests {
  private func error(_ text: String) -> String {
    do {
      _ = try Submission(Array(text.utf8))
      return "none"
    } catch {
      return "\(error.position.line):\(error.position.column): \(error.message)"
    }
  }

  @Test func `what is no submission is refused at its place`() {
    let rows: [(String, String)] = [
      ("", "1:1: the file is empty; JSON needs a value, such as `{}`."),
      ("[]", "1:1: a submission is an object with `student` and `answers`, not an array"),
      ("{}", "1:1: a submission needs the field `student`"),
      (#"{ "student": "a" }"#, "1:1: a submission needs the field `answers`"),
      (
        #"{ "student": 7, "answers": {} }"#,
        "1:14: `student` must be a name or number in quotes, not a number"
      ),
      (
        #"{ "student": "", "answers": {} }"#,
        "1:14: `student` must be a name or number in quotes, not an empty string"
      ),
      (
        #"{ "student": "a", "attempt": 0, "answers": {} }"#,
        "1:30: `attempt` must be a whole number from 1, not 0"
      ),
      (
        #"{ "student": "a", "attempt": 1.5, "answers": {} }"#,
        "1:30: `attempt` must be a whole number from 1, not 1.5"
      ),
      (
        #"{ "student": "a", "attempt": "2", "answers": {} }"#,
        "1:30: `attempt` must be a whole number from 1, not a string"
      ),
      (#"{ "student": "a", "id": 3, "answers": {} }"#, "1:25: `id` must be a string, not a number"),
      (
        #"{ "student": "a", "answers": [] }"#,
        "1:30: `answers` must be an object of exercises, not an array"
      ),
      (
        #"{ "student": "a", "answers": { "D.1": 3 } }"#,
        "1:39: `D.1` must be an object of parts and their answers, not a number"
      ),
      (
        "{ \"student\": \"a\",\n  \"student\": \"b\", \"answers\": { \"D.1\": { \"p\": 1 } } }",
        "2:3: the name `student` already stands in line 1, column 3 in this object; remove or rename one."
      ),
    ]
    let difference = differences(rows) { (error($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `defaults, unknown fields and ids`() throws {
    let plain = try Submission(Array(#"{ "student": "ada", "answers": { "D.1": null } }"#.utf8))
    #expect(plain.id == "ada#1" && plain.attempt == 1 && plain.answers.map(\.exercise) == ["D.1"])
    let full = try Submission(
      Array(
        #"{ "student": "ada", "attempt": 3, "answer": 1, "answers": {}, "course": 1, "hints": {}, "notes": "n" }"#
          .utf8))
    #expect(full.id == "ada#3" && full.course == "1")
    #expect(full.unknownFields.map { "\($0.name) \($0.suggestion ?? "")" } == ["answer answers"])
    #expect(try Submission(Array(#"{ "student": "a", "id": "x", "answers": {} }"#.utf8)).id == "x")
  }

  @Test func `answers are what JSON says`() throws {
    let submission = try Submission(
      Array(
        #"{ "student": "a", "answers": { "X": { "n": 1.50, "s": "2", "b": true, "o": {}, "z": null, "l": [1, ["x", null]] } } }"#
          .utf8))
    let parts = try #require(submission.answers.first).parts
    #expect(
      parts.map(\.answer) == [
        .text("1.50"), .text("2"), .other("true"), .fields([]), .blank,
        .list([.text("1"), .list([.text("x"), .blank])]),
      ])
  }

  private func catalogue() throws -> Catalogue {
    func file(_ id: String, _ more: String = "") -> [UInt8] {
      Array(
        "{ \"id\": \"\(id)\", \(more) \"parts\": { \"dot\": { \"prompt\": \"\", \"key\": \"2*3\", \"formerly\": [\"product\"] } } }"
          .utf8)
    }
    return Catalogue([
      ExerciseFile(name: "10", problemSet: "one", bytes: file("D.10")),
      ExerciseFile(name: "2", problemSet: "one", bytes: file("D.2", #""formerly": ["C.2"],"#)),
      ExerciseFile(name: "3", problemSet: "two", bytes: file("E.1")),
      ExerciseFile(name: "4", problemSet: "two", bytes: Array("{".utf8)),
    ])
  }

  @Test func `touched sets are marked in the order in which people count`() throws {
    let catalogue = try catalogue()
    func mark(_ answers: String, only: Set<String>? = nil) throws -> SubmissionMark {
      catalogue.mark(
        try Submission(Array("{ \"student\": \"a\", \"answers\": \(answers) }".utf8)), only: only)
    }
    let one = try mark(#"{ "D.10": { "dot": 6 } }"#)
    #expect(one.exercises.map(\.id) == ["D.2", "D.10"] && one.score == 1 && one.points == 2)
    #expect(try mark(#"{ "C.2": { "product": 6 } }"#).exercises.map(\.score) == [1, 0])
    #expect(try mark(#"{ "D.2": {} }"#, only: ["E.1"]).exercises.map(\.id) == ["E.1"])
    #expect(try mark("{}").exercises.isEmpty)
    let unknown = try mark(#"{ "D.3": {}, "D.2": { "dto": 1, "zebra": 2 }, "Q": null }"#).unknown
    #expect(
      unknown.map { "\($0.id) \($0.suggestion ?? "-")" } == [
        "D.3 D.2", "D.2.dto D.2.dot", "D.2.zebra -", "Q -",
      ])
    #expect(catalogue.failures.map(\.file) == ["4"])
  }
}
