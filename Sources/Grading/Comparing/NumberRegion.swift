import Exact
import Formulas

/// The real numbers that lie in at least one of several intervals.
struct NumberRegion {
  private struct Piece {
    let lower: Real?
    let upper: Real?
    let includesLower: Bool
    let includesUpper: Bool

    func contains(_ x: Real) throws -> Bool {
      if let lower {
        let order = try x.order(lower)
        if order == .less || (order == .equal && !includesLower) { return false }
      }
      if let upper {
        let order = try x.order(upper)
        if order == .greater || (order == .equal && !includesUpper) { return false }
      }
      return true
    }
  }

  /// The most intervals that are looked at.
  private static let mostPieces = 50

  private let pieces: [Piece]
  /// The ends of all intervals, with their texts.
  private let ends: [(value: Real, text: String)]

  /// The numbers in intervals; nil where an end is no number, or there are too many.
  init?(_ intervals: [WrittenSet.Interval]) throws {
    guard intervals.count <= Self.mostPieces else { return nil }
    var pieces: [Piece] = []
    var ends: [(value: Real, text: String)] = []
    func value(_ end: Expression?) throws -> Real?? {
      guard let end else { return .some(nil) }
      guard end.names.isEmpty, let value = try end.evaluate([:]).scalar else { return nil }
      ends.append((value, end.text))
      return value
    }
    for interval in intervals {
      guard let lower = try value(interval.lower), let upper = try value(interval.upper) else {
        return nil
      }
      pieces.append(
        Piece(
          lower: lower, upper: upper, includesLower: interval.includesLower,
          includesUpper: interval.includesUpper))
    }
    self.pieces = pieces
    self.ends = ends
  }

  func contains(_ x: Real) throws -> Bool {
    for piece in pieces where try piece.contains(x) { return true }
    return false
  }

  /// A number that is in one of two regions only; nil if they are the same.
  ///
  /// Between two neighbouring ends each region has all numbers or none, so that the ends, one number between
  /// each two of them and one beyond the first and the last tell all.
  func difference(from other: NumberRegion) throws -> (text: String, isHere: Bool)? {
    for (number, text) in try Self.probes(ends + other.ends) {
      let isHere = try contains(number)
      if try other.contains(number) != isHere { return (text, isHere) }
    }
    return nil
  }

  private static func probes(
    _ ends: [(value: Real, text: String)]
  ) throws -> [(value: Real, text: String)] {
    var sorted: [(value: Real, text: String)] = []
    for end in ends {
      var place = sorted.count
      var isKnown = false
      while place > 0 {
        let order = try end.value.order(sorted[place - 1].value)
        if order == .equal { isKnown = true }
        if order != .less { break }
        place -= 1
      }
      if !isKnown { sorted.insert(end, at: place) }
    }
    guard let first = sorted.first, let last = sorted.last else { return [(.zero, "0")] }
    var probes = sorted
    let half = Real.rational(Rational.one.scaled(byTwoToThe: -1))
    for (x, y) in zip(sorted, sorted.dropFirst()) {
      let middle = try (x.value + y.value) * half
      probes.append((middle, middle.asRational?.description ?? "(\(x.text) + \(y.text))/2"))
    }
    let below = try first.value - .one
    let above = try last.value + .one
    probes.append((below, below.asRational?.description ?? "\(first.text) - 1"))
    probes.append((above, above.asRational?.description ?? "\(last.text) + 1"))
    return probes
  }
}
