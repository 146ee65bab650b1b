import Authoring
import Grading
import Testing

/// Right answers are accepted however they are written, and wrong keys are not.
@Suite struct SoundnessTests {
  private func findings(_ text: String) -> [String] {
    CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.line)
  }

  private func counts(_ text: String) -> CheckEffort? {
    CheckReport([SmallFiles.file(text)]).files.first?.effort
  }

  @Test func `the key is marked in many notations, and changed in many ways`() throws {
    let effort = try #require(counts(SmallFiles.text(fields: #""key": "dot(a, b)/25 + 1/4""#)))
    #expect(effort.notations >= 8)
    // 24/25 + 1/4 has a sign, a factor and a number to get wrong.
    #expect(effort.rejectedMutants >= 8 && effort.equalMutants >= 1)
    #expect(effort.variants == 1 && effort.isComplete)
  }

  @Test func `what an answer may not use cannot be the only way to write it`() {
    let text = SmallFiles.text(
      given: "", fields: #""variables": { "x": "real" }, "key": "exp(x)", "forbid": ["exp"]"#,
      more: #""examples": [{ "answers": {}, "score": 0 }]"#)
    #expect(
      findings(text) == [
        "error nobody can write the right answer with what an answer may use: `exp(x)`"
      ])
  }

  @Test func `a tolerance that takes a wrong key is an error`() {
    // With a factor 2 and a tolerance of 60 % of 24, half of it counts as right.
    let found = findings(
      SmallFiles.text(fields: #""key": "dot(a, b)", "tolerance": "±60%""#))
    #expect(
      found.contains(
        "error a wrong key is accepted, twice or half (`dot(a, b)/2`): `12` counts as 24"))
  }

  @Test func `full credit near the key takes no wrong key`() {
    // 1/8 is half of 1/4: a statement that is too wide takes it.
    let found = findings(
      SmallFiles.text(
        fields:
          #""key": "dot(a, b)/96", "mistakes": { "early": { "when": "abs(answer - key) < 1", "credit": 1 } }"#
      ))
    #expect(found.contains { $0.hasPrefix("error a wrong key is accepted, twice or half") })
  }

  @Test(arguments: [
    (
      "The value to two decimals.", #""tolerance": "3 decimals""#, "2 decimals, the rule 3 decimals"
    ),
    ("Give 4 significant digits.", "", "4 significant digits, the rule 3 significant digits"),
    ("Round to one decimal.", #""tolerance": "exactly 1 decimals""#, nil),
    ("To 3 digits.", "", nil), ("Two of three parts.", "", nil),
  ])
  func `the prompt and the rule ask for the same digits`(
    prompt: String, tolerance: String, message: String?
  ) {
    let fields =
      #""key": "dot(a, b)/7", "prompt": ""# + prompt + "\"" + (tolerance.isEmpty ? "" : ", ")
      + tolerance
    let text = SmallFiles.text(
      fields: fields, more: #""examples": [{ "answers": {}, "score": 0 }]"#
    )
    .replacing(#""prompt": "Q", "#, with: "")
    let found = findings(text).filter { $0.contains("the prompt says") }
    #expect(found == [message.map { "warning the prompt says " + $0 }].compactMap(\.self))
  }

  @Test func `what follows from an earlier answer is tried`() {
    let text = """
      { "id": "X",
        "parts": {
          "length": { "prompt": "L", "key": "norm([3, 4])",
            "mistakes": { "summed": { "value": "7" } } },
          "double": { "prompt": "D", "key": "2*length + 1", "followThrough": "1/2" } },
        "examples": [{ "answers": { "length": 7 }, "expect": { "length": "summed" } }] }
      """
    #expect(findings(text) == [])
  }
}
