import Foundation
import TestSupport
import Testing

@Suite struct ExternalSubjectTests {
  private let law = "'the dot product is its correctly rounded exact value'"

  private func verify(_ program: String, _ more: String = "") throws -> Outcome {
    let folder = try ScratchFolder()
    try folder.write(program, to: "program")
    return try shell("verify \(law) --cases 64 \(more) --subject 'sh \(folder.path)/program'")
  }

  @Test func `the core is a subject like any other`() throws {
    let outcome = try shell("verify \(law) --cases 64 --subject 'verify answer'")
    #expect(outcome.code == 0 && outcome.output.contains("1 law: 1 held; 64 cases decided"))
  }

  @Test(arguments: [
    ("read line; exit 3", "", "the program ended with status 3"),
    ("kill -9 $$", "", "the program "),
    ("cat > /dev/null", "--timeout 0.1", "the program was silent"),
    ("while read line; do echo yes; done", "", "the answer “yes” is not JSON"),
    (#"while read line; do echo '{"id":-1,"value":0}'; done"#, "", "the answer has the id -1"),
  ])
  func `a program that gives no answer breaks the law, and the request is named`(
    program: String, more: String, reason: String
  ) throws {
    let outcome = try verify(program, more)
    #expect(outcome.code == 1)
    #expect(outcome.output.contains(reason) && outcome.output.contains(#""call":"dot""#))
  }

  // The core answers the first requests; the limit is short, and whatever it cuts off is a silence.
  @Test(arguments: [
    ("exit 3", "", "the program ended with status 3"),
    ("cat > /dev/null", "--timeout 1", "the program was silent for 1.0 seconds"),
    ("while read line; do echo {}; done", "", "the answer has no id"),
  ])
  func `a program that stops in the middle of a run breaks the law, and the request is named`(
    end: String, more: String, reason: String
  ) throws {
    let program = """
      i=0
      while [ $i -lt 40 ] && read -r line; do echo "$line"; i=$((i + 1)); done | verify answer
      \(end)
      """
    let outcome = try verify(program, more)
    #expect(outcome.code == 1 && outcome.output.contains("1 law: 0 held, 1 broken"))
    #expect(outcome.output.contains(reason) && outcome.output.contains(#""call":"dot""#))
    #expect(outcome.output.contains("replay: verify --subject"))
  }

  @Test func `a function that is missing skips its laws, which is no success`() throws {
    let program = """
      while read line; do
        id=${line#*:}; id=${id%%,*}
        echo "{\\"id\\":$id,\\"error\\":{\\"kind\\":\\"missing\\",\\"message\\":\\"\\"}}"
      done
      """
    let outcome = try verify(program)
    #expect(outcome.code == 1 && outcome.output.contains("skipped"))
    #expect(outcome.output.contains(": no dot\n"))
  }

  @Test func `a program that cannot be started is wrong usage`() throws {
    let outcome = try shell("verify \(law) --subject nowhere-to-be-found")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages.contains("the program ended with status 127"))
  }
}
