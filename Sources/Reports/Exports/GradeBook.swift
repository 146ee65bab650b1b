import Grading
import Exact

/// The results that count in a grade book: one a student.
struct GradeBook: Sendable {
  /// What a grade book keeps of a result.
  struct Row: Sendable {
    /// Who wrote it.
    let student: String
    /// Which attempt it is.
    let attempt: Int
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
  private var students: [String] = []
  private var rowOf: [String: Row] = [:]

  init(_ settings: ExportSettings) { attempts = settings.attempts }

  /// Keeps a result if it counts.
  mutating func add(_ entry: ResultEntry) throws(ExportError) {
    guard case .marked(let result) = entry else { return }
    let row = Row(
      student: result.student, attempt: result.attempt,
      total: Grade(score: result.score, pending: result.pending),
      exercises: Dictionary(
        result.exercises.map { ($0.id, Grade(score: $0.score, pending: $0.pending)) },
        uniquingKeysWith: { first, _ in first }),
      feedback: ([result.summary + "."] + result.exerciseLines).joined(separator: " · "))
    guard let earlier = rowOf[result.student] else {
      students.append(result.student)
      rowOf[result.student] = row
      return
    }
    switch attempts {
    case nil: throw ExportError(.severalAttempts(student: result.student))
    case .best:
      if (row.total.score, row.attempt) > (earlier.total.score, earlier.attempt) {
        rowOf[result.student] = row
      }
    case .last: if row.attempt >= earlier.attempt { rowOf[result.student] = row }
    }
  }

  /// The rows, in the order in which the students came.
  var rows: [Row] { students.compactMap { rowOf[$0] } }
}
