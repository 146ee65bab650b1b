import Foundation
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

  @Test func `a broken exercise elsewhere is one line`() throws {
    let outcome = try grade(["one/A.1.jsonc": sound, "two/B.1.jsonc": broken])
    #expect(outcome.code == 0 && outcome.messageLines.count == 1)
    #expect(outcome.output == "x: 1 of 1 points (100 %) in 1 exercise.\n")
    #expect(outcome.messages.contains("two/B.1.jsonc:1:"))
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
    let exercises = sets.flatMap { $0["exercises"] as? [[String: Any]] ?? [] }
    #expect(list["schema"] as? String == "touchstone/list/1")
    #expect(exercises.compactMap { $0["id"] as? String } == ["D.1", "D.2", "D.4", "D.6"])
    #expect(exercises.compactMap { $0["points"] as? String } == ["5", "12", "8", "8"])
  }

  @Test func `the exercise that CONTRIBUTING shows is sound`() throws {
    let file = repository.appending(path: "CONTRIBUTING.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "```jsonc\n"))
    let end = try #require(text[start.upperBound...].range(of: "```\n"))
    let folder = try ScratchFolder()
    try folder.write(String(text[start.upperBound..<end.lowerBound]), to: "set/exercise.jsonc")
    let outcome = try shell("grade list --exercises \(folder.path)")
    #expect(outcome.code == 0 && outcome.messages == "" && outcome.output.hasPrefix("set\n"))
  }
}
