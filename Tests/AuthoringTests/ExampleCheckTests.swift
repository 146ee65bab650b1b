import Authoring
import Formats
import Grading
import Testing

/// Examples are marked, and must earn what they state.
@Suite struct ExampleCheckTests {
  private func lines(_ example: String) -> [String] {
    let text = """
      { "id": "X", "examples": [\(example)],
        "parts": {
          "length": { "prompt": "L", "key": "norm([3, 4])" },
          "double": { "prompt": "D", "key": "2*length", "followThrough": "1/2" } } }
      """
    return CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map { finding in
      "\(finding.position.line):\(finding.position.column) \(finding.message)"
    }
  }

  @Test func `what comes out as stated is silent`() {
    #expect(lines(#"{ "answers": { "length": 5, "double": 10 }, "score": 2 }"#) == [])
  }

  @Test func `what does not is said at its place`() {
    let found = lines(
      #"{ "answers": { "length": 7, "double": 14 }, "score": 1, "expect": { "length": "unanswered", "double": 1 } }"#
    )
    #expect(
      found == [
        "1:80 examples[0]: expected 1 points, is 1/2",
        "1:105 examples[0].length: expected unanswered, is 0 (wrong)",
        "1:129 examples[0].double: expected 1, is 1/2 (follows)",
      ])
  }

  @Test func `an example is marked with the numbers that it names`() {
    func lines(_ numbers: String) -> [String] {
      let text = """
        { "id": "X", "draw": { "a": "2 .. 9", "b": "2 .. 9" }, "where": ["a < b"],
          "parts": { "q": { "prompt": "Q", "key": "a*b + a" } },
          "examples": [{ "draw": { \(numbers) }, "answers": { "q": 48 }, "score": 1 }] }
        """
      return CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings)
        .filter { $0.severity == .error }.map(\.message)
    }
    #expect(lines(#""a": 6, "b": 7"#) == [])
    #expect(lines(#""a": 6, "b": 8"#) == ["examples[0]: expected 1 points, is 0"])
  }

  @Test func `mistakes without an example of a wrong answer are a warning`() {
    func warnings(_ more: String) -> [String] {
      let text = SmallFiles.text(
        fields: #""key": "dot(a, b)", "mistakes": { "m": { "value": "25" } }"#,
        more: #""examples": [{ "answers": { "q": 24 }, "score": 1 }\#(more)]"#)
      return CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.line)
    }
    #expect(
      warnings("") == [
        "warning no example has a wrong answer: write one for a mistake, with the mistake's name"
      ])
    #expect(warnings(#", { "answers": { "q": 25 }, "expect": { "q": "m" } }"#) == [])
  }
}
