import Foundation
import Grading
import TestSupport
import Testing

@testable import Authoring

/// Whatever is broken in an exercise of this repository is found, and named.
@Suite struct BreakageTests {
  /// The paths of all exercises, below the root.
  static func paths() throws -> [String] {
    let folder = Repository.root.appending(path: "exercises").path()
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".jsonc") }.sorted().map { "exercises/" + $0 }
  }

  @Test func `every kind of breakage of every exercise is caught by name`() throws {
    var copies: [ExerciseFile] = []
    var expected: [(path: String, breakage: String, message: String)] = []
    for path in try Self.paths() {
      let file = try ExerciseText(try Repository.bytes(path))
      var count = 0
      for breakage in Breakage.all {
        guard let (text, message) = breakage.apply(file) else { continue }
        count += 1
        expected.append((path, breakage.name, message))
        copies.append(
          ExerciseFile(
            name: "\(path) with \(breakage.name)", problemSet: "\(copies.count)",
            bytes: Array(text.utf8)))
      }
      // An exercise of choices and texts alone has fewer things that can break.
      let isComputed = !file.keyedParts.isEmpty
      #expect(count >= (isComputed ? 12 : 6), "\(path): \(count) kinds of breakage")
    }
    // Each copy by itself: they all have the id of their original.
    let findings = CheckReport.checks(of: copies, variants: 2).map(\.findings)
    for (found, wanted) in zip(findings, expected)
    where !found.contains(where: { $0.message.contains(wanted.message) }) {
      // Where conditions name a part whose key is broken, no variant satisfies them.
      if found.contains(where: { $0.message.contains("no variant was found") }) { continue }
      Issue.record(
        "\(wanted.path) with \(wanted.breakage): no “\(wanted.message)” in \(found.map(\.message))")
    }
    #expect(findings.count > 12)
  }

  /// Two files with one id are named as well.
  @Test func `a copy with the same id is caught`() throws {
    let path = try #require(try Self.paths().first)
    let bytes = try Repository.bytes(path)
    let report = CheckReport([
      ExerciseFile(name: "a", problemSet: "s", bytes: bytes),
      ExerciseFile(name: "b", problemSet: "s", bytes: bytes),
    ])
    #expect(report.files[0].findings.isEmpty)
    #expect(report.files[1].findings.contains { $0.message.contains("stands in a too") })
  }
}
