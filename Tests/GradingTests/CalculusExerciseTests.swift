import Testing

@testable import Grading

/// Parts whose keys are Jacobians, Hessians and derivatives at a point.
@Suite struct CalculusExerciseTests {
  private static let text = #"""
    {
      "id": "B",
      "variables": { "x": "real", "v": "vector(2)" },
      "given": { "f": "v_1^2*v_2 + 3v_2", "q": "v_1^2 + v_1*v_2 + 2v_2^2 - 3v_1" },
      "parts": {
        "jacobian": { "prompt": "J", "key": "jacobian([v_1*v_2, v_1^2], v)" },
        "hessian": { "prompt": "H", "key": "hessian(f, v)" },
        "point": { "prompt": "P", "key": "at(hessian(f, v), v, [1, 3])" },
        "newton": { "prompt": "N", "key": "v - inverse(hessian(q, v))*grad(q, v)" },
        "slope": { "prompt": "S", "key": "at(grad(x^3, x), x, 1/2)" },
        "softmax": { "prompt": "T", "key": "grad(celogits(v, 0), v)" },
      },
    }
    """#

  private func lines(_ answers: String) throws -> [String] {
    try Exercising.exercise(Self.text).mark(Exercising.answers(answers)).parts.map {
      "\($0.id) \($0.line)"
    }
  }

  @Test func `right answers in the student's language are proved equal to the key`() throws {
    let found = try lines(
      #"""
      { "jacobian": [["v_2", "v_1"], ["2v_1", 0]], "hessian": [["2v_2", "2v_1"], ["2v_1", 0]],
        "point": [[6, 2], [2, 0]], "newton": ["12/7", "-3/7"], "slope": "0.75",
        "softmax": ["-e^v_2/(e^v_1 + e^v_2)", "e^v_2/(e^v_1 + e^v_2)"] }
      """#)
    #expect(
      found
        == ["jacobian", "hessian", "point", "newton", "slope", "softmax"].map { "\($0) right 1" })
  }

  @Test func `a derivative that is 9e-4 off is wrong, and a key's function is no answer`() throws {
    let found = try lines(
      #"""
      { "jacobian": "jacobian([v_1*v_2, v_1^2], v)", "hessian": [["2v_2", "2v_1"], ["2v_1", "0.0009"]],
        "point": [[6, 2], [2, "0.0009"]], "slope": "0.7509" }
      """#)
    #expect(
      found == [
        "jacobian unreadable 0", "hessian wrong 0", "point wrong 0", "newton unanswered 0",
        "slope wrong 0", "softmax unanswered 0",
      ])
  }
}
