import Authoring
import Grading
import Testing

/// A condition must be one that some answers satisfy, and others do not.
@Suite struct ConditionCheckTests {
  private func lines(_ condition: String, asks: String, example: String = "") -> [String] {
    let text = """
      { "id": "X",
        "parts": { "q": { "prompt": "Q", "asks": { \(asks) }, "condition": "\(condition)" } },
        "examples": [{ "answers": { \(example) }, "score": \(example.isEmpty ? 0 : 1) }] }
      """
    return CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.line)
  }

  private static let matrices = #""A": "matrix(2, 2)", "B": "matrix(2, 2)""#

  @Test(arguments: [
    ("A*B != B*A", matrices), ("det(A) = 0", #""A": "matrix(2, 2)""#),
    ("kl(p, q) != kl(q, p)", #""p": "distribution(2)", "q": "distribution(2)""#),
    ("x^2 < y", #""x": "real", "y": "(0, 1)""#),
  ])
  func `conditions that some answers satisfy are sound`(condition: String, asks: String) {
    #expect(lines(condition, asks: asks) == [])
  }

  @Test func `a condition that nothing satisfies is named`() {
    let message =
      "warning none of 200 answers that the tester drew satisfies the condition: write an example that does"
    #expect(lines("x^2 + 1 = x", asks: #""x": "real""#) == [message])
    // An answer that is known to be right is enough.
    #expect(lines("x = 1234567", asks: #""x": "real""#) == [message])
    #expect(lines("x = 1234567", asks: #""x": "real""#, example: #""q": { "x": 1234567 }"#) == [])
  }

  @Test func `a condition that everything satisfies is named`() {
    #expect(
      lines("x^2 >= 0", asks: #""x": "real""#)
        == ["warning all of 200 answers that the tester drew satisfy the condition"])
  }
}
