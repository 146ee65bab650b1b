import Grading
import Formats
import Testing

@testable import Reports

/// Names, ids and answers that are made to break a format.
@Suite struct HostileExportTests {
  private var settings: ExportSettings {
    var settings = ExportSettings()
    settings.timestamp = Timestamp("2026-11-22T08:00:00Z")
    settings.attempts = .last
    return settings
  }

  /// Everywhere a text can stand, the hostile one does.
  private func line(_ text: String) -> String {
    SmallResult.line(
      id: text, student: text, exercise: text, submittedAt: text,
      parts: SmallResult.parts(text: text)
        + [
          SmallResult.part(
            text, "wrong", credit: "0", more: [(name: "mistake", value: .string(text))])
        ],
      unknown: [text])
  }

  /// Nothing that a terminal obeys or that cannot be seen is written; line ends are the format's.
  private func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      if scalar == "\n" || scalar == "\r" || scalar == "\t" { return true }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
      default: return true
      }
    }
  }

  @Test(arguments: [
    ("=b", "'=b"), ("\u{1B}", #"\u{1b}"#), ("'@\u{200B}", #"@\u{200b}"#), ("''=b", "'=b"),
    (#"\u{5c}u{1b}"#, #"\u{1b}"#), ("\n", #"\u{a}"#), ("'-1", "-1"), (" =b", "' =b"),
  ])
  func `different names have different cells`(a: String, b: String) throws {
    for format in [ExportFormat.csv, .moodle, .canvas] {
      let lines = zip(["one", "two"], [a, b]).map { SmallResult.line(id: $0, student: $1) }
      let rows = try CSV().rows(of: try SmallResult.text(format, lines, settings)).suffix(2)
      // In the table of Moodle an address stands first, in the others the id, which differs.
      let start = format == .moodle ? 0 : 1
      #expect(rows.first?.dropFirst(start) != rows.last?.dropFirst(start), "\(format)")
    }
    let rows = try CSV().rows(
      of: try SmallResult.text(.csv, [a, b].map { SmallResult.line(id: $0) }, settings))
    #expect(rows[1][0] != rows[2][0])
  }

  @Test func `what has no sign that is not seen stays as it is`() {
    for text in [#"\frac{1}{2}"#, #"\nu \u \\u"#, "'quoted'", "it's", "-1"] {
      #expect(CSV.shown(text) == text)
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `tables keep their columns and start no formula`(index: Int) throws {
    let lines = [line(HostileTexts.all[index]), SmallResult.line()]
    for format in [ExportFormat.csv, .moodle, .canvas] {
      for rows in ExportSettings.Rows.allCases {
        var settings = settings
        settings.rows = rows
        settings.items = .exercises
        let text = try SmallResult.text(format, lines, settings)
        let table = try CSV().rows(of: text)
        #expect(isClean(text) && !text.contains("\t"))
        #expect(Set(table.map(\.count)).count == 1)
        #expect(table.count == (format == .csv && rows == .parts ? 12 : format == .canvas ? 4 : 3))
        let cells = table.flatMap { $0 }
        #expect(
          cells.allSatisfy { cell in
            guard let first = cell.unicodeScalars.first(where: { $0 != " " }) else { return true }
            return !["=", "@", "＝", "+"].contains(first) || cell == "+1"
          })
      }
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `JSON formats read back with the text as it was`(index: Int) throws {
    let hostile = HostileTexts.all[index]
    for format in [ExportFormat.gradescope, .classroom50, .ags] {
      let text = try SmallResult.text(format, [line(hostile)], settings)
      #expect(isClean(text))
      let json = try JSON.read(Array(text.utf8), as: .strict)
      switch format {
      case .ags:
        #expect(json["userId"]?.string?.utf8.elementsEqual(hostile.utf8) ?? false)
        #expect(text.unicodeScalars.count { $0 == "\n" } == 1)
      case .gradescope:
        #expect(json["extra_data"]?["student"]?.string?.utf8.elementsEqual(hostile.utf8) ?? false)
        #expect(json["tests"]?.elements?.count == 6)
      default: #expect(json["tests"]?.elements?.count == 6)
      }
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func `JUnit stays well formed, with as many cases`(index: Int) throws {
    let text = try SmallResult.text(.junit, [line(HostileTexts.all[index])], settings)
    let root = try XMLTree.read(text)
    #expect(isClean(text))
    #expect(
      Set(root.everything.map(\.name)) == [
        "testsuites", "testsuite", "testcase", "failure", "skipped",
      ])
    #expect(root.all("testcase").count == 6 && root.all("failure").count == 4)
  }

  @Test(arguments: HostileTexts.all.indices)
  func `a test stream keeps its points and its plan`(index: Int) throws {
    let text = try SmallResult.text(.tap, [line(HostileTexts.all[index])], settings)
    #expect(isClean(text))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") } == 6)
    #expect(lines.suffix(2) == ["1..6", ""])
    #expect(lines.count { $0.contains(" # TODO ") } <= 2)
    #expect(lines.allSatisfy { !$0.hasPrefix("Bail") })
    let known = [
      "TAP", "# ", "ok ", "not", "  -", "  .", "  v", "  s", "  p", "  a", "  m", "1..", "",
    ]
    #expect(lines.allSatisfy { line in known.contains { line.hasPrefix($0) } })
  }
}
