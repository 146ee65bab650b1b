import Testing

@testable import Grading

/// What is broken is told first, not what it leads to.
@Suite struct HiddenErrorTests {
  private func problems(key: String, where condition: String, examples: String = "") -> [String] {
    Exercising.problems(
      """
      { "id": "X", "draw": { "x": "1 .. 5" }, "where": "\(condition)", "parts": {
        "p": { "prompt": "P", "key": "\(key)" },
        "q": { "prompt": "Q", "key": "2*p" } }\(examples) }
      """)
  }

  @Test(arguments: [
    ("dot(x, c)", "c"), ("x +", "ends"), ("1/(x - x)", "division by zero"), ("log(-x)", "log"),
  ])
  func `a broken key is told, not that its condition holds for no variant`(
    key: String, piece: String
  ) {
    for condition in ["p > 1", "q > 1", "q != p"] {
      let found = problems(key: key, where: condition)
      #expect(found.contains { $0.contains(piece) }, "\(condition): \(found)")
      #expect(!found.contains { $0.contains("no variant") }, "\(condition): \(found)")
    }
  }

  @Test func `examples do not hide a key, nor are they told instead`() {
    let example = #", "examples": [{ "draw": { "x": 1 }, "answers": { "p": 1 }, "score": 0 }]"#
    let found = problems(key: "1/(x - x)", where: "p > 1", examples: example)
    #expect(found.count == 1 && found[0].contains("division by zero"), "\(found)")
  }

  @Test func `conditions that hold for no variant of a sound exercise are told`() {
    for condition in ["p > 100", "1/(x - x) > 0"] {
      let found = problems(key: "x + 1", where: condition)
      #expect(found.count == 1 && found[0].contains("no variant"), "\(condition): \(found)")
    }
    // Some of what the condition leaves out is broken, not all of it.
    let some = problems(key: "1/(x - 3)", where: "p > 100")
    #expect(some.count == 1 && some[0].contains("no variant"), "\(some)")
  }
}
