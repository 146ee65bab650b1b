import Authoring
import Grading
import Testing

/// What is said although the file works.
@Suite struct WarningTests {
  private func lines(_ text: String) -> [String] {
    CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.line)
  }

  @Test func `a warning is no error`() {
    let report = CheckReport([SmallFiles.file(SmallFiles.text(more: #""tags": []"#))])
    #expect(report.errorCount == 0 && report.warningCount == 1)
    #expect(report.files.map(\.exercise) == ["X"])
  }

  @Test func `a file should have examples`() {
    let line =
      "warning there are no `examples`: write whole answers with what they must earn"
    #expect(lines(SmallFiles.text(more: #""tags": []"#)) == [line])
    #expect(lines(SmallFiles.text(more: #""examples": []"#)) == [line])
    #expect(lines(SmallFiles.text()) == [])
  }

  /// Each row uses `c` in another place.
  @Test(arguments: [
    (#""key": "dot(a, b) + c""#, ""), (#""key": "d", "check": 24"#, #", "d": "dot(a, b) + c - c""#),
    (#""key": "dot(a, b)", "check": "24 + c - c""#, ""),
    (#""key": "dot(a, b)", "mistakes": { "m": { "value": "c" } }"#, ""),
    (#""key": "dot(a, b)", "mistakes": { "m": { "edit": "dot(a, b) -> c" } }"#, ""),
    (#""key": "dot(a, b)", "mistakes": { "m": { "when": "answer < c" } }"#, ""),
    (#""key": "dot(a, b)", "mistakes": { "m": { "value": "2", "feedback": "Not {c}." } }"#, ""),
    (#""key": "dot(a, b)", "hints": ["See {c}."]"#, ""),
    (#""key": "dot(a, b)", "solution": "See {c:%}.""#, ""),
    (#""key": "dot(a, b)", "domain": "positive""#, #", "d": "c", "f": "d + 1""#),
  ])
  func `a given value that is used somewhere is not unused`(fields: String, given: String) {
    let text = SmallFiles.text(
      given: "\"a\": [3, 4], \"b\": [4, 3], \"c\": 1" + given, fields: fields,
      more: #""examples": [{ "answers": {}, "score": 0 }]"#)
    #expect(!lines(text).contains { $0.contains("`c`") || $0.hasPrefix("error") }, "\(lines(text))")
  }

  @Test func `a given value that nothing uses is named at its place`() {
    let text = SmallFiles.text(given: #""a": [3, 4], "b": [4, 3], "c": 1, "d": "a + b""#)
    let findings = CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings)
    #expect(
      findings.map(\.line)
        == ["c", "d"].map {
          "warning `\($0)` is given, but nothing uses it: use it or remove it"
        })
    #expect(findings.map { $0.text(in: text).prefix(3) } == [#""c""#, #""d""#])
  }

  @Test func `what is in a formula that cannot be read is not called unused`() {
    let text = SmallFiles.text(fields: #""key": "dot(a, b""#)
    #expect(lines(text).count == 1 && lines(text)[0].hasPrefix("error"))
  }

  @Test func `a dimension may be there for answers alone`() {
    let text = SmallFiles.text(
      given: #""n": 2, "N": "n", "x": "tensor(n, 3)""#, fields: #""key": "shape(x)""#,
      more: #""examples": [{ "answers": { "q": "(N, 3)" }, "score": 1 }]"#)
    #expect(lines(text) == [])
  }

  @Test(arguments: [("acos(24/25)", "acos"), ("angle(a, b)", "angle"), ("arctan(1/7)", "atan")])
  func `a key that is an angle should have a unit`(key: String, function: String) {
    func text(_ more: String) -> String {
      SmallFiles.text(
        fields: "\"key\": \"\(key)\", \"check\": \"\(key) + dot(a, b) - dot(b, a)\"" + more,
        more: #""examples": [{ "answers": {}, "score": 0 }]"#)
    }
    #expect(
      lines(text("")) == [
        "warning `\(function)` gives an angle, and a bare number is read as radians: add "
          + "`\"unit\": \"degrees\"` or `\"unit\": \"radians\"`"
      ])
    #expect(lines(text(#", "unit": "radians""#)) == [])
  }

  @Test func `whole numbers are seldom meant for a variable between 0 and 1`() {
    func text(_ domain: String) -> String {
      SmallFiles.text(
        fields: "\"key\": \"t^2*dot(a, b)\", \"variables\": { \"t\": \"\(domain)\" }",
        more: #""examples": [{ "answers": {}, "score": 0 }]"#)
    }
    #expect(
      lines(text("0 .. 1")) == ["warning `0 .. 1` are whole numbers; the interval is `[0, 1]`"])
    #expect(lines(text("[0, 1]")) == [] && lines(text("0 .. 6")) == [])
  }

  @Test(arguments: [
    ("1/2", true), ("n/2", true), ("half/2", true), ("n*1°", false), ("acos(24/25)", false),
    ("pi/n", false), ("2*q0", false), ("atan2(3, n)/2", false), ("ninety/2", false),
  ])
  func `degrees of what is no angle are doubted`(key: String, isDoubted: Bool) {
    let text = """
      { "id": "X", "given": { "n": 30, "half": "n/2", "ninety": "3*n*1°" },
        "parts": { "q0": { "prompt": "P", "key": "asin(1/2) + 0*n*half*ninety", "unit": "degrees" },
          "q": { "prompt": "Q", "key": "\(key) + 0*n", "unit": "degrees" } },
        "examples": [{ "answers": {}, "score": 0 }] }
      """
    let found = lines(text).filter { $0.contains("nothing in the key is an angle") }
    #expect(found.count == (isDoubted ? 1 : 0), "\(lines(text))")
  }

  /// What a prompt, an introduction or a hint says of the key, which is 5.
  @Test(arguments: [
    ("The mean of {x}.", "", "", []), ("It is {q}.", "", "", ["prompt"]),
    ("It is {m}.", "", "", ["prompt"]), ("The mean is 5.", "", "", ["prompt"]),
    ("The mean m = 5 of it.", "", "", []), ("Of 5 numbers.", "", "", []),
    ("With n = 5 numbers.", "", "", []), ("The mean.", "See {q}.", "", ["prompt"]),
    ("The mean.", "", #""hints": ["It is 5."]"#, ["hint"]),
    ("The mean.", "", #""hints": ["Write {q}."]"#, ["hint"]),
    ("The mean.", "", #""hints": [{ "text": "It is 5.", "price": "1/2" }]"#, []),
    ("The mean.", "", #""hints": ["Add all, then divide by 3."]"#, []),
  ])
  func `what gives a short key away is named`(
    prompt: String, introduction: String, hints: String, places: [String]
  ) {
    let text = """
      { "id": "X", "given": { "x": [2, 4, 9], "m": "sum(x)/3" }, "prompt": "Take {x}. \(introduction)",
        "parts": { "q": { "prompt": "\(prompt)", "key": "sum(x)/3", "check": "m"\(hints.isEmpty ? "" : ", " + hints) } },
        "examples": [{ "answers": { "q": 5 }, "score": 1 }] }
      """
    let found = lines(text).map { $0.contains("hint") ? "hint" : "prompt" }
    #expect(found == places, "\(lines(text))")
  }

  @Test func `a hint that is the right formula is named`() {
    func text(_ hint: String) -> String {
      SmallFiles.text(
        fields:
          "\"key\": \"2*t*dot(a, b)\", \"variables\": { \"t\": \"real\" }, \"hints\": [\"\(hint)\"]",
        more: #""examples": [{ "answers": {}, "score": 0 }]"#)
    }
    #expect(lines(text("It is `48 t`.")).count == 1 && lines(text("Not `24 t`.")) == [])
  }
}
