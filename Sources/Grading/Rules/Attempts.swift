import Exact

/// How often a student may hand in, what each further attempt costs, and which one counts.
public struct Attempts: Sendable, Hashable {
  /// Which attempt counts.
  public enum Counting: String, Sendable, CaseIterable {
    case best, last, first
  }

  /// How many attempts a student has; nil for as many as they like.
  public var allowed: Int?
  /// The share of the points that each attempt after the first costs.
  public var penalty: Rational
  /// Which attempt counts.
  public var counts: Counting

  /// A rule; by itself, as where a file states none, the best of any number of attempts, which cost nothing.
  public init(allowed: Int? = nil, penalty: Rational = .zero, counts: Counting = .best) {
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
