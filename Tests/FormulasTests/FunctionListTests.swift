import Foundation
import Testing

@testable import Formulas

@Suite struct FunctionListTests {
  @Test func `CONTRIBUTING names every function of keys`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    let table = try #require(
      text.split(separator: "### The functions of keys").last?.split(separator: "\n## ").first)
    let names = Set(Library.allNames.compactMap { Library.canonicalName($0) })
    #expect(names.count > 80)
    for name in names.sorted() {
      #expect(table.contains("`\(name)`") || table.contains("`\(name)("), "\(name)")
    }
  }
}
