import Authoring
import Grading
import Testing

/// Known mistakes must be wrong, different, and reach those who make them.
@Suite struct MistakeCheckTests {
  private static let right = #""examples": [{ "answers": {}, "score": 0 }]"#

  /// The errors of a file with a part `q` of these fields.
  private func errors(_ fields: String, variables: String = "") -> [String] {
    let text = SmallFiles.text(fields: fields + variables, more: Self.right)
    return CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings)
      .filter { $0.severity == .error }.map { $0.message }
  }

  private func ofDot(_ mistakes: String, _ more: String = "") -> [String] {
    errors("\"key\": \"dot(a, b)\"\(more), \"mistakes\": { \(mistakes) }")
  }

  @Test(arguments: [
    (#""m": { "value": "24" }"#, "", "mistake `m` is the right answer: both are 24"),
    (
      #""m": { "edit": "dot(a, b) -> dot(b, a)" }"#, "",
      "mistake `m` is the right answer: both are 24"
    ),
    (
      #""m": { "value": "key + 1/2" }"#, #", "tolerance": "±1""#,
      "mistake `m` is right by the tolerance: it is 24.5, the key is 24"
    ),
    (
      #""m": { "value": "5" }, "n": { "value": "norm(a)" }"#, "",
      "mistakes `m` and `n` are equal: both are 5"
    ),
    (#""m": { "when": "answer > 3" }"#, "", "`when` holds for the right answer: 24"),
  ])
  func `a mistake is neither right nor another one`(mistakes: String, more: String, message: String)
  {
    #expect(ofDot(mistakes, more).contains(message))
  }

  @Test(arguments: [
    (#""m": { "value": "key + 3/2" }"#, #", "tolerance": "±1""#),
    (#""m": { "value": "key" }"#, #", "tolerance": "exactly 2 decimals""#),
    (#""m": { "when": "abs(answer - key) < 1", "credit": 1 }"#, ""),
    (#""m": { "value": "25" }, "n": { "value": "norm(a)" }"#, ""),
  ])
  func `mistakes that can be told apart are sound`(mistakes: String, more: String) {
    #expect(ofDot(mistakes, more) == [])
  }

  @Test func `values are said in the unit of the part`() {
    let found = errors(
      #""key": "acos(dot(a, b)/25)", "unit": "degrees", "mistakes": { "m": { "value": "acos(24/25)" } }"#
    )
    #expect(found == ["mistake `m` is the right answer: both are 16.26°"])
  }

  @Test(arguments: [
    (#""m": { "value": "x + x" }"#, "mistake `m` is the right answer: both are 2x"),
    (#""m": { "edit": "2 -> 4/2" }"#, "mistake `m` is the right answer: both are 2x"),
    (
      #""m": { "value": "x" }, "n": { "value": "key/2" }"#,
      "mistakes `m` and `n` are equal: both are x"
    ),
  ])
  func `formulas are compared as such`(mistakes: String, message: String) {
    let found = errors(
      "\"key\": \"x*2 + 0*dot(a, b)\", \"check\": \"2*x\", \"mistakes\": { \(mistakes) }",
      variables: #", "variables": { "x": "real" }"#)
    #expect(found.contains(message), "\(found)")
  }

  @Test(arguments: [
    (#""m": { "value": "x*2" }"#, "mistake `m` is the right answer: both are 2x"),
    (#""m": { "value": "x + x" }"#, "mistake `m` is the right answer: both are x + x"),
    (
      #""m": { "value": "x" }, "n": { "value": "3*x/3" }"#,
      "mistakes `m` and `n` are equal: both are x"
    ),
    (#""m": { "value": "x" }, "n": { "value": "3*x" }"#, nil),
  ])
  func `lines of derivations are compared as such`(mistakes: String, message: String?) {
    let found = errors(
      #""derivation": { "from": "grad(x^2, x)", "to": "2*x" }, "mistakes": { "# + mistakes + " }",
      variables: #", "variables": { "x": "real" }"#)
    #expect(found == [message].compactMap(\.self))
  }

  @Test func `a mistake that counts as another one is never reached`() {
    // 12 is half of 24, and earns more as a statement.
    let found = ofDot(
      #""half": { "value": "key/2" }, "small": { "when": "answer < 20", "credit": "1/2" }"#)
    #expect(
      found == ["mistake `half` can never be reached: 12 is taken for the mistake `small`"])
  }

  @Test func `a mistake that is right once it is rounded is named with both numbers`() {
    let found = errors(
      #""key": "dot(a, b)/31", "mistakes": { "m": { "value": "0.7742" } }"#)
    #expect(found == ["mistake `m` is right when it is rounded as asked: 0.774 counts as 24/31"])
  }

  @Test func `a built-in mistake must do something`() {
    #expect(
      ofDot(#""log base": { "credit": "1/2" }"#)
        == ["the built-in mistake `log base` changes nothing of this key"])
    #expect(ofDot(#""sign": { "credit": "1/2" }"#) == [])
  }
}
