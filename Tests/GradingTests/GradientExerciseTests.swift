import Exact
import Formats
import Testing

@testable import Grading

/// An exercise with a derivation, gradients that are computed from the loss, follow-through and a form,
/// and what becomes of one student's answers.
@Suite struct GradientExerciseTests {
  private static let file = #"""
    {
      "id": "D.3",
      "title": "Gradient of a squared error through a sigmoid",
      "section": "B.13",
      "prompt": ["One example (x, y), one weight w: `z = w·x`, `ŷ = σ(z)`, `L = (y − ŷ)^2`. All are numbers.",
                 "",
                 "You may write z, ŷ (also yhat or s) and σ in your answers."],
      "variables": { "w": "real", "x": "real", "y": "[0, 1]" },
      "given": { "z": "w·x", "ŷ": "sigmoid(z)", "yhat": "ŷ", "s": "ŷ", "L": "(y - ŷ)^2" },
      "parts": {
        "slope_steps": {
          "prompt": "Derive `σ'(z) = σ(z)(1 − σ(z))` from `σ(z) = 1/(1 + exp(−z))`, one step a line.",
          "points": 3, "variables": { "z": "real" },
          "derivation": {
            "from": "grad(1/(1 + exp(-z)), z)",    // the first line must equal this, every other line the one before it
            "to": "sigmoid(z) * (1 - sigmoid(z))", // the last line must have this form, up to order
            "lines": 3,                            // at least; repeats and mere reorderings do not count
          },
        },
        "outer": { "prompt": "`∂L/∂ŷ`", "variables": { "ŷ": "(0, 1)", "y": "[0, 1]" }, "key": "grad(L, ŷ)" },
        "slope": { "prompt": "`∂ŷ/∂z`", "variables": { "z": "real" }, "key": "grad(ŷ, z)" },
        "inner": { "prompt": "`∂z/∂w`", "key": "grad(z, w)" },
        "gradient": {
          "prompt": "`∂L/∂w`", "points": 2,
          "key": "outer * slope * inner", "check": "grad(L, w)", "followThrough": "1/2",
          "mistakes": {
            "no slope": { "edit": "slope -> 1", "credit": "1/2", "feedback": "The chain rule passes through σ: the factor ŷ(1 − ŷ) is missing." },
            "cross-entropy": { "value": "(ŷ - y)*x", "feedback": "This is the gradient of the cross-entropy; L is the squared error." },
          },
        },
        "gradient_vector": {
          "prompt": "The same for vectors w and x with three entries, `z = w·x`.",
          "variables": { "w": "vector(3)", "x": "vector(3)", "y": "[0, 1]" }, "key": "grad(L, w)",
          "mistakes": { "no slope": { "value": "-2*(y - ŷ)*x", "credit": "1/2", "feedback": "The factor ŷ(1 − ŷ) is missing." } },
        },
        "saturates": {
          "prompt": "y = 1, but ŷ is almost 0. What does `∂L/∂w` do as w·x falls further and x stays?",
          "choices": {
            "vanishes": { "text": "It goes to 0.", "right": true },
            "constant": { "text": "It tends to −2x.", "feedback": "That forgets the factor ŷ(1 − ŷ)." },
            "grows": { "text": "It grows with the error.", "feedback": "The error stays below 1; look at the factor ŷ(1 − ŷ)." },
          },
        },
        "cross_entropy": {
          "prompt": "`∂/∂w` of `−y·log ŷ − (1 − y)·log(1 − ŷ)`, simplified.",
          "key": "grad(-y*log(ŷ) - (1 - y)*log(1 - ŷ), w)", "form": "operations:8",
          "mistakes": { "not simplified": { "value": "key", "credit": "1/2", "feedback": "Right, and it simplifies much further." } },
        },
      },
    }
    """#

  private static let answers = #"""
    {
        "slope_steps": ["e^(-z)/(1+e^(-z))^2", "1/(1+e^(-z)) * (1-e^(-z))/(1+e^(-z))", "σ(z)(1-σ(z))"],
        "outer": "2(y-ŷ)", "slope": "ŷ(1-ŷ)", "inner": "x", "gradient": "2x(y-s)s(1-s)",
        "gradient_vector": "-2(y-ŷ)x", "saturates": "vanishes", "cross_entropy": "(σ(w*x) - y) x" }
    """#

  @Test func `each part gets its verdict, its credit and a reason for a person`() throws {
    let exercise = try Exercise(
      Array(Self.file.utf8), file: "x.jsonc", problemSet: "set")
    let mark = exercise.mark(try Exercising.answers(Self.answers))
    let found = mark.parts.map { "\($0.id) \($0.line): \($0.reason ?? $0.answer)" }
    #expect(
      found == [
        "slope_steps wrong 1/3: Line 2 does not follow from line 1: at z = 0 they are 0 and 1/4. "
          + "Line 3 is right again.",
        "outer wrong 0 sign: At y = 0, ŷ = 1/2 yours is −1, the right value is 1: opposite sign "
          + "everywhere.",
        "slope right 1: ŷ(1 − ŷ)", "inner right 1: x",
        "gradient wrong 1/2 follows 1/2: Follows from your outer = 2(y − ŷ). With the right one: "
          + "−2x(y − ŷ)ŷ(1 − ŷ).",
        "gradient_vector wrong 1/2 no slope: The factor ŷ(1 − ŷ) is missing.",
        "saturates right 1: vanishes", "cross_entropy right 1: (ŷ − y)x",
      ])
    #expect(try mark.score == Rational("13/2") && mark.points == 11)
  }
}
