import Grading
import Exact
import Formats
import Testing

@testable import Reports

/// Results in the formats of other systems.
@Suite struct ExportTests {
  private let csv = CSV()

  private func json(_ text: String) throws -> JSON { try JSON.read(Array(text.utf8), as: .strict) }

  @Test func `a table has a row for each submission and the points that are pending`() throws {
    let second = SmallResult.line(
      id: "b#1", student: "b", exercise: "D.10", submittedAt: "2026-11-21T10:00:00Z")
    let third = SmallResult.line(id: "c#1", student: "c", exercise: "D.2", pending: "0")
    let text = try SmallResult.text(
      .csv, [SmallResult.line(), second, third, #"{"id":"d#1","error":"no JSON"}"#])
    #expect(
      try csv.rows(of: text) == [
        [
          "id", "student", "attempt", "submittedAt", "score", "points", "pending", "D.1",
          "D.1 pending", "D.2", "D.2 pending", "D.10", "D.10 pending", "error",
        ], ["ada#1", "ada", "1", "", "1.5", "5.5", "1.5", "1.5", "1.5", "", "", "", "", ""],
        [
          "b#1", "b", "1", "2026-11-21T10:00:00Z", "1.5", "5.5", "1.5", "", "", "", "", "1.5",
          "1.5",
          "",
        ], ["c#1", "c", "1", "", "1.5", "5.5", "0", "", "", "1.5", "0", "", "", ""],
        ["d#1", "", "", "", "", "", "", "", "", "", "", "", "", "no JSON"],
      ])
  }

  @Test func `a table of parts has the verdicts, answers and reasons`() throws {
    var settings = ExportSettings()
    settings.rows = .parts
    settings.separator = .semicolon
    settings.hasDecimalComma = true
    let text = try SmallResult.text(.csv, [SmallResult.line()], settings)
    let rows = try CSV(separator: .semicolon).rows(of: text)
    #expect(rows.count == 6 && rows.allSatisfy { $0.count == 13 })
    #expect(
      rows[2] == [
        "ada#1", "ada", "1", "D.1", "length", "wrong", "0,5", "0,5", "1", "0", "7", "7", "",
      ])
    #expect(rows[3][5...9] == ["undecided", "0", "0", "1,5", "1,5"])
  }

  @Test func `Gradescope gets a test for each part, and no score for a pending one`() throws {
    let document = try json(
      try SmallResult.text(.gradescope, [SmallResult.line(unknown: ["D.9"])]))
    #expect(document["score"]?.number == "1.5" && document["output_format"]?.string == "text")
    #expect(
      document["output"]?.string
        == "3/2 of 11/2 points (27.3 %); 3/2 more still to be decided.\nD.1: 3/2 of 11/2 (3/2 still to be decided)\nThere is no D.9: answers to it were not marked."
    )
    let tests = try #require(document["tests"]?.elements)
    #expect(
      tests.map { $0["status"]?.string } == ["passed", "failed", nil, "failed", "failed"])
    #expect(tests.map { $0["score"]?.number } == ["1", "0.5", nil, "0", "0"])
    #expect(tests.map { $0["max_score"]?.number } == ["1", "1", nil, "1", "1"])
    #expect(tests[2]["name"]?.string == "D.1 why: still to be decided (3/2 points)")
    #expect(tests.map { $0["number"]?.string } == (1...5).map { "D.1.\($0)" })
    #expect(document["extra_data"]?["pending"]?.string == "3/2")
    let failed = try json(try SmallResult.text(.gradescope, [#"{"error":"no JSON"}"#]))
    #expect(failed["score"]?.number == "0")
    #expect(failed["output"]?.string == "This could not be marked. no JSON")
  }

  @Test func `a format for one submission refuses none and two`() throws {
    for format in [ExportFormat.gradescope, .classroom50] {
      for lines in [[], [SmallResult.line(), SmallResult.line(id: "b#1")]] {
        #expect(throws: ExportError(.oneSubmission(format: format.rawValue, found: lines.count))) {
          try SmallResult.text(format, lines)
        }
      }
    }
  }

  @Test func `Moodle gets one column that finds the student, and no grade for what is pending`()
    throws
  {
    let open = SmallResult.line(student: "ada@x.org")
    let done = SmallResult.line(id: "b#1", student: "b", pending: "0")
    func rows(_ change: (inout ExportSettings) -> Void = { _ in }) throws -> [[String]] {
      var settings = ExportSettings()
      change(&settings)
      return try csv.rows(of: try SmallResult.text(.moodle, [open, done], settings))
    }
    let total = try rows()
    #expect(total[0] == ["email", "idnumber", "username", "Touchstone", "Touchstone feedback"])
    #expect(Array(total[1].prefix(4)) == ["ada@x.org", "", "", ""])
    #expect(total[1][4].contains("3/2 more still to be decided"))
    #expect(Array(total[2].prefix(4)) == ["", "", "b", "1.5"])
    #expect(try rows { $0.isProvisional = true }[1][3] == "1.5")
    #expect(try rows { $0.identity = .idnumber }[1].prefix(3) == ["", "ada@x.org", ""])
    let exercises = try rows { $0.items = .exercises }
    #expect(exercises[0].suffix(2) == ["D.1", "D.1 feedback"])
    #expect(
      exercises[1].suffix(2) == ["", "3/2 of 11/2 points; 3/2 more still to be decided"])
  }

  @Test func `Canvas gets its heading, the points possible and the students`() throws {
    var settings = ExportSettings()
    settings.title = "Week 1 (4711)"
    let done = SmallResult.line(id: "b#1", student: "b", pending: "0")
    let text = try SmallResult.text(.canvas, [SmallResult.line(), done], settings)
    #expect(
      try csv.rows(of: text) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1 (4711)"],
        ["    Points Possible", "", "", "", "", "5.5"], ["ada", "", "", "ada", "", ""],
        ["b", "", "", "b", "", "1.5"],
      ])
    settings.identity = .sis
    settings.items = .exercises
    let rows = try csv.rows(of: try SmallResult.text(.canvas, [done], settings))
    #expect(rows[0].suffix(1) == ["D.1"] && rows[2] == ["b", "", "b", "", "", "1.5"])
  }

  @Test func `of several submissions of a student the chosen one counts`() throws {
    let lines = [
      SmallResult.line(id: "ada#1", score: "5", pending: "0"),
      SmallResult.line(id: "ada#2", attempt: 2, score: "2", pending: "0"),
    ]
    #expect(throws: ExportError(.severalAttempts(student: "ada"))) {
      try SmallResult.text(.canvas, lines)
    }
    for (choice, score) in [(ExportSettings.Attempts.best, "5"), (.last, "2")] {
      var settings = ExportSettings()
      settings.attempts = choice
      for lines in [lines, lines.reversed()] {
        let rows = try csv.rows(of: try SmallResult.text(.canvas, lines, settings))
        #expect(rows.count == 3 && rows[2].last == score)
      }
    }
  }

  @Test func `scores for LTI are whole objects with a moment`() throws {
    var settings = ExportSettings()
    let dated = SmallResult.line(submittedAt: "2026-11-21T10:00:00Z")
    let done = SmallResult.line(id: "b", student: "b", pending: "0")
    // One without a moment keeps no other one from its score.
    let kept = try SmallResult.text(.ags, [done, dated, SmallResult.line(submittedAt: "today")])
    #expect(
      try kept.split(separator: "\n").map { try json(String($0))["userId"]?.string } == ["ada"])
    #expect(throws: ExportError(.noTimestamp(id: "b"))) { try SmallResult.text(.ags, [done]) }
    #expect(throws: ExportError(.badTimestamp("today", id: "ada#1"))) {
      try SmallResult.text(.ags, [SmallResult.line(submittedAt: "today")])
    }
    settings.timestamp = Timestamp("2026-11-22T08:00:00Z")
    let lines = try SmallResult.text(.ags, [dated, done], settings).split(separator: "\n")
    let scores = try lines.map { try json(String($0)) }
    #expect(scores.map { $0["userId"]?.string } == ["ada", "b"])
    #expect(scores.map { $0["gradingProgress"]?.string } == ["PendingManual", "FullyGraded"])
    #expect(scores.allSatisfy { $0["timestamp"]?.string == "2026-11-22T08:00:00.000Z" })
    #expect(scores[0]["submission"]?["submittedAt"]?.string == "2026-11-21T10:00:00.000Z")
    #expect(scores[0]["scoreGiven"]?.number == "1.5" && scores[0]["scoreMaximum"]?.number == "5.5")
  }

  @Test func `two scores of a student have two moments`() throws {
    let first = SmallResult.line(submittedAt: "2026-11-21T10:00:00Z")
    let second = SmallResult.line(id: "ada#2", attempt: 2, submittedAt: "2026-11-21T11:00:00+01:00")
    let later = SmallResult.line(id: "ada#2", attempt: 2, submittedAt: "2026-11-21T11:00:00Z")
    #expect(try SmallResult.text(.ags, [first, later]).split(separator: "\n").count == 2)
    #expect(throws: ExportError(.sameMoment(student: "ada"))) {
      try SmallResult.text(.ags, [first, second])
    }
    var settings = ExportSettings()
    settings.timestamp = Timestamp("2026-11-22T08:00:00Z")
    #expect(throws: ExportError(.sameMoment(student: "ada"))) {
      try SmallResult.text(.ags, [first, later], settings)
    }
  }

  @Test
  func `a result out of 0 points is out of others than the column, whatever a sheet leaves out`()
    throws
  {
    let marks = #""score":"0","pending":"0""#
    func entry(_ points: Int, _ more: String) throws -> ResultEntry {
      let exercises = [4, 6].map {
        #"{"id":"E.\#($0)",\#(marks),"points":"\#($0)"\#($0 == 6 ? more : ""),"parts":[]}"#
      }
      return try SmallResult.entry(
        #"{"id":"x","student":"x",\#(marks),"points":"\#(points)","exercises":[\#(exercises.joined(separator: ","))]}"#
      )
    }
    var columns = ExerciseColumns()
    columns.add(try entry(10, ""))
    #expect(
      !columns.isOfOtherPoints(10) && columns.isOfOtherPoints(4) && columns.isOfOtherPoints(0))
    columns.add(try entry(4, #","dropped":true"#))
    #expect(columns.total == 4 && !columns.isOfOtherPoints(10) && columns.isOfOtherPoints(0))
  }

  @Test func `no student's name makes a second row of points possible`() throws {
    let line = SmallResult.line(student: "x Points Possible", pending: "0")
    for identity in [ExportSettings.Identity.id, .sis, .login] {
      var settings = ExportSettings()
      settings.identity = identity
      let rows = try csv.rows(of: try SmallResult.text(.canvas, [line], settings))
      #expect(rows.count { $0[0].contains("Points Possible") } == 1)
      #expect(rows[2].contains("x Points Possible") && rows[2].last == "1.5")
    }
  }

  @Test func `attempts of one number count by their moments and ids, in any order of the lines`()
    throws
  {
    let lines = [
      SmallResult.line(id: "c", score: "5", pending: "0"),
      SmallResult.line(id: "a", submittedAt: "2026-11-21T10:00:00Z", score: "2", pending: "0"),
      SmallResult.line(id: "b", submittedAt: "2026-11-21T09:00:00Z", score: "4", pending: "0"),
    ]
    var settings = ExportSettings()
    settings.attempts = .last
    for lines in [lines, lines.reversed(), [lines[1], lines[0], lines[2]]] {
      // What has no moment comes last.
      #expect(try csv.rows(of: try SmallResult.text(.canvas, lines, settings))[2].last == "5")
      let dated = lines.filter { $0.contains("submittedAt") }
      #expect(try csv.rows(of: try SmallResult.text(.canvas, dated, settings))[2].last == "2")
    }
  }

  @Test func `Classroom 50 gets whole numbers, in units of a point`() throws {
    var settings = ExportSettings()
    settings.timestamp = Timestamp("2026-11-22T08:00:00Z")
    settings.environment = ["CLASSROOM": "c", "COMMIT_URL": "u"]
    let document = try json(
      try SmallResult.text(.classroom50, [SmallResult.line()], settings))
    #expect(document["schema"]?.string == "classroom50/result/v1")
    #expect(document["score"]?.number == "150" && document["max-score"]?.number == "550")
    #expect(document["classroom"]?.string == "c" && document["review"]?.string == "u")
    let tests = try #require(document["tests"]?.elements)
    #expect(tests.map { $0["score"]?.number } == ["100", "50", "0", "0", "0"])
    #expect(tests.map { $0["passed"]?.boolean } == [true, false, false, false, false])
    #expect(tests[2]["pending"]?.number == "150")
    settings.scale = 2
    let halves = try json(try SmallResult.text(.classroom50, [SmallResult.line()], settings))
    #expect(halves["score"]?.number == "3" && halves["max-score"]?.number == "11")
    // 2/3, 2/3 and 2/3 of a point are 67 hundredths each, and 201 in all.
    settings.scale = 100
    let thirds = ["a", "b", "c"].map { SmallResult.part($0, "wrong", credit: "2/3") }
    let rounded = try json(
      try SmallResult.text(.classroom50, [SmallResult.line(score: "2", parts: thirds)], settings))
    #expect(rounded["score"]?.number == "201" && rounded["max-score"]?.number == "300")
    #expect(rounded["tests"]?.elements?.map { $0["score"]?.number } == ["67", "67", "67"])
  }

  @Test func `a test stream has a point for each part, and a plan`() throws {
    let text = try SmallResult.text(.tap, [SmallResult.line(), #"{"id":"x","error":"no"}"#])
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "TAP version 14" && lines.last == "1..6")
    let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    #expect(
      points == [
        "ok 1 - ada\\#1 D.1 dot", "not ok 2 - ada\\#1 D.1 length",
        "not ok 3 - ada\\#1 D.1 why # TODO still to be decided (3/2 points)",
        "not ok 4 - ada\\#1 D.1 last", "not ok 5 - ada\\#1 D.1 root",
        "not ok 6 - x could not be marked",
      ])
  }

  @Test(arguments: ["x", "\u{1}", "ŷ", "\u{1F600}"])
  func `a test stream has no text that is too long for its readers`(sign: String) throws {
    let long = String(repeating: sign, count: 100_000)
    let parts = SmallResult.parts(text: long)
    let failure = JSON.Output.object([
      (name: "id", value: .string(long)), (name: "error", value: .string(long)),
    ]).compact()
    let text = try SmallResult.text(.tap, [SmallResult.line(id: long, parts: parts), failure])
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count < 65_535 })
    #expect(text.hasSuffix("1..6\n"))
  }

  @Test func `a column that another system ignores is known`() {
    for title in [
      "", " ", "Current Score", "final grade", "Unposted Final Points", "Override Score",
      "Override Grade",
    ] {
      #expect(!ExportFormat.canvas.takes(title: title), "\(title)")
    }
    for title in ["Touchstone", "Final", "Final exam", "Current Score of week 2", "Score"] {
      #expect(ExportFormat.canvas.takes(title: title), "\(title)")
    }
    #expect(
      ExportFormat.moodle.takes(title: "Final Grade") && !ExportFormat.moodle.takes(title: ""))
  }
}
