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
  private var last = ContinuousClock.now
  private var isVisible = false

  /// - Parameter isShown: whether nothing else goes to the terminal.
  init(_ source: SubmissionSource, isShown: Bool) {
    self.source = source
    self.isShown =
      isShown && Terminal.isTerminal(STDERR_FILENO) && Terminal.environment()["TERM"] != "dumb"
  }

  /// Shows how many are done, a few times a second.
  mutating func show(_ count: Int) {
    guard isShown, last.duration(to: .now) > .milliseconds(250) else { return }
    last = .now
    isVisible = true
    write("\r\u{1B}[K" + Self.text(count, share: source.share, elapsed: start.duration(to: last)))
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isVisible else { return }
    isVisible = false
    write("\r\u{1B}[K")
  }

  /// Such as `12,345 submissions, 1,020 a second, 61 %, 0:07:12 left`.
  static func text(_ count: Int, share: Double?, elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    var text = "\(grouped(count)) submissions"
    guard seconds > 0 else { return text }
    text += ", \(grouped(Int(Double(count) / seconds))) a second"
    guard let share, share > 0, share <= 1 else { return text }
    text += ", \(Int(100 * share)) %"
    let left = Int((seconds * (1 - share) / share).rounded(.up))
    let minutes = left / 60 % 60
    let rest = left % 60
    return text
      + ", \(left / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(rest < 10 ? "0" : "")\(rest) left"
  }

  /// A number with its digits in threes.
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  private func write(_ text: String) {
    var output = BufferedOutput(descriptor: STDERR_FILENO, name: "standard error")
    // Where standard error is closed there is nobody to tell.
    try? output.write(text.utf8)
    try? output.flush()
  }
}
