import Exact
import Testing

@testable import Grading

/// Equal answers are put together, whatever they are written like.
@Suite struct AnswerGroupTests {
  private func spellings(_ text: String, of answers: [String]) throws -> [[String]] {
    let exercise = try Exercising.exercise(text)
    return exercise.groups(of: answers.map { GivenAnswer($0) }, to: "p", explained: 0)
      .map { group in group.spellings.map(\.text) }
  }

  @Test func `values that a condition asks for are equal if all of them are`() throws {
    let found = try spellings(
      """
      { "id": "E", "parts": { "p": { "prompt": "P", "asks": { "a": "real", "b": "vector(2)" },
        "condition": "a = sum(b)" } } }
      """,
      of: [
        "a = 1, b = [1/2, 1/2]", "b = [0.5, 0.5]; a = 2/2", "a = 1, b = [1, 0]", "a = 1",
        "a = 1, b = [1", "a = 2/2",
      ])
    #expect(
      Set(found.map { Set($0) }) == [
        ["a = 1, b = [1/2, 1/2]", "b = [0.5, 0.5]; a = 2/2"], ["a = 1, b = [1, 0]"], ["a = 1"],
        ["a = 1, b = [1"], ["a = 2/2"],
      ])
  }

  @Test func `numbers and formulas are equal if their values are`() throws {
    let numbers = try spellings(
      #"{ "id": "E", "parts": { "p": { "prompt": "P", "key": "1/2 + 1/4" } } }"#,
      of: ["0.5", "1/2", "2/4", "0.25", "half"])
    #expect(Set(numbers.map { Set($0) }) == [["0.5", "1/2", "2/4"], ["0.25"], ["half"]])
    let formulas = try spellings(
      #"{ "id": "E", "variables": { "x": "real" }, "parts": { "p": { "prompt": "P", "key": "x^2 + 1" } } }"#,
      of: ["2x", "x + x", "x^2"])
    #expect(Set(formulas.map { Set($0) }) == [["2x", "x + x"], ["x^2"]])
  }
}
