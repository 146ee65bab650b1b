import Exact
import Formats
import Testing

@testable import Grading

/// Hints and their price, rubrics, worked solutions, attempts.
@Suite struct GuidanceTests {
  private static let hints =
    #""key": "dot(a, b)", "points": 2, "hints": ["Multiply {a} by {b}.", { "text": "Then add.", "price": "1/4" }, { "text": "It is even.", "price": "1" }]"#

  private static func exercise() throws -> Exercise {
    try Exercising.part(
      "\(hints), \"mistakes\": { \"half\": { \"value\": \"key/2\", \"credit\": \"1/2\" } }")
  }

  private static func mark(_ answer: String, hints: Int) throws -> PartMark {
    try #require(exercise().mark(["q": .text(answer)], hints: ["q": hints]).parts.first)
  }

  @Test func `a hint that is asked for is printed, and its price taken off`() throws {
    let rows: [(String, Int, String, Rational)] = [
      ("24", 0, "right 1", 2), ("24", 1, "right 1", 2),
      ("24", 2, "right 3/4", try Rational("3/2")), ("24", 3, "right 0", 0), ("24", 9, "right 0", 0),
      ("12", 2, "wrong 1/4 half", try Rational("1/2")), ("11", 2, "wrong 0", 0),
    ]
    for (answer, count, line, score) in rows {
      let mark = try Self.mark(answer, hints: count)
      #expect(mark.line == line && mark.score == score, "\(answer) with \(count)")
      #expect(mark.hints.count == min(count, 3))
    }
    #expect(
      try Self.mark("24", hints: 2).hints == ["Multiply (3, 4) by (4, 3).", "Then add."])
    #expect(try Self.mark("24", hints: 3).hintPrice == 1)
  }

  @Test func `what hints cost is not pending either`() throws {
    let exercise = try Exercising.part(
      #""rubric": { "names it": 1, "says why": "1/2" }, "hints": [{ "text": "H", "price": "1/3" }]"#
    )
    let mark = try #require(exercise.mark(["q": .text("why")], hints: ["q": 1]).parts.first)
    // Two thirds of the 3/2 points are left.
    #expect(mark.verdict == .undecided && mark.pending == 1)
  }

  @Test func `a submission asks for hints by exercise and part`() throws {
    let file = ExerciseFile(
      name: "s/x.jsonc", problemSet: "s",
      bytes: Array(Exercising.parts("\"q\": { \"prompt\": \"Q\", \(Self.hints) }").utf8))
    func mark(_ hints: String) throws -> SubmissionMark {
      let text =
        "{ \"student\": \"ada\", \"hints\": \(hints), \"answers\": { \"X\": { \"q\": 24 } } }"
      return Catalogue([file]).mark(try Submission(Array(text.utf8)))
    }
    #expect(try mark(#"{ "X.q": 2 }"#).score == Rational("3/2"))
    #expect(try mark(#"{ "X.q": 0 }"#).score == 2)
    let unknown = try mark(#"{ "X.r": 1, "Y.q": 1 }"#)
    #expect(unknown.unknown.map(\.id) == ["X.r", "Y.q"] && unknown.score == 2)
  }

  @Test func `hints of a wrong kind are said with their place`() {
    func message(_ hints: String) -> String {
      do {
        let text = "{ \"student\": \"ada\", \"hints\": \(hints), \"answers\": {} }"
        _ = try Submission(Array(text.utf8))
        return ""
      } catch {
        return error.message
      }
    }
    #expect(
      message(#"{ "D.1.cosine": "two" }"#)
        == "`D.1.cosine` must be how many hints, a whole number from 0, not a string"
    )
    #expect(
      message(#"{ "cosine": 1 }"#)
        == "`hints` must be by exercise and part, such as `D.1.cosine`, not `cosine`")
    #expect(message("[1]") == "`hints` must be an object of parts and how many hints, not an array")
  }

  @Test func `the texts of hints and solutions are checked`() {
    let rows = [
      (#""hints": [{ "text": "{c}" }]"#, "`{c}` is not a value here"),
      (#""hints": ["{c}"]"#, "`{c}` is not a value here"),
      (#""solution": ["Step", "{c}"]"#, "`{c}`"),
      (#""hints": [{ "price": "1/2" }]"#, "a hint needs the field `text`"),
      (#""hints": [{ "text": "h", "price": 2 }]"#, "a share is between 0 and 1"),
      (#""hints": "h""#, "`hints` must be an array"), (#""hints": [1]"#, "must be a text"),
    ]
    for (field, message) in rows {
      #expect(Exercising.problem("\"key\": \"dot(a, b)\", \(field)").contains(message), "\(field)")
    }
  }

  @Test func `the points of a rubric are its sum`() throws {
    let exercise = try Exercising.part(#""rubric": { "one": 1, "two": "1/2" }, "points": "3/2""#)
    #expect(try exercise.parts[0].rubric.map(\.points) == [1, Rational("1/2")])
    #expect(
      Exercising.problem(#""rubric": { "one": 1 }, "points": 3"#).contains(
        "`points` says 3, but the points of the rubric sum to 1: remove `points`"))
    #expect(Exercising.problem(#""rubric": {}"#).contains("`rubric` is empty"))
  }

  @Test func `attempts are a number or a rule, of the exercise or of a part`() throws {
    let exercise = try Exercising.exercise(
      Exercising.parts(
        #""p": { "prompt": "P", "key": "dot(a, b)" }, "q": { "prompt": "Q", "key": "norm(a)", "attempts": { "penalty": "10%", "counts": "last" } }"#,
        head: #""attempts": 3,"#))
    #expect(exercise.parts[0].attempts == Attempts(allowed: 3, penalty: 0, counts: .best))
    #expect(
      try exercise.parts[1].attempts
        == Attempts(allowed: nil, penalty: Rational("1/10"), counts: .last))
    #expect(try Exercising.part(#""key": "dot(a, b)""#).parts[0].attempts == Attempts())
    for (field, message) in [
      ("0", "a whole number from 1"), (#""3""#, "must be an object"),
      ("1.5", "a whole number from 1"),
      (#"{ "allowed": -1 }"#, "a whole number from 1"), (#"{ "counts": "worst" }"#, "\"best\""),
      (#"{ "limit": 3 }"#, "no field `limit`"),
    ] {
      let found = Exercising.problem("\"key\": \"dot(a, b)\", \"attempts\": \(field)")
      #expect(found.contains(message), "\(field): \(found)")
    }
  }

  @Test func `attempts cost their penalty, and nothing counts beyond those allowed`() throws {
    let rule = Attempts(allowed: 3, penalty: try Rational("1/10"), counts: .best)
    #expect(rule.credit(1, inAttempt: 1) == 1)
    #expect(try rule.credit(1, inAttempt: 3) == Rational("4/5"))
    #expect(rule.credit(1, inAttempt: 4) == 0)
    #expect(try rule.credit(Rational("1/20"), inAttempt: 2) == 0)
  }
}
