import Exact
import Synchronization

/// The simplest points of a domain, once they were looked for.
final class KnownPoints: Sendable {
  private let known = Mutex<(count: Int, points: [Rational])?>(nil)

  /// As many points as are asked for, or found, by looking for them at most once for each count in turn.
  func points(_ count: Int, _ find: (Int) -> [Rational]) -> [Rational] {
    if let points = known.withLock({ $0?.count == count ? $0?.points : nil }) { return points }
    let points = find(count)
    known.withLock { $0 = (count, points) }
    return points
  }
}
