/// How far a run got.
public struct RunProgress: Sendable, Hashable {
  /// How many submissions are done.
  public let count: Int
  /// How much of the input was read, from 0 to 1; nil if nobody knows how much there is.
  public let share: Double?

  /// So many submissions.
  public init(count: Int, share: Double?) {
    self.count = count
    self.share = share
  }

  /// Such as `12,345 submissions, 1,020 a second, 61 %, 0:07:12 left`.
  ///
  /// - Parameters:
  ///   - begin: where the time began: what an interrupted run had done took none of it.
  ///   - elapsed: the time since then.
  public func text(since begin: RunProgress, elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    var text = "\(RunProgress.grouped(count)) submissions"
    guard seconds > 0 else { return text }
    let rate = Double(count - begin.count) / seconds
    text += ", \(RunProgress.grouped(Int(exactly: rate.rounded(.down)) ?? 0)) a second"
    guard let share, let before = begin.share, share > before, share <= 1 else { return text }
    text += ", \(Int(100 * share)) %"
    let left = (seconds * (1 - share) / (share - before)).rounded(.up)
    guard let left = Int(exactly: left) else { return text }
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
}
