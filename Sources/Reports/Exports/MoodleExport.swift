import Grading
import Exact
import Formats

/// Results for Moodle's import of grades: one row a student, columns that a teacher maps on screen.
///
/// A student is found by one of the first three columns. An empty grade is none: results with points
/// still to be decided have one only where that is asked for.
struct MoodleExport: ResultExport {
  private let table: MoodleTable
  private var book: GradeBook

  init(_ settings: ExportSettings, columns: ExerciseColumns) {
    let table = MoodleTable(settings, columns)
    self.table = table
    book = GradeBook(settings, columns) { table.row($0) }
  }

  mutating func add(_ entry: ResultEntry) throws(ExportError) -> String {
    try book.add(entry)
    return ""
  }

  func finish() -> String { table.head + book.text }
}

/// The head and the rows.
private struct MoodleTable: Sendable {
  private let csv: CSV
  private let settings: ExportSettings
  private let exercises: [(id: String, points: Rational)]
  private let number: DecimalCell

  init(_ settings: ExportSettings, _ columns: ExerciseColumns) {
    csv = CSV(separator: settings.separator)
    self.settings = settings
    exercises = columns.exercises
    // Moodle keeps five places.
    number = DecimalCell(settings, places: 5)
  }

  var head: String {
    var heads = ["email", "idnumber", "username"].map { CSV.Cell.literal($0) }
    let items = settings.items == .total ? [settings.title] : exercises.map(\.id)
    for item in items { heads += [.text(item), .text(item + " feedback")] }
    return csv.row(heads)
  }

  func row(_ row: GradeBook.Row) -> String {
    var cells = identity(row.student)
    switch settings.items {
    case .total: cells += [grade(row.total), .text(row.feedback)]
    case .exercises:
      for exercise in exercises {
        guard let record = row.exercises[exercise.id] else {
          cells += [.empty, .empty]
          continue
        }
        let feedback = Label.summary(
          score: "\(record.score)", points: "\(exercise.points)", percent: nil,
          pending: record.pending.isZero ? nil : "\(record.pending)")
        cells += [grade(record), .text(row.wording.label(feedback))]
      }
    }
    return csv.row(cells)
  }

  private func identity(_ student: String) -> [CSV.Cell] {
    let isAddress = student.utf8.contains(UInt8(ascii: "@"))
    switch settings.identity ?? (isAddress ? .email : .username) {
    case .email: return [.text(student), .empty, .empty]
    case .idnumber, .id, .sis: return [.empty, .text(student), .empty]
    case .username, .login: return [.empty, .empty, .text(student)]
    }
  }

  private func grade(_ grade: GradeBook.Grade) -> CSV.Cell {
    grade.pending.isZero || settings.isProvisional ? number(grade.score) : .empty
  }
}
