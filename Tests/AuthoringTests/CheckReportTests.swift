import Authoring
import Formats
import Grading
import Testing

/// The errors that a check finds, and what it lets pass.
@Suite struct CheckReportTests {
  private func findings(_ text: String) -> [Finding] {
    CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings)
  }

  @Test func `a sound file has its id and no findings`() {
    let report = CheckReport([SmallFiles.file(SmallFiles.text())])
    #expect(report.files.map(\.name) == ["x.jsonc"] && report.files.map(\.exercise) == ["X"])
    #expect(report.files.allSatisfy(\.findings.isEmpty))
    #expect(report.errorCount == 0 && report.warningCount == 0)
  }

  @Test(arguments: [
    // Syntax, with a key that stands twice.
    (#"{ "id": "X", "id": "Y" }"#, 1, 14, "the name `id` stands twice"),
    ("[]", 1, 1, "`an exercise` must be an object, not an array"),
    // Ids and points.
    (SmallFiles.text(id: "X Y"), 1, 9, "the id `X Y` may hold letters"),
    (SmallFiles.text(fields: #""key": "dot(a, b)", "points": 0"#), 3, 68, "points are a number"),
    (SmallFiles.text(fields: #""key": "dot(a, b)", "ponits": 2"#), 3, 58, "no field `ponits`"),
    // Keys.
    (SmallFiles.text(fields: #""key": "dot(a, c)""#), 3, 51, "`c` is not a name here"),
    (SmallFiles.text(fields: #""key": "q + 1""#), 3, 44, "`q` needs `q`"),
    (SmallFiles.text(fields: #""key": "dot(a, b)", "check": 25"#), 3, 67, "the check says 25"),
    // Mistakes.
    (
      SmallFiles.text(fields: #""key": "dot(a, b)", "mistakes": { "m": { "value": "6*4" } }"#),
      3, 88, "mistake `m` is the right answer: both are 24"
    ),
    (
      SmallFiles.text(
        fields:
          #""key": "dot(a, b)", "mistakes": { "m": { "value": 5 }, "n": { "value": "norm(a)" } }"#
      ), 3, 109, "mistakes `m` and `n` are equal: both are 5"
    ),
    // Examples.
    (
      SmallFiles.text(
        more: #""examples": [{ "answers": { "q": 7 }, "expect": { "q": "right" } }]"#),
      4, 58, "examples[0].q: expected right, is 0 (wrong)"
    ),
  ])
  func `an error is found at its place`(text: String, line: Int, column: Int, message: String) {
    let errors = findings(text).filter { $0.severity == .error }
    #expect(errors.map(\.position) == [SourcePosition(line: line, column: column)])
    #expect(errors.first?.message.contains(message) == true, "\(errors)")
  }

  @Test func `errors and warnings stand in the order of the file, and are counted`() {
    let text = SmallFiles.text(fields: #""key": "dot(a, c)", "points": 0"#, more: "")
      .replacing("},\n  ", with: "},\n", maxReplacements: 2)
    let report = CheckReport([SmallFiles.file(text.replacing("},\n }", with: "} }"))])
    #expect(
      report.files.flatMap(\.findings).map { "\($0.position.line) \($0.severity)" } == [
        "1 warning", "3 error",
      ])
    #expect(report.errorCount == 1 && report.warningCount == 1)
    #expect(report.files.map(\.exercise) == [nil])
  }

  @Test func `two files of one folder may not have one id, also not a former one`() {
    let former = SmallFiles.examples + #", "formerly": ["old", "Z"]"#
    let files = [
      SmallFiles.file(SmallFiles.text(id: "Z"), name: "c"),
      SmallFiles.file(SmallFiles.text(id: "X", more: former), name: "a"),
      SmallFiles.file(SmallFiles.text(id: "Z"), name: "b"),
    ]
    let report = CheckReport(files)
    #expect(report.files.map(\.name) == ["c", "a", "b"])
    #expect(
      report.files.map { $0.findings.map(\.line) } == [
        ["error the id Z stands in b too"], ["error the id Z stands in b too"], [],
      ])
    #expect(report.files[1].findings.map(\.position) == [SourcePosition(line: 4, column: 82)])
    #expect(report.files.map(\.exercise) == [nil, nil, "Z"] && report.errorCount == 2)
  }

  @Test func `files that were checked apart may have one id`() {
    var report = CheckReport()
    report.add([SmallFiles.file(SmallFiles.text(), name: "a")])
    report.add([SmallFiles.file(SmallFiles.text(), name: "b")])
    #expect(report.files.map(\.exercise) == ["X", "X"] && report.errorCount == 0)
  }

  @Test func `an error of form is said beside a doubled id`() {
    let broken = SmallFiles.text(fields: #""key": "dot(a, c)""#)
    let report = CheckReport([
      SmallFiles.file(SmallFiles.text(), name: "a"), SmallFiles.file(broken, name: "b"),
    ])
    #expect(report.files[0].findings.isEmpty)
    #expect(report.files[1].findings.map(\.position.line) == [1, 3])
  }
}
