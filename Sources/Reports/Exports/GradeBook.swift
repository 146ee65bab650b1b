import Grading
import Exact

/// The results that count in a grade book: one a student.
struct GradeBook: Sendable {
  /// What a grade book says of a result.
  struct Row {
    /// Who wrote it.
    let student: String
    /// The whole submission.
    let total: Grade
    /// Its exercises; without those that are left out, which have no grade.
    let exercises: [String: Grade]
    /// What is said about it.
    let feedback: String
    /// The language of the student.
    let wording: any Wording
  }

  /// Points, and those still to be decided.
  struct Grade: Sendable {
    let score: Rational
    let pending: Rational
  }

  /// What is kept of a result: of a large class there is a row of text for each student, and little else.
  private struct Kept: Sendable {
    /// Its place among the student's, whatever the order of the results; nil where each has one.
    let rank: AttemptRank?
    let score: Rational
    let text: String
  }

  private let attempts: ExportSettings.Attempts?
  private let settings: ExportSettings
  private let columns: ExerciseColumns
  private let write: @Sendable (Row) -> String
  /// In the order in which the students came.
  private var kept: [Kept] = []
  // By bytes: strings that only look alike are two students.
  private var places: [[UInt8]: Int] = [:]

  /// An empty book.
  ///
  /// - Parameters:
  ///   - columns: The exercises of all results.
  ///   - write: The text of a row.
  init(
    _ settings: ExportSettings, _ columns: ExerciseColumns,
    write: @escaping @Sendable (Row) -> String
  ) {
    attempts = settings.attempts
    self.settings = settings
    self.columns = columns
    self.write = write
  }

  /// Keeps a result if it counts.
  mutating func add(_ entry: ResultEntry) throws(ExportError) {
    guard case .marked(let result) = entry else { return }
    let student = Array(result.student.utf8)
    guard let place = places[student] else {
      places[student] = kept.count
      kept.append(row(of: result))
      return
    }
    let new = row(of: result)
    let earlier = kept[place]
    guard let attempts, let rank = new.rank, let before = earlier.rank else {
      throw ExportError(.severalAttempts(student: result.student))
    }
    let counts =
      switch attempts {
      case .best: (new.score, rank) > (earlier.score, before)
      case .last: rank > before
      }
    if counts { kept[place] = new }
  }

  private func row(of result: ResultRecord) -> Kept {
    let total = Grade(
      score: columns.scaled(result.score, of: result.points),
      pending: columns.scaled(result.pending, of: result.points))
    let wording = settings.wording(of: result)
    let row = Row(
      student: result.student, total: total,
      exercises: Dictionary(
        result.exercises.filter { !$0.isDropped }.map {
          ($0.id, Grade(score: $0.countedScore, pending: $0.countedPending))
        },
        uniquingKeysWith: { first, _ in first }),
      feedback: ([result.summary(in: wording) + "."] + result.exerciseLines(in: wording))
        .joined(separator: " · "),
      wording: wording)
    return Kept(
      rank: attempts == nil ? nil : AttemptRank(result), score: total.score, text: write(row))
  }

  /// The rows, in the order in which the students came.
  var text: String { kept.map(\.text).joined() }
}
