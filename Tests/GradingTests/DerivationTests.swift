import Exact
import Testing

@testable import Grading

/// How derivations are marked, in each of the three relations.
@Suite struct DerivationTests {
  static let text = #"""
    {
      "id": "M",
      "variables": { "x": "real", "y": "real", "p": "positive", "S": "positive" },
      "given": { "t": "x + 1" },
      "parts": {
        "steps": {
          "prompt": "`g'`", "points": 3,
          "derivation": { "from": "grad((x + 1)^2, x)", "to": "2*x + 2", "lines": 3 },
          "mistakes": { "no factor": { "value": "x + 1", "feedback": "The 2 is lost." } }
        },
        "optimum": {
          "prompt": "O",
          "derivation": { "from": "argmin(x^3 + x)", "to": "argmin(x)", "lines": 2, "relation": "same optimum in x" }
        },
        "square": {
          "prompt": "Q",
          "derivation": {
            "from": "argmin((x - 1)^2)", "to": "argmin(x^2 - 2*x)", "lines": 2, "relation": "same optimum in x"
          },
          "mistakes": {
            "turned": { "value": "argmax((x - 1)^2)", "feedback": "This is as far away as can be." },
            "value": { "value": "min((x - 1)^2)", "feedback": "This is a value, not a place." }
          }
        },
        "likelihood": {
          "prompt": "L",
          "derivation": { "from": "argmax(-S/2)", "to": "argmin(S)", "lines": 2, "relation": "same optimum in S" }
        },
        "equation": {
          "prompt": "E",
          "derivation": { "from": "2*x = 4", "to": "x = 2", "lines": 2, "relation": "equivalent equation" }
        },
        "positive": {
          "prompt": "P",
          "derivation": { "from": "p^2 = 4", "to": "p = 2", "lines": 2, "relation": "equivalent equation" }
        },
      },
    }
    """#

  /// The lines, and the verdict, credit and cause that they must get, with a piece of the reason.
  typealias Row = (lines: [String], line: String, reason: String)

  private func check(_ part: String, _ rows: [Row]) throws {
    let exercise = try Exercising.exercise(Self.text)
    var failures: [String] = []
    for row in rows {
      let answer = WrittenAnswer.list(row.lines.map { $0.isEmpty ? .blank : .text($0) })
      let mark = try #require(exercise.mark([part: answer]).parts.first { $0.id == part })
      if mark.line != row.line || !(mark.reason ?? "").contains(row.reason) {
        failures.append(
          "\(row.lines)\n    is       \(mark.line): \(mark.reason ?? "")\n    expected \(row.line): \(row.reason)"
        )
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// Lines before the last one, each of which must have the verdict.
  private func check(_ part: String, before last: String, _ line: String, _ firsts: [String]) throws
  {
    try check(part, firsts.map { ([$0, last], line, "") })
  }

  @Test func `equal lines that lead to the end are right`() throws {
    let whole = ["2(x + 1)·1", "2(x + 1)", "x + 1 + x + 1", "2x + 2"]
    try check(
      "steps",
      [
        (whole, "right 1", ""),
        (["d/dx (x + 1)^2", "2(x + 1)^1", "2(x+1)/1", "t + t", "2x + 2"], "right 1", ""),
        (["g' = 2(x + 1)", "= 2t·t/t", "= 2 + 2x"], "right 1", ""),
        (["dg/dx = 2(x + 1)", "2t²/t", "2x + 2"], "right 1", ""),
        (["∂g/∂x = 2(x + 1)", "2t²/t", "2x + 2"], "right 1", ""),
        (["2(x + 1) = 2t²/t = 2x + 2"], "right 1", ""),
        (["2(x + 1)", "", "2t²/t", "2x + 2", ""], "right 1", ""),
        (["2(x + 1)\n2t²/t\n2x + 2"], "unreadable 0", "line break"),
      ])
  }

  @Test func `the first line that does not follow is named with a point`() throws {
    try check(
      "steps",
      [
        (
          ["2(x + 1)", "2x + 1", "2x + 2"], "wrong 1/3",
          "Line 2 does not follow from line 1: at x = 0 they are 1 and 2. Line 3 is right again."
        ),
        (
          ["2(x + 1)²", "2x + 2"], "wrong 0",
          "Line 1 is not what is to be derived: at x = 1 it is 8, not 4."
        ),
        (
          ["2(x + 1)", "t", "2x + 2"], "wrong 1/3 no factor",
          "Line 2: The 2 is lost. Line 3 is right again."
        ),
        (["2(x + 1)", "[x, x]", "2x + 2"], "wrong 1/3", "Line 2"),
        (["2t", "2x", "2x + 1", "2x + 2"], "wrong 1/4", "Line 2"),
      ])
  }

  @Test func `repeats and reorderings are no lines, and cost nothing`() throws {
    try check(
      "steps",
      [
        (["2t", "2x + 2"], "wrong 2/3", "Too few lines: 2"),
        (["2x + 2"], "wrong 1/3", "Too few lines: 1"),
        (["2 + 2x", "2x + 2", "x·2 + 2"], "wrong 1/3", "Too few lines: 1"),
        (["2t"] + Array(repeating: "2x + 2", count: 150), "wrong 2/3", "Too few lines: 2"),
        (Array(repeating: "2x + 2", count: 200), "wrong 1/3", "Too few lines: 1"),
        (Array(repeating: "2x + 2", count: 201), "unreadable 0", "more than 200 lines"),
        (["2t", "2t²/t", "2x + 2", "2t"], "wrong 3/4", "All lines follow, but the last one"),
        (["2t", "2t²/t", "2x + 2", "2x + 2"], "right 1", ""),
      ])
  }

  @Test func `a line that cannot be read is named`() throws {
    try check(
      "steps",
      [
        (["2t", "2(x + 1", "2x + 2"], "unreadable 0", "Line 2: the bracket `(` is not closed"),
        (["grad((x+1)^2, x)", "2x + 2"], "unreadable 0", "Line 1: `grad`"),
        (["because", "2x + 2"], "unreadable 0", "Line 1: `because`"),
        (["2t", "1/0", "2x + 2"], "unreadable 0", "Line 2: division by zero"),
        (["2t", "2x + 2 > 0", "2x + 2"], "unreadable 0", "Line 2: a value is expected"),
        (["2t", "2t\u{0}", "2x + 2"], "unreadable 0", "U+0000"),
        (["", ""], "unreadable 0", "array of lines"), ([], "unreadable 0", "array of lines"),
      ])
    let exercise = try Exercising.exercise(Self.text)
    for json in ["true", "{}", "[[\"2t\"]]", "[true]"] {
      #expect(
        try exercise.marks("{\"steps\": \(json)}")["steps"]?.verdict == .unreadable, "\(json)")
    }
    for json in ["null", "\"\""] {
      #expect(
        try exercise.marks("{\"steps\": \(json)}")["steps"]?.verdict == .unanswered, "\(json)")
    }
  }

  @Test func `a line that has no value anywhere is no step`() throws {
    try check(
      "steps",
      [(["2t", "2t + log(-1-x^2) - log(-1-x^2)", "2x + 2"], "undecided 0", "line 2")])
  }

  @Test func `an increasing function keeps the place of the optimum`() throws {
    try check(
      "optimum", before: "argmin(x)", "right 1",
      [
        "argmin(x^3 + x)", "argmin(x + 10)", "argmin(e^x)", "argmax(-x)", "argmin(σ(x))",
        "argmin(x + y)",
        "argmin(p·x)", "argmin_x x/2", "arg min(7x - 1)",
      ])
    try check(
      "square", before: "argmin(x^2 - 2x)", "right 1",
      [
        "argmin((x-1)^2)", "argmin(3(x-1)²)", "argmax(-(x-1)²)", "argmin((x-1)² + y)",
        "argmin(p(x-1)²)",
      ])
    try check(
      "likelihood", before: "argmin(S)", "right 1",
      [
        "argmax(e^(-S/2))", "argmin(log(S))", "argmin(√S)", "argmax(1/S)", "argmin(S²)",
        "argmin(S + x)",
      ])
  }

  /// Their derivatives are positive wherever there is one, or equal to that of x, but they jump.
  @Test func `a function with a gap does not keep it`() throws {
    let jumps = "argmin(x + 100·atan(1/(x-1)) + 100·atan(x-1))"
    try check(
      "optimum", before: "argmin(x)", "wrong 0",
      ["argmin(-1/x)", "argmin(tan(x))", "argmin(x - 1/x)"])
    try check(
      "optimum", before: "argmin(x)", "undecided 0",
      [jumps, "argmin(log(x))", "argmin(x + log(-1-x²) - log(-1-x²))"])
    try check("likelihood", before: "argmin(S)", "wrong 0", ["argmin(tan(S))", "argmin(-1/(S-5))"])
    try check("likelihood", before: "argmin(S)", "undecided 0", ["argmin(log(-S))"])
  }

  @Test func `an optimum elsewhere is shown by two places`() throws {
    try check(
      "optimum", before: "argmin(x)", "wrong 0",
      ["argmin(x²)", "argmin(x·y)", "argmin(y)", "argmin(x - x)"])
    try check(
      "likelihood",
      [
        (
          ["argmax(S)", "argmin(S)"], "wrong 0",
          "Line 1 is not what is to be derived: there S = 1/2 is better than S = 1, and in this line it is not."
        ),
        (
          ["argmin(S)", "argmin(-S)", "argmin(S)"], "wrong 1/3",
          "Line 2 does not follow from line 1: in the line before S = 1/2 is better than S = 1, and in this line"
        ),
      ])
    try check(
      "square",
      [
        (["argmax((x-1)²)", "argmin(x² - 2x)"], "wrong 0 turned", "as far away"),
        (["min((x-1)²)", "argmin(x² - 2x)"], "wrong 0 value", "not a place"),
        (["argmin((x+1)²)", "argmin(x² - 2x)"], "wrong 0", "is better than"),
        (["(x-1)²", "argmin(x² - 2x)"], "unreadable 0", "argmax(…) or argmin(…)"),
        (["argmin", "argmin(x² - 2x)"], "unreadable 0", "nothing is written"),
        (["argmin(x² - 2x)"], "wrong 1/2", "Too few lines: 1"),
      ])
  }

  @Test func `equations with the same solutions are equivalent`() throws {
    try check(
      "equation", before: "x = 2", "right 1",
      ["2x = 4", "x - 2 = 0", "x/2 = 1", "(x-2)(x²+1) = 0", "(x-2)p = 0", "x + y = 2 + y"])
    try check("positive", before: "p = 2", "right 1", ["p² = 4", "(p-2)(p+2) = 0", "3p = 6"])
    try check(
      "equation", before: "x = 2", "wrong 0",
      ["x² = 4", "x·x = 2x", "x(x-1) = 2(x-1)", "(x-2)y = 0", "0 = 0", "1 = 0", "x = 3", "y = y"])
    try check("positive", before: "p = 2", "wrong 0", ["p = -2", "p² = 2"])
    // At the solution these have no value.
    try check(
      "equation", before: "x = 2", "undecided 0",
      ["x + 1/(x-2) = 2 + 1/(x-2)", "x/(x-2) = 2/(x-2)", "x + log(-1-x²) = 2 + log(-1-x²)"])
    try check(
      "equation",
      [
        (
          ["x² = 4", "x = 2"], "wrong 0",
          "at x = −2 one of the two equations holds and the other does not"
        ),
        (["x", "x = 2"], "unreadable 0", "an equation"),
        (["x < 3", "x = 2"], "unreadable 0", "an equation"),
        (["2 = x", "x = 2"], "wrong 1/2", "Too few lines: 1"),
      ])
  }
}
