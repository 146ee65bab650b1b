import Grading

/// Which attempt at an exercise each result of a student is.
///
/// A submission says itself which attempt it is; several that say the same are not the same attempt. In the order of
/// their ranks each is what it says, but later than the one before.
public struct AttemptNumbers: Sendable {
  private struct Seen: Sendable {
    let rank: AttemptRank
    var exercises: Set<Int>
  }

  // By bytes: strings that only look alike are two students.
  private var students: [[UInt8]: [Seen]] = [:]
  private var exercises: [String: Int] = [:]

  /// Nothing so far.
  public init() {}

  /// Takes in a result, in any order.
  public mutating func add(_ entry: ResultEntry) {
    guard case .marked(let record) = entry else { return }
    let ids = Set(
      record.exercises.map { exercise in
        let number = exercises[exercise.id] ?? exercises.count
        exercises[exercise.id] = number
        return number
      })
    let rank = AttemptRank(record)
    var seen = students[Array(record.student.utf8)] ?? []
    // One submission may have several results, of different exercises.
    if let place = seen.firstIndex(where: {
      $0.rank.attempt == rank.attempt && $0.rank.id == rank.id
    }) {
      seen[place].exercises.formUnion(ids)
    } else {
      seen.append(Seen(rank: rank, exercises: ids))
    }
    students[Array(record.student.utf8)] = seen
  }

  /// Which attempt at an exercise a result is, of all results that were taken in.
  public func number(of record: ResultRecord, at exercise: String) -> Int {
    guard let seen = students[Array(record.student.utf8)], seen.count > 1,
      let id = exercises[exercise]
    else { return record.attempt }
    var number = 0
    for other in seen.filter({ $0.exercises.contains(id) }).sorted(by: { $0.rank < $1.rank }) {
      number = max(other.rank.attempt, number + 1)
      if other.rank.attempt == record.attempt, other.rank.id == record.id { return number }
    }
    return record.attempt
  }

  /// The students with several submissions that say that they are the same attempt at an exercise, in order.
  public var ambiguousStudents: [String] {
    students.filter { _, seen in
      guard seen.count > 1 else { return false }
      var found: Set<[Int]> = []
      for one in seen {
        for exercise in one.exercises where !found.insert([one.rank.attempt, exercise]).inserted {
          return true
        }
      }
      return false
    }.map { String(decoding: $0.key, as: UTF8.self) }.sorted(by: CountingOrder.isBefore)
  }
}
