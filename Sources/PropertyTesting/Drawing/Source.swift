/// Where generators get their choices from, and where these are recorded.
///
/// A source either reads a script, which is a sequence of choices that is to be replayed, or draws
/// at random; after the script it goes on as `afterwards` says. At each draw the next choice of the
/// script is taken if its type is the right one and its value is permitted there; otherwise the
/// simplest permitted value is taken instead. So any edit of a script is legal, and a generator
/// never sees a value that it did not ask for. Nothing is allocated for a choice: both records have
/// a fixed capacity.
public final class Source {
  /// What happens when the script is at its end.
  public enum Afterwards: Sendable {
    /// The case stops as an overrun.
    case stop
    /// Every further choice is the simplest one.
    case simplest
    /// Further choices are drawn at random.
    case random
  }

  /// The most choices, and the most spans, that a case may have.
  public static let capacity = 8192
  /// The greatest size; sizes begin at 0.
  public static let largestSize = 100

  /// How many of the last integers and floats of a block may be used again; a power of two.
  @usableFromInline static let remembered = 16

  @usableFromInline let choices: UnsafeMutablePointer<Choice>
  @usableFromInline let spans: UnsafeMutablePointer<Span>
  @usableFromInline @exclusivity(unchecked) var count = 0
  @usableFromInline @exclusivity(unchecked) var spanCount = 0
  @usableFromInline @exclusivity(unchecked) var openSpan: Int32 = -1
  @usableFromInline @exclusivity(unchecked) var script: [Choice] = []
  @usableFromInline @exclusivity(unchecked) var afterwards = Afterwards.random
  @usableFromInline @exclusivity(unchecked) var random = Random(seed: 0)
  @usableFromInline let recentIntegers: UnsafeMutablePointer<Int>
  @usableFromInline let recentFloats: UnsafeMutablePointer<Double>
  @usableFromInline @exclusivity(unchecked) var recentIntegerCount = 0
  @usableFromInline @exclusivity(unchecked) var recentFloatCount = 0
  @usableFromInline @exclusivity(unchecked) var depth = 0

  /// How large values should be, from 0 to `largestSize`; it bends what is likely and never what is
  /// possible.
  @exclusivity(unchecked) public internal(set) var size = 0

  /// A source without a case.
  public init() {
    choices = .allocate(capacity: Self.capacity)
    spans = .allocate(capacity: Self.capacity)
    recentIntegers = .allocate(capacity: Self.remembered)
    recentFloats = .allocate(capacity: Self.remembered)
    recentIntegers.initialize(repeating: 0, count: Self.remembered)
    recentFloats.initialize(repeating: 0, count: Self.remembered)
  }

  deinit {
    choices.deallocate()
    spans.deallocate()
    recentIntegers.deallocate()
    recentFloats.deallocate()
  }

  /// What the case has drawn so far.
  public var record: ChoiceSequence {
    ChoiceSequence(
      choices: Array(UnsafeBufferPointer(start: choices, count: count)),
      spans: Array(UnsafeBufferPointer(start: spans, count: spanCount)))
  }

  /// Records a choice: the script's, the simplest one, or `drawn`.
  ///
  /// `drawn` is called at most once, and only if the choice is a random one.
  @inlinable @inline(__always)
  func choose(
    _ kind: Choice.Kind, lower: UInt64, upper: UInt64, permitsNaN: Bool = false,
    drawn: () -> UInt64
  ) throws(Stop) -> UInt64 {
    guard count < Self.capacity else { throw .overrun }
    var choice = Choice(
      bits: 0, lower: lower, upper: upper, kind: kind, permitsNaN: permitsNaN)
    if count < script.count {
      let next = script[count]
      choice.bits =
        next.kind == kind && choice.permits(next.bits) ? next.bits : choice.simplest
    } else {
      switch afterwards {
      case .random: choice.bits = drawn()
      case .simplest: choice.bits = choice.simplest
      case .stop: throw .overrun
      }
    }
    (choices + count).initialize(to: choice)
    count &+= 1
    return choice.bits
  }

  /// Opens a span; `close` ends the one that was opened last.
  @inlinable
  public func open(_ label: Span.Label) throws(Stop) {
    guard spanCount < Self.capacity else { throw .overrun }
    let start = Int32(truncatingIfNeeded: count)
    (spans + spanCount).initialize(
      to: Span(label: label, parent: openSpan, start: start, end: start))
    openSpan = Int32(truncatingIfNeeded: spanCount)
    spanCount &+= 1
  }

  /// Ends the span that was opened last, under another label if one is given.
  @inlinable
  public func close(as label: Span.Label? = nil) {
    guard openSpan >= 0 else { return }
    let span = spans + Int(openSpan)
    span.pointee.end = Int32(truncatingIfNeeded: count)
    if let label { span.pointee.label = label }
    openSpan = span.pointee.parent
  }
}
