import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private let sound =
    #"{"id":"A.1","parts":{"sum":{"prompt":"1 + 1","key":"1+1"}},"examples":[{"answers":{"sum":2},"score":1}]}"#
  private let broken =
    #"{"id":"B.1","parts":{"sum":{"prompt":"1 + 1","key":"1+"}},"examples":[{"answers":{}}]}"#
  private let warned = #"{"id":"C.1","parts":{"sum":{"prompt":"1 + 1","key":"1+1"}}}"#

  /// A check in a folder with these files.
  private func check(_ files: [String: String], _ arguments: String = ".") throws -> Outcome {
    let folder = try ScratchFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return try shell("cd \(folder.path) && grade check \(arguments)")
  }

  @Test func `the exercises of this repository are sound`() throws {
    let outcome = try shell("grade check")
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.output)")
    #expect(!outcome.output.contains("error:"), "\(outcome.output)")
    #expect(try shell("grade check exercises").output == outcome.output)
    #expect(
      try shell("cd answers && grade check --exercises ../exercises").output.split(separator: "\n")
        .last
        == outcome.output.split(separator: "\n").last)
  }

  @Test func `errors are lines with their place, and end with 1`() throws {
    let outcome = try check(["one/a.jsonc": sound, "one/b.jsonc": broken, "c.json": warned])
    #expect(
      outcome.output == """
        ./c.json:1:1: warning: there are no `examples`: write whole answers with what they must earn
        ./one/b.jsonc:1:55: error: in `1+`: the formula ends where a number, a name or a bracket is expected
        1 error and 1 warning in 2 of 3 files.

        """)
    #expect(outcome.code == 1 && outcome.messages == "")
  }

  @Test func `warnings alone end with 0`() throws {
    let outcome = try check(["c.jsonc": warned], "c.jsonc")
    #expect(outcome.output.hasSuffix("1 warning in 1 file.\n") && outcome.code == 0)
  }

  @Test func `files of a folder are checked together, single ones apart`() throws {
    let files = ["one/a.jsonc": sound, "two/b.jsonc": sound]
    let together = try check(files)
    #expect(together.code == 1)
    #expect(
      together.output.contains("./two/b.jsonc:1:7: error: the id A.1 stands in ./one/a.jsonc too"))
    #expect(try check(files, "one/a.jsonc two/b.jsonc").code == 0)
    let one = try check(files, "two")
    #expect(one.code == 0 && one.output == "1 exercise in 1 file: sound.\n")
    // A file that was checked in its folder is not counted again.
    #expect(try check(files, "one one/a.jsonc").output == "1 exercise in 1 file: sound.\n")
  }

  @Test(arguments: [
    ("nowhere.jsonc", "nowhere.jsonc: there is no such file or folder."),
    ("empty", "empty: no exercise file (.jsonc or .json) in this folder."),
    ("--format yaml a.jsonc", "no format yaml: write text, json or jsonl"),
    ("--fromat json", "no option `--fromat`; did you mean `--format`?"),
    ("", "exercises: there is no such file or folder."),
  ])
  func `what cannot be done is one line and 2`(arguments: String, message: String) throws {
    let outcome = try check(["a.jsonc": sound, "empty/x.schema.json": "{}"], arguments)
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages == "grade check: \(message)\n")
  }

  @Test func `the rest is checked beside what cannot be read`() throws {
    let outcome = try check(["a.jsonc": sound, "b.jsonc": broken], "nowhere a.jsonc b.jsonc")
    #expect(outcome.code == 2 && outcome.messageLines.count == 1)
    #expect(outcome.output.hasSuffix("1 error in 1 of 2 files.\n"))
  }

  @Test func `an answer file is no exercise`() throws {
    let outcome = try shell("grade check answers/student.json")
    #expect(outcome.code == 1 && outcome.output.contains("an exercise needs the field `id`"))
    #expect(try shell("grade chekc").messages.contains("Did you mean the command grade check?"))
  }

  @Test func `JSON has all files, JSON Lines all findings`() throws {
    let files = ["a.jsonc": sound, "b.jsonc": broken, "c.jsonc": warned]
    let json = try check(files, "--format json .")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "touchstone/check/1" && json.code == 1)
    #expect(document["errors"] as? Int == 1 && document["warnings"] as? Int == 1)
    let found = try #require(document["files"] as? [[String: Any]])
    #expect(found.map { $0["exercise"] as? String } == ["A.1", nil, "C.1"])
    let lines = try check(files, "--format jsonl .")
    #expect(lines.code == 1 && lines.output.split(separator: "\n").count == 2)
    #expect(
      lines.output.hasPrefix(#"{"file":"./b.jsonc","line":1,"column":55,"severity":"error","#))
  }

  @Test func `help names the fields, the options and the codes`() throws {
    let help = try shell("grade check --help")
    for word in [
      "--exercises", "--format", "FILE|DIR", "touchstone/check/1", "\"severity\"", "Exit codes: 0",
    ] {
      #expect(help.output.contains(word))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(help.code == 0 && help.messages == "")
  }

  @Test func `the list does not mark examples`() throws {
    let folder = try ScratchFolder()
    try folder.write(sound.replacing(#""score":1"#, with: #""score":0"#), to: "set/a.jsonc")
    #expect(try shell("grade list --exercises \(folder.path)").code == 0)
    #expect(try shell("grade check \(folder.path)").code == 1)
  }
}
