import Authoring
import Grading
import Testing

/// How right answers come about.
@Suite struct WorkedSolutionTests {
  private func lines(_ fields: String, given: String = #""a": [3, 4], "b": [4, 3]"#) throws
    -> [String]
  {
    let file = SmallFiles.file(SmallFiles.text(given: given, fields: fields, more: #""tags": []"#))
    let exercise = try #require(ExerciseReading(file).exercise)
    return try #require(WorkedSolution(exercise, file).answers.first).lines
  }

  @Test(arguments: [
    (#""key": "dot(a, b)""#, ["dot(a, b)", "a_1·b_1 + a_2·b_2", "3·4 + 4·3", "24"]),
    (#""key": "sum(a)""#, ["sum(a)", "a_1 + a_2", "3 + 4", "7"]),
    (#""key": "a[0]/b[0]""#, ["a_1/b_1", "3/4", "0.75"]),
    (#""key": "2*a - b""#, ["2a − b", "[2, 5]"]),
    (#""key": "shape(tensor(2, 3))""#, ["shape(tensor(2, 3))", "(2, 3)"]),
  ])
  func `a value is computed step by step`(fields: String, expected: [String]) throws {
    #expect(try lines(fields) == expected)
  }

  @Test func `a rational is exact, anything else has its first digits`() throws {
    #expect(try lines(#""key": "sum(a)/3""#).suffix(2) == ["7/3", "2.333333333…"])
    #expect(try lines(#""key": "sqrt(2)*dot(a, b)/24""#).last == "1.414213562…")
    let angle = try lines(#""key": "acos(dot(a, b)/25)", "unit": "degrees""#)
    #expect(angle.last == "16.26020471…°")
  }

  @Test func `a formula in variables is simplified`() throws {
    let fields = #""variables": { "x": "real" }, "key": "grad(x^3, x)""#
    #expect(try lines(fields, given: "") == ["grad(x³, x)", "3x²"])
  }

  @Test func `the text has the prompts and the lines below them`() throws {
    let file = SmallFiles.file(SmallFiles.text())
    let exercise = try #require(ExerciseReading(file).exercise)
    #expect(
      WorkedSolution(exercise, file).text == """
        X

        q  Q
            dot(a, b)
          = a_1·b_1 + a_2·b_2
          = 3·4 + 4·3
          = 24

        """)
  }

  @Test func `what is no formula has its solution too`() throws {
    func notes(_ fields: String) throws -> [String] {
      let text = SmallFiles.text(
        given: "", fields: fields,
        more:
          #""examples": [{ "answers": { "q": 1 }, "score": 0 }, { "answers": { "q": { "u": 4 } } }]"#
      )
      let file = SmallFiles.file(text)
      let exercise = try #require(
        ExerciseReading(file).exercise, "\(ExerciseReading(file).findings)")
      return try #require(WorkedSolution(exercise, file).answers.first).notes
    }
    #expect(
      try notes(#""asks": { "u": "positive" }, "condition": "u > 3", "solution": "Any large one.""#)
        == ["any u with u > 3", "such as u = 4", "Any large one."])
    #expect(
      try notes(#""rubric": { "names it": 1, "says why": 2 }"#)
        == ["- names it: 1 point", "- says why: 2 points"])
    #expect(try notes(#""key": "2 + 3", "solution": ["Add.", "", "Done."]"#) == ["Add.", "Done."])
  }
}
