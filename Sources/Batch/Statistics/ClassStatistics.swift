import Exact
import Grading

/// What a class made of all exercises.
public struct ClassStatistics: Sendable {
  /// An exercise with what the class made of it.
  public struct Exercise: Sendable {
    /// Its id.
    public let id: String
    /// Its parts, in the order in which they came first.
    public internal(set) var parts: [PartStatistics]
    /// How many submissions have it.
    public internal(set) var count = 0
    var shareSum = Rational.zero
    var places: [String: Int] = [:]

    /// The mean share of its points that is earned.
    public var meanShare: Rational? { try? shareSum / Rational(count) }
  }

  /// The exercises, in the order in which they came first.
  public private(set) var exercises: [Exercise] = []
  /// How many submissions were marked.
  public private(set) var count = 0
  /// How many could not be.
  public private(set) var errorCount = 0
  private var shareSum = Rational.zero
  private var places: [String: Int] = [:]

  /// Nothing so far.
  public init() {}

  /// The mean share of the points that is earned.
  public var meanShare: Rational? { try? shareSum / Rational(count) }

  /// Adds the marks of a submission, or that it could not be marked.
  public mutating func add(_ entry: ResultEntry) {
    guard case .marked(let record) = entry else {
      errorCount += 1
      return
    }
    count += 1
    let score = record.exercises.reduce(Rational.zero) { $0 + $1.score }
    let points = record.exercises.reduce(Rational.zero) { $0 + $1.points }
    shareSum += (try? score / points) ?? .zero
    for exercise in record.exercises {
      let place = place(of: exercise.id)
      exercises[place].count += 1
      exercises[place].shareSum += (try? exercise.score / exercise.points) ?? .zero
      for part in exercise.parts {
        let rest = (try? (score - part.score) / (points - part.points)) ?? .zero
        exercises[place].add(part, rest: rest)
      }
    }
  }

  private mutating func place(of id: String) -> Int {
    if let place = places[id] { return place }
    places[id] = exercises.count
    exercises.append(Exercise(id: id, parts: []))
    return exercises.count - 1
  }
}

extension ClassStatistics.Exercise {
  fileprivate mutating func add(_ part: PartRecord, rest: Rational) {
    let place: Int
    if let known = places[part.id] {
      place = known
    } else {
      place = parts.count
      places[part.id] = place
      parts.append(PartStatistics(id: part.id))
    }
    parts[place].add(part, rest: rest)
  }
}
