import Exact
import Formats
import Testing

@testable import Grading

/// Vectors, matrices, choices, and answers left to a person.
@Suite struct AnswerKindTests {
  private func check(_ exercise: Exercise, _ rows: [(String, String)]) throws {
    let difference = try differences(rows) { row in
      let mark = try exercise.markOfQ(try Exercising.answer(row.0))
      return (mark.line + (mark.reason.map { ": " + $0 } ?? ""), row.1)
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `vectors`() throws {
    let exercise = try Exercising.part(#""key": "[a[0]/7, log(2), 5]""#)
    try check(
      exercise,
      [
        (#"["3/7", "ln 2", 5]"#, "right 1"),
        (#"[0.429, 0.693, 5]"#, "right 1"),
        (#""[3/7, 0.6931, 5.0]""#, "right 1"),
        (#""(0.4286, log(2), 5)""#, "right 1"),
        (#"[0.429, 0.694, 5]"#, "wrong 0 rounding: Entry 2: the last digit is one off."),
        (
          #"[0.429, 0.7, 5]"#,
          "wrong 0: Entry 2: too few digits: at least 3 significant digits are asked."
        ),
        (
          #"[0.42, 0.69, 5]"#,
          "wrong 0 rounding: Entry 1: too few digits: at least 3 significant digits are asked."
        ),
        (
          #"[0.42, 0.5, 5]"#,
          "wrong 0: Entry 1: too few digits: at least 3 significant digits are asked."
        ),
        (#"[0.429, 0.693, 6]"#, "wrong 0: Entry 3 is not right."),
        (#"[0.429, 0.693]"#, "wrong 0: The shape is (3,), not (2,)."),
        (#"[[0.429, 0.693, 5]]"#, "wrong 0: A vector is asked for, not a matrix."),
        (#"5"#, "wrong 0: A vector is asked for, not a number."),
        (#"[]"#, "unreadable 0: the array is empty."),
        (#"[1, null, 2]"#, "unreadable 0: entry 2: nothing is written here."),
        (
          #"[1, true, 2]"#, "unreadable 0: entry 2: true is no answer: write a number or a formula."
        ),
        (
          #"[1, "2 +", 2]"#,
          "unreadable 0: entry 2: the formula ends where a number, a name or a bracket is expected."
        ),
        (#"[1, [2], 2]"#, "unreadable 0: the rows differ in length."),
        (#"{ "x": 1 }"#, "unreadable 0: an object is no answer: write a number or a formula."),
        (#"true"#, "unreadable 0: true is no answer: write a number or a formula."),
        (#"null"#, "unanswered 0"), (#""""#, "unanswered 0"), (#"" \t""#, "unanswered 0"),
      ])
  }

  @Test func `matrices`() throws {
    let exercise = try Exercising.part(#""key": "[a, 2*b]", "byEntry": true"#)
    try check(
      exercise,
      [
        (#"[[3, 4], [8, 6]]"#, "right 1"),
        (#""[[3, 4], [8, 6]]""#, "right 1"),
        (#"["[3, 4]", "[8, 2*3]"]"#, "right 1"),
        (#"[[3, 4], [8, 7]]"#, "wrong 3/4: 3 of 4 entries are right."),
        (#"[[3, 8], [4, 6]]"#, "wrong 1/2: 2 of 4 entries are right."),
        (#"[[0, 0], [0, 0]]"#, "wrong 0: The entry in row 1, column 1 is not right."),
        (#"[[3, 4, 8], [6, 0, 0]]"#, "wrong 0: The shape is (2, 2), not (2, 3)."),
        (#"[[3, 4], [8]]"#, "unreadable 0: the rows differ in length."),
        (#"[[[3]]]"#, "unreadable 0: arrays in arrays of arrays: a matrix is an array of rows."),
        (#"[3, 4, 8, 6]"#, "wrong 0: A matrix is asked for, not a vector."),
      ])
    let number = try Exercising.part(#""key": "dot(a, b)""#)
    try check(number, [(#"[24]"#, "wrong 0: A number is asked for, not a vector.")])
  }

  @Test func `at most 10,000 numbers are read`() throws {
    let exercise = try Exercising.part(#""key": "a""#)
    let most = WrittenAnswer.list(Array(repeating: .text("1"), count: 10_000))
    #expect(try exercise.markOfQ(most).verdict == .wrong)
    let over = WrittenAnswer.list(Array(repeating: .text("1"), count: 10_001))
    #expect(try exercise.markOfQ(over).reason == "more than 10000 numbers in one answer.")
  }

  private static let choices =
    #""choices": { "yes": { "text": "Y", "right": "dot(a, b) = 24" }, "no": { "text": "N", "feedback": "Not {a}." }, "never": { "text": "M" } }"#

  @Test func `one choice`() throws {
    try check(
      try Exercising.part(Self.choices),
      [
        (#""yes""#, "right 1"), (#"" Yes ""#, "right 1"),
        (#""no""#, "wrong 0: Not (3, 4)."), (#""never""#, "wrong 0: This choice is not right."),
        (#""yess""#, "unreadable 0: `yess` is none of the choices; did you mean `yes`?"),
        (
          #""perhaps""#,
          "unreadable 0: `perhaps` is none of the choices; write one of `yes`, `no`, `never`."
        ),
        (#"["yes"]"#, "right 1"),
        (#"["yes", "no"]"#, "unreadable 0: write the name of one choice."),
        ("1", "unreadable 0: `1` is none of the choices; write one of `yes`, `no`, `never`."),
        ("null", "unanswered 0"),
      ])
  }

  @Test func `all choices that apply`() throws {
    let fields =
      #""choose": "all that apply", "choices": { "p": { "text": "P", "right": true }, "q": { "text": "Q", "right": "norm(a) = norm(b)" }, "r": { "text": "R", "feedback": "F" } }"#
    try check(
      try Exercising.part(fields),
      [
        (#"["p", "q"]"#, "right 1"), (#"["q", "p", "p"]"#, "right 1"),
        (#"["p"]"#, "wrong 0: Not exactly these apply."),
        (#"["p", "q", "r"]"#, "wrong 0: F"),
        (#"["p", 1]"#, "unreadable 0: `1` is none of the choices; write one of `p`, `q`, `r`."),
        (#""p""#, "wrong 0: Not exactly these apply."),
        (#"[["p"]]"#, "unreadable 0: write an array of the names of all choices that apply."),
      ])
    // One of the choices that apply may be the only one.
    #expect(
      Exercising.problem(
        #""choose": "all that apply", "choices": { "p": { "text": "P", "right": true } }"#
      ).isEmpty)
  }

  @Test func `a rubric is left to a person`() throws {
    let exercise = try Exercising.part(#""rubric": { "one": 1, "two": "1/2" }"#)
    let mark = exercise.mark(["q": .text("Because.")])
    #expect(mark.parts.map(\.line) == ["undecided 0"])
    #expect(mark.parts.first?.reason == "A person reads this.")
    #expect(mark.pending == (try Rational("3/2")) && mark.score == .zero)
    #expect(exercise.mark([:]).pending == .zero)
  }

  @Test func `what is shown of the right answer`() throws {
    func expected(_ show: String, _ answer: String) throws -> String {
      let mark = try Exercising.part("\"key\": \"dot(a, b)/31\", \"show\": \"\(show)\"").markOfQ(
        answer)
      return (mark.reason ?? "-") + " " + (mark.expected ?? "-")
    }
    #expect(try expected("verdict", "0.7741") == "- -")
    #expect(try expected("reason", "5") == "This is not the right value. -")
    #expect(try expected("answer", "5") == "This is not the right value. 24/31")
    #expect(try expected("solution", "24/31") == "- -")
    #expect(try expected("verdict", "5 +").hasPrefix("the formula ends"))
  }

  @Test func `a hidden answer is not given away by a rounding`() throws {
    let exercise = try Exercising.part(#""key": "log(dot(a, b))""#)
    #expect(try exercise.markOfQ("3.17").reason == "Cut off, not rounded: 3.18.")
  }

  @Test func `words that an answer may not use`() throws {
    let plain = try Exercising.part(#""key": "dot(a, b)""#)
    #expect(
      try plain.markOfQ("dot(a, b)").reason == "`dot`: work it out, it is what the part asks for.")
    #expect(
      try plain.markOfQ("a[0]*8").reason
        == "`a`: write its value: an answer here is made of numbers.")
    #expect(try plain.markOfQ("q").verdict == .unreadable)
    #expect(try plain.markOfQ("q = 24").line == "right 1")
    #expect(
      try plain.markOfQ("p = 24").reason == "`p` is not what is asked here: write the answer alone."
    )
    #expect(try plain.markOfQ("sqrt(576)").line == "right 1")
    #expect(
      try Exercising.part(#""key": "dot(a, b)", "forbid": ["sqrt"]"#).markOfQ("sqrt(576)").verdict
        == .unreadable)
    #expect(
      try Exercising.part(#""key": "dot(a, b)", "allow": ["dot"]"#).markOfQ("dot([3, 4], [4, 3])")
        .line == "right 1")
  }

  @Test func `texts insert values, choose languages and flow`() throws {
    let exercise = try Exercising.exercise(
      """
      { "id": "X", "language": "de", "given": { "p": 0.3, "t": "1/3", "v": [1, "1/2"], "A": [[1, 2], [3, 4]], "r": "sqrt(2)" },
        "title": { "en": "Title", "de": "Titel {p}" },
        "prompt": ["One {p:%}", "two {t}.", "", "Three {t:4 digits}", "- item {t:fraction} {{x}}", "- {v} {A} {r}"],
        "parts": { "q": { "prompt": { "en": "E" }, "key": "p + 1" } } }
      """)
    let title = try #require(exercise.title)
    let prompt = try #require(exercise.prompt)
    #expect(exercise.render(title) == "Titel 0.3")
    #expect(
      exercise.render(prompt)
        == "One 30 % two 1/3.\nThree 0.3333\n- item 1/3 {x}\n- (1, 0.5) [[1, 2], [3, 4]] 1.414")
    #expect(exercise.render(try #require(exercise.part("q")).prompt) == "E")
  }
}
