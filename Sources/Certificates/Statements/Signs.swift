import Exact

/// The signs that a number may have.
struct Signs: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let negative = Signs(rawValue: 1)
  static let zero = Signs(rawValue: 2)
  static let positive = Signs(rawValue: 4)
  static let all: Signs = [.negative, .zero, .positive]
  static let nonnegative: Signs = [.zero, .positive]
  static let nonpositive: Signs = [.negative, .zero]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The sign of a number.
  init(of signum: Int) { self = signum < 0 ? .negative : signum > 0 ? .positive : .zero }

  /// The signs of the numbers of an interval.
  init(_ range: ExtendedInterval) {
    self = []
    if !range.isNonnegative { insert(.negative) }
    if !range.isNonpositive { insert(.positive) }
    if range.contains(.zero) { insert(.zero) }
  }

  /// Whether there is one.
  var isSingle: Bool { self == .negative || self == .zero || self == .positive }
  /// Whether 0 is told from the number.
  var excludesZero: Bool { !contains(.zero) }

  /// The signs of the negatives.
  var negated: Signs {
    var signs = intersection(.zero)
    if contains(.negative) { signs.insert(.positive) }
    if contains(.positive) { signs.insert(.negative) }
    return signs
  }

  /// The signs of sums.
  func adding(_ other: Signs) -> Signs {
    if self == .zero { return other }
    if other == .zero { return self }
    let union = union(other)
    if union.contains([.negative, .positive]) {
      // Numbers on both sides of 0 may have any sum.
      return .all
    }
    // 0 is the sum only where both may be 0.
    let isZero = contains(.zero) && other.contains(.zero)
    return isZero ? union : union.subtracting(.zero)
  }

  /// The signs of products.
  func multiplied(by other: Signs) -> Signs {
    var signs: Signs = []
    if contains(.zero) || other.contains(.zero) { signs.insert(.zero) }
    if contains(.positive) { signs.formUnion(other.subtracting(.zero)) }
    if contains(.negative) { signs.formUnion(other.subtracting(.zero).negated) }
    return signs
  }

  /// The signs of powers with a whole exponent above 0.
  func power(isOdd: Bool) -> Signs {
    if isOdd { return self }
    let size = subtracting(.zero)
    return intersection(.zero).union(size.isEmpty ? [] : .positive)
  }
}
