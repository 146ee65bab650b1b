import Exact
import Grading

/// The exercises that results hold, each with the points that it is worth.
public struct ExerciseColumns: Sendable {
  private var points: [String: Rational] = [:]

  /// No exercises.
  public init() {}

  /// Adds the exercises of an entry.
  public mutating func add(_ entry: ResultEntry) {
    guard case .marked(let result) = entry else { return }
    for exercise in result.exercises {
      points[exercise.id] = max(points[exercise.id] ?? .zero, exercise.points)
    }
  }

  /// The exercises in the order in which people count.
  public var exercises: [(id: String, points: Rational)] {
    points.keys.sorted(by: CountingOrder.isBefore).map { (id: $0, points: points[$0] ?? .zero) }
  }

  /// The points of all exercises.
  public var total: Rational { points.values.reduce(.zero) { $0 + $1 } }
}
