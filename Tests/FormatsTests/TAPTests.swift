import Formats
import Testing

/// The Test Anything Protocol.
@Suite struct TAPTests {
  @Test func `points, directives and diagnostics are written verbatim`() {
    #expect(TAP.version + TAP.plan(3) == "TAP version 14\n1..3\n")
    #expect(TAP.point(isOk: true, number: 1, description: "a") == "ok 1 - a\n")
    #expect(
      TAP.point(isOk: false, number: 2, description: "b", directive: .todo("later"))
        == "not ok 2 - b # TODO later\n")
    #expect(
      TAP.point(isOk: true, number: 3, description: "c", directive: .skip("no #3"))
        == "ok 3 - c # SKIP no \\#3\n")
    #expect(
      TAP.point(
        isOk: false, number: 4, description: "d",
        diagnostic: [(name: "message", value: "x: \"y\"\n...")])
        == "not ok 4 - d\n  ---\n  message: \"x: \\\"y\\\"\\n...\"\n  ...\n")
    #expect(TAP.comment("a\nok 9") == "# a\\u{a}ok 9\n")
    #expect(TAP.bailOut("no # disk") == "Bail out! no \\# disk\n")
  }

  @Test func `a diagnostic has no character that YAML forbids`() {
    let point = TAP.point(
      isOk: false, number: 1, description: "a",
      diagnostic: [(name: "answer", value: "1\u{FFFE}2\u{FFFF}\u{301}3\u{1FFFE}\u{10FFFF}")])
    #expect(
      point
        == "not ok 1 - a\n  ---\n  answer: \"1\\ufffe2\\uffff\u{301}3\u{1FFFE}\u{10FFFF}\"\n  ...\n"
    )
  }

  @Test(arguments: ["# SKIP x", "a # TODO y", "a\nnot ok 1", "\\# SKIP", "#\u{301} TODO z"])
  func `a description begins no directive and no line`(text: String) {
    let line = TAP.point(isOk: true, number: 1, description: text)
    #expect(line.unicodeScalars.count { $0 == "\n" } == 1)
    var isEscaped = false
    var bare = 0
    for scalar in line.unicodeScalars {
      if scalar == "#", !isEscaped { bare += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    #expect(bare == 0)
  }
}
