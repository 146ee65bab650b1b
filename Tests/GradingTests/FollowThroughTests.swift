import Exact
import Formats
import Testing

@testable import Grading

/// What follows from a student's own earlier answers.
@Suite struct FollowThroughTests {
  private func check(
    _ parts: String, given: String = #""x": 3"#, head: String = "",
    _ rows: [(String, String, String)]
  ) throws {
    let exercise = try Exercising.exercise(Exercising.parts(parts, given: given, head: head))
    let difference = try differences(rows) { row in
      (try exercise.marks(row.0)[row.1]?.line ?? "no mark", row.2)
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  private static let chain = """
    "p": { "prompt": "P", "key": "x^2", "domain": "positive" },
    "q": { "prompt": "Q", "key": "p + 5", "followThrough": "1/2" },
    "r": { "prompt": "R", "key": "7*q/p", "followThrough": "3/4" }
    """

  @Test func `exact answers are followed along a chain`() throws {
    try check(
      Self.chain,
      [
        (#"{ "p": 9, "q": 14, "r": "98/9" }"#, "r", "right 1"),
        (#"{ "p": 8, "q": 13 }"#, "q", "wrong 1/2 follows 1/2"),
        (#"{ "p": 8, "q": 13, "r": "91/8" }"#, "r", "wrong 3/4 follows 3/4"),
        // Wrong in both at once: q does not follow from p, r follows from both.
        (#"{ "p": 8, "q": 17, "r": "119/8" }"#, "r", "wrong 3/4 follows 3/4"),
        (#"{ "p": 8, "q": 17, "r": 12 }"#, "r", "wrong 0"),
        // The right value is right, whatever stood before it.
        (#"{ "p": 8, "q": 14 }"#, "q", "right 1"),
      ])
  }

  @Test func `what cannot be used is replaced by the right value`() throws {
    try check(
      Self.chain,
      [
        (#"{ "q": 14 }"#, "q", "right 1"),
        (#"{ "q": 13 }"#, "q", "wrong 0"),
        (#"{ "p": "3^", "q": 14 }"#, "q", "right 1"),
        (#"{ "p": true, "q": 5 }"#, "q", "wrong 0 lost term"),
        // Outside its domain.
        (#"{ "p": -8, "q": -3 }"#, "q", "wrong 0"),
        (#"{ "p": [8], "q": 13 }"#, "q", "wrong 0"),
        (#"{ "p": -8, "q": 13, "r": "91/9" }"#, "r", "wrong 3/4 follows 3/4"),
      ])
  }

  @Test func `trivial values are not followed`() throws {
    try check(
      #"""
      "p": { "prompt": "P", "key": "x^2" },
      "product": { "prompt": "Q", "key": "7*p", "followThrough": 1 },
      "quotient": { "prompt": "Q", "key": "7/p", "followThrough": 1 },
      "log": { "prompt": "Q", "key": "5*log(p)", "followThrough": 1 }
      """#,
      [
        (#"{ "p": 0, "product": 0 }"#, "product", "wrong 0"),
        (#"{ "p": 1, "product": 7 }"#, "product", "wrong 0"),
        (#"{ "p": 2, "product": 14 }"#, "product", "wrong 1 follows 1"),
        (#"{ "p": 1, "quotient": 7 }"#, "quotient", "wrong 0"),
        (#"{ "p": 0, "quotient": 0 }"#, "quotient", "wrong 0"),
        (#"{ "p": 1, "log": 0 }"#, "log", "wrong 0"),
        (#"{ "p": -1, "log": 3 }"#, "log", "wrong 0"),
        (#"{ "p": 2, "log": "5 log 2" }"#, "log", "wrong 1 follows 1"),
        (#"{ "p": 2, "log": 3.47 }"#, "log", "wrong 1 follows 1"),
      ])
  }

  @Test func `a recomputed key that is the true key gives nothing away`() throws {
    try check(
      #""p": { "prompt": "P", "key": "x" }, "q": { "prompt": "Q", "key": "p^2 + 1", "followThrough": 1 }"#,
      [
        (#"{ "p": -3, "q": 10 }"#, "q", "right 1"),
        (#"{ "p": -3, "q": 20 }"#, "q", "wrong 0 factor"),
        (#"{ "p": "-3.0", "q": 9 }"#, "q", "wrong 0 lost term"),
      ])
  }

  @Test func `a rounded answer stands for its cell`() throws {
    let parts = #"""
      "p": { "prompt": "P", "key": "x/7" },
      "q": { "prompt": "Q", "key": "8*p", "followThrough": "1/2" },
      "a": { "prompt": "A", "key": "acos(p)", "unit": "degrees", "tolerance": "2 decimals", "followThrough": "1/2" }
      """#
    try check(
      parts,
      [
        // 3/7 = 0.428571…; eightfold 3.428571…
        (#"{ "p": 0.4286, "q": 3.4288 }"#, "q", "right 1"),
        (#"{ "p": 0.4286, "q": 3.4287 }"#, "q", "right 1"),
        (#"{ "p": 0.4286, "q": 3.43 }"#, "q", "right 1"),
        (#"{ "p": 0.4286, "q": 3.44 }"#, "q", "wrong 0 rounding"),
        (#"{ "p": 0.4286, "q": 3.4294 }"#, "q", "wrong 0"),
        (#"{ "p": "3/7", "q": 3.4288 }"#, "q", "wrong 0"),
        // A wrong 24/35, rounded: the angles of [0.6855, 0.6865] are [46.646, 46.725].
        (#"{ "p": 0.686, "a": 46.71 }"#, "a", "wrong 1/2 follows 1/2"),
        (#"{ "p": 0.686, "a": 46.69 }"#, "a", "wrong 1/2 follows 1/2"),
        (#"{ "p": 0.686, "a": 46.65 }"#, "a", "wrong 1/2 follows 1/2"),
        (#"{ "p": 0.686, "a": 46.73 }"#, "a", "wrong 1/2 follows 1/2"),
        (#"{ "p": 0.686, "a": 46.74 }"#, "a", "wrong 0"),
        (#"{ "p": 0.686, "a": 46.64 }"#, "a", "wrong 0"),
        (#"{ "p": "24/35", "a": 46.69 }"#, "a", "wrong 0"),
        (#"{ "p": "24/35", "a": 46.71 }"#, "a", "wrong 1/2 follows 1/2"),
        (#"{ "p": "24/35", "a": "acos(24/35)" }"#, "a", "wrong 1/2 follows 1/2"),
        // Not an angle at all.
        (#"{ "p": 1.5, "a": 46.69 }"#, "a", "wrong 0"),
      ])
  }

  @Test func `a remark says what a right but rounded answer follows from`() throws {
    let exercise = try Exercising.exercise(
      Exercising.parts(
        #""p": { "prompt": "P", "key": "x/7" }, "q": { "prompt": "Q", "key": "8*p" }"#,
        given: #""x": 3"#))
    let mark = try #require(try exercise.marks(#"{ "p": 0.4286, "q": 3.4288 }"#)["q"])
    #expect(mark.line == "right 1" && mark.followThrough == nil)
    #expect(mark.reason == "3.4288 follows from your p = 0.4286.")
  }

  @Test func `vectors are followed entry by entry`() throws {
    let parts = #"""
      "v": { "prompt": "V", "key": "2*w" },
      "n": { "prompt": "N", "key": "dot(v, v)", "followThrough": "1/2" },
      "s": { "prompt": "S", "key": "v + w", "followThrough": "1/2" }
      """#
    try check(
      parts, given: #""w": [3, 4]"#,
      [
        (#"{ "v": [6, 7], "n": 85 }"#, "n", "wrong 1/2 follows 1/2"),
        (#"{ "v": [6, 8], "n": 85 }"#, "n", "wrong 0"),
        (#"{ "v": [6, 7], "s": [9, 11] }"#, "s", "wrong 1/2 follows 1/2"),
        (#"{ "v": "[6, 7]", "s": "[9, 11]" }"#, "s", "wrong 1/2 follows 1/2"),
        (#"{ "v": [6, 7], "s": [9, 13] }"#, "s", "wrong 0"),
        (#"{ "v": [6, 7, 8], "s": [9, 11] }"#, "s", "wrong 0"),
      ])
  }

  @Test func `a share of the part goes before the share of the exercise`() throws {
    try check(
      #"""
      "p": { "prompt": "P", "key": "x^2" }, "q": { "prompt": "Q", "key": "p + 5" },
      "r": { "prompt": "R", "key": "p + 6", "followThrough": "1/3" }, "s": { "prompt": "S", "key": "p + 7", "followThrough": 0 }
      """#, head: #" "followThrough": "1/4","#,
      [
        (#"{ "p": 8, "q": 13 }"#, "q", "wrong 1/4 follows 1/4"),
        (#"{ "p": 8, "r": 14 }"#, "r", "wrong 1/3 follows 1/3"),
        (#"{ "p": 8, "s": 15 }"#, "s", "wrong 0 follows 0"),
      ])
  }

  @Test func `most credit counts, and at equal credit the order of decision`() throws {
    func parts(_ follow: String, _ mistakes: String) -> String {
      """
      "p": { "prompt": "P", "key": "x^2" },
      "q": { "prompt": "Q", "key": "p + 5", "domain": "[0, 100]", "followThrough": \(follow), "mistakes": { \(mistakes) } }
      """
    }
    let value = #""value": { "value": "13", "credit": "1/4" }"#
    let statement = #""when": { "when": "answer = 13", "credit": "1/4" }"#
    let answers = #"{ "p": 8, "q": 13 }"#
    try check(parts("\"1/4\"", value + "," + statement), [(answers, "q", "wrong 1/4 value")])
    try check(parts("\"1/4\"", statement + "," + value), [(answers, "q", "wrong 1/4 value")])
    try check(parts("\"1/4\"", statement), [(answers, "q", "wrong 1/4 follows 1/4")])
    try check(parts("\"1/2\"", value), [(answers, "q", "wrong 1/2 follows 1/2")])
    try check(parts("\"1/8\"", value), [(answers, "q", "wrong 1/4 value")])
    try check(parts("\"1/8\"", statement), [(answers, "q", "wrong 1/4 when")])
    // A built-in edit goes before the domain, a statement before a built-in edit.
    try check(parts("\"1/8\"", ""), [(#"{ "q": -14 }"#, "q", "wrong 0 sign")])
    try check(
      parts("\"1/8\"", #""when": { "when": "answer < 0" }"#),
      [(#"{ "q": -14 }"#, "q", "wrong 0 when")])
    try check(
      parts("\"1/8\"", #""sign": { "credit": "1/2" }, "when": { "when": "answer < 0" }"#),
      [(#"{ "q": -14 }"#, "q", "wrong 1/2 sign")])
  }

  @Test func `show verdict hides the right value in what follows`() throws {
    func reason(_ show: String) throws -> String? {
      let exercise = try Exercising.exercise(
        Exercising.parts(
          #""p": { "prompt": "P", "key": "x^2" }, "q": { "prompt": "Q", "key": "p + 5", "followThrough": 1 }"#,
          given: "\"x\": 3", head: " \"show\": \"\(show)\","))
      return try exercise.marks(#"{ "p": 8, "q": 13 }"#)["q"]?.reason
    }
    #expect(try reason("reason") == "13 follows from your p = 8. With the right one: 14.")
    #expect(try reason("verdict") == nil)
  }
}
