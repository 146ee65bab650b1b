import Authoring
import Formats
import Grading
import Testing

/// A check as text and as data.
@Suite struct CheckOutputTests {
  private static let sound = SmallFiles.text()
  private static let warned = SmallFiles.text(more: #""tags": []"#)
  private static let broken = SmallFiles.text(fields: #""key": "dot(a, c)""#, more: #""tags": []"#)

  private func report(_ texts: [String]) -> CheckReport {
    var report = CheckReport()
    for (index, text) in texts.enumerated() {
      report.add([SmallFiles.file(text, name: "\(index).jsonc")])
    }
    return report
  }

  @Test(arguments: [
    ([sound], "1 exercise in 1 file: sound."),
    ([sound, sound], "2 exercises in 2 files: all sound."),
    ([sound, warned], "1 warning in 1 of 2 files."), ([broken], "1 error and 1 warning in 1 file."),
    ([broken, sound, broken, warned], "2 errors and 3 warnings in 3 of 4 files."),
  ])
  func `the summary counts`(texts: [String], summary: String) {
    #expect(CheckText().summary(report(texts)) == summary)
  }

  @Test func `a finding is a line with its place, and files without one are silent`() {
    let text = CheckText { text, severity in severity == .error ? "<\(text)>" : text }
    #expect(
      text.text(report([Self.sound, Self.broken])) == """
        1.jsonc:1:1: warning: there are no `examples`: write whole answers with what they must earn
        1.jsonc:3:51: <error>: in `dot(a, c)`: `c` is not a name here; here are `a`, `b`, `q`
        1 error and 1 warning in 1 of 2 files.

        """)
  }

  @Test func `a name of a file cannot move the cursor`() {
    let report = CheckReport([SmallFiles.file(Self.warned, name: "a\u{1B}[2J.jsonc")])
    #expect(CheckText().text(report).hasPrefix(#"a\u{1b}[2J.jsonc:1:1: warning: "#))
  }

  @Test func `the document has all files, and reads back`() throws {
    let output = CheckJSON.document(report([Self.sound, Self.broken]))
    let json = try JSON.read(Array(output.pretty().utf8), as: .strict)
    #expect(json["schema"]?.string == "touchstone/check/1")
    #expect(json["errors"]?.number == "1" && json["warnings"]?.number == "1")
    let files = json["files"]?.elements ?? []
    #expect(files.map { $0["file"]?.string } == ["0.jsonc", "1.jsonc"])
    #expect(files.map { $0["exercise"]?.string } == ["X", nil])
    let findings = files.map { $0["findings"]?.elements ?? [] }
    #expect(findings.map(\.count) == [0, 2])
    #expect(findings[1].map { $0["severity"]?.string } == ["warning", "error"])
    #expect(findings[1].map { $0["line"]?.number } == ["1", "3"])
    #expect(findings[1].map { $0["column"]?.number } == ["1", "51"])
    #expect(findings[1].allSatisfy { $0["message"]?.string?.isEmpty == false })
  }

  @Test func `each line holds one finding and its file`() throws {
    let lines = try CheckJSON.lines(report([Self.sound, Self.broken, Self.warned])).map {
      try JSON.read(Array($0.compact().utf8), as: .strict)
    }
    #expect(lines.map { $0["file"]?.string } == ["1.jsonc", "1.jsonc", "2.jsonc"])
    #expect(
      lines.allSatisfy {
        $0.members?.map(\.name) == ["file", "line", "column", "severity", "message"]
      })
  }
}
