import Testing

@testable import Grading

/// Answers with what they are called before the equals sign, in signs that the question does not use.
@Suite struct LabelledAnswerTests {
  private static let text = #"""
    {
      "id": "N", "prompt": "Let f(x) = x² + x and `L(p) = p^k`.",
      "variables": { "x": "real", "w": "real", "b": "real", "p": "(0, 1)", "k": "positive" },
      "given": { "A": [[1, 2], [3, 4]], "B": [[1, 2], [3, 4]], "c": 3 },
      "parts": {
        "by_w": { "prompt": "The derivative of (w·x + b)² by w.", "key": "grad((w*x + b)^2, w)" },
        "by_b": { "prompt": "The same by b.", "key": "grad((w*x + b)^2, b)" },
        "slope": { "prompt": "The slope of f.", "key": "2*x + 1" },
        "loglik": { "prompt": "The log-likelihood.", "key": "k*log(p)" },
        "gram": { "prompt": "The matrix `AᵀA`.", "key": "transpose(A)*A" },
        "turned": { "prompt": "B turned.", "key": "transpose(B)" },
        "named": { "prompt": "`∂z/∂x`", "key": "x" },
        "both": { "prompt": "The gradient by w and b.", "key": "grad((w*x + b)^2, [w, b])" },
      },
    }
    """#

  /// Parts whose answers are numbers.
  private static let numbers = #"""
    {
      "id": "M", "given": { "c": 3 },
      "parts": {
        "pair": { "prompt": "The pair (w, b) of the best line.", "key": "[c/2, 1/c]" },
        "chances": { "prompt": "The probabilities.", "key": "[1/(2*c), 1/c, c/6]" },
        "hidden": { "prompt": "Its shape.", "key": "shape(tensor(c + 1, 16))" },
        "count": { "prompt": "How many parameters?", "key": "65*c" },
      },
    }
    """#

  @Test(arguments: [
    ("by_w", "∂L/∂w = 2x(w·x + b)"), ("by_w", #"\frac{\partial L}{\partial w} = 2x(w·x + b)"#),
    ("by_w", "∂L/∂w = ∂L/∂r·∂r/∂w = 2x(w·x + b)"), ("by_w", "dL/dw = 2x(w·x + b)"),
    ("by_b", "∂L/∂b = 2(w·x + b)"), ("slope", "dy/dx = 2x + 1"), ("slope", "f'(x) = 2x + 1"),
    ("loglik", #"\ell(p) = k log(p)"#),
    ("both", "∇f = [2x(w·x + b), 2(w·x + b)]"),
    ("gram", #"A^\top A = [[10, 14], [14, 20]]"#), ("gram", "A^T A = [[10, 14], [14, 20]]"),
    ("turned", "B^T = [[1, 3], [2, 4]]"), ("turned", #"B^\top = [[1, 3], [2, 4]]"#),
  ])
  func `a label that says what the answer is says no more`(part: String, answer: String) throws {
    #expect(try verdict(part, answer) == .right, "\(answer)")
  }

  @Test(arguments: [
    ("by_w", "∂L/∂b = 2x(w·x + b)"), ("by_b", "∂L/∂w = 2(w·x + b)"), ("slope", "f(x) = 2x + 1"),
    ("loglik", "L(p) = k log(p)"), ("loglik", "h(q) = k log(p)"), ("slope", "∂z/∂x = 2x + 1"),
    ("gram", "A A^T = [[10, 14], [14, 20]]"), ("by_w", "x = 2x(w·x + b)"),
    ("by_w", "∇L = 2x(w·x + b)"),
  ])
  func `a label that names something else is refused`(part: String, answer: String) throws {
    #expect(try verdict(part, answer) == .unreadable, "\(answer)")
  }

  @Test(arguments: [("by_w", "∂L/∂w = 2(w·x + b)"), ("turned", "B^T = [[1, 2], [3, 4]]")])
  func `a label makes no value right`(part: String, answer: String) throws {
    #expect(try verdict(part, answer) == .wrong, "\(answer)")
  }

  @Test(arguments: [
    ("pair", "w = 3/2, b = 1/3"), ("pair", "b = 1/3, w = 3/2"), ("pair", "3/2, 1/3"),
    ("pair", #"\begin{pmatrix}3/2\\1/3\end{pmatrix}"#),
    ("pair", #"\frac12\begin{bmatrix}3\\2/3\end{bmatrix}"#), ("pair", "[[1.5], [1/3]]"),
    ("pair", "Matrix([3/2, 1/3])"), ("pair", "Matrix([[3/2], [1/3]])"),
    ("chances", "p₁ = 1/6, p₂ = 1/3, p₃ = 1/2"), ("chances", "p_3 = 1/2, p_1 = 1/6, p_2 = 1/3"),
    ("chances", "1/6, 1/3, 1/2"),
  ])
  func `a vector may be a column, a list, or entries by name`(part: String, answer: String) throws {
    #expect(try verdict(part, answer) == .right, "\(answer)")
  }

  @Test(arguments: [
    ("pair", "x = 3/2, b = 1/3", Verdict.unreadable), ("pair", "b = 3/2, w = 1/3", .wrong),
    ("pair", "3/2,1/3,1", .unreadable), ("pair", "[[3/2, 1/3]]", .wrong),
    ("pair", #"\begin{pmatrix}1/3\\3/2\end{pmatrix}"#, .wrong),
    ("chances", "p₁ = 1/3, p₂ = 1/6, p₃ = 1/2", .wrong),
    ("chances", "1/3, 1/6, 1/2", .wrong),
  ])
  func `names and columns make no vector right`(
    part: String, answer: String, expected: Verdict
  ) throws {
    #expect(try verdict(part, answer) == expected, "\(answer)")
  }

  @Test(arguments: [
    ("hidden", "4 by 16", Verdict.right), ("hidden", #"\mathbb{R}^{4\times16}"#, .right),
    ("hidden", "ℝ^(4×16)", .right), ("hidden", "(4, 16) float32", .right),
    ("hidden", "16 by 4", .wrong), ("hidden", #"\mathbb{R}^{64}"#, .wrong),
    ("count", "195 params", .right), ("count", "194 params", .wrong),
    ("count", "195 parts", .unreadable),
  ])
  func `shapes and counts are read in words`(
    part: String, answer: String, expected: Verdict
  ) throws {
    #expect(try verdict(part, answer) == expected, "\(answer)")
  }

  private func verdict(_ part: String, _ answer: String) throws -> Verdict {
    let areNumbers = ["pair", "chances", "hidden", "count"].contains(part)
    let exercise = try Exercising.exercise(areNumbers ? Self.numbers : Self.text)
    return try #require(exercise.mark([part: .text(answer)]).parts.first { $0.id == part }).verdict
  }
}
