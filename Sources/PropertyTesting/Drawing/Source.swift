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

  /// How many of the last integers and floats of a case may be used again; a power of two.
  @usableFromInline static let remembered = 64

  @usableFromInline let choices: UnsafeMutablePointer<Choice>
  @usableFromInline let spans: UnsafeMutablePointer<Span>
  /// Where the case stands, in memory that survives the process where there is a journal.
  @usableFromInline let state: UnsafeMutablePointer<CaseState>
  @usableFromInline let journal: Journal?
  @usableFromInline @exclusivity(unchecked) var spanCount = 0
  @usableFromInline @exclusivity(unchecked) var openSpan: Int32 = -1
  /// The choices that are replayed, and how many there are.
  let script: UnsafeMutablePointer<Choice>
  @usableFromInline @exclusivity(unchecked) var scriptCount = 0
  @usableFromInline @exclusivity(unchecked) var afterwards = Afterwards.random
  @usableFromInline @exclusivity(unchecked) var random = Random(seed: 0)
  @usableFromInline let recentIntegers: UnsafeMutablePointer<Int>
  @usableFromInline let recentFloats: UnsafeMutablePointer<Double>
  @usableFromInline @exclusivity(unchecked) var recentIntegerCount = 0
  @usableFromInline @exclusivity(unchecked) var recentFloatCount = 0
  /// How many of 64 integers of the case use an earlier one again, or one near it.
  @usableFromInline @exclusivity(unchecked) var reuse: UInt64 = 0
  /// The greatest distance of the integers of the case from the simplest one; nothing if they
  /// differ in magnitude.
  @usableFromInline @exclusivity(unchecked) var reach: UInt64?
  /// Whether all doubles of the case with a mixed profile have unit scale.
  @exclusivity(unchecked) var hasUnitScale = false
  @exclusivity(unchecked) var recentTexts: [[UInt32]] = []
  @exclusivity(unchecked) var unitCount = 0
  @exclusivity(unchecked) var hasTexts = false

  /// How large values should be, from 0 to `largestSize`; it bends what is likely and never what is
  /// possible.
  @exclusivity(unchecked) public internal(set) var size = 0

  /// How many choices the case has made.
  @usableFromInline var count: Int {
    @inlinable @inline(__always) get { state.pointee.count }
    @inlinable @inline(__always) set { state.pointee.count = newValue }
  }

  /// A source without a case.
  public convenience init() { self.init(journal: nil) }

  /// A source without a case, which keeps what it records in a journal.
  init(journal: Journal?) {
    self.journal = journal
    choices = journal?.choices ?? .allocate(capacity: Self.capacity)
    state = journal?.state ?? .allocate(capacity: 1)
    state.initialize(to: CaseState())
    spans = .allocate(capacity: Self.capacity)
    script = .allocate(capacity: Self.capacity)
    recentIntegers = .allocate(capacity: Self.remembered)
    recentFloats = .allocate(capacity: Self.remembered)
    recentIntegers.initialize(repeating: 0, count: Self.remembered)
    recentFloats.initialize(repeating: 0, count: Self.remembered)
  }

  deinit {
    releaseTexts()
    script.deinitialize(count: scriptCount)
    script.deallocate()
    if journal == nil {
      choices.deallocate()
      state.deallocate()
    }
    spans.deallocate()
    recentIntegers.deallocate()
    recentFloats.deallocate()
  }

  /// Gives up the memory of the texts of a case.
  func releaseTexts() {
    guard hasTexts else { return }
    choices.deinitialize(count: count)
    hasTexts = false
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
    let bits: UInt64
    let place = count
    if place < scriptCount || afterwards != .random {
      bits = try scripted(
        Choice(bits: 0, lower: lower, upper: upper, kind: kind, permitsNaN: permitsNaN))
    } else {
      bits = drawn()
    }
    (choices + place).initialize(
      to: Choice(bits: bits, lower: lower, upper: upper, kind: kind, permitsNaN: permitsNaN))
    count = place &+ 1
    return bits
  }

  /// The number that the script, or what follows it, gives where a choice is made.
  @usableFromInline
  func scripted(_ choice: Choice) throws(Stop) -> UInt64 {
    guard count < scriptCount else {
      if afterwards == .simplest { return choice.simplest }
      throw .overrun
    }
    let next = script + count
    return next.pointee.kind == choice.kind && choice.permits(next.pointee.bits)
      ? next.pointee.bits : choice.simplest
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
