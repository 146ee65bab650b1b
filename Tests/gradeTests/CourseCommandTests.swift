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
      "sheets": { "week-1": { "title": "First week", "exercises": ["C.1"], "weights": { "C.1": 10 } },
        "week-2": { "exercises": ["C.2"] } } }
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
      (
        "grade --sheet week-2 own.json",
        "grade: the sheet week-2 names C.2, which no exercise has; did you mean C.1?\n"
      ),
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
        preview.output.contains("Ein Halb.") && preview.output.contains("at least 2 decimals"),
        "\(preview.output)")
    }
    let solve = try Self.run("grade solve C.9", files)
    #expect(solve.output.contains("Ein Halb."), "\(solve.output)")
    let check = try Self.run(
      "sed -i 's/\"key\"/\"tolerance\": \"3 decimals\", &/' exercises/set/half.jsonc; grade check",
      files.merging(["exercises/course.jsonc": "{ \"tolerance\": \"many\" }"]) { $1 })
    #expect(check.messages.hasPrefix("exercises/course.jsonc:1:16: ") && check.code == 2)
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
}
