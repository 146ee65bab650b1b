import Authoring
import Grading
import Testing

/// All variants are checked, and one line stands for all of a kind.
@Suite struct VariantCheckTests {
  private func text(_ conditions: String) -> String {
    """
    { "id": "C.23",
      "draw": {
        "prior": "0.05 .. 0.40 by 0.05", "hit": "0.60 .. 0.95 by 0.05",
        "alarm": "0.02 .. 0.20 by 0.02" },
      "where": [\(conditions)],
      "parts": {
        "evidence": { "prompt": "E", "key": "prior*hit + (1 - prior)*alarm" },
        "posterior": {
          "prompt": "P", "key": "prior*hit/evidence",
          "mistakes": {
            "base rate": { "value": "hit/(hit + alarm)", "credit": "1/4" },
            "backwards": { "value": "hit" } } },
        "odds": {
          "prompt": "O", "key": "posterior/(1 - posterior)",
          "mistakes": { "against": { "value": "1/key", "credit": "1/2" } } } },
      "examples": [
        { "draw": { "prior": 0.3, "hit": 0.8, "alarm": 0.1 },
          "answers": { "evidence": "31 %", "posterior": "8/9" },
          "expect": { "evidence": 1, "posterior": "base rate" } }] }
    """
  }

  /// The numbers were worked out by hand for the first condition alone.
  @Test func `a mistake that is right in some variants is named with the first`() {
    let found = CheckReport([SmallFiles.file(text(#""hit >= 4*alarm""#))])
      .files.flatMap(\.findings).map(\.message)
    for message in [
      "mistake `backwards` is the right answer in 3 variants, first prior 0.2, hit 0.6, alarm 0.1: both are 0.6; "
        + #"to leave these out, add "posterior != hit" to `where`"#,
      "mistake `against` is the right answer in 2 variants, first prior 0.1, hit 0.9, alarm 0.1: both are 1; "
        + #"to leave these out, add "odds != 1/odds" to `where`"#,
      "mistakes `base rate` and `backwards` are equal in 16 variants, first prior 0.05, hit 0.8, alarm 0.2: both are 0.8; "
        + #"to leave these out, add "hit/(hit + alarm) != hit" to `where`"#,
    ] {
      #expect(found.contains(message), "\(found)")
    }
  }

  @Test func `all variants of a small space are counted`() {
    let report = CheckReport([SmallFiles.file(text(#""hit >= 4*alarm""#))])
    #expect(report.files.map(\.effort.variants) == [576])
    #expect(report.files.map(\.effort.isComplete) == [true])
  }

  @Test func `a key without a value in some variants is named`() {
    let broken = """
      { "id": "X", "draw": { "x": "1 .. 5", "y": "{3, 10}" },
        "parts": { "q": { "prompt": "Q", "key": "1/(x - y) + y" } },
        "examples": [{ "draw": { "x": 1, "y": 3 }, "answers": { "q": "5/2" }, "score": 1 }] }
      """
    let found = CheckReport([SmallFiles.file(broken)]).files.flatMap(\.findings)
    let message = found.map(\.message).first { $0.hasPrefix("this fails") }
    #expect(message == "this fails in 1 variant, x 3, y 3: in `1/(x - y) + y`: division by zero")
  }

  @Test func `of a space that is too large some are drawn by the tester`() {
    let large = """
      { "id": "X", "draw": { "a": "vector(4) of 1 .. 99", "b": "vector(4) of 1 .. 99" },
        "parts": { "q": { "prompt": "Q", "key": "dot(a, b)" } },
        "examples": [
          { "draw": { "a": [1, 1, 1, 1], "b": [1, 2, 3, 4] }, "answers": { "q": 10 }, "score": 1 }] }
      """
    let file = CheckReport([SmallFiles.file(large)]).files[0]
    #expect(!file.effort.isComplete && file.effort.variants > 100)
    #expect(CheckText().text(CheckReport([SmallFiles.file(large)])).contains("drawn by the tester"))
  }

  @Test func `two variants with the same keys are one exercise`() {
    let same = """
      { "id": "X", "draw": { "x": "{-2, 2}" },
        "parts": { "q": { "prompt": "The square of {x}.", "key": "x^2 + 1" } },
        "examples": [{ "draw": { "x": 2 }, "answers": { "q": 5 }, "score": 1 }] }
      """
    let found = CheckReport([SmallFiles.file(same)]).files.flatMap(\.findings).map(\.line)
    #expect(
      found.contains(
        "warning the keys are those of another variant in 1 variant, x 2: it is x -2; add a condition that "
          + "leaves one of the two out, or a part that tells them apart"), "\(found)")
  }

  @Test func `a rare coincidence of keys is no warning`() {
    let rare = """
      { "id": "X", "draw": { "x": "1 .. 40" },
        "parts": { "q": { "prompt": "Q of {x}.", "key": "(x - 3)*(x - 4) + 1" } },
        "examples": [{ "draw": { "x": 1 }, "answers": { "q": 7 }, "score": 1 }] }
      """
    // x and 7 − x: 1, 2, 3 and 6, 5, 4 make 3 of 40; with a condition that leaves two of them out, 1 of 38.
    let found = CheckReport([SmallFiles.file(rare)]).files.flatMap(\.findings).map(\.line)
    #expect(found.contains { $0.contains("in 3 variants, first x 4") }, "\(found)")
    let fewer = rare.replacing("\"parts\"", with: "\"where\": [\"x != 5\", \"x != 6\"], \"parts\"")
    let none = CheckReport([SmallFiles.file(fewer)]).files.flatMap(\.findings).map(\.line)
    #expect(!none.contains { $0.contains("another variant") }, "\(none)")
  }
}
