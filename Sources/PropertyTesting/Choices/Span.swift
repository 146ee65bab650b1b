/// A stretch of choices that belong together: what one generator drew.
public struct Span: Sendable, Equatable {
  /// What a span holds; spans with one label may replace one another.
  public enum Label: UInt32, Sendable {
    /// All of a case.
    case whole
    /// A collection: its elements, then the decision to end.
    case collection
    /// An element of a collection, with the decision to have it.
    case element
    /// An alternative of several: its selector, then its value.
    case alternative
    /// The choice that selects an alternative.
    case selector
    /// A value of a recursive generator.
    case recursive
    /// An attempt of a filter.
    case attempt
    /// An attempt of a filter that was thrown away.
    case discarded
    /// A member of a tuple.
    case member

    /// Whether a span may take the place of any other one with this label.
    ///
    /// Members of tuples have unlike types mostly; attempts and selectors are parts of what may be
    /// used again.
    var isReusable: Bool {
      switch self {
      case .element, .collection, .recursive, .alternative: true
      case .whole, .selector, .attempt, .discarded, .member: false
      }
    }
  }

  /// What the span holds.
  public var label: Label
  /// The index of the span around this one, or −1.
  public let parent: Int32
  /// The index of its first choice.
  public let start: Int32
  /// The index after its last choice.
  public var end: Int32

  /// A span as it was opened.
  @inlinable
  init(label: Label, parent: Int32, start: Int32, end: Int32) {
    self.label = label
    self.parent = parent
    self.start = start
    self.end = end
  }

  /// The indices of its choices.
  public var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}
