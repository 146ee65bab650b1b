import Grading
import Exact

/// The results that count in a grade book: one a student.
struct GradeBook: Sendable {
  /// What a grade book keeps of a result.
  struct Row: Sendable {
    /// Who wrote it.
    let student: String
    /// Its place among the student's, whatever the order of the results.
    let rank: AttemptRank
    /// The whole submission.
    let total: Grade
    /// Its exercises.
    let exercises: [String: Grade]
    /// What is said about it.
    let feedback: String
  }

  /// Points, and those still to be decided.
  struct Grade: Sendable {
    let score: Rational
    let pending: Rational
  }

  private let attempts: ExportSettings.Attempts?
  private let columns: ExerciseColumns
  // By bytes: strings that only look alike are two students.
  private var students: [[UInt8]] = []
  private var rowOf: [[UInt8]: Row] = [:]
  private var names = WrittenNames(.student)

  /// An empty book.
  ///
  /// - Parameter columns: The exercises of all results.
  init(_ settings: ExportSettings, _ columns: ExerciseColumns) {
    attempts = settings.attempts
    self.columns = columns
  }

  /// Keeps a result if it counts.
  mutating func add(_ entry: ResultEntry) throws(ExportError) {
    guard case .marked(let result) = entry else { return }
    let row = Row(
      student: result.student, rank: AttemptRank(result),
      total: Grade(
        score: columns.scaled(result.score, of: result.points),
        pending: columns.scaled(result.pending, of: result.points)),
      // What is left out has no grade.
      exercises: Dictionary(
        result.exercises.filter { !$0.isDropped }.map {
          ($0.id, Grade(score: $0.countedScore, pending: $0.countedPending))
        },
        uniquingKeysWith: { first, _ in first }),
      feedback: ([result.summary + "."] + result.exerciseLines).joined(separator: " · "))
    let student = Array(result.student.utf8)
    guard let earlier = rowOf[student] else {
      try names.add(result.student)
      students.append(student)
      rowOf[student] = row
      return
    }
    switch attempts {
    case nil: throw ExportError(.severalAttempts(student: result.student))
    case .best:
      if (row.total.score, row.rank) > (earlier.total.score, earlier.rank) {
        rowOf[student] = row
      }
    case .last: if row.rank > earlier.rank { rowOf[student] = row }
    }
  }

  /// The rows, in the order in which the students came.
  var rows: [Row] { students.compactMap { rowOf[$0] } }
}
