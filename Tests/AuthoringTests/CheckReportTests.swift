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
    #expect(report.files.flatMap(\.findings).isEmpty)
    #expect(report.errorCount == 0 && report.warningCount == 0)
  }

  @Test(arguments: [
    // Syntax, with a key that stands twice.
    (#"{ "id": "X", "id": "Y" }"#, #""id": "Y""#, "the name `id` already stands"),
    ("[]", "[]", "`an exercise` must be an object, not an array"),
    // Ids and points.
    (SmallFiles.text(id: "X Y"), #""X Y""#, "the id `X Y` may hold letters"),
    (SmallFiles.text(fields: #""key": "dot(a, b)", "points": 0"#), "0 }", "points are a number"),
    (
      SmallFiles.text(fields: #""key": "dot(a, b)", "ponits": 2"#), #""ponits""#,
      "no field `ponits`"
    ),
    // Keys.
    (SmallFiles.text(fields: #""key": "dot(a, c)""#), "c)", "`c` is not a name here"),
    (SmallFiles.text(fields: #""key": "q + 1""#), "q + 1", "`q` needs `q`"),
    (SmallFiles.text(fields: #""key": "dot(a, b)", "check": 25"#), "25", "the check says 25"),
    // Mistakes.
    (
      SmallFiles.text(fields: #""key": "dot(a, b)", "mistakes": { "m": { "value": "6*4" } }"#),
      #""6*4""#, "mistake `m` is the right answer: both are 24"
    ),
    (
      SmallFiles.text(
        fields:
          #""key": "dot(a, b)", "mistakes": { "m": { "value": 5 }, "n": { "value": "norm(a)" } }"#
      ), #""norm(a)""#, "mistakes `m` and `n` are equal: both are 5"
    ),
    // Examples.
    (
      SmallFiles.text(
        more: #""examples": [{ "answers": { "q": 7 }, "expect": { "q": "right" } }]"#),
      #""right""#, "examples[0].q: expected right, is 0 (wrong)"
    ),
  ])
  func `an error is found at its place`(text: String, place: String, message: String) {
    let errors = findings(text).filter { $0.severity == .error }
    #expect(errors.count == 1 && errors.first?.message.contains(message) == true, "\(errors)")
    #expect(errors.first?.text(in: text).hasPrefix(place) == true, "\(errors)")
  }

  @Test func `errors and warnings stand in the order of the file, and are counted`() {
    let text = SmallFiles.text(
      fields: #""key": "dot(a, b)", "points": 0"#, more: #""examples": [], "tagz": []"#)
    let report = CheckReport([SmallFiles.file(text)])
    #expect(
      report.files.flatMap(\.findings).map { "\($0.position.line) \($0.severity)" } == [
        "3 error", "4 warning", "4 error",
      ])
    #expect(report.errorCount == 2 && report.warningCount == 1)
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
    let place = report.files[1].findings.first?.text(in: SmallFiles.text(more: former))
    #expect(place?.hasPrefix(#""Z""#) == true)
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
