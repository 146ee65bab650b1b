import Exact
import Formats
import Testing

@testable import Grading

/// Parts that any values with a property answer.
@Suite struct ConditionTests {
  private static func exercise(_ fields: String, given: String = #""c": 2"#) throws -> Exercise {
    try Exercising.part(fields, given: given)
  }

  private static let matrices =
    #""asks": { "A": "matrix(2, 2)", "B": "matrix(2, 2)" }, "condition": "A*B != B*A""#
  private static let distributions =
    #""asks": { "p": "distribution(2)", "q": "distribution(2)" }, "condition": "kl(p, q) != kl(q, p)""#

  @Test func `any values that satisfy the condition are right`() throws {
    let exercise = try Self.exercise(Self.matrices)
    #expect(exercise.parts[0].kind == .condition)
    let rows = [
      (#"{ "A": [[1, 1], [0, 1]], "B": [[1, 0], [1, 1]] }"#, "right 1"),
      (#"{ "B": "[[1, 0], [1, 1]]", "A": [["1/2", "sqrt(2)"], [0, "0.25"]] }"#, "right 1"),
      (#""A = [[1, 1], [0, 1]]; B = [[1, 0], [1, 1]]""#, "right 1"),
      (#""A = [[1, 1], [0, 1]], B = [[1, 0], [1, 1]]""#, "right 1"),
      (#"{ "A": [[1, 1], [0, 1]], "B": [[2, 3], [0, 2]] }"#, "wrong 0"),
      (#"{ "A": [[1, 1], [0, 1]], "B": [1, 2] }"#, "wrong 0"),
      (#"{ "A": [[1, 1], [0, 1]] }"#, "unreadable 0"),
      (#"{ "A": [[1, 1], [0, 1]], "C": 3 }"#, "unreadable 0"),
      (#"{ "A": "1 +", "B": 3 }"#, "unreadable 0"), ("[[1, 1], [0, 1]]", "unreadable 0"),
      ("true", "unreadable 0"), ("{}", "unanswered 0"),
      (#"{ "A": null, "B": "" }"#, "unanswered 0"),
      ("null", "unanswered 0"),
    ]
    let difference = try differences(rows) { row in
      (try exercise.markOfQ(try Exercising.answer(row.0)).line, row.1)
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `the evidence holds what was given and both sides`() throws {
    let exercise = try Self.exercise(
      #""asks": { "x": "positive", "y": "real" }, "condition": "x^c = y + 1/4""#)
    let right = try exercise.markOfQ(try Exercising.answer(#"{ "x": "3/2", "y": 2 }"#))
    let evidence = try #require(right.evidence)
    #expect(right.line == "right 1" && evidence.rule == .condition)
    #expect(evidence.point.map { "\($0.name) \($0.value)" } == ["x 3/2", "y 2"])
    #expect(evidence.answer.lower == "9/4" && evidence.key.upper == "9/4")
    let wrong = try exercise.markOfQ(try Exercising.answer(#"{ "x": 2, "y": 2 }"#))
    #expect(
      wrong.reason == "`x^c = y + 1/4` does not hold: the left side is 4, the right side 2.25.")
    #expect(wrong.evidence?.answer.lower == "4" && wrong.evidence?.key.lower == "9/4")
  }

  @Test func `a distribution sums to 1 exactly, and has no negative entry`() throws {
    let exercise = try Self.exercise(Self.distributions)
    func reason(_ p: String, _ q: String) throws -> String {
      let mark = try exercise.markOfQ(try Exercising.answer("{ \"p\": \(p), \"q\": \(q) }"))
      return mark.line + (mark.reason.map { ": " + $0 } ?? "")
    }
    #expect(try reason("[0.5, 0.5]", #"["1/4", 0.75]"#) == "right 1")
    #expect(
      try reason("[0.5, 0.4]", "[0.5, 0.5]")
        == "wrong 0: p is no distribution: it sums to 0.9, not to 1.")
    #expect(
      try reason("[1.5, -0.5]", "[0.5, 0.5]") == "wrong 0: p is not in distribution(2).")
    #expect(
      try reason("[0.2, 0.3, 0.5]", "[0.5, 0.5]")
        == "wrong 0: p must be a vector with 2 entries, not a vector with 3 entries.")
    // Swapped and equal distributions have the same divergence both ways; this is decided, not enclosed.
    #expect(try reason("[0.3, 0.7]", "[0.7, 0.3]").hasPrefix("wrong 0: `kl(p, q) != kl(q, p)`"))
    #expect(try reason("[0.3, 0.7]", "[0.3, 0.7]").hasPrefix("wrong 0: `kl(p, q) != kl(q, p)`"))
    // An infinite divergence is no value: a person decides.
    #expect(try reason("[0.5, 0.5]", "[0, 1]").hasPrefix("undecided 0: `kl(p, q)"))
  }

  @Test func `what enclosures do not tell is undecided`() throws {
    let exercise = try Self.exercise(#""asks": { "x": "real" }, "condition": "tanh(x) < 1""#)
    #expect(try exercise.markOfQ("5").line == "right 1")
    // It holds, but the two sides have more digits in common than the fuel pays for.
    #expect(try exercise.markOfQ("10^9").line == "undecided 0")
  }

  @Test func `one thing needs no name, and several conditions must all hold`() throws {
    let exercise = try Self.exercise(
      #""asks": { "x": "(0, 10)" }, "condition": ["x^2 > 2", "x < 3/2"]"#)
    let rows = [
      ("1.45", "right 1"), ("x = 1.45", "right 1"), ("sqrt(2) + 10^-30", "right 1"),
      ("sqrt(2)", "wrong 0"), ("3/2", "wrong 0"), ("11", "wrong 0"), ("y = 1.45", "unreadable 0"),
    ]
    for (answer, line) in rows { #expect(try exercise.markOfQ(answer).line == line, "\(answer)") }
  }

  @Test func `known mistakes are statements about what is asked for`() throws {
    let exercise = try Self.exercise(
      Self.matrices
        + #", "mistakes": { "same": { "when": "A = B", "feedback": "A commutes with itself.", "credit": "1/4" } }"#
    )
    let answer = #"{ "A": [[1, 2], [3, 4]], "B": [[1, 2], [3, 4]] }"#
    let mark = try exercise.markOfQ(try Exercising.answer(answer))
    #expect(mark.line == "wrong 1/4 same" && mark.reason == "A commutes with itself.")
  }

  @Test func `errors of authors are said`() {
    let asks = #""asks": { "x": "real" }"#
    let rows = [
      (#""asks": { "x": "real" }, "key": "1 + 1""#, "`asks`, but there is no `condition`"),
      (#""condition": "1 < 2""#, "needs the field `asks`"),
      ("\(asks), \"condition\": \"x\"", "must be a statement"),
      ("\(asks), \"condition\": \"y > 1\"", "`y`"),
      ("\(asks), \"condition\": \"x > 1\", \"unit\": \"bits\"", "`unit` has no effect"),
      (
        #""asks": { "a": "real" }, "condition": "a > 1""#,
        "`a` is one name for two things: rename or remove one"
      ),
      (#""asks": { "x": "vector(n)" }, "condition": "x[0] > 1""#, "lengths that are numbers"),
      (#""asks": {}, "condition": "1 > 0""#, "`asks` is empty"),
      (
        "\(asks), \"condition\": \"x > 1\", \"key\": \"1 + 1\"", "only one of `key` and `condition`"
      ),
      (
        "\(asks), \"condition\": \"x > 1\", \"mistakes\": { \"m\": { \"value\": 3 } }",
        "no field `value` in a mistake"
      ),
    ]
    for (fields, message) in rows {
      let found = Exercising.problem(fields, given: #""a": 1"#)
      #expect(found.contains(message), "\(fields): \(found)")
    }
  }

  @Test func `an object is no answer to other parts`() throws {
    let exercise = try Exercising.part(#""key": "dot(a, b)""#)
    #expect(
      try exercise.markOfQ(try Exercising.answer(#"{ "x": 24 }"#)).reason
        == "an object is no answer: write a number or a formula.")
  }
}
