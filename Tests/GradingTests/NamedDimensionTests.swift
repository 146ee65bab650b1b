import Exact
import Formats
import Testing

@testable import Grading

/// Shapes whose dimensions are names.
@Suite struct NamedDimensionTests {
  private static func exercise() throws -> Exercise {
    try Exercising.exercise(
      #"""
      { "id": "S",
        "variables": { "B": "positive integer", "H": "positive integer", "d": "positive integer" },
        "given": { "x": "tensor(B, d)", "W": "tensor(d, H)", "b": "tensor(H)", "g": "tensor(B, H)",
          "h": "relu(x*W + b)" },
        "parts": {
          "hidden": { "prompt": "The shape of h.", "key": "shape(h)" },
          "weight": { "prompt": "`dL/dW`", "key": "shape(transpose(x)*g)",
            "mistakes": { "batch": { "value": "[B, d, H]", "credit": "1/2", "feedback": "Sum over the batch." } } },
          "bias": { "prompt": "The shape of b.", "key": "shape(b)" },
          "count": { "prompt": "All parameters.", "key": "size(W) + size(b)" },
          "doubled": { "prompt": "A batch twice as large.", "key": "shape(tensor(2*B, d)*W)" } },
        "examples": [{ "answers": { "hidden": "(B, H)" }, "score": 1 }] }
      """#)
  }

  @Test(arguments: [
    ("hidden", #""(B, H)""#, "right 1"), ("hidden", #"["B", "H"]"#, "right 1"),
    ("hidden", #""BxH""#, "right 1"), ("hidden", #""B×H""#, "right 1"),
    ("hidden", #""torch.Size([B, H])""#, "right 1"), ("hidden", #""(H, B)""#, "wrong 0 transposed"),
    ("hidden", #""(1, B, H)""#, "wrong 0"), ("hidden", #""(4, 16)""#, "wrong 0"),
    ("hidden", #""(B, Q)""#, "unreadable 0"), ("hidden", #""(B, H""#, "unreadable 0"),
    ("hidden", "[]", "wrong 0"), ("weight", #""(d, H)""#, "right 1"),
    ("weight", #""(B, d, H)""#, "wrong 1/2 batch"), ("weight", #""(H, d)""#, "wrong 0 transposed"),
    ("bias", #""(H,)""#, "right 1"), ("bias", #""H""#, "right 1"),
    ("bias", #""(1, H)""#, "wrong 0"),
    ("count", #""(d + 1) H""#, "right 1"), ("count", #""d*H + H""#, "right 1"),
    ("count", #""dH""#, "wrong 0 lost term"), ("doubled", #""(2B, H)""#, "right 1"),
    ("doubled", #""(B*2, H)""#, "right 1"), ("doubled", #""(B + B, H)""#, "right 1"),
    ("doubled", #""(B, H)""#, "wrong 0"),
  ])
  func `shapes of names are decided`(part: String, answer: String, line: String) throws {
    let mark = try #require(
      try Self.exercise().mark([part: Exercising.answer(answer)]).parts.first { $0.id == part })
    #expect(mark.line == line, "\(mark.reason ?? "")")
  }

  @Test func `shapes that do not fit are an error at their place`() {
    let problems = Exercising.problems(
      #"{ "id": "S", "variables": { "B": "positive integer", "d": "positive integer" }, "#
        + #""given": { "x": "tensor(B, d)", "y": "x*x" }, "#
        + #""parts": { "q": { "prompt": "Q", "key": "shape(y)" } } }"#)
    #expect(problems.joined().contains("(B, d) and (B, d) do not fit"), "\(problems)")
  }
}
