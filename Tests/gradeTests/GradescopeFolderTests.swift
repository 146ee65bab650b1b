import Foundation
import TestSupport
import Testing

/// What Gradescope runs, in a folder like its own.
@Suite struct GradescopeFolderTests {
  /// The result for the files of a submission.
  private func result(
    _ files: [String: String], program: String = "$(command -v grade)", options: String? = nil
  ) throws -> [String: Any] {
    let folder = try ScratchFolder()
    for (name, text) in files { try folder.write(text, to: "submission/\(name)") }
    if let options { try folder.write(options, to: "source/options") }
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

  @Test func `only the assignment counts, whatever else is answered`() throws {
    let answers = #"{"student":"x","answers":{"D.1":{"dot":24},"D.2":{"parameters":195}}}"#
    let result = try result(["Answers.JSON": answers], options: "--only\nD.1,D.2\n")
    #expect((result["score"] as? NSNumber)?.doubleValue == 2)
    let tests = try #require(result["tests"] as? [[String: Any]])
    let exercises = Set(tests.compactMap { ($0["name"] as? String)?.prefix(3) })
    #expect(exercises == ["D.1", "D.2"])
  }

  @Test(
    .enabled(
      if: ["zip", "unzip"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0)
      },
      "zip and unzip are needed"))
  func `the zip file holds what marks an assignment`() throws {
    let folder = try ScratchFolder()
    // In the place of the toolchain: the command that was just built.
    try folder.write(
      "#!/bin/sh\nfor word; do [ \"$word\" = --show-bin-path ] && dirname \"$(command -v grade)\"; done; exit 0\n",
      to: "bin/swift")
    let pack = "PATH=\(folder.path)/bin:$PATH; gradescope/pack --only D.1"
    let outcome = try shell(
      """
      chmod +x \(folder.path)/bin/swift
      (\(pack) \(folder.path)/a.zip) && mkdir -p \(folder.path)/source \(folder.path)/submission &&
        cd \(folder.path)/source && unzip -q ../a.zip && cd .. &&
        echo '{"student":"x","answers":{"D.1":{"dot":24},"D.2":{"parameters":195}}}' > submission/a.json &&
        AUTOGRADER=$PWD source/run_autograder && cat results/results.json
      """)
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    #expect(outcome.output.contains("a.zip\n") && outcome.output.contains("D.1 dot"))
    #expect(!outcome.output.contains("D.2"))
    let wrong = try shell(
      "\(pack.replacing("--only D.1", with: "--sheet none")) \(folder.path)/b.zip")
    #expect(wrong.code == 2 && wrong.messages.contains("this marks nothing"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.zip"))
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
