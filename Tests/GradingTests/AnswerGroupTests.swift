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

  /// How many pairs of answers to the part `p` are compared, where each is another one.
  private func comparisonCount(_ text: String, of answers: [String]) throws -> Int {
    let part = try #require(try Exercising.exercise(text).part("p"))
    let reader = GroupedAnswerReader(part: part)
    let sketcher = AnswerSketcher(part)
    var index = AnswerIndex()
    var count = 0
    for (number, answer) in answers.enumerated() {
      let read = reader.read(answer)
      let sketch = sketcher.sketch(read)
      count += index.candidates(read, sketch).count
      index.add(number, read, sketch)
    }
    return count
  }

  @Test func `answers that lie apart are not compared`() throws {
    let numbers = #"{ "id": "E", "parts": { "p": { "prompt": "P", "key": "1/2 + 1/4" } } }"#
    #expect(try comparisonCount(numbers, of: (0..<500).map { "\($0)/7" }) == 0)
    let vectors = #"{ "id": "E", "parts": { "p": { "prompt": "P", "key": "[1, 2, 3]" } } }"#
    #expect(try comparisonCount(vectors, of: (0..<300).map { "[\($0), 1, \($0)]" }) == 0)
    let formulas =
      #"{ "id": "E", "variables": { "x": "real" }, "parts": { "p": { "prompt": "P", "key": "x^2 + 1" } } }"#
    #expect(try comparisonCount(formulas, of: (2..<200).map { "exp(x) + \($0)*x" }) == 0)
    // Without a value at one point they are told apart at another one, if they have a value there.
    #expect(try comparisonCount(formulas, of: (2..<100).map { "log(x) + \($0)" }) < 100)
  }

  @Test func `answers that are equal are compared, however they are written`() throws {
    let numbers = #"{ "id": "E", "parts": { "p": { "prompt": "P", "key": "1/2 + 1/4" } } }"#
    for (a, b) in [
      ("2", "sqrt(4)"), ("sqrt(2)*sqrt(3)", "sqrt(6)"), ("0", "sin(pi)"), ("-0", "0"),
      ("1/3", "2/6"), ("10^300", "10^150*10^150"), ("10^-320", "10^-160*10^-160"),
      ("log(8)", "3*log(2)"), ("-1/3", "-2/6"),
    ] {
      #expect(try comparisonCount(numbers, of: [a, b]) == 1, "\(a) = \(b)")
      #expect(try comparisonCount(numbers, of: [b, a]) == 1, "\(b) = \(a)")
    }
    let formulas = """
      { "id": "E", "variables": { "x": "positive", "v": "vector(n)", "A": "matrix(2, 2)", "i": "positive integer" },
        "parts": { "p": { "prompt": "P", "key": "x^2 + 1" } } }
      """
    for (a, b) in [
      ("x/x", "1"), ("(x^2 - 1)/(x - 1)", "x + 1"), ("log(x^2)", "2*log(x)"),
      ("log(x - 5) + 1", "1 + log(x - 5)"), ("sum(v)", "sum(v) + 0"), ("A*x", "x*A"),
      ("v*x", "x*v"), ("A*A*A", "A^3"), ("x^i*x", "x^(i + 1)"),
    ] {
      #expect(try comparisonCount(formulas, of: [a, b]) == 1, "\(a) = \(b)")
    }
  }
}
