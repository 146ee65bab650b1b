/// One typed decision of a generator, with what was permitted where it was made.
///
/// A case is the sequence of its choices, and nothing else: everything that shrinks or replays a
/// case edits this sequence and lets the generator read it again (internal shrinking: MacIver and
/// Donaldson, *Test-Case Reduction via Test-Case Generation: Insights from the Hypothesis Reducer*,
/// ECOOP 2020). A number and its bounds are kept as 64 bits each; only bytes and strings keep
/// anything beside the choice itself.
public struct Choice: Sendable, Equatable {
  /// The types of choice.
  public enum Kind: UInt8, Sendable {
    /// A whole number.
    case integer
    /// A decision between no and yes.
    case boolean
    /// A double.
    case float
    /// A row of bytes.
    case bytes
    /// A row of characters of an alphabet.
    case string
  }

  /// The value, as the bits of an `Int`, of 0 or 1, or of a `Double`; of a text a digest, so that
  /// choices of one type whose bits are the same have the same value.
  public var bits: UInt64
  /// The least value permitted, in the same form; of a text the least number of characters.
  public let lower: UInt64
  /// The greatest value permitted, in the same form; of a text the greatest number of characters in
  /// the low half, and the number of characters of the alphabet in the high half.
  public let upper: UInt64
  /// The type of the value.
  public let kind: Kind
  /// Whether a float may be NaN.
  public let permitsNaN: Bool
  /// The places of a text's characters in their alphabet, the simplest one being 0.
  @usableFromInline var ranks: [UInt32]?

  /// A choice of a number as it was made.
  @inlinable
  init(bits: UInt64, lower: UInt64, upper: UInt64, kind: Kind, permitsNaN: Bool = false) {
    self.bits = bits
    self.lower = lower
    self.upper = upper
    self.kind = kind
    self.permitsNaN = permitsNaN
    ranks = nil
  }

  /// The value of an integer or of a boolean.
  @inlinable public var integer: Int { Int(bitPattern: UInt(truncatingIfNeeded: bits)) }

  /// The value of a float.
  @inlinable public var float: Double { Double(bitPattern: bits) }

  /// The permitted integers; for a boolean those of 0 and 1 that are permitted.
  var integers: ClosedRange<Int> {
    let low = Int(truncatingIfNeeded: Int64(bitPattern: lower))
    return low...max(low, Int(truncatingIfNeeded: Int64(bitPattern: upper)))
  }

  /// The permitted numbers of a float.
  var floats: ClosedRange<Double> {
    let low = Double(bitPattern: lower)
    return low...max(low, Double(bitPattern: upper))
  }

  /// Whether the bits of a number of the same type are permitted here; of a text they never are,
  /// because they are a digest alone.
  @inlinable
  func permits(_ bits: UInt64) -> Bool {
    switch kind {
    case .integer, .boolean:
      let value = Int64(bitPattern: bits)
      return Int64(bitPattern: lower) <= value && value <= Int64(bitPattern: upper)
    case .float:
      let value = Double(bitPattern: bits)
      if value.isNaN { return permitsNaN }
      return Double(bitPattern: lower) <= value && value <= Double(bitPattern: upper)
    case .bytes, .string: return false
    }
  }

  /// Whether the value of another choice is permitted here.
  @inlinable
  func permits(valueOf other: Choice) -> Bool {
    guard kind == other.kind else { return false }
    guard let ranks = other.ranks else { return permits(other.bits) }
    return permits(ranks)
  }

  /// The simplest number permitted here.
  @usableFromInline var simplest: UInt64 {
    switch kind {
    case .integer, .boolean: UInt64(bitPattern: Int64(integers.simplest))
    case .float: FloatOrder.simplest(in: floats).bitPattern
    case .bytes, .string: Self.digest(simplestRanks)
    }
  }

  /// Whether no other value that is permitted is simpler.
  var isSimplest: Bool {
    guard let ranks else { return bits == simplest }
    return ranks.count == counts.lowerBound && ranks.allSatisfy { $0 == 0 }
  }

  /// Whether the value is simpler than that of a choice of the same type.
  func isSimpler(than other: Choice) -> Bool {
    guard let ranks, let others = other.ranks else { return complexity < other.complexity }
    guard ranks.count == others.count else { return ranks.count < others.count }
    return ranks.lexicographicallyPrecedes(others)
  }

  /// How complicated a number is, among those that are permitted; of a text its length alone.
  var complexity: Complexity {
    switch kind {
    case .integer, .boolean:
      let simplest = integers.simplest
      return Complexity(
        high: integer.distance(from: simplest), low: integer < simplest ? 1 : 0)
    case .float: return FloatOrder.complexity(of: float)
    case .bytes, .string: return Complexity(high: UInt64(ranks?.count ?? 0), low: 0)
    }
  }

  /// The same choice with another number.
  func with(_ bits: UInt64) -> Choice {
    var copy = self
    copy.bits = bits
    return copy
  }

  /// The same choice with the simplest value.
  @usableFromInline var simplified: Choice {
    kind == .bytes || kind == .string ? with(ranks: simplestRanks) : with(simplest)
  }

  /// The same choice with another integer, or nothing where that is not permitted.
  func with(integer value: Int?) -> Choice? {
    guard let value, integers.contains(value) else { return nil }
    return with(UInt64(bitPattern: Int64(value)))
  }

  /// The same choice with an amount added to its integer, counted round the permitted range.
  func adding(_ amount: Int) -> Choice {
    let range = integers
    let members = range.upperBound.distance(from: range.lowerBound) &+ 1
    // A sum that wraps in 64 bits lands elsewhere in the range, which is as legal.
    let sum = integer &+ amount
    let low = range.lowerBound
    guard members != 0 else { return with(UInt64(bitPattern: Int64(sum))) }
    let gap = sum.distance(from: low) % members
    let rest = sum >= low || gap == 0 ? gap : members - gap
    return with(UInt64(bitPattern: Int64(low)) &+ rest)
  }
}

/// A place in an order of simplicity; less is simpler.
struct Complexity: Comparable, Sendable {
  let high: UInt64
  let low: UInt64

  static func < (left: Complexity, right: Complexity) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension ClosedRange<Int> {
  /// The member nearest to zero.
  var simplest: Int { Swift.min(Swift.max(0, lowerBound), upperBound) }
}

extension Int {
  /// How far this is from another integer; no pair of integers is too far apart.
  func distance(from other: Int) -> UInt64 {
    self >= other
      ? UInt64(bitPattern: Int64(self)) &- UInt64(bitPattern: Int64(other))
      : UInt64(bitPattern: Int64(other)) &- UInt64(bitPattern: Int64(self))
  }

  /// The sum, or nothing where it leaves the range.
  func adding(_ other: Int) -> Int? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  /// The difference, or nothing where it leaves the range.
  func subtracting(_ other: Int) -> Int? {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? nil : difference
  }
}
