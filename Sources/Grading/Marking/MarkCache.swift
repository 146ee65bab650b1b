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
  struct Key: Sendable {
    /// The exercise, its numbers, and how it is marked.
    let exercise: ExerciseKey
    /// The place of the part in the exercise.
    let part: Int
    let answer: Answer
    /// The student's answers to the parts that the key names, told apart by their identity.
    ///
    /// Nil where the right answer stands; nothing where it stands in all of them.
    let earlier: [Entry?]
    /// Under which it is looked up.
    fileprivate let hash: Int

    init(exercise: ExerciseKey, part: Int, answer: Answer, earlier: [Entry?]) {
      self.exercise = exercise
      self.part = part
      self.answer = answer
      self.earlier = earlier
      var hasher = Hasher()
      hasher.combine(part)
      hasher.combine(exercise.hash)
      switch answer {
      case .written(let answer): answer.hashBytes(into: &hasher)
      case .read(let identity): hasher.combine(identity)
      }
      for entry in earlier { hasher.combine(entry.map(ObjectIdentifier.init)) }
      hash = hasher.finalize()
    }

    /// The key for the same answers to other parts, and another one to this part.
    func with(_ answer: Answer) -> Key {
      Key(exercise: exercise, part: part, answer: answer, earlier: earlier)
    }
  }

  /// What tells exercises apart that mark differently.
  final class ExerciseKey: Sendable {
    let id: String
    let variant: Variant?
    let withProofs: Bool
    /// Worked out once for all parts.
    fileprivate let hash: Int

    init(id: String, variant: Variant?, withProofs: Bool) {
      self.id = id
      self.variant = variant
      self.withProofs = withProofs
      var hasher = Hasher()
      hasher.combine(bytesOf: id)
      if let variant { hasher.combine(variant) }
      hash = hasher.finalize()
    }

    fileprivate func isSame(as other: ExerciseKey) -> Bool {
      self === other
        || hash == other.hash && withProofs == other.withProofs && id.hasBytes(of: other.id)
          && variant == other.variant
    }
  }

  /// An entry with its key, which keeps the earlier entries alive that it names by their identity.
  private final class Slot: Sendable {
    let hash: Int
    let entry: Entry
    // The parts of the key, since to look at one of them in the key would copy all.
    private let exercise: ExerciseKey
    private let part: Int
    private let answer: Answer
    private let earlier: [Entry?]

    init(_ key: Key, _ entry: Entry) {
      hash = key.hash
      exercise = key.exercise
      part = key.part
      answer = key.answer
      earlier = key.earlier
      self.entry = entry
    }

    /// Whether it is kept for a key.
    func isFor(_ key: Key) -> Bool {
      guard hash == key.hash, part == key.part, exercise.isSame(as: key.exercise),
        earlier.count == key.earlier.count, zip(earlier, key.earlier).allSatisfy({ $0 === $1 })
      else { return false }
      switch (answer, key.answer) {
      case (.written(let x), .written(let y)): return x.hasBytes(of: y)
      case (.read(let x), .read(let y)): return x == y
      default: return false
      }
    }
  }

  /// Two generations: what is asked for in the older one is kept in the younger one too, and the older one
  /// goes when the younger one is full.
  ///
  /// Of two keys with one hash the later one stays: nearly no two have one.
  private struct Table: Sendable {
    var young: [Int: Slot] = [:]
    var old: [Int: Slot] = [:]
    var size = 0
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

  /// The entry that is kept for a key; nil for none.
  func entry(_ key: Key) -> Entry? {
    guard keepsEntries else { return nil }
    return table(of: key).table.withLock { table in
      if let slot = table.young[key.hash], slot.isFor(key) { return slot.entry }
      guard let slot = table.old[key.hash], slot.isFor(key) else { return nil }
      keep(slot, &table)
      return slot.entry
    }
  }

  /// The entry for a key, which is kept.
  func kept(_ entry: Entry, for key: Key) -> Entry {
    if keepsEntries {
      table(of: key).table.withLock { keep(Slot(key, entry), &$0) }
    }
    return entry
  }

  /// Whether anything is kept.
  var keepsEntries: Bool { tableSize > 0 }

  /// An entry for a mark, with what the answer stands for in later parts.
  func entry(
    of mark: PartMark, standing: EarlierAnswer? = nil, formula: EarlierFormula? = nil
  ) -> Entry {
    Entry(mark, written: write(mark), standing: standing, formula: formula)
  }

  private func table(of key: Key) -> Lock {
    tables[Int(UInt(bitPattern: key.hash) % UInt(Self.tableCount))]
  }

  private func keep(_ slot: Slot, _ table: inout Table) {
    if table.size + slot.entry.size > tableSize {
      table.old = table.young
      table.young = [:]
      table.size = 0
    }
    let replaced = table.young.updateValue(slot, forKey: slot.hash)
    table.size += slot.entry.size - (replaced?.entry.size ?? 0)
  }
}
