import Authoring
import Grading
import Testing

/// What the check says tells an author what to do.
@Suite struct AdviceTests {
  private func findings(_ text: String) -> [String] {
    CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.message)
  }

  /// An exercise with the drawn numbers a and b, from its conditions and the members of its part `sum`.
  private func drawn(where conditions: String = #""a != b""#, _ fields: String) -> [String] {
    findings(
      """
      { "id": "V", "draw": { "a": "1 .. 5", "b": "{2, 3}" }, "where": [\(conditions)],
        "prompt": "Let {a} and {b}.", "parts": { "sum": { "prompt": "S", \(fields) } },
        "examples": [{ "draw": { "a": 1, "b": 2 }, "answers": { "sum": 99 }, "score": 0 }] }
      """)
  }

  @Test func `a condition that leaves out the variants with a flaw is spelt out`() {
    let right = drawn(#""key": "a + b", "mistakes": { "m": { "value": "a*b - 1" } }"#)
    #expect(
      right.contains(
        "mistake `m` is the right answer in 2 variants, first a 2, b 3: both are 5; to leave these out, add "
          + "\"sum != a*b - 1\" to `where`"), "\(right)")
    // It works.
    let mended = drawn(
      where: #""a != b", "sum != a*b - 1""#,
      #""key": "a + b", "mistakes": { "m": { "value": "a*b - 1" } }"#)
    #expect(!mended.contains { $0.contains("the right answer") }, "\(mended)")
    let equal = drawn(
      #""key": "a/b", "mistakes": { "m": { "value": "1 - key" }, "n": { "value": "3 - a" } }"#)
    #expect(equal.contains { $0.hasSuffix(#"add "1 - sum != 3 - a" to `where`"#) }, "\(equal)")
  }

  @Test func `a key without a value in some variants says in how many`() {
    let found = drawn(#""key": "1/(b - a - 1)""#)
    #expect(
      found.contains(
        "this fails in 2 variants, first a 1, b 2: in `1/(b - a - 1)`: division by zero"),
      "\(found)")
  }

  @Test func `the condition that never holds is named`() {
    #expect(
      drawn(where: #""a != b", "a > 9""#, #""key": "a + b""#) == [
        "no variant was found for which all conditions hold: `a > 9` alone holds for none"
      ])
    #expect(
      drawn(where: #""a > b", "a < b""#, #""key": "a + b""#) == [
        "no variant was found for which all conditions hold; loosen one of them"
      ])
  }

  @Test func `a mistake that cannot be read is told once`() {
    let found = findings(
      """
      { "id": "X", "given": { "a": [3, 4] }, "parts": { "q": { "prompt": "Q", "key": "norm(a)",
        "mistakes": { "m": { "edit": "b -> a" } } } },
        "examples": [{ "answers": { "q": 7 }, "expect": { "q": "m" } }] }
      """)
    #expect(found.count == 1 && found[0].contains("`b`"), "\(found)")
  }

  @Test func `a root that must be exact is written as a root`() {
    let found = findings(
      """
      { "id": "X", "given": { "a": [1, 1] }, "parts": { "q": { "prompt": "Q", "key": "norm(a)",
        "tolerance": "exact" } }, "examples": [{ "answers": { "q": "sqrt(2)" }, "score": 1 }] }
      """)
    #expect(found == [], "\(found)")
  }

  @Test func `what students are shown as right is made of what an answer may use`() throws {
    let file = SmallFiles.file(
      """
      { "id": "X", "variables": { "x": "positive" }, "parts": { "q": { "prompt": "Q",
        "key": "log(exp(-x)/x)", "check": "-x - log(x)/2 - log(x)/2", "forbid": ["exp"] } },
        "examples": [{ "answers": { "q": "-x - log(x)" }, "score": 1 }] }
      """)
    let exercise = try #require(ExerciseReading(file).exercise)
    let shown = try #require(Preview(exercise).parts.first).answer
    #expect(!shown.contains("exp") && shown.contains("log(x)"), "\(shown)")
    #expect(CheckReport([file]).files.flatMap(\.findings).isEmpty)
  }

  @Test func `misspelt units and decimal commas are told`() {
    let unit = findings(
      #"{ "id": "X", "parts": { "q": { "prompt": "Q", "key": "acos(1/2)", "unit": "degree" } } }"#)
    #expect(unit.contains { $0.hasSuffix("; did you mean `degrees`?") }, "\(unit)")
    let comma = findings(
      #"{ "id": "X", "given": { "a": [1, "9,5"] }, "parts": { "q": { "prompt": "Q", "key": "norm(a)" } } }"#
    )
    #expect(
      comma.contains("`9,5` is not an exact number; a decimal comma? Write 9.5"), "\(comma)")
    let function = findings(
      #"{ "id": "X", "given": { "a": [1, 2] }, "parts": { "q": { "prompt": "Q", "key": "maen(a)" } } }"#
    )
    #expect(function.contains { $0.hasSuffix("did you mean `mean`?") }, "\(function)")
  }

  @Test(arguments: [#""""#, #"" ""#, #"["", " "]"#])
  func `an empty prompt is told`(prompt: String) {
    let text = """
      { "id": "X", "parts": { "q": { "prompt": \(prompt), "key": "2 + 3" } },
        "examples": [{ "answers": { "q": 5 }, "score": 1 }] }
      """
    #expect(findings(text) == ["the prompt of `q` is empty: say what is asked"])
    #expect(findings(text.replacing(prompt, with: #"["", "Q"]"#)) == [])
  }
}
