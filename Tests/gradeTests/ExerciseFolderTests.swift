import Foundation
import TestSupport
import Testing

@Suite struct ExerciseFolderTests {
  private let sound = #"{"id":"A.1","parts":{"sum":{"prompt":"1 + 1","key":"1+1"}}}"#
  private let broken = #"{"id":"B.1","parts":{"sum":{"prompt":"1 + 1","key":"1+"}}}"#
  private let answers = #"{"student":"x","answers":{"A.1":{"sum":2}}}"#

  private func grade(_ files: [String: String], _ options: String = "") throws -> Outcome {
    let folder = try ScratchFolder()
    for (name, text) in files { try folder.write(text, to: "exercises/\(name)") }
    try folder.write(answers, to: "x.json")
    return try shell(
      "grade -q \(options) --exercises \(folder.path)/exercises \(folder.path)/x.json")
  }

  @Test func `a broken exercise in the touched set stops the marking`() throws {
    let outcome = try grade(["one/A.1.jsonc": sound, "one/B.1.jsonc": broken])
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages.contains("B.1.jsonc:1:"))
  }

  @Test func `a file elsewhere whose id cannot be read is one line`() throws {
    let outcome = try grade(["one/A.1.jsonc": sound, "two/B.1.jsonc": "{ \"id\": \"B.1\", }}"])
    #expect(outcome.code == 0 && outcome.messageLines.count == 1)
    #expect(outcome.output == "x: 1 of 1 points (100 %) in 1 exercise.\n")
    #expect(outcome.messages.contains("two/B.1.jsonc:1:"))
  }

  @Test func `the formulas of a file elsewhere are not looked at`() throws {
    let outcome = try grade(["one/A.1.jsonc": sound, "two/B.1.jsonc": broken])
    #expect(outcome.code == 0 && outcome.messages == "")
    #expect(outcome.output == "x: 1 of 1 points (100 %) in 1 exercise.\n")
  }

  @Test func `with only some ids the rest of the set may be broken`() throws {
    let files = ["one/A.1.jsonc": sound, "one/B.1.jsonc": broken]
    let outcome = try grade(files, "--only A.1")
    #expect(outcome.code == 0 && outcome.messages == "")
    #expect(outcome.output == "x: 1 of 1 points (100 %) in 1 exercise.\n")
    let unreadable = try grade(["one/A.1.jsonc": sound, "one/B.1.jsonc": "{"], "--only A.1")
    #expect(unreadable.code == 0 && unreadable.output == outcome.output)
    #expect(unreadable.messageLines.count == 1)
    let wanted = try grade(files, "--only B.1")
    #expect(wanted.code == 2 && wanted.output == "" && wanted.messages.contains("B.1.jsonc:1:"))
  }

  @Test func `an id that no file has may stand in a file whose id cannot be read`() throws {
    let outcome = try grade([
      "two/C.1.jsonc": sound.replacing("A.1", with: "C.1"), "one/A.1.jsonc": "{",
    ])
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages.contains("one/A.1.jsonc:1:"))
  }

  @Test func `a new file is graded without rebuilding`() throws {
    let folder = try ScratchFolder()
    try folder.write(sound, to: "exercises/one/A.1.jsonc")
    try folder.write(
      #"""
      {
        "id": "N.7", "given": { "a": [1, 2, 2] },
        "parts": {
          "length": { "prompt": "‖a‖", "key": "norm(a)" },
          "unit": { "prompt": "a/‖a‖", "key": "a/length", "followThrough": "1/2" },
        },
      }
      """#, to: "exercises/new/N.7.jsonc")
    let answers = #"{ "N.7": { "length": 5, "unit": ["1/5", 0.4, "2/5"] } }"#
    try folder.write("{ \"student\": \"x\", \"answers\": \(answers) }", to: "x.json")
    let outcome = try shell(
      "grade --exercises \(folder.path)/exercises \(folder.path)/x.json")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(
      lines.map { $0.prefix(2) }.prefix(3) == [
        ["N.7", "1/2"], ["wrong", "length"], ["follows", "unit"],
      ])
    #expect(outcome.output.hasSuffix("x: 1/2 of 2 points (25 %) in 1 exercise.\n"))
    #expect(outcome.code == 0 && outcome.messages == "")
  }

  @Test func `the list names what is wrong, with its place, and ends with 2`() throws {
    let folder = try ScratchFolder()
    try folder.write(sound, to: "one/A.1.jsonc")
    try folder.write(broken, to: "one/B.1.jsonc")
    let outcome = try shell("grade list --exercises \(folder.path)")
    #expect(outcome.code == 2 && outcome.output.contains("A.1"))
    #expect(outcome.messages.contains("B.1.jsonc:1:"))
  }

  @Test func `the list as data has all exercises`() throws {
    let outcome = try shell("grade list --format json")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let list = try #require(document as? [String: Any])
    let sets = try #require(list["problemSets"] as? [[String: Any]])
    let partD = try #require(sets.first { $0["id"] as? String == "part-d" })
    let exercises = try #require(partD["exercises"] as? [[String: Any]])
    #expect(list["schema"] as? String == "touchstone/list/1")
    #expect(
      exercises.compactMap { $0["id"] as? String } == ["D.1", "D.2", "D.3", "D.4", "D.5", "D.6"])
    #expect(exercises.compactMap { $0["points"] as? String } == ["5", "12", "11", "8", "10", "9"])
  }
}
