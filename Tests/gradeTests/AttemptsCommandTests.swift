import TestSupport
import Testing

/// `grade attempts` with what exercises say.
@Suite struct AttemptsCommandTests {
  /// Three attempts: 1/4, 1 and 1/2 of the points.
  private static let results = ["1/4", "1", "1/2"].enumerated().map { index, credit in
    #"{"id":"s#\#(index + 1)","student":"s","attempt":\#(index + 1),"score":"0","points":"1","pending":"0","#
      + #""exercises":[{"id":"C.1","score":"0","points":"1","pending":"0","parts":[{"id":"sum","verdict":"wrong","credit":"\#(credit)","points":"1"}]}]}"#
      + "\n"
  }.joined()

  /// The credit that counts and its attempt, with some words in the call, the exercise and the course.
  private static func counted(
    _ words: String, exercise: String = "", course: String = ""
  ) throws -> String {
    let text = CourseCommandTests.exercise.replacing(
      #""id": "C.1","#, with: #""id": "C.1", \#(exercise)"#)
    let outcome = try CourseCommandTests.run(
      "grade attempts \(words) results.jsonl",
      [
        "results.jsonl": results, "exercises/set/sum.jsonc": text,
        "exercises/course.jsonc": "{ \(course) }",
      ])
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    let found = try #require(
      outcome.output.firstMatch(of: #/"credit":"([^"]*)","points":"1","attempt":(\d)/#))
    return "\(found.1) in \(found.2)"
  }

  @Test func `the exercise says which attempt counts and what it costs`() throws {
    #expect(try Self.counted("") == "1 in 2")
    #expect(try Self.counted("", exercise: #""attempts": 1,"#) == "1/4 in 1")
    #expect(try Self.counted("", exercise: #""attempts": { "counts": "last" },"#) == "1/2 in 3")
    #expect(
      try Self.counted("", exercise: #""attempts": { "penalty": "2/3", "counts": "best" },"#)
        == "1/3 in 2")
    #expect(try Self.counted("", course: #""attempts": { "counts": "first" }"#) == "1/4 in 1")
    #expect(
      try Self.counted("", exercise: #""attempts": 2,"#, course: #""attempts": 1"#) == "1 in 2")
  }

  @Test func `an option goes before what the exercise says, field by field`() throws {
    let rule = #""attempts": { "allowed": 2, "penalty": "1/10", "counts": "last" },"#
    #expect(try Self.counted("", exercise: rule) == "9/10 in 2")
    #expect(try Self.counted("--penalty 0", exercise: rule) == "1 in 2")
    #expect(try Self.counted("--counts first", exercise: rule) == "1/4 in 1")
    #expect(try Self.counted("--allowed 0", exercise: rule) == "3/10 in 3")
    #expect(
      try Self.counted("--allowed 0 --penalty 0 --counts best", exercise: "broken") == "1 in 2")
  }

  @Test func `a part says what the attempts before it cost`() throws {
    let text = CourseCommandTests.exercise.replacing(
      #""id": "C.1","#, with: #""id": "C.1", "attempts": { "penalty": "1/10", "counts": "last" },"#)
    let outcome = try CourseCommandTests.run(
      "grade attempts results.jsonl",
      ["results.jsonl": Self.results, "exercises/set/sum.jsonc": text])
    #expect(
      outcome.output.contains(#""credit":"3/10","points":"1","attempt":3,"attemptPrice":"1/5""#),
      "\(outcome.output)\(outcome.messages)")
    let free = try CourseCommandTests.run(
      "grade attempts results.jsonl",
      ["results.jsonl": Self.results, "exercises/set/sum.jsonc": CourseCommandTests.exercise])
    #expect(free.code == 0 && !free.output.contains("attemptPrice"))
  }

  @Test func `what it wrote itself is refused`() throws {
    let outcome = try CourseCommandTests.run(
      "grade attempts results.jsonl > once.jsonl; grade attempts results.jsonl once.jsonl",
      ["results.jsonl": Self.results, "exercises/set/sum.jsonc": CourseCommandTests.exercise])
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(
      outcome.messageLines.count == 1
        && outcome.messages.hasPrefix("grade attempts: once.jsonl: these are results of"))
  }

  @Test func `options that say nothing are refused`() throws {
    for (words, piece) in [
      ("--counts worst", "write best, last or first"), ("--penalty 2", "write a share"),
      ("--allowed x", "write a number, or 0 for any number"),
    ] {
      let outcome = try CourseCommandTests.run(
        "grade attempts \(words) results.jsonl", ["results.jsonl": Self.results])
      #expect(outcome.code == 2 && outcome.messages.contains(piece) && outcome.output == "")
    }
  }

  @Test func `nothing is written where two results of a submission differ`() throws {
    let other = Self.results.replacing(#""student":"s""#, with: #""student":"r""#)
      .replacing(#""id":"s#"#, with: #""id":"r#"#)
    let first = String(Self.results.prefix { $0 != "\n" }) + "\n"
    let exercise = try #require(
      first.firstMatch(of: #/\{"id":"C.1".*\}(?=\])/#)
    ).output
    // A line of another credit, and one that has the exercise twice.
    let twice = first.replacing(
      exercise, with: exercise + "," + exercise.replacing("1/4", with: "1"))
    for results in [Self.results + first.replacing("1/4", with: "1/3"), twice] {
      let outcome = try CourseCommandTests.run(
        "grade attempts results.jsonl",
        [
          "results.jsonl": other + results,
          "exercises/set/sum.jsonc": CourseCommandTests.exercise,
        ])
      #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
      #expect(
        outcome.messages.contains(
          results == twice
            ? "two results with the id s#1 mark C.1.sum differently"
            : "results.jsonl:7: another result with the id s#1 than in line 4"),
        "\(outcome.messages)")
    }
  }

  @Test func `results that come twice are no further attempts`() throws {
    let outcome = try CourseCommandTests.run(
      "grade attempts results.jsonl results.jsonl",
      [
        "results.jsonl": Self.results, "exercises/set/sum.jsonc": CourseCommandTests.exercise,
        "exercises/course.jsonc": "{}",
      ])
    #expect(outcome.code == 0)
    #expect(outcome.messages == "grade attempts: 3 results came twice and count once\n")
    #expect(outcome.output.contains(#""attempt":3,"attempts":3,"#), "\(outcome.output)")
  }
}
