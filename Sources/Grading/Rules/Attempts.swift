import Exact

/// How often a student may hand in, what each further attempt costs, and which one counts.
public struct Attempts: Sendable, Hashable {
  /// Which attempt counts.
  public enum Counting: String, Sendable, CaseIterable {
    case best, last, first
  }

  /// How many attempts a student has; nil for as many as they like.
  public let allowed: Int?
  /// The share of the points that each attempt after the first costs.
  public let penalty: Rational
  /// Which attempt counts.
  public let counts: Counting

  /// The rule where a file states none: one attempt.
  public static let one = Attempts(allowed: 1, penalty: .zero, counts: .best)

  /// A rule.
  public init(allowed: Int?, penalty: Rational, counts: Counting) {
    self.allowed = allowed
    self.penalty = penalty
    self.counts = counts
  }

  /// The credit that is left of what an attempt earned, never below 0; nothing beyond those allowed.
  ///
  /// - Parameter attempt: its number, from 1.
  public func credit(_ earned: Rational, inAttempt attempt: Int) -> Rational {
    if let allowed, attempt > allowed { return .zero }
    return max(.zero, earned - Rational(max(0, attempt - 1)) * penalty)
  }
}
