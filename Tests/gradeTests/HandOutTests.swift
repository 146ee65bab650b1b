import TestSupport
import Testing

/// `grade sheet --hand-out`, and what it keeps.
@Suite struct HandOutTests {
  private static func run(_ command: String, _ files: [String: String] = [:]) throws -> Outcome {
    try CourseCommandTests.run(command, files)
  }

  private static let edit = "sed -i 's/a != b/a < b/' exercises/set/sum.jsonc"

  @Test func `what was handed out is recorded once`() throws {
    let outcome = try Self.run(
      """
      grade sheet --hand-out && cat exercises/handed-out.jsonl && cp exercises/handed-out.jsonl before &&
      grade sheet --hand-out --student ada > /dev/null && cmp before exercises/handed-out.jsonl && grade check
      """)
    #expect(outcome.code == 0)
    #expect(
      outcome.output.hasPrefix(
        #"{"exercise":"C.1","course":"2027s","draw":{"a":"1 .. 9","b":"1 .. 9"},"where":"a != b"}"#
          + "\n"))
    #expect(
      outcome.messages
        == "exercises/handed-out.jsonl: recorded the numbers of 1 exercise in 2027s\n")
  }

  @Test func `an edit that would move numbers is refused, and moves none`() throws {
    let outcome = try Self.run(
      """
      grade sheet --hand-out --student ada > before 2> /dev/null && \(Self.edit) &&
      grade sheet --student ada > after && cmp before after && grade check; echo $?; grade check exercises/set/sum.jsonc
      """)
    let place = "exercises/set/sum.jsonc:1:"
    #expect(outcome.output.hasPrefix(place) && outcome.output.contains("\n1\n\(place)"))
    for piece in [
      "error: students in 2027s have other numbers in hand (exercises/handed-out.jsonl:1): ",
      "36 variants are not drawn any more, first a 2, b 1",
      "`grade sheet --hand-out-again --only C.1`",
    ] {
      #expect(outcome.output.contains(piece), "\(piece)\n\(outcome.output)")
    }
    #expect(outcome.code == 1)
  }

  @Test func `other numbers are handed out only if that is asked for`() throws {
    let outcome = try Self.run(
      """
      grade sheet --hand-out 2> /dev/null && \(Self.edit) && cp exercises/handed-out.jsonl before;
      grade sheet --hand-out > /dev/null 2>&1; echo $?; cmp before exercises/handed-out.jsonl;
      grade sheet --hand-out-again; grade check; wc -l < exercises/handed-out.jsonl
      """)
    #expect(outcome.output.hasPrefix("1\n") && outcome.output.hasSuffix(" in 1 file.\n2\n"))
    #expect(!outcome.output.contains("error"), "\(outcome.output)")
  }

  @Test func `a sheet with the earlier numbers is still marked`() throws {
    let outcome = try Self.run(
      """
      grade sheet --hand-out --student ada --format json > early.json 2> /dev/null
      sed -i 's/a != b/a + b < 4/' exercises/set/sum.jsonc; grade sheet --hand-out-again 2> /dev/null
      grade -q early.json && sed 's/"ada"/"eve"/; s/null/1/' early.json | grade - | grep -o 'Not your numbers'
      grade sheet --student ada --format json | sed '/"sheet"/,/}/d' > none; echo '{"student":"ada","course":"2027s",
      "answers":{"C.1":{"sum":3}}}' | grade - 2>&1 | grep -o 'numbers were handed out 2 times' | head -1
      """)
    #expect(
      outcome.output
        == "ada: 0 of 1 points (0 %) in 1 exercise.\nNot your numbers\nnumbers were handed out 2 times\n"
    )
  }

  @Test func `an exercise that is gone is told`() throws {
    let outcome = try Self.run(
      """
      grade sheet --hand-out 2> /dev/null && sed -i 's/"C.1"/"C.7"/' exercises/set/sum.jsonc && grade check
      """)
    #expect(
      outcome.output.contains(
        "exercises/handed-out.jsonl:1:1: error: students in 2027s have numbers of C.1 in hand, and no "
      ))
    #expect(outcome.code == 1)
  }

  @Test func `a course is needed, and a list that can be read`() throws {
    let nameless = try Self.run(
      "grade sheet --hand-out", ["exercises/course.jsonc": "{ \"sheets\": {} }"])
    #expect(
      nameless.messages
        == "grade sheet: numbers are drawn for a course: write \"course\" in course.jsonc, or --course NAME\n"
        && nameless.code == 2)
    let broken = try Self.run("grade check", ["exercises/handed-out.jsonl": "{}\n[\n"])
    #expect(
      broken.messages.hasPrefix("exercises/handed-out.jsonl:1:1: ")
        && broken.messages.contains("\nexercises/handed-out.jsonl:2:2: ") && broken.code == 2,
      "\(broken.messages)")
  }
}
