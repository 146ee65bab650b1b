import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  @Test func `a mark is explained with its rule, its reading and the numbers compared`() throws {
    let outcome = try shell("grade explain ada D.1.cosine")
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    for piece in [
      "ada#1  D.1.cosine\n", "  answers   answers/student.json\n",
      "  exercise  exercises/part-d/D.1-cosine.jsonc\n",
      "  rule      An exact value, or a decimal rounded to at least 3 significant digits.\n",
      "  answer    24/35\n", "  read as   24/35 = 24/35, as an exact value.\n",
      "  verdict   wrong, 1/2 of 1\n",
      "  follows   1/2 of the points\n", "  yours     24/35\n", "  accepted  24/25\n",
    ] {
      #expect(outcome.output.contains(piece), "\(piece)\n\(outcome.output)")
    }
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
