import Exact
import Formats
import Grading

/// What a class made of all exercises.
public struct ClassStatistics: Sendable {
  /// An exercise with what the class made of it.
  public struct Exercise: Sendable {
    /// Its id.
    public let id: String
    /// Its parts, in the order in which people count.
    public var parts: [PartStatistics] {
      found.sorted { CountingOrder.isBefore($0.id, $1.id) }
    }
    /// How many submissions have it.
    public internal(set) var count = 0
    /// How many submissions earn which share of its points.
    public internal(set) var distribution = ShareDistribution()
    var found: [PartStatistics] = []
    var shareSum = Rational.zero
    var scores = PairSums()
    var places: [String: Int] = [:]

    /// The mean share of its points that is earned.
    public var meanShare: Rational? { try? shareSum / Rational(count) }

    /// The discrimination: the correlation between its mark and that of all other exercises, from −1 to 1; nil
    /// where one of the two is the same for all.
    public var discrimination: Double? { scores.correlation }
  }

  /// A submission with two results that differ.
  public struct Conflict: Error, Sendable, Hashable {
    /// Its id.
    public let id: String
    /// The exercise.
    public let exercise: String
  }

  /// The exercises, in the order in which people count.
  public var exercises: [Exercise] {
    found.sorted { CountingOrder.isBefore($0.id, $1.id) }
  }
  private var found: [Exercise] = []
  /// How many submissions were marked.
  public private(set) var count = 0
  /// How many could not be.
  public private(set) var errorCount = 0
  /// How many results came again, and were left out.
  public private(set) var repeatedCount = 0
  private var seen = SeenSubmissions()
  private var shareSum = Rational.zero
  private var places: [String: Int] = [:]

  /// Nothing so far.
  public init() {}

  /// The mean share of the points that is earned.
  public var meanShare: Rational? { try? shareSum / Rational(count) }

  /// Adds the marks of a submission, or that it could not be marked; a result that comes again counts once.
  ///
  /// A submission may have several results, of different exercises.
  ///
  /// - Throws: `Conflict` for another result of an exercise of the same submission.
  public mutating func add(_ entry: ResultEntry) throws(Conflict) {
    guard case .marked(let record) = entry else {
      errorCount += 1
      return
    }
    var exercises: [ExerciseRecord] = []
    for exercise in record.exercises {
      let finding = seen.note(
        id: SHA256.digest("\(record.id.utf8.count) \(record.id) \(exercise.id)".utf8),
        content: SHA256.digest(exercise.markText.compactBytes()), number: 0)
      switch finding {
      case .new: exercises.append(exercise)
      case .identical: continue
      case .conflicting: throw Conflict(id: record.id, exercise: exercise.id)
      }
    }
    guard !exercises.isEmpty || record.exercises.isEmpty else {
      repeatedCount += 1
      return
    }
    count += 1
    // As the sheet counts them, so that the mean is that of the marks.
    let score = exercises.reduce(Rational.zero) { $0 + $1.countedScore }
    let points = exercises.reduce(Rational.zero) { $0 + $1.countedPoints }
    shareSum += (try? score / points) ?? .zero
    for exercise in exercises {
      let share = (try? exercise.score / exercise.points) ?? .zero
      let place = place(of: exercise.id)
      found[place].count += 1
      found[place].shareSum += share
      found[place].distribution.add(share)
      // Whoever has nothing else cannot be strong or weak elsewhere.
      if let rest = try? (score - exercise.countedScore) / (points - exercise.countedPoints) {
        found[place].scores.add(share, rest)
      }
      let weight = (try? exercise.countedPoints / exercise.points) ?? .zero
      for part in exercise.parts {
        let rest =
          (try? (score - weight * part.score) / (points - weight * part.points)) ?? .zero
        found[place].add(part, numbers: exercise.numbers, rest: rest)
      }
    }
  }

  private mutating func place(of id: String) -> Int {
    if let place = places[id] { return place }
    places[id] = found.count
    found.append(Exercise(id: id))
    return found.count - 1
  }
}

extension ClassStatistics.Exercise {
  fileprivate mutating func add(_ part: PartRecord, numbers: Variant?, rest: Rational) {
    let place: Int
    if let known = places[part.id] {
      place = known
    } else {
      place = found.count
      places[part.id] = place
      found.append(PartStatistics(id: part.id))
    }
    found[place].add(part, numbers: numbers, rest: rest)
  }
}
