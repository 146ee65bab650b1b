import Formats
import Grading

/// Exercise files that are written in the tests themselves.
enum SmallFiles {
  static let examples = #""examples": [{ "answers": { "q": 24 }, "score": 1 }]"#

  /// A file with the part `q`, whose key is 24 unless other fields are given.
  static func text(
    id: String = "X", given: String = #""a": [3, 4], "b": [4, 3]"#,
    fields: String = #""key": "dot(a, b)""#, more: String = examples
  ) -> String {
    """
    { "id": "\(id)",
      "given": { \(given) },
      "parts": { "q": { "prompt": "Q", \(fields) } },
      \(more) }
    """
  }

  static func file(_ text: String, name: String = "x.jsonc") -> ExerciseFile {
    ExerciseFile(name: name, problemSet: "set", bytes: Array(text.utf8))
  }
}

extension Finding {
  /// The finding on one line, without its file.
  var line: String { "\(severity.rawValue) \(message)" }

  /// What stands in the file from the place of the finding to the end of the line.
  func text(in file: String) -> Substring {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    return lines[position.line - 1].dropFirst(position.column - 1)
  }
}
