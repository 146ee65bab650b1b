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

  /// The numbers in intervals; nil where an end is no number, or there are too many.
  init?(_ intervals: [WrittenSet.Interval]) throws {
    guard intervals.count <= Self.mostPieces else { return nil }
    var pieces: [Piece] = []
    func value(_ end: Expression?) throws -> Real?? {
      guard let end else { return .some(nil) }
      guard end.names.isEmpty, let value = try end.evaluate([:]).scalar else { return nil }
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
  }

  func contains(_ x: Real) throws -> Bool {
    for piece in pieces where try piece.contains(x) { return true }
    return false
  }
}
