import Foundation
import TestSupport
import Testing

/// Courses and variants on the command line.
@Suite struct CourseCommandTests {
  static let exercise = """
    { "id": "C.1", "title": "Sum", "draw": { "a": "1 .. 9", "b": "1 .. 9" }, "where": "a != b",
      "prompt": "Take {a} and {b}.",
      "parts": { "sum": { "prompt": "Their sum.", "key": "a + b",
        "hints": ["Add.", { "text": "Really.", "price": "1/2" }] } },
      "examples": [{ "draw": { "a": 1, "b": 2 }, "answers": { "sum": 3 }, "score": 1 }] }
    """
  static let course = """
    { "course": "2027s", "title": "Sums", // of two numbers
      "sheets": { "week-1": { "title": "First week", "exercises": ["C.1"], "weights": { "C.1": 10 } } } }
    """

  /// A command in a folder with one exercise and a course.
  static func run(_ command: String, _ files: [String: String] = [:]) throws -> Outcome {
    let folder = try ScratchFolder()
    try folder.write(exercise, to: "exercises/set/sum.jsonc")
    try folder.write(course, to: "exercises/course.jsonc")
    for (name, text) in files { try folder.write(text, to: name) }
    return try shell("cd \(folder.path) && \(command)")
  }

  private static let answers = [
    "own.json":
      #"{ "student": "ada", "sheet": { "C.1": { "a": 4, "b": 5 } }, "answers": { "C.1": { "sum": 9 } } }"#
  ]

  @Test func `the course beside the exercises is no exercise`() throws {
    let outcome = try Self.run("grade check && grade list")
    #expect(outcome.code == 0 && outcome.output.contains("1 file"))
    #expect(!outcome.output.contains("course.jsonc"), "\(outcome.output)")
  }

  @Test func `numbers that are not this student's mark nothing`() throws {
    let outcome = try Self.run("grade own.json", Self.answers)
    #expect(outcome.code == 0)
    #expect(
      outcome.output.contains("Not your numbers: the sheet has a 4, b 5; in 2027s yours are "))
    #expect(outcome.messages.hasPrefix("own.json: C.1 is not marked: not your numbers: "))
    #expect(outcome.output.contains("ada: 0 of 1 points (0 %) in 1 exercise. 1 more is still"))
  }

  @Test func `a sheet counts its weights`() throws {
    let text = #"{ "student": "ada", "answers": {} }"#
    let outcome = try Self.run("grade --sheet week-1 -q none.json", ["none.json": text])
    #expect(outcome.output == "ada: 0 of 10 points (0 %) in 1 exercise.\n" && outcome.code == 0)
  }

  @Test func `sheets and courses that do not exist are said`() throws {
    let rows = [
      ("grade --sheet week-3 own.json", "grade: no sheet week-3; did you mean week-1?\n"),
      ("grade --sheet week-1 --only C.1 own.json", "grade: write --sheet or --only, not both\n"),
      (
        "grade --exercises exercises/set --sheet week-1 own.json",
        "grade: --sheet needs the file course.jsonc in exercises/set\n"
      ),
    ]
    for (command, message) in rows {
      let outcome = try Self.run(command, Self.answers)
      #expect(
        outcome.messages == message && outcome.code == 2 && outcome.output == "", "\(command)")
    }
    let gap = #"{ "sheets": { "week-2": { "exercises": ["C.2"] } } }"#
    let unknown = try Self.run(
      "grade --sheet week-2 own.json", Self.answers.merging(["exercises/course.jsonc": gap]) { $1 })
    #expect(
      unknown.messages
        == "grade: the sheet week-2 names C.2, which no exercise has; did you mean C.1?\n"
        && unknown.code == 2)
    let broken = try Self.run(
      "grade own.json", Self.answers.merging(["exercises/course.jsonc": "{"]) { $1 })
    #expect(broken.messages.hasPrefix("exercises/course.jsonc:1:") && broken.code == 2)
  }

  @Test func `list, solve and preview honour the course`() throws {
    let course = """
      { "tolerance": "2 decimals", "language": "de" }
      """
    let exercise = """
      { "id": "C.9", "title": { "en": "Half", "de": "Hälfte" },
        "parts": { "half": { "prompt": { "en": "A half.", "de": "Ein Halb." }, "key": "1/2 + 0" } } }
      """
    let files = ["exercises/course.jsonc": course, "exercises/set/half.jsonc": exercise]
    let list = try Self.run("grade list", files)
    #expect(list.output.contains("Hälfte") && list.code == 0, "\(list.output)")
    for words in ["preview C.9", "preview exercises/set/half.jsonc"] {
      let preview = try Self.run("grade \(words)", files)
      #expect(
        preview.output.contains("Ein Halb.")
          && preview.output.contains("mindestens 2 Nachkommastellen"),
        "\(preview.output)")
    }
    let solve = try Self.run("grade solve C.9", files)
    #expect(solve.output.contains("Ein Halb."), "\(solve.output)")
    let check = try Self.run(
      "sed -i 's/\"key\"/\"tolerance\": \"3 decimals\", &/' exercises/set/half.jsonc; grade check",
      files.merging(["exercises/course.jsonc": "{ \"tolerance\": \"many\" }"]) { $1 })
    #expect(check.output.contains("exercises/course.jsonc:1:16: error: ") && check.code == 1)
  }

  @Test func `the check has the tolerance of the course`() throws {
    let exercise = """
      { "id": "C.9", "parts": { "third": { "prompt": "A third, to 2 decimals.", "key": "1/3 + 0" } },
        "examples": [{ "answers": { "third": "0.33" }, "score": 1 }] }
      """
    let alone = try Self.run(
      "grade check exercises/set/third.jsonc", ["exercises/set/third.jsonc": exercise])
    #expect(alone.output.contains("the prompt says 2 decimals"), "\(alone.output)")
    let files = [
      "exercises/course.jsonc": "{ \"tolerance\": \"2 decimals\" }",
      "exercises/set/third.jsonc": exercise,
    ]
    for path in ["", "exercises/set", "exercises/set/third.jsonc", "exercises/"] {
      let outcome = try Self.run("grade check \(path)", files)
      #expect(outcome.code == 0 && !outcome.output.contains("the prompt says"), "\(path)")
    }
  }

  @Test func `the check reads the course too`() throws {
    let course = """
      { "course": "2027s",
        "sheets": {
          "week-1": { "exercises": ["C.1", "C.2"], "weights": { "C.3": 1 }, "drop": 2, "colour": 1 },
          "week-2": { "exercises": ["C.1"], "due": "2027-02-29" } } }
      """
    let outcome = try Self.run("grade check", ["exercises/course.jsonc": course])
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("course.jsonc") }
    #expect(
      lines == [
        "exercises/course.jsonc:3:38: error: no exercise has the id `C.2`; did you mean `C.1`?",
        "exercises/course.jsonc:3:59: error: no exercise `C.3` on this sheet; did you mean `C.1`?",
        "exercises/course.jsonc:3:79: error: `drop` must be a whole number below the number of exercises, not 2",
        "exercises/course.jsonc:3:82: error: no field `colour` in sheet `week-1`",
        "exercises/course.jsonc:4:46: error: `2027-02-29` is no day and time: write 2027-05-03 or 2027-05-03 12:00",
      ])
    #expect(outcome.output.contains("\n5 errors ") && outcome.code == 1 && outcome.messages == "")
    let alone = try Self.run(
      "grade check exercises/course.jsonc", ["exercises/course.jsonc": course])
    #expect(alone.output.hasSuffix("5 errors in 1 file.\n") && alone.code == 1)
    let sound = try Self.run("grade check exercises/course.jsonc")
    #expect(sound.output == "The course is sound.\n" && sound.code == 0)
    // The exercises are looked at all the same.
    let both = try Self.run(
      "grade check",
      ["exercises/course.jsonc": #"{ "a": 1 }"#, "exercises/set/b.jsonc": #"{ "id": "B" }"#])
    #expect(both.output.contains("no field `a` in a course"))
    #expect(both.output.contains("set/b.jsonc:1:1: error:"), "\(both.output)")
    let twice = #"{ "sheets": { "w": { "exercises": ["C.1"] }, "w": { "exercises": ["C.1"] } } }"#
    let again = try Self.run("grade check", ["exercises/course.jsonc": twice])
    #expect(again.output.contains("the name `w` already stands") && again.code == 1)
  }

  @Test func `a course with another name is told, once numbers were handed out`() throws {
    let renamed = #"{ "course": "2028s", "sheets": { "week-1": { "exercises": ["C.1"] } } }"#
    let outcome = try Self.run(
      "grade sheet --sheet week-1 --hand-out && cp new.jsonc exercises/course.jsonc && grade check && grade sheet --sheet week-1 --hand-out && grade check",
      ["new.jsonc": renamed])
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("course.jsonc") }
    #expect(
      lines == [
        "exercises/course.jsonc:1:13: warning: numbers were handed out for `2027s`, and none for `2028s`: another name gives everybody other numbers; put the name back if this is the same course, and go on if a new one begins"
      ])
    #expect(outcome.code == 0)
  }

  @Test func `a course speaks its language`() throws {
    let course = """
      { "course": "2027s", "language": "de", "decimalComma": true, "sheets": { "week-1": { "exercises": ["C.1"], "due": "2027-05-03" } } }
      """
    let files = [
      "exercises/course.jsonc": course,
      "a.json":
        #"{ "student": "ada", "hints": { "C.1.sum": 2 }, "answers": { "C.1": { "sum": "(2" } } }"#,
    ]
    let marks = try Self.run("grade --sheet week-1 a.json", files).output
    for piece in [
      "  0 von 1\n", "  deine Zahlen: a ", "unlesbar  sum", "nicht geschlossen", "Hinweis 1: Add.",
      "(Hinweise: −1/2)", "\nada: 0 von 1 Punkt (0 %) in 1 Aufgabe.\n",
    ] {
      #expect(marks.contains(piece), "\(piece): \(marks)")
    }
    let sheet = try Self.run("grade sheet --sheet week-1 --student ada", files).output
    for piece in [
      "Name: ada   Kurs: 2027s   Abgabe: 2027-05-03", "1,5 ist eine Dezimalzahl",
      "Deine Zahlen: a ",
      "C.1  Sum  (1 Punkt)", "Ein exakter Wert oder eine Dezimalzahl",
      "Hinweis 2 kostet 1/2 der Punkte",
    ] {
      #expect(sheet.contains(piece), "\(piece): \(sheet)")
    }
    let page = try Self.run("grade sheet --sheet week-1 --student ada --format html", files).output
    #expect(page.contains("<html lang=\"de\">") && page.contains("Antwortdatei speichern"))
    #expect(!page.contains("Your answer") && page.contains("Deine Antwort"))
    let read = try Self.run("grade read a.json", files).output
    #expect(read.contains("nicht lesbar: (2") && read.contains("deine Zahlen: a "), "\(read)")
    // Data are the same in every language.
    let json = try Self.run("grade --format jsonl --sheet week-1 a.json", files).output
    #expect(
      json.contains("is not closed") && json.contains("\"verdict\":\"unreadable\""), "\(json)")
  }

  @Test func `the pages of students speak the language of the course`() throws {
    let files = [
      "exercises/course.jsonc": #"{ "course": "2027s", "language": "de" }"#,
      "a.json": #"{ "student": "ada", "answers": { "C.1": { "sum": 99 } } }"#,
    ]
    let outcome = try Self.run(
      "grade --format jsonl a.json | tee /dev/stderr | grade report --html pages - && cat pages/*ada*.html",
      files)
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(
      outcome.messages.contains(
        #""reason":"This is not the right value.","said":{"de":"Das ist nicht der richtige Wert."}"#
      ),
      "\(outcome.messages)")
    for piece in [
      #"<html lang="de">"#, "Ergebnisse von ", "0 von 1 Punkt (0 %).", "Deine Zahlen: ", "falsch",
      "Deine Antwort", "Begründung", "Das ist nicht der richtige Wert.", "Hinweis",
    ] {
      #expect(outcome.output.contains(piece), "\(piece): \(outcome.output)")
    }
    #expect(!outcome.output.contains("This is not") && !outcome.output.contains(">wrong<"))
  }
}
