import Foundation
import TestSupport
import Testing

/// What commands about results say where exercises of these are broken, or are not there any more.
@Suite struct ExercisesOfResultsTests {
  private static let commands = ["attempts", "stats", "report --html pages"]

  private static func line(_ exercise: String, part: String = "sum") -> String {
    let marks = #""score":"1","points":"1","pending":"0""#
    return
      #"{"id":"s#1","student":"s","attempt":1,\#(marks),"exercises":[{"id":"\#(exercise)",\#(marks),"#
      + #""parts":[{"id":"\#(part)","verdict":"right","credit":"1","points":"1"}]}]}"# + "\n"
  }

  /// A command on one result; the folder that it ran in says at its end whether there are pages.
  private static func run(
    _ command: String, _ results: String, _ files: [String: String] = [:]
  ) throws -> Outcome {
    try CourseCommandTests.run(
      "grade \(command) results.jsonl; code=$?; ls -d pages 2>/dev/null; exit $code",
      files.merging(["results.jsonl": results]) { first, _ in first })
  }

  @Test(arguments: commands)
  func `a broken exercise of the results stops with its own errors`(command: String) throws {
    let misspelt = CourseCommandTests.exercise.replacing(
      #""id": "C.1","#, with: #""id": "C.1", "attempts": { "counts": "lastt" },"#)
    for text in [misspelt, #"{ "id": "C.1", "title": "#] {
      let outcome = try Self.run(
        command, Self.line("C.1"), ["exercises/set/sum.jsonc": text])
      #expect(outcome.code == 2 && outcome.output == "", "\(outcome.output)")
      #expect(
        outcome.messageLines.count == 1
          && outcome.messages.hasPrefix("exercises/set/sum.jsonc:1:"), "\(outcome.messages)")
      #expect(text != misspelt || outcome.messages.contains("lastt"), "\(outcome.messages)")
    }
  }

  @Test(arguments: commands)
  func `a broken file elsewhere is one line`(command: String) throws {
    let outcome = try Self.run(
      command, Self.line("C.1"), ["exercises/other/x.jsonc": "{ \"id\": }\n{"])
    #expect(outcome.code == 0 && outcome.output != "")
    #expect(
      outcome.messageLines.count == 1 && outcome.messages.hasPrefix("exercises/other/x.jsonc:1:")
        && outcome.messages.hasSuffix("not used here\n"), "\(outcome.messages)")
    // In the same problem set it may be in the way of the one that counts.
    let near = try Self.run(
      command, Self.line("C.1"),
      ["exercises/set/twin.jsonc": CourseCommandTests.exercise])
    #expect(near.code == 2 && near.output == "" && near.messages.contains("C.1"))
  }

  @Test(arguments: commands)
  func `an exercise that no file has is named`(command: String) throws {
    let outcome = try Self.run(
      command, Self.line("C.1") + Self.line("C.9").replacing("s#1", with: "s#2"))
    let name = command.split(separator: " ")[0]
    #expect(outcome.code == 0 && outcome.output != "", "\(outcome.messages)")
    #expect(
      outcome.messageLines.count == 1
        && outcome.messages.hasPrefix("grade \(name): there is no exercise C.9: "),
      "\(outcome.messages)")
    // It may be the one that cannot be read.
    let broken = try Self.run(
      command, Self.line("C.9"), ["exercises/other/x.jsonc": #"{ "id": "C.9", "#])
    #expect(broken.code == 2 && broken.output == "")
  }

  @Test func `a part without a rule of attempts is named, and options that say it all need none`()
    throws
  {
    let lost = try Self.run("attempts", Self.line("C.1", part: "product"))
    #expect(lost.code == 0 && lost.messageLines.count == 1)
    #expect(lost.messages.hasPrefix("grade attempts: there is no part C.1.product: "))
    let all = try Self.run(
      "attempts --counts best --penalty 0 --allowed 0", Self.line("C.9", part: "product"),
      ["exercises/set/sum.jsonc": "{"])
    #expect(all.code == 0 && all.messages == "" && all.output.contains(#""credit":"1""#))
  }
}
