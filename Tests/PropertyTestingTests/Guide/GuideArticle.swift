import Foundation
import TestSupport

/// An article of the guide, with the blocks of code and of output that it shows.
struct GuideArticle {
  /// A fenced block.
  struct Block {
    let language: String
    /// The line of the article on which the block begins, from 1.
    let line: Int
    let lines: [String]
  }

  static let catalogue = "Sources/PropertyTesting/PropertyTesting.docc"
  static let examples = "Tests/PropertyTestingTests/Guide"

  /// The name of the file without its extension.
  let name: String
  let text: String

  /// The articles of the catalogue, sorted by name.
  static func all() throws -> [GuideArticle] {
    try texts(in: catalogue, ending: ".md").map(GuideArticle.init)
  }

  /// The files of a folder of the repository, sorted by name.
  static func texts(
    in folder: String, ending: String
  ) throws -> [(name: String, text: String)] {
    let path = Repository.root.appending(path: folder).resolvingSymlinksInPath().path
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
    return try files.filter { $0.hasSuffix(ending) }.sorted().map { file in
      let bytes = try Repository.bytes("\(folder)/\(file)")
      return (String(file.dropLast(ending.count)), String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The fenced blocks in their order.
  var blocks: [Block] {
    var blocks: [Block] = []
    var open: (language: String, line: Int, lines: [String])?
    for (place, line) in text.lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(Block(language: block.language, line: block.line, lines: block.lines))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), place + 1, [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }
}

extension GuideArticle.Block {
  /// Whether some lines have the block in them, as it is or all of it indented alike.
  func isPart(of file: [String]) -> Bool {
    guard let first = lines.first, !lines.allSatisfy(\.isEmpty) else { return false }
    return file.indices.dropLast(lines.count - 1).contains { start in
      guard file[start].hasSuffix(first) else { return false }
      let indentation = file[start].dropLast(first.count)
      return indentation.allSatisfy { $0 == " " }
        && zip(lines, file[start...]).allSatisfy { shown, written in
          shown.isEmpty ? written.isEmpty : written == indentation + shown
        }
    }
  }

  /// Whether the block shows an output; `…` in a line stands for any text, and on a line of its own
  /// for any lines.
  func shows(_ output: String) -> Bool { Self.lines(lines[...], show: output.lines[...]) }

  private static func lines(
    _ shown: ArraySlice<String>, show written: ArraySlice<String>
  ) -> Bool {
    guard let first = shown.first else { return written.isEmpty }
    let rest = shown.dropFirst()
    if first == "…" {
      return (0...written.count).contains { lines(rest, show: written.dropFirst($0)) }
    }
    guard let next = written.first, line(first, shows: next) else { return false }
    return lines(rest, show: written.dropFirst())
  }

  private static func line(_ shown: String, shows written: String) -> Bool {
    let parts = shown.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return shown == written
    }
    guard written.hasPrefix(first), written.hasSuffix(last),
      written.count >= first.count + last.count
    else { return false }
    var rest = written.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension String {
  /// The lines of a text, of which a last empty one is left out.
  var lines: [String] {
    var lines = components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
