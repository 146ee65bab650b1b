import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a benchmark is doing, in one line on standard error, if that is a terminal.
struct BenchStatus {
  private let isShown =
    Terminal.isTerminal(STDERR_FILENO) && Terminal.environment()["TERM"] != "dumb"

  /// Shows what is done from here on.
  func show(_ text: String) {
    if isShown { write("\r\u{1B}[K\(text)") }
  }

  /// Takes the line away.
  func clear() { show("") }

  /// Says what is wrong, in a line of its own.
  func complain(_ text: String) {
    clear()
    write("bench: \(text)\n")
  }

  private func write(_ text: String) {
    var output = BufferedOutput(descriptor: STDERR_FILENO, name: "standard error")
    // Where standard error is closed there is nobody to tell.
    try? output.write(text.utf8)
    try? output.flush()
  }
}
