import Batch
import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many submissions are done, how fast, and how long the rest takes: one line on standard error, if
/// that is a terminal.
struct ClassProgress {
  private let source: SubmissionSource
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let begin: RunProgress
  private var last = ContinuousClock.now
  private var isVisible = false

  /// - Parameters:
  ///   - isShown: whether nothing else goes to the terminal.
  ///   - countBefore: how many submissions were done before.
  init(_ source: SubmissionSource, isShown: Bool, countBefore: Int = 0) {
    self.source = source
    begin = RunProgress(count: countBefore, share: countBefore == 0 ? 0 : source.share)
    self.isShown =
      isShown && Terminal.isTerminal(STDERR_FILENO) && Terminal.environment()["TERM"] != "dumb"
  }

  /// Shows how many are done, a few times a second.
  mutating func show(_ count: Int) {
    guard isShown, last.duration(to: .now) > .milliseconds(250) else { return }
    last = .now
    isVisible = true
    // Before its first results a run that goes on has as many as it began with.
    let reached = RunProgress(count: max(count, begin.count), share: source.share)
    let text = reached.text(since: begin, elapsed: start.duration(to: last))
    write("\r\u{1B}[K" + text)
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isVisible else { return }
    isVisible = false
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    var output = BufferedOutput(descriptor: STDERR_FILENO, name: "standard error")
    // Where standard error is closed there is nobody to tell.
    try? output.write(text.utf8)
    try? output.flush()
  }
}
