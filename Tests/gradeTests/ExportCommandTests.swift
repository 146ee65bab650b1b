import Foundation
import TestSupport
import Testing

@Suite struct ExportCommandTests {
  private let marks = "grade --format jsonl answers/student.json answers/perfect.json"

  @Test func `marks go through a pipe into every format`() throws {
    for format in ["csv", "moodle", "canvas", "junit", "tap", "ags"] {
      let outcome = try shell(
        "\(marks) | grade export --format \(format) --timestamp 2026-11-21T12:00:00Z -")
      #expect(outcome.code == 0 && outcome.messages == "", "\(format): \(outcome.messages)")
      #expect(outcome.output.contains("ada") && outcome.output.contains("emmy"))
    }
    for format in ["gradescope", "classroom50"] {
      let outcome = try shell(
        "\(marks) | grade export --format \(format) --id emmy#1 --timestamp 2026-11-21T12:00:00Z -")
      let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      #expect(document is [String: Any] && outcome.code == 0, "\(outcome.messages)")
    }
  }

  @Test func `an id that no result has, and a sign that a format cannot have, are refused`() throws
  {
    let lost = try shell("\(marks) | grade export --format csv --id nosuch -")
    #expect(lost.code == 2 && lost.output == "")
    #expect(lost.messages == "grade export: no result has the id nosuch\n")
    let tab = try shell("\(marks) | grade export --format canvas --separator tab -")
    #expect(tab.code == 2 && tab.output == "" && tab.messages.contains("comma or semicolon"))
  }

  @Test func `the document and the lines give the same bytes`() throws {
    let lines = try shell("\(marks) | grade export --format csv -").output
    let document = try shell(
      "grade --format json answers/student.json answers/perfect.json | grade export --format csv -")
    #expect(document.output == lines)
    #expect(
      lines.split(separator: "\r\n").map { $0.split(separator: ",")[0] } == [
        "id", "ada#1", "emmy#1",
      ])
  }

  @Test func `equal results count once, and another one of a submission is refused`() throws {
    let once = "grade --format jsonl answers/perfect.json"
    for format in ["csv", "junit", "tap", "canvas", "moodle", "ags"] {
      let export = "grade export --format \(format) --timestamp 2026-11-21T12:00:00Z -"
      let plain = try shell("\(once) | \(export)")
      let twice = try shell("\(once) | sed p | \(export)")
      #expect(twice.code == 0 && twice.output == plain.output, "\(format)")
      #expect(twice.messages == "grade export: 1 result came twice and counts once\n")
      let other = try shell(#"\#(once) | sed 'p;s/"credit":"1"/"credit":"0"/' | \#(export)"#)
      #expect(other.code == 2 && other.output == "", "\(format)")
      #expect(
        other.messages
          == "standard input:2: another result with the id emmy#1 than in line 1: "
          + "give each result once\n")
    }
  }

  @Test func `a pipe of a shell is read, and one with a name is refused`() throws {
    let folder = try ScratchFolder()
    let read = try shell("bash -c 'grade --only D.1 --format jsonl <(cat answers/student.json)'")
    #expect(read.code == 0 && read.output.contains("ada"), "\(read.messages)")
    let named = try shell("mkfifo \(folder.path)/p && grade --only D.1 \(folder.path)/p")
    #expect(named.code == 2 && named.output == "")
    #expect(named.messages.contains("this is a named pipe"), "\(named.messages)")
  }

  @Test func `ids of exercises may have blanks between them`() throws {
    let marks = try shell("grade --only 'D.1, D.2' --format jsonl answers/student.json")
    #expect(marks.code == 0 && marks.messages == "", "\(marks.messages)")
    let plain = try shell("grade --only D.1,D.2 --format jsonl answers/student.json")
    #expect(marks.output == plain.output)
  }

  @Test func `a file is written whole, and is the same as standard output`() throws {
    let folder = try ScratchFolder()
    let outcome = try shell(
      """
      \(marks) > \(folder.path)/r.jsonl
      grade export --format junit \(folder.path)/r.jsonl --output \(folder.path)/r.xml
      grade export --format junit \(folder.path)/r.jsonl | cmp - \(folder.path)/r.xml
      """)
    #expect(outcome.code == 0 && outcome.output == "" && outcome.messages == "")
  }

  @Test func `a bad line is told with its place, and nothing is written`() throws {
    let folder = try ScratchFolder()
    let good = try shell("grade --format jsonl answers/perfect.json").output
    try folder.write(good + "\n{\"id\": 7}\n" + good, to: "r.jsonl")
    let outcome = try shell("grade export --format csv \(folder.path)/r.jsonl")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(
      outcome.messages == "\(folder.path)/r.jsonl:3:8: `id` must be a string, not 7\n")
    let missing = try shell(
      "grade export --format csv \(folder.path)/r.jsonl --output \(folder.path)/out.csv; ls \(folder.path)"
    )
    #expect(missing.output == "r.jsonl\n")
  }

  @Test(arguments: [
    "export --format csv torn.jsonl", "stats torn.jsonl", "attempts torn.jsonl",
    "regrade torn.jsonl class.jsonl",
  ])
  func `what is said of a torn line names that line`(command: String) throws {
    let folder = try ScratchFolder()
    let good = try shell("grade --format jsonl answers/perfect.json").output
    try folder.write(good + #"{"id":"x","exercises":[{"id":"D.1"]"#, to: "torn.jsonl")
    try folder.write(#"{"student":"emmy","answers":{"D.1":{"dot":24}}}"#, to: "class.jsonl")
    let exercises = Repository.root.appending(path: "exercises").path()
    let words = command.hasPrefix("export") ? command : command + " --exercises \(exercises)"
    let outcome = try shell("cd \(folder.path) && grade \(words)")
    #expect(outcome.code == 2 && outcome.messageLines.count == 1)
    #expect(
      outcome.messages.hasSuffix(
        "torn.jsonl:2:35: expected `}` here, for the `{` opened in line 2, column 24.\n"),
      "\(outcome.messages)")
  }

  @Test func `points that a site does not take are named`() throws {
    let folder = try ScratchFolder()
    func line(_ student: String, _ points: String) -> String {
      let marks = #""score":"0","points":"\#(points)","pending":"0""#
      return
        #"{"id":"\#(student)","student":"\#(student)","submittedAt":"2026-11-21T10:00:00Z",\#(marks),"#
        + #""exercises":[{"id":"W.1",\#(marks),"parts":[]}]}"# + "\n"
    }
    try folder.write(line("a", "0") + line("b", "3"), to: "some.jsonl")
    try folder.write(line("a", "0"), to: "none.jsonl")
    let scores = try shell("grade export --format ags \(folder.path)/some.jsonl")
    #expect(scores.code == 0 && scores.output.split(separator: "\n").count == 1)
    #expect(scores.output.contains(#""userId":"b","scoreGiven":0,"scoreMaximum":3,"#))
    #expect(
      scores.messages
        == "grade export: a is out of 0 points and is left out: a score of ags has a maximum above 0\n"
    )
    let nothing = try shell("grade export --format ags \(folder.path)/none.jsonl")
    #expect(nothing.code == 0 && nothing.output == "" && nothing.messageLines.count == 1)
    for (format, items) in [("moodle", "W.1"), ("canvas", "W.1"), ("moodle", ""), ("canvas", "")] {
      let words = items.isEmpty ? "" : "--items exercises"
      let title = items.isEmpty ? "Touchstone" : items
      let empty = try shell("grade export --format \(format) \(words) \(folder.path)/none.jsonl")
      #expect(empty.code == 0 && empty.output.contains(",\(title)"))
      #expect(empty.messages == "grade export: the column \(title) is out of 0 points\n")
    }
  }

  @Test(arguments: [
    ("grade export --format csv nowhere.jsonl", "there is no such file"),
    ("grade export answers/student.json", "--format is needed"),
    ("grade export --format yaml answers/student.json", "no format yaml"),
    ("grade export --format cvs answers/student.json", "did you mean csv?"),
    (
      "grade export --format csv answers/student.json", "student.json:1:1: a result needs the field"
    ),
    ("grade export --format csv --timestamp today x", "write 2026-01-31T12:00:00Z"),
    ("grade export --format csv --scale 0 x", "a whole number from 1"),
    ("grade export --format csv --separator space x", "write comma, semicolon or tab"),
    ("grade export --format ags answers.jsonl", "there is no such file"),
    (
      "grade export --format canvas --title 'Final Score' x", "canvas ignores a column of that name"
    ),
    ("grade export --format moodle --students login x", "email, idnumber or username"),
    ("grade export --format canvas --students email x", "id, sis or login"),
  ])
  func `a wrong call is one line and 2`(line: String, message: String) throws {
    let outcome = try shell(line)
    #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test(arguments: [
    ("csv --attempts best", "moodle, canvas"), ("ags --attempts last", "moodle, canvas"),
    ("junit --rows parts", "csv"), ("csv --scale 10", "classroom50"),
    ("gradescope --items exercises", "moodle, canvas"),
    ("tap --separator tab", "csv, moodle, canvas"),
    ("junit --decimal-comma", "csv, moodle, canvas"), ("csv --title T", "moodle, canvas"),
    ("ags --students email", "moodle, canvas"), ("classroom50 --provisional", "moodle, canvas"),
  ])
  func `an option that changes nothing is refused`(words: String, formats: String) throws {
    let outcome = try shell("\(marks) | grade export - --format \(words)")
    let pieces = words.split(separator: " ")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(
      outcome.messages
        == "grade export: \(pieces[1]) changes nothing in \(pieces[0]), only in \(formats)\n")
  }

  @Test func `an id is its bytes, and its result goes before an error`() throws {
    let folder = try ScratchFolder()
    let ids = ["\u{E9}", "e\u{301}"]
    let results = ids.map { id in
      #"{"id":"\#(id)","student":"\#(id)","attempt":1,"exercises":[],"score":"0","points":"0","pending":"0"}"#
    }
    let claimed = #"{"id":"\#(ids[0])","error":"the id is already that of line 1"}"#
    let other = #"{"id":"other","error":"no submission"}"#
    try folder.write(
      (results + [claimed, other]).joined(separator: "\n") + "\n", to: "r.jsonl")
    func rows(_ id: String) throws -> Substring.UTF8View {
      let outcome = try shell("grade export --format csv --id '\(id)' \(folder.path)/r.jsonl")
      let lines = outcome.output.split(separator: "\r\n")
      #expect(outcome.code == 0 && lines.count == 2, "\(outcome.messages)\(lines)")
      return try #require(lines.last).utf8
    }
    for id in ids { #expect(try rows(id).elementsEqual("\(id),\(id),1,,0,0,0,".utf8)) }
    // An error is the whole truth where there is no result.
    #expect(try rows("other").elementsEqual("other,,,,,,,no submission".utf8))
    let lost = try shell("grade export --format csv --id 'e' \(folder.path)/r.jsonl")
    #expect(lost.code == 2)
  }

  @Test func `grades that are not final are said to be so`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      #"{"id":"x","parts":{"why":{"prompt":"Why?","rubric":{"reason":1}}}}"#, to: "e/s/x.jsonc")
    try folder.write(#"{"student":"bo","answers":{"x":{"why":"so"}}}"#, to: "bo.json")
    let results = "grade --exercises \(folder.path)/e --format jsonl \(folder.path)/bo.json"
    let empty = try shell("\(results) | grade export --format canvas -")
    #expect(empty.output.hasSuffix("bo,,,bo,,\r\n") && empty.code == 0)
    #expect(empty.messages.contains("1 result has points still to be decided"))
    let provisional = try shell("\(results) | grade export --format canvas --provisional -")
    #expect(provisional.output.hasSuffix("bo,,,bo,,0\r\n"))
  }

  @Test func `results are not written over`() throws {
    let folder = try ScratchFolder()
    let results = try shell("\(marks) > \(folder.path)/r.jsonl; cat \(folder.path)/r.jsonl").output
    let calls = [
      "grade export --format csv -o r.jsonl r.jsonl",
      "ln r.jsonl hard; grade export --format csv -o hard r.jsonl",
      "ln -s r.jsonl soft; grade export --format csv r.jsonl --output soft",
      "grade export --format csv -o r.jsonl - < r.jsonl",
    ]
    for call in calls {
      let outcome = try shell("cd \(folder.path) && \(call)")
      #expect(
        outcome.code == 2 && outcome.messages.contains("is the file of the results"), "\(call)")
    }
    #expect(try folder.text("r.jsonl") == results && !results.isEmpty)
  }

  @Test func `results that are out of other points than the column are named`() throws {
    let folder = try ScratchFolder()
    let lines = [
      #"{"student":"a","answers":{"D.1":{"dot":24}}}"#,
      #"{"student":"b","answers":{"D.1":{"dot":24},"D.4":{"joint_spam":"6/25"}}}"#,
    ]
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    let both = "grade --format jsonl --only D.1,D.4 \(folder.path)/class.jsonl"
    let one = """
      { grade --format jsonl --only D.1 \(folder.path)/class.jsonl | head -n 1; \(both) | tail -n 1; } \
      | grade export -
      """
    for format in ["canvas", "moodle"] {
      let mixed = try shell("\(one) --format \(format)")
      #expect(mixed.code == 0 && mixed.messageLines.count == 1)
      #expect(
        mixed.messages.contains(
          "1 result is not out of the 13 points of the column: a of 5; write --items exercises"),
        "\(mixed.messages)")
      #expect(try shell("\(one) --format \(format) --items exercises").messages == "")
      #expect(try shell("\(both) | grade export --format \(format) -").messages == "")
    }
  }

  @Test func `a moment that is none is said when it is marked and when it is left out`() throws {
    let folder = try ScratchFolder()
    let lines = ["2026-11-21T10:00:00Z", "yesterday"].enumerated().map {
      #"{"student":"s\#($0.offset)","submittedAt":"\#($0.element)","answers":{"D.1":{"dot":24}}}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    let marked = try shell(
      "grade --only D.1 --format jsonl \(folder.path)/class.jsonl > \(folder.path)/r")
    #expect(
      marked.messages
        == "\(folder.path)/class.jsonl:2: submittedAt is yesterday, which is no moment such as 2026-01-31T12:00:00Z\n"
    )
    let scores = try shell("grade export --format ags \(folder.path)/r")
    #expect(scores.code == 0 && scores.output.split(separator: "\n").count == 1)
    #expect(scores.output.contains(#""userId":"s0""#) && scores.messageLines.count == 1)
    #expect(scores.messages.hasPrefix("grade export: s1#1 has no submittedAt that is a moment"))
  }
}
