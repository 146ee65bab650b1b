import Testing

@testable import Grading

/// Answers in marking with what stands around them, with dots, and with primes.
@Suite struct DressedAnswerTests {
  private static let exercise = #"""
    {
      "id": "X", "variables": { "z": "real", "n": "positive integer", "x": "vector(n)" },
      "given": { "c": 3 },
      "parts": {
        "count": { "prompt": "How many?", "key": "65*c" },
        "share": { "prompt": "Which share?", "key": "8*c/25" },
        "slope": { "prompt": "The derivative of σ.", "key": "sigmoid(z)*(1 - sigmoid(z))" },
        "primed": {
          "prompt": "The derivative of z·σ(z).", "key": "sigmoid(z) + z*sigmoid(z)*(1 - sigmoid(z))",
          "allow": ["prime"],
        },
        "mean": { "prompt": "The mean.", "key": "sum(i, 1, n, x_i)/n" },
      },
    }
    """#

  private static func verdict(_ part: String, _ answer: String) throws -> Verdict {
    let exercise = try Exercising.exercise(exercise)
    return try #require(exercise.mark([part: .text(answer)]).parts.first { $0.id == part }).verdict
  }

  @Test(arguments: [
    ("count", "195 trainable parameters", Verdict.right), ("count", "195 weights", .right),
    ("count", #"195\text{ weights}"#, .right), ("count", "194 weights", .wrong),
    ("count", "195 cats", .unreadable), ("count", "**195**", .right), ("count", "`194`", .wrong),
    ("share", "0.96 (exact)", .right), ("share", "**24/25**", .right),
    ("share", "**24/26**", .wrong), ("share", "~0.960", .right), ("share", "~0.961", .wrong),
    ("share", "24/25 (or so)", .unreadable), ("share", "**24/25", .unreadable),
  ])
  func `marks, remarks and counted words say nothing`(
    part: String, answer: String, expected: Verdict
  ) throws {
    #expect(try Self.verdict(part, answer) == expected, "\(answer)")
  }

  @Test(arguments: [
    ("slope", "σ'(z)", Verdict.unreadable), ("slope", #"\sigma'(z)"#, .unreadable),
    ("slope", "σ(z)(1 - σ(z))", .right), ("primed", "σ(z) + zσ'(z)", .right),
    ("primed", "σ(z) + σ'(z)", .wrong), ("slope", "grad(σ(z), z)", .unreadable),
  ])
  func `a prime earns nothing unless it is allowed`(
    part: String, answer: String, expected: Verdict
  ) throws {
    #expect(try Self.verdict(part, answer) == expected, "\(answer)")
  }

  @Test(arguments: [
    ("(x_1 + x_2 + ... + x_n)/n", Verdict.right), (#"\frac{x_1+\dots+x_n}{n}"#, .right),
    ("x_1 + x_2 + ... + x_n", .wrong), ("(x_1 + x_3 + ... + x_n)/n", .unreadable),
  ])
  func `a sum with dots is the sum`(answer: String, expected: Verdict) throws {
    #expect(try Self.verdict("mean", answer) == expected, "\(answer)")
  }
}
