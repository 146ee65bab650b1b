import Synchronization

/// The generic points of the domains of some variables, made when they are first asked for.
final class GenericPoints: Sendable {
  /// One point can miss what is different for other signs.
  private static let count = 2

  private let variables: Variables
  private let known = Mutex<[EnclosedPoint]?>(nil)

  init(_ variables: Variables) { self.variables = variables }

  /// The points.
  var all: [EnclosedPoint] {
    if let points = known.withLock({ $0 }) { return points }
    // Without variables all points are one.
    let count = variables.isEmpty ? 1 : Self.count
    let points = (0..<count).compactMap { EnclosedPoint(variables, number: $0) }
    known.withLock { $0 = points }
    return points
  }
}
