import Synchronization

/// Marks of answers that come again, for many submissions and several threads.
///
/// It never changes a mark: what is kept is keyed by all that a mark depends on. It is bounded: what was not
/// asked for in a while goes when room is needed.
public final class MarkCache: Sendable {
  /// A mark of a part, which several submissions may share, and what is written for it.
  public final class Entry: Sendable {
    /// The mark.
    public let mark: PartMark
    /// What is written for it.
    public let written: [UInt8]
    /// Its points.
    public let totals: MarkTotals
    /// What the answer stands for in later parts; nil: the right value does.
    let standing: EarlierAnswer?
    let formula: EarlierFormula?

    init(
      _ mark: PartMark, written: [UInt8], standing: EarlierAnswer?, formula: EarlierFormula?
    ) {
      self.mark = mark
      self.written = written
      totals = MarkTotals(mark)
      self.standing = standing
      self.formula = formula
    }

    /// Whether later parts are marked as if the right answer stood here.
    var standsForKey: Bool { standing == nil && formula == nil }

    /// About how many bytes it takes.
    fileprivate var size: Int { 1_000 + written.count + mark.answer.utf8.count }
  }

  /// An answer, as it was written or as it was read: whoever writes the same formula in another way gets the
  /// same mark.
  enum Answer: Sendable {
    case written(WrittenAnswer)
    case read(FormulaAnswer.Identity)
  }

  /// All that the mark of a part depends on.
  ///
  /// Texts are the same if their bytes are, so that a mark shows an answer as it was written.
  struct Key: Hashable {
    /// The exercise, its numbers, and how it is marked.
    let exercise: ExerciseKey
    /// The place of the part in the exercise.
    let part: Int
    let answer: Answer
    /// The student's answers to the parts that the key names; nil where the right answer stands.
    let earlier: [ObjectIdentifier?]
    /// Looked up several times, but worked out once.
    fileprivate let hash: Int

    init(exercise: ExerciseKey, part: Int, answer: Answer, earlier: [ObjectIdentifier?]) {
      self.exercise = exercise
      self.part = part
      self.answer = answer
      self.earlier = earlier
      var hasher = Hasher()
      hasher.combine(part)
      hasher.combine(bytesOf: exercise.id)
      if let variant = exercise.variant { hasher.combine(variant) }
      switch answer {
      case .written(let answer): answer.hashBytes(into: &hasher)
      case .read(let identity): hasher.combine(identity)
      }
      if !earlier.isEmpty { hasher.combine(earlier) }
      hash = hasher.finalize()
    }

    static func == (a: Key, b: Key) -> Bool {
      guard a.hash == b.hash, a.part == b.part, a.earlier == b.earlier, a.exercise == b.exercise
      else { return false }
      switch (a.answer, b.answer) {
      case (.written(let x), .written(let y)): return x.hasBytes(of: y)
      case (.read(let x), .read(let y)): return x == y
      default: return false
      }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// What tells exercises apart that mark differently.
  struct ExerciseKey: Hashable {
    let id: String
    let variant: Variant?
    let withProofs: Bool
  }

  /// Two generations: what is asked for in the older one moves to the younger one, and the older one goes
  /// when the younger one is full.
  private struct Table: Sendable {
    var young: [Key: Slot] = [:]
    var old: [Key: Slot] = [:]
    var size = 0
  }

  /// An entry with the earlier entries that its key names by their identity, which keeps them alive.
  private struct Slot: Sendable {
    let entry: Entry
    let earlier: [Entry]
  }

  private static let tableCount = 64
  private let tables: [Lock]
  private let tableSize: Int
  private let write: @Sendable (PartMark) -> [UInt8]

  private final class Lock: Sendable {
    let table = Mutex(Table())
  }

  /// An empty cache.
  ///
  /// - Parameters:
  ///   - size: about how many bytes it may take; none for 0, where nothing is kept.
  ///   - write: what is written for a mark.
  public init(size: Int, write: @escaping @Sendable (PartMark) -> [UInt8]) {
    tableSize = size / 2 / Self.tableCount
    tables = (0..<Self.tableCount).map { _ in Lock() }
    self.write = write
  }

  /// The entry for a key: the one that is kept, or a new one.
  ///
  /// - Parameters:
  ///   - earlier: the entries that the key names.
  ///   - mark: marks the part, without any lock.
  func entry(
    _ key: Key, earlier: [Entry],
    mark: () -> Entry
  ) -> Entry {
    let table = tables[Int(UInt(bitPattern: key.hash) % UInt(Self.tableCount))]
    if tableSize > 0, let entry = table.table.withLock({ find(key, &$0) }) { return entry }
    let entry = mark()
    if tableSize > 0 {
      table.table.withLock { keep(Slot(entry: entry, earlier: earlier), key, &$0) }
    }
    return entry
  }

  /// Whether anything is kept.
  var keepsEntries: Bool { tableSize > 0 }

  /// An entry for a mark that is not kept, with what the answer stands for in later parts.
  func entry(
    of mark: PartMark, standing: EarlierAnswer? = nil, formula: EarlierFormula? = nil
  ) -> Entry {
    Entry(mark, written: write(mark), standing: standing, formula: formula)
  }

  private func find(_ key: Key, _ table: inout Table) -> Entry? {
    if let slot = table.young[key] { return slot.entry }
    guard let slot = table.old.removeValue(forKey: key) else { return nil }
    keep(slot, key, &table)
    return slot.entry
  }

  private func keep(_ slot: Slot, _ key: Key, _ table: inout Table) {
    if table.size + slot.entry.size > tableSize {
      table.old = table.young
      table.young = [:]
      table.size = 0
    }
    guard table.young.updateValue(slot, forKey: key) == nil else { return }
    table.size += slot.entry.size
  }
}
