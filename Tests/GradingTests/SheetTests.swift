import Exact
import Formats
import Testing

@testable import Grading

/// Whose numbers answers are marked with.
@Suite struct SheetTests {
  private static let exercise = """
    { "id": "C.1", "draw": { "a": "1 .. 9", "b": "1 .. 9" }, "where": "a != b",
      "parts": { "sum": { "prompt": "S", "key": "a + b" }, "product": { "prompt": "P", "key": "a*b" } } }
    """
  private static let other =
    #"{ "id": "C.2", "parts": { "q": { "prompt": "Q", "key": "2 + 3" } } }"#

  private static func mark(_ fields: String, course: String? = nil) throws -> SubmissionMark {
    let files = [exercise, other].enumerated().map { index, text in
      ExerciseFile(name: "set/\(index).jsonc", problemSet: "set", bytes: Array(text.utf8))
    }
    let catalogue = Catalogue(files)
    #expect(catalogue.failures.isEmpty)
    let text =
      "{ \"student\": \"ada\", \(fields) \"answers\": { \"C.1\": { \"sum\": 9 }, \"C.2\": { \"q\": 5 } } }"
    return catalogue.mark(try Submission(Array(text.utf8)), course: course)
  }

  private static func own(_ course: String) throws -> Variant {
    let exercise = try Exercising.exercise(exercise)
    return try #require(exercise.variant(for: "ada", course: course))
  }

  @Test func `a sheet without a course counts if its numbers are possible`() throws {
    let mark = try Self.mark(#""sheet": { "C.1": { "b": 5, "a": "4" } },"#)
    #expect(mark.exercises[0].variant?.text == "a 4, b 5")
    #expect(mark.exercises[0].problem == nil && mark.score == 2)
    #expect(mark.exercises[0].parts.map(\.line) == ["right 1", "unanswered 0"])
  }

  @Test func `numbers that cannot be drawn mark nothing`() throws {
    let rows = [
      (#"{ "a": 4, "b": 10 }"#, "the value of `b` is not one that can be drawn"),
      (#"{ "a": 4, "b": 4 }"#, "`a != b` does not hold for these numbers"),
      (#"{ "a": 4 }"#, "there is no number for `b`"),
      (#"{ "a": 4, "b": 5, "c": 1 }"#, "`c` is not drawn here"),
      (#"{ "a": "four" }"#, "the numbers on the sheet cannot be read"), ("7", "cannot be read"),
    ]
    for (sheet, message) in rows {
      let mark = try Self.mark("\"sheet\": { \"C.1\": \(sheet) },")
      let exercise = mark.exercises[0]
      #expect(exercise.problem?.hasSuffix(message) == true, "\(sheet): \(exercise.problem ?? "")")
      #expect(exercise.variant == nil && exercise.score == .zero)
      #expect(exercise.parts.map(\.line) == ["undecided 0", "unanswered 0"])
      #expect(mark.pending == 1 && mark.exercises[1].score == 1)
    }
  }

  @Test(arguments: [true, false])
  func `another student's numbers are never wrong marks`(courseIsInFile: Bool) throws {
    let own = try Self.own("2027s")
    let others = try Exercising.exercise(Self.exercise).variants(atMost: 100).variants
    #expect(others.count == 72)
    for variant in others {
      let course = courseIsInFile ? #""course": "2027s","# : ""
      let mark = try Self.mark(
        course + "\"sheet\": { \"C.1\": \(variant.output.compact()) },",
        course: courseIsInFile ? nil : "2027s")
      let exercise = mark.exercises[0]
      if variant == own {
        #expect(exercise.problem == nil && exercise.variant == own)
      } else {
        #expect(
          exercise.problem
            == "not your numbers: the sheet has \(variant.text); in 2027s yours are \(own.text)")
        #expect(exercise.parts.map(\.verdict) == [.undecided, .unanswered])
      }
    }
  }

  @Test func `without a sheet the student's own numbers count`() throws {
    for course in ["2027s", "2028s"] {
      let own = try Self.own(course)
      #expect(try Self.mark("", course: course).exercises[0].variant == own)
      #expect(try Self.mark("\"course\": \"\(course)\",").exercises[0].variant == own)
    }
    #expect(try Self.own("2027s") != Self.own("2028s"))
    #expect(try Self.mark("").exercises[0].variant == Self.own(""))
    // The course of those who mark goes before the one that a file names.
    #expect(
      try Self.mark(#""course": "2028s","#, course: "2027s").exercises[0].variant
        == Self.own("2027s"))
  }

  @Test func `numbers of an exercise that does not exist are listed`() throws {
    let mark = try Self.mark(#""sheet": { "C.11": { "a": 1 } },"#)
    #expect(mark.unknown.map(\.id) == ["C.11"] && mark.unknown.first?.suggestion == "C.1")
  }

  @Test func `a sheet and a course of the wrong kind are said`() {
    func message(_ fields: String) -> String {
      do {
        let text = "{ \"student\": \"ada\", \(fields), \"answers\": {} }"
        _ = try Submission(Array(text.utf8))
        return ""
      } catch {
        return error.message
      }
    }
    #expect(
      message(#""sheet": [1]"#)
        == "`sheet` must be an object of exercises and their numbers, not an array")
    #expect(message(#""course": [7]"#) == "`course` must be a name in quotes, not an array")
    #expect(message(#""course": null, "sheet": null"#) == "")
  }
}
