import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many laws are done, in one line on standard error, if that is a terminal.
struct Progress {
  private let total: Int
  private let isShown: Bool

  init(total: Int) {
    self.total = total
    isShown =
      Terminal.isTerminal(STDERR_FILENO) && Terminal.environment()["TERM"] != "dumb"
  }

  /// Shows how many are done.
  func show(_ done: Int) {
    if done < total { write("\r\(done) of \(total) laws") }
  }

  /// Takes the line away, so that results can be written.
  func clear() { write("\r\u{1B}[K") }

  private func write(_ text: String) {
    guard isShown else { return }
    var output = BufferedOutput(descriptor: STDERR_FILENO, name: "standard error")
    // Where standard error is closed there is nobody to tell.
    try? output.write(text.utf8)
    try? output.flush()
  }
}
