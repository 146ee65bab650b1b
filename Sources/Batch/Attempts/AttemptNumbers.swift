import Grading

/// Which attempt at an exercise each result of a student is.
///
/// A submission says itself which attempt it is; several that say the same are not the same attempt. In the order of
/// their ranks each is what it says, but later than the one before.
public struct AttemptNumbers: Sendable {
  private struct Seen: Sendable {
    let rank: AttemptRank
    var exercises: Set<Int>
    /// Whether it has several results, or one that names something twice.
    var isRepeated: Bool

    // By bytes: strings that only look alike are two ids.
    func isOf(_ attempt: Int, _ id: String) -> Bool {
      rank.attempt == attempt && rank.id.utf8.elementsEqual(id.utf8)
    }
  }

  private struct Student: Sendable {
    var submissions: [Seen] = []
    var resultCount = 0

    mutating func add(_ rank: AttemptRank, _ exercises: Set<Int>, namesTwice: Bool) {
      resultCount += 1
      // One submission may have several results, of different exercises.
      guard let place = submissions.firstIndex(where: { $0.isOf(rank.attempt, rank.id) }) else {
        submissions.append(Seen(rank: rank, exercises: exercises, isRepeated: namesTwice))
        return
      }
      submissions[place].exercises.formUnion(exercises)
      submissions[place].isRepeated = true
    }
  }

  // By bytes: strings that only look alike are two students.
  private var students: [[UInt8]: Student] = [:]
  /// Whether anything may be marked twice: a submission has several results, or one that names something twice.
  public var hasRepeats: Bool {
    students.values.contains { $0.submissions.contains(where: \.isRepeated) }
  }
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
    let namesTwice =
      ids.count < record.exercises.count
      || record.exercises.contains { Set($0.parts.map(\.id)).count < $0.parts.count }
    students[Array(record.student.utf8), default: Student()]
      .add(AttemptRank(record), ids, namesTwice: namesTwice)
  }

  /// Whether the submission of a result may mark something twice.
  func isRepeated(_ record: ResultRecord) -> Bool {
    students[Array(record.student.utf8)]?.submissions
      .contains { $0.isRepeated && $0.isOf(record.attempt, record.id) } ?? false
  }

  /// How many results of a student were taken in.
  public func resultCount(of student: String) -> Int {
    students[Array(student.utf8)]?.resultCount ?? 0
  }

  /// Which attempt at an exercise a result is, of all results that were taken in.
  public func number(of record: ResultRecord, at exercise: String) -> Int {
    guard let seen = students[Array(record.student.utf8)]?.submissions, seen.count > 1,
      let id = exercises[exercise]
    else { return record.attempt }
    var number = 0
    for other in seen.filter({ $0.exercises.contains(id) }).sorted(by: { $0.rank < $1.rank }) {
      number = max(other.rank.attempt, number + 1)
      if other.isOf(record.attempt, record.id) { return number }
    }
    return record.attempt
  }

  /// The students with several submissions that say that they are the same attempt at an exercise, in order.
  public var ambiguousStudents: [String] {
    students.filter { _, student in
      guard student.submissions.count > 1 else { return false }
      var found: Set<[Int]> = []
      for one in student.submissions {
        for exercise in one.exercises where !found.insert([one.rank.attempt, exercise]).inserted {
          return true
        }
      }
      return false
    }.map { String(decoding: $0.key, as: UTF8.self) }.sorted(by: CountingOrder.isBefore)
  }
}
