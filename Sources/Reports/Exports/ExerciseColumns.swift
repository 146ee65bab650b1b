import Exact
import Grading

/// The exercises that results hold, each with the points that it counts.
public struct ExerciseColumns: Sendable {
  private var points: [String: Rational] = [:]
  /// The most points of a result from which a sheet leaves exercises out.
  private var most: Rational?

  /// No exercises.
  public init() {}

  /// Adds the exercises of an entry.
  public mutating func add(_ entry: ResultEntry) {
    guard case .marked(let result) = entry else { return }
    for exercise in result.exercises {
      points[exercise.id] = max(
        points[exercise.id] ?? .zero, exercise.worth ?? exercise.points)
    }
    if result.exercises.contains(where: \.isDropped) {
      most = max(most ?? .zero, result.points)
    }
  }

  /// The exercises in the order in which people count.
  public var exercises: [(id: String, points: Rational)] {
    points.keys.sorted(by: CountingOrder.isBefore).map { (id: $0, points: points[$0] ?? .zero) }
  }

  /// The points of all exercises, less what a sheet leaves out.
  public var total: Rational { most ?? points.values.reduce(.zero) { $0 + $1 } }

  /// Whether a result is out of other points than the total, and is not scaled to it: no share of 0 points can be.
  public func isOfOtherPoints(_ points: Rational) -> Bool {
    points != total && (most == nil || points.isZero)
  }

  /// Whether a result that is out of so many points is scaled to the total.
  public func isScaled(_ points: Rational) -> Bool {
    points != total && !isOfOtherPoints(points)
  }

  /// Points of a result as points of the total.
  ///
  /// Where exercises are left out, different ones may be left out for each student: the share that is earned
  /// counts, so that all that can be earned is the total for everyone.
  func scaled(_ amount: Rational, of points: Rational) -> Rational {
    guard let most, points != most else { return amount }
    return (try? amount / points * most) ?? amount
  }
}
