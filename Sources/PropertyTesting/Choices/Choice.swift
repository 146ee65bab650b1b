/// One typed decision of a generator, with what was permitted where it was made.
///
/// A case is the sequence of its choices, and nothing else: everything that shrinks or replays a
/// case edits this sequence and lets the generator read it again (internal shrinking: MacIver and
/// Donaldson, *Test-Case Reduction via Test-Case Generation: Insights from the Hypothesis Reducer*,
/// ECOOP 2020). The value and its bounds are kept as 64 bits each, so that a sequence is one block
/// of memory.
public struct Choice: Sendable, Equatable {
  /// The types of choice.
  public enum Kind: UInt8, Sendable {
    /// A whole number.
    case integer
    /// A decision between no and yes.
    case boolean
    /// A double.
    case float
  }

  /// The value, as the bits of an `Int`, of 0 or 1, or of a `Double`.
  public var bits: UInt64
  /// The least value permitted, in the same form.
  public let lower: UInt64
  /// The greatest value permitted, in the same form.
  public let upper: UInt64
  /// The type of the value.
  public let kind: Kind
  /// Whether a float may be NaN.
  public let permitsNaN: Bool

  /// A choice as it was made.
  @inlinable
  init(bits: UInt64, lower: UInt64, upper: UInt64, kind: Kind, permitsNaN: Bool = false) {
    self.bits = bits
    self.lower = lower
    self.upper = upper
    self.kind = kind
    self.permitsNaN = permitsNaN
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

  /// Whether a value of the same type is permitted here.
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
    }
  }

  /// The simplest value permitted here.
  @usableFromInline var simplest: UInt64 {
    switch kind {
    case .integer, .boolean: UInt64(bitPattern: Int64(integers.simplest))
    case .float: FloatOrder.simplest(in: floats).bitPattern
    }
  }

  /// Whether no other value that is permitted is simpler.
  var isSimplest: Bool { bits == simplest }

  /// How complicated the value is, among those that are permitted.
  var complexity: Complexity {
    switch kind {
    case .integer, .boolean:
      let simplest = integers.simplest
      return Complexity(
        high: integer.distance(from: simplest), low: integer < simplest ? 1 : 0)
    case .float: return FloatOrder.complexity(of: float)
    }
  }

  /// The same choice with another value.
  func with(_ bits: UInt64) -> Choice {
    var copy = self
    copy.bits = bits
    return copy
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
