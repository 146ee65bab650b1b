import Exact
import Formats
import Testing

@testable import Grading

/// Courses: their sheets, and what they state for all exercises.
@Suite struct CourseTests {
  private static func course(_ text: String) throws -> Course {
    try Course(Array(text.utf8), file: "course.jsonc")
  }

  private static func problems(_ text: String) -> [String] {
    do {
      _ = try Course(Array(text.utf8), file: "course.jsonc")
      return []
    } catch {
      return error.lines
    }
  }

  /// Three exercises with 1, 2 and 4 points, whose answers are 1, 2 and 3.
  private static func catalogue(_ course: Course? = nil) -> Catalogue {
    Catalogue(
      (1...3).map { number in
        let text =
          "{ \"id\": \"E.\(number)\", \"parts\": { \"q\": { \"prompt\": \"Q\", \"points\": \(1 << (number - 1)), \"key\": \"\(number - 1) + 1\" } } }"
        return ExerciseFile(
          name: "set/\(number).jsonc", problemSet: "set", bytes: Array(text.utf8),
          defaults: course?.defaults ?? .standard)
      })
  }

  private static func mark(_ answers: [Int], on sheet: String) throws -> SubmissionMark {
    let course = try course("{ \"sheets\": { \"w\": \(sheet) } }")
    let written = answers.enumerated().map { "\"E.\($0 + 1)\": { \"q\": \($1) }" }
    let text = "{ \"student\": \"a\", \"answers\": { \(written.joined(separator: ", ")) } }"
    return catalogue().mark(
      try Submission(Array(text.utf8)), on: try #require(course.sheet("w")))
  }

  @Test func `a sheet is marked in its order, and nothing else`() throws {
    let mark = try Self.mark([1, 2, 9], on: #"{ "exercises": ["E.3", "E.1"] }"#)
    #expect(mark.exercises.map(\.id) == ["E.3", "E.1"])
    #expect(mark.score == 1 && mark.points == 5)
    // What was not handed in counts in the points.
    #expect(try Self.mark([], on: #"{ "exercises": ["E.3", "E.1"] }"#).points == 5)
  }

  @Test func `weights are the points that an exercise counts`() throws {
    let mark = try Self.mark(
      [1, 9, 3],
      on: #"{ "exercises": ["E.1", "E.2", "E.3"], "weights": { "E.1": 10, "E.2": "1/2" } }"#)
    #expect(try mark.score == 14 && mark.points == Rational("29/2"))
    #expect(try mark.exercises.map(\.worth) == [10, Rational("1/2"), nil])
  }

  @Test func `the exercises with the smallest share are left out`() throws {
    let sheet = #"{ "exercises": ["E.1", "E.2", "E.3"], "drop": 1 }"#
    let rows: [([Int], [Bool], Rational, Rational)] = [
      ([1, 9, 3], [false, true, false], 5, 5), ([9, 2, 3], [true, false, false], 6, 6),
      // Among equals the last one.
      ([1, 2, 3], [false, false, true], 3, 3), ([9, 9, 9], [false, false, true], 0, 3),
    ]
    for (answers, dropped, score, points) in rows {
      let mark = try Self.mark(answers, on: sheet)
      #expect(mark.exercises.map(\.isDropped) == dropped, "\(answers)")
      #expect(mark.score == score && mark.points == points, "\(answers)")
    }
  }

  @Test func `what a course states holds where exercises state nothing`() throws {
    let course = try Self.course(
      """
      { "course": "2027s", "title": { "en": "Learning", "de": "Lernen" }, "language": "de", "decimalComma": true,
        "followThrough": "1/3", "tolerance": "2 decimals", "attempts": 4, "show": "answer", // all of it
      }
      """)
    #expect(course.name == "2027s" && course.shownTitle == "Lernen" && course.sheets.isEmpty)
    let text = """
      { "id": "X", "parts": { "p": { "prompt": { "en": "Sum", "de": "Summe" }, "key": "1/3 + 1/2" },
        "q": { "prompt": "Q", "key": "2*p", "tolerance": "3 digits", "followThrough": 1, "attempts": 1, "show": "reason" },
        "r": { "prompt": "R", "key": "3*p" } } }
      """
    let file = ExerciseFile(
      name: "x.jsonc", problemSet: "s", bytes: Array(text.utf8), defaults: course.defaults)
    let exercise = try #require(ExerciseReading(file).exercise)
    #expect(exercise.render(exercise.parts[0].prompt) == "Summe")
    #expect(exercise.parts.map(\.tolerance) == [.decimals(2), .significantDigits(3), .decimals(2)])
    #expect(exercise.parts.map(\.show) == [.answer, .reason, .answer])
    #expect(exercise.parts.map(\.attempts.allowed) == [4, 1, 4])
    #expect(try exercise.parts.map(\.followThrough) == [nil, 1, Rational("1/3")])
    #expect(try exercise.marks(#"{ "p": "0,83", "q": "5/3" }"#)["p"]?.line == "right 1")
  }

  @Test func `a comma between digits is a decimal comma where the course says so`() throws {
    func line(_ key: String, _ answer: String) throws -> String {
      let text =
        "{ \"id\": \"X\", \"parts\": { \"q\": { \"prompt\": \"Q\", \"key\": \"\(key)\" } } }"
      var defaults = ExerciseDefaults.standard
      defaults.readsDecimalComma = true
      let file = ExerciseFile(
        name: "x.jsonc", problemSet: "s", bytes: Array(text.utf8), defaults: defaults)
      return try #require(ExerciseReading(file).exercise).markOfQ(answer).line
    }
    let rows = [
      ("3/2 + 0", "1,5", "right 1"), ("3/2 + 0", "1.5", "right 1"),
      ("3/2 + 0", "0,5 + 1", "right 1"),
      ("3/2 + 0", "15e-1", "right 1"), ("3/2 + 0", "1, 5", "unreadable 0"),
      ("[3/2, 4]", "[1,5; 4]", "right 1"), ("[3/2, 4]", "(1,5; 4)", "right 1"),
      ("[3/2, 4]", "[1.5, 4]", "right 1"), ("[3/2, 4]", "[1,5, 4]", "unreadable 0"),
      ("[3, 4]", "[3,4]", "unreadable 0"), ("[3, 4]", "[3; 4]", "right 1"),
      ("[[1, 2], [3, 4.5]]", "[[1; 2]; [3; 4,5]]", "right 1"),
      ("atan2(3, 4)", "atan2(3; 4)", "right 1"),
    ]
    let difference = try differences(rows) { (try line($0.0, $0.1), $0.2) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `errors in the file of a course are said with their place`() {
    let rows = [
      ("[]", "course.jsonc:1:1: `a course` must be an object, not an array"),
      (#"{ "cuorse": "x" }"#, "no field `cuorse` in a course; did you mean `course`?"),
      (#"{ "course": 3 }"#, "`course` must be a string"),
      (#"{ "course": "" }"#, "`course` is empty"),
      (#"{ "sheets": { "w": {} } }"#, "sheet `w` needs the field `exercises`"),
      (#"{ "sheets": { "w": { "exercises": [] } } }"#, "`exercises` is empty"),
      (#"{ "sheets": { "w 1": { "exercises": ["A"] } } }"#, "the id `w 1` may hold"),
      (
        #"{ "sheets": { "w": { "exercises": ["A", "A"] } } }"#,
        "`A` is one name for two things: rename or remove one"
      ),
      (
        #"{ "sheets": { "w": { "exercises": ["D.1"], "weights": { "D.2": 1 } } } }"#,
        "no exercise `D.2` on this sheet; did you mean `D.1`?"
      ),
      (#"{ "sheets": { "w": { "exercises": ["A"], "weights": { "A": 0 } } } }"#, "above 0"),
      (
        #"{ "sheets": { "w": { "exercises": ["A"], "drop": 1 } } }"#,
        "below the number of exercises"
      ),
      (#"{ "tolerance": "rough" }"#, "is no tolerance"),
      (#"{ "decimalComma": "yes" }"#, "true or false"),
      (#"{ "course": "x" "#, "course.jsonc:1:"),
    ]
    for (text, message) in rows {
      let found = Self.problems(text)
      #expect(found.count == 1 && found[0].contains(message), "\(text): \(found)")
    }
  }
}
