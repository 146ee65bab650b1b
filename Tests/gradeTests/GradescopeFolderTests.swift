import Foundation
import TestSupport
import Testing

/// What Gradescope runs, in a folder like its own.
@Suite struct GradescopeFolderTests {
  /// The result for the files of a submission.
  private func result(
    _ files: [String: String], program: String = "$(command -v grade)"
  ) throws -> [String: Any] {
    let folder = try ScratchFolder()
    for (name, text) in files { try folder.write(text, to: "submission/\(name)") }
    let outcome = try shell(
      """
      mkdir -p "$AUTOGRADER/source" "$AUTOGRADER/submission"
      ln -s "\(program)" "$AUTOGRADER/source/grade"
      ln -s "$PWD/exercises" "$AUTOGRADER/source/exercises"
      ./gradescope/run_autograder && cat "$AUTOGRADER/results/results.json"
      """, environment: ["AUTOGRADER": folder.path])
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(document as? [String: Any])
  }

  @Test func `a submission gets its points and its tests`() throws {
    let result = try result([
      "my answers.json": #"{"student":"x","answers":{"D.1":{"dot":24,"length_b":7}}}"#
    ])
    #expect((result["score"] as? NSNumber)?.doubleValue == 1)
    let tests = try #require(result["tests"] as? [[String: Any]])
    #expect(tests.count >= 62 && tests[0]["status"] as? String == "passed")
    #expect(
      tests[2]["status"] as? String == "failed" && tests[2]["name"] as? String == "D.1 length_b")
  }

  @Test func `what cannot be marked says why, with its place`() throws {
    let broken = try result(["a.json": "{ \"student\": \"x\",\n  \"answers\" [] }"])
    #expect((broken["score"] as? NSNumber)?.intValue == 0)
    let text = try #require(broken["output"] as? String)
    #expect(text.hasPrefix("This could not be marked. ./a.json:2:13: "), "\(text)")
  }

  @Test func `no file, two files and a hostile name are told`() throws {
    let none = try result([:])
    #expect((none["output"] as? String)?.contains("Hand in one file") ?? false)
    let two = try result(["a.json": "{}", "b.json": "{}"])
    #expect((two["output"] as? String)?.hasSuffix("not 2.") ?? false)
    let hostile = try result(["-rf \"$(id)\n\\.json": "{}"])
    #expect((hostile["output"] as? String)?.contains("a submission needs") ?? false)
  }

  @Test func `a program that does not start is told`() throws {
    let result = try result(["a.json": "{}"], program: "/nowhere/grade")
    #expect((result["output"] as? String)?.contains("not found") ?? false)
    #expect((result["score"] as? NSNumber)?.intValue == 0)
  }
}
