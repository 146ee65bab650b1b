import Formats

/// The errors of one exercise file.
public struct ExerciseFileError: Error, Sendable {
  /// The file, as it was named.
  public let file: String
  /// The problem set that it belongs to.
  public let problemSet: String
  /// What is wrong, in the order of the file; at least one.
  public let problems: [Finding]

  /// The error of a file in which these were found; warnings are left out.
  init(_ findings: [Finding], _ file: ExerciseFile) {
    self.file = file.name
    problemSet = file.problemSet
    problems = findings.filter { $0.severity == .error }
  }

  /// The order of files by the bytes of their names.
  static func isBefore(_ a: ExerciseFileError, _ b: ExerciseFileError) -> Bool {
    a.file.utf8.lexicographicallyPrecedes(b.file.utf8)
  }

  /// One line a problem: `file:line:column: what is wrong`.
  public var lines: [String] {
    problems.map { "\(file):\($0.position.line):\($0.position.column): \($0.message)" }
  }
}
