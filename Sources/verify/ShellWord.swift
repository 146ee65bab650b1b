/// A word as a shell reads it back.
enum ShellWord {
  /// The word in single quotes.
  static func quoted(_ word: String) -> String {
    "'" + word.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
