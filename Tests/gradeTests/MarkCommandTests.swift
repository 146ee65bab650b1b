import Foundation
import TestSupport
import Testing

@Suite struct MarkCommandTests {
  @Test func `the student's marks are those that the README shows`() throws {
    let outcome = try shell("grade answers/student.json")
    #expect(outcome.output == (try shownInReadme("make grade")))
    #expect(outcome.messages == "" && outcome.code == 0)
  }

  @Test func `the perfect answers earn all points`() throws {
    let outcome = try shell("grade --at-least 100% --quiet answers/perfect.json")
    #expect(outcome.output == "emmy: 55 of 55 points (100 %) in 6 exercises.\n")
    #expect(outcome.code == 0)
  }

  @Test func `a share that is not reached by every submission ends with 1`() throws {
    let below = try shell("grade -q --at-least 65% answers/perfect.json answers/student.json")
    #expect(below.code == 1)
    #expect(below.output.split(separator: "\n").count == 2)
    // Ada has 69/2 of 55 points: the share itself is reached.
    #expect(try shell("grade -q --at-least 69/110 answers/student.json").code == 0)
    #expect(try shell("grade -q --at-least 0.6272727273 answers/student.json").code == 1)
  }

  @Test(arguments: ["60", "-1%", "half", "101%", ""])
  func `a share that is none is refused`(share: String) throws {
    let outcome = try shell("grade --at-least='\(share)' answers/student.json")
    #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
  }

  @Test func `only some exercises are marked on demand`() throws {
    let one = try shell("grade -q --only D.1 answers/perfect.json")
    #expect(one.output == "emmy: 5 of 5 points (100 %) in 1 exercise.\n")
    let list = try shell("grade -q --only D.1,D.4 answers/perfect.json")
    let twice = try shell("grade -q --only D.4 --only D.1 answers/perfect.json")
    #expect(list.output == "emmy: 13 of 13 points (100 %) in 2 exercises.\n")
    #expect(twice.output == list.output)
    let unknown = try shell("grade --only D1 answers/perfect.json")
    #expect(unknown.messages == "grade: no exercise D1; did you mean D.1?\n")
    #expect(unknown.code == 2 && unknown.output == "")
  }

  @Test func `standard input is a file named with a dash`() throws {
    let piped = try shell("cat answers/student.json | grade -")
    #expect(piped.output == (try shell("grade answers/student.json").output))
    #expect(piped.code == 0)
    let lines = try shell(
      #"printf '{"student":"a","answers":{}}\n{"student":"b","answers":{}}\n' | grade -"#)
    #expect(lines.code == 2 && lines.messages.contains("from `{` on; for submissions on lines"))
  }

  @Test func `help names every option, and version the version`() throws {
    let help = try shell("grade --help")
    for word in ["--exercises", "--only", "--at-least", "--format", "--quiet", "--version"] {
      #expect(help.output.contains(word))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(help.code == 0 && help.messages == "")
    #expect(try shell("grade --version").output == "touchstone 0.1.0\n")
  }

  @Test(arguments: [
    ("grade", "FILE is missing"), ("grade nowhere.json", "nowhere.json: there is no such file"),
    ("grade nowhere.jsonl", "nowhere.jsonl: there is no such file"),
    ("grade Sources/CGMP", "Sources/CGMP: no submission (.json, .jsonl or .txt) in this folder"),
    ("grade --exercises nowhere answers/student.json", "nowhere: there is no such file or folder"),
    ("grade --format yaml answers/student.json", "no format yaml: write text, json or jsonl"),
    ("grade --fromat json answers/student.json", "did you mean `--format`?"),
  ])
  func `a wrong call is one line and 2`(line: String, message: String) throws {
    let outcome = try shell(line)
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test(arguments: [
    (#"{"student":x,"answers":{"D.1":{"dot":24}}}"#, 1, 12),
    ("{\"student\": \"x\",\n  \"answers\": {}\n", 3, 1),
    ("{\"student\": \"x\",\n  \"answers\": []}", 2, 14),
    ("{\"student\": 7, \"answers\": {}}", 1, 13), ("", 1, 1),
  ])
  func `a broken submission is told with its place`(text: String, line: Int, column: Int) throws {
    let folder = try ScratchFolder()
    try folder.write(text, to: "broken.json")
    let outcome = try shell("grade \(folder.path)/broken.json")
    #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
    #expect(outcome.messages.contains("broken.json:\(line):\(column): "), "\(outcome.messages)")
  }

  @Test func `the other files are marked beside one that cannot be read`() throws {
    let outcome = try shell("grade -q nowhere.json answers/perfect.json")
    #expect(outcome.output == "emmy: 55 of 55 points (100 %) in 6 exercises.\n")
    #expect(outcome.code == 2)
  }

  @Test func `ids that do not exist are listed with the nearest one`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      #"{"student":"x","answers":{"D1":{"dot":1},"D.1":{"dto":24,"dot":24}}}"#, to: "x.json")
    let outcome = try shell("grade -q \(folder.path)/x.json")
    #expect(outcome.messages.contains("there is no D1; did you mean D.1?"))
    #expect(outcome.messages.contains("there is no D.1.dto; did you mean D.1.dot?"))
    #expect(outcome.output.hasPrefix("x: 1 of 55 points") && outcome.code == 0)
  }
}

/// What README.md shows below a command.
private func shownInReadme(_ command: String) throws -> String {
  let readme = String(decoding: try Repository.bytes("README.md"), as: UTF8.self)
  let start = try #require(readme.range(of: "```console\n$ \(command)\n"))
  let end = try #require(readme[start.upperBound...].range(of: "```\n"))
  return String(readme[start.upperBound..<end.lowerBound])
}
