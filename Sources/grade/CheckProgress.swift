import Console
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many files are checked: one line on standard error, if that is a terminal.
struct CheckProgress: Sendable {
  private let isShown =
    Terminal.isTerminal(STDERR_FILENO) && Terminal.environment()["TERM"] != "dumb"

  /// Shows how far the check is.
  func show(_ done: Int, of count: Int) {
    if isShown, count > 1 { write("\r\u{1B}[Kchecked \(done) of \(count)") }
  }

  /// Takes the line away, so that something else can be written.
  func clear() { if isShown { write("\r\u{1B}[K") } }

  private func write(_ text: String) {
    var output = BufferedOutput(descriptor: STDERR_FILENO, name: "standard error")
    // Where standard error is closed there is nobody to tell.
    try? output.write(text.utf8)
    try? output.flush()
  }
}
