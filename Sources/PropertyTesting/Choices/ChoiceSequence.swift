/// The choices of a case and the spans over them.
public struct ChoiceSequence: Sendable, Equatable {
  /// The choices, in the order in which they were made.
  public var choices: [Choice]
  /// The spans, in the order in which they were opened.
  public var spans: [Span]

  /// A sequence of choices under its spans.
  public init(choices: [Choice], spans: [Span]) {
    self.choices = choices
    self.spans = spans
  }

  /// Whether a case is simpler than another one: it has fewer choices, or as many and the first one
  /// that differs is simpler (shortlex order).
  public func isSimpler(than other: ChoiceSequence) -> Bool {
    Self.isSimpler(choices, than: other.choices)
  }

  /// The same order on choices alone.
  static func isSimpler(_ left: [Choice], than right: [Choice]) -> Bool {
    guard left.count == right.count else { return left.count < right.count }
    for (one, other) in zip(left, right) where one.bits != other.bits {
      if one.isSimpler(than: other) { return true }
      if other.isSimpler(than: one) { return false }
    }
    return false
  }
}
