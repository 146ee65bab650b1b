import Foundation
import TestSupport
import Testing

/// What the exercises beyond Part D promise as a course.
@Suite struct CourseTests {
  private struct File {
    let name: String
    let text: String

    /// How often a field stands in the file.
    func count(_ field: String) -> Int {
      text.components(separatedBy: "\"\(field)\":").count - 1
    }
  }

  private func files() throws -> [File] {
    let root = Repository.root.appending(path: "exercises").path()
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      .filter { $0.hasSuffix(".jsonc") && !$0.hasPrefix("part-d/") }
      .map { File(name: $0, text: try String(contentsOfFile: root + "/" + $0, encoding: .utf8)) }
  }

  @Test func `every section of the notes has an exercise`() throws {
    let sections =
      (1...11).map { "A.\($0)" } + (12...19).map { "B.\($0)" } + (20...29).map { "C.\($0)" }
    let files = try files()
    let missing = sections.filter { section in
      !files.contains { $0.text.contains("\"section\": \"\(section)\"") }
    }
    #expect(missing == [])
    #expect(files.count >= 40)
  }

  @Test func `every exercise has mistakes, hints, worked steps and examples`() throws {
    let bare = try files().filter { file in
      file.count("feedback") < 2 || file.count("hints") < 1 || file.count("solution") < 1
        || file.count("answers") < 2 || file.count("score") < 1
    }
    #expect(bare.map(\.name) == [])
  }

  @Test func `every section that an exercise names is one of the notes`() throws {
    let known = /"section": "([A-D]\.\d+|10\.\d|NumPy lesson|Interactive lesson|Study notes)"/
    #expect(try files().filter { !$0.text.contains(known) }.map(\.name) == [])
  }
}
