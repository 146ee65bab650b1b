import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  /// The page about an answer to the part `p` of an exercise that has its own fields.
  private static func page(_ fields: String, answer: String, other: String = "") throws -> String {
    let folder = try ScratchFolder()
    try folder.write(
      """
      { "id": "E", "given": { "a": [3, 4] }, "followThrough": "1/2", "parts": {
        "q": { "prompt": "Q", "key": "norm(a)" }, "p": { "prompt": "P", \(fields) } } }
      """, to: "exercises/set/e.jsonc")
    try folder.write(
      """
      { "student": "ada", "answers": { "E": { \(other) "p": \(answer) } } }
      """, to: "answers/ada.json")
    let outcome = try shell("cd \(folder.path) && grade explain ada E.p")
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    return outcome.output
  }

  private static func expect(_ page: String, _ pieces: [String]) {
    for piece in pieces {
      #expect(page.contains(piece + "\n"), "\(piece)\n\(page)")
    }
  }

  @Test func `a mark is explained with its rule, its reading and the numbers compared`() throws {
    let outcome = try shell(
      """
      grade explain ada D.1.cosine | grep -v sha256
      echo $(grade explain ada D.1.cosine | grep sha256 | tr -s ' ' | cut -d' ' -f3) exercises/part-d/D.1-cosine.jsonc | sha256sum --check
      """)
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    Self.expect(
      outcome.output,
      [
        "ada#1  D.1.cosine", "  answers   answers/student.json",
        "  exercise  exercises/part-d/D.1-cosine.jsonc",
        "  rule      An exact value, or a decimal rounded to at least 3 significant digits.",
        "  right is  24/25 exactly, or a decimal with no more digits than are asked for in [0.9595, 0.9605], "
          + "or with many more in [0.9599995, 0.9600005].",
        "  answer    24/35", "  read as   24/35 = 24/35, as an exact value.",
        "  verdict   wrong, 1/2 of 1", "  follows   1/2 of the points", "  yours     24/35",
        "  accepted  24/25",
        "  tried     squared lengths (0.0384, worth 1/2): no, yours is 24/35, this is 24/625",
        "  tried     above one (|answer| > 1): no, it does not hold",
        "  tried     follow-through length_b = 7 (24/35, worth 1/2): counts, yours follows",
        "  tried     built-in reciprocal (25/24): no, yours is 24/35, this is 25/24",
        "  tried     domain outside ([-1, 1]): no, yours is inside",
        "exercises/part-d/D.1-cosine.jsonc: OK",
      ])
  }

  @Test func `a decimal is compared with what each mistake would accept`() throws {
    let mistakes =
      #""key": "q^2/7", "mistakes": { "no square": { "value": "q/7" }, "big": { "when": "answer > 0" } }"#
    Self.expect(
      try Self.page(mistakes, answer: "0.71"),
      [
        "  tried     no square (5/7): counts, yours is that",
        "  tried     big (answer > 0): fits, but another counts, it holds",
      ])
    let other = try Self.page(mistakes, answer: "0.73")
    #expect(other.contains("  tried     no square (5/7): no, yours is "), "\(other)")
    Self.expect(other, ["  tried     big (answer > 0): counts, it holds"])
  }

  @Test func `a formula is compared with what each change of the key gives`() throws {
    let page = try Self.page(
      #""variables": { "x": "real" }, "key": "x^2 + 1", "mistakes": { "no 1": { "value": "x^2", "credit": "1/4" } }"#,
      answer: #""x^2 - 1""#)
    Self.expect(
      page,
      [
        "  tried     no 1 (x², worth 1/4): no, at x = 0 yours is -1, this is 0",
        "  tried     built-in sign of a term (x² − 1): counts, yours equals it, by proof",
        "  mistake   sign of a term",
      ])
  }

  @Test func `what is right was not tried for anything else`() throws {
    let page = try Self.page(#""key": "q + 1""#, answer: "6")
    #expect(!page.contains("tried"), "\(page)")
    Self.expect(page, ["  right is  6 exactly: it has no roundings.", "  decided   equal"])
  }

  @Test func `the ends of a tolerance are told, in the unit of the part`() throws {
    Self.expect(
      try Self.page(#""key": "q/2", "tolerance": "±0.25""#, answer: "6"),
      ["  right is  [2.25, 2.75], ends included."])
    Self.expect(
      try Self.page(#""key": "q/2", "tolerance": "exact""#, answer: "6"),
      ["  right is  5/2 exactly."])
    Self.expect(
      try Self.page(#""key": "pi/2 + 0", "unit": "degrees", "tolerance": "±1""#, answer: "6"),
      ["  right is  [89, 91] degrees, ends included."])
  }

  @Test func `what cannot be explained is said`() throws {
    let rows = [
      ("ada D.1.cosin", "grade explain: no part cosin; did you mean D.1.cosine?\n"),
      ("ada D.11.cosine", "grade explain: no exercise D.11; did you mean "),
      ("ada cosine", "grade explain: write exercise and part, such as D.1.cosine\n"),
      ("nobody D.1.cosine", "grade explain: no answer file of nobody in answers\n"),
    ]
    for (words, message) in rows {
      let outcome = try shell("grade explain \(words)")
      #expect(
        outcome.messages.hasPrefix(message) && outcome.code == 2 && outcome.output == "", "\(words)"
      )
    }
  }
}
