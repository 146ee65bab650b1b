import Grading
import Exact
import Formats

/// Results for Canvas's import of its grade book: a heading, the points possible, one row a student.
///
/// A student is found by `ID`, else by `SIS User ID`, else by `SIS Login ID`, else by name. A blank
/// grade is none: results with points still to be decided have one only where that is asked for.
struct CanvasExport: ResultExport {
  private let table: CanvasTable
  private var book: GradeBook

  init(_ settings: ExportSettings, columns: ExerciseColumns) {
    let table = CanvasTable(settings, columns)
    self.table = table
    book = GradeBook(settings, columns) { table.row($0) }
  }

  /// Whether Canvas reads a column as an assignment: one without a title is none, and those that its own exports have
  /// for totals are ignored.
  public static func takes(title: String) -> Bool {
    let words = title.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return false }
    let totals: Set = ["score", "points", "grade"]
    if first == "override" { return false }
    let rest = words.drop { $0 == "unposted" }
    guard rest.count == 2, let last = rest.last else { return true }
    return !(["current", "final"].contains(rest.first) && totals.contains(last))
  }

  mutating func add(_ entry: ResultEntry) throws(ExportError) -> String {
    try book.add(entry)
    return ""
  }

  func finish() -> String { table.head + book.text }
}

/// The two rows at the head, and those of students.
private struct CanvasTable: Sendable {
  private let csv: CSV
  private let settings: ExportSettings
  private let exercises: [(id: String, points: Rational)]
  private let total: Rational
  private let number: DecimalCell

  init(_ settings: ExportSettings, _ columns: ExerciseColumns) {
    csv = CSV(separator: settings.separator == .semicolon ? .semicolon : .comma)
    self.settings = settings
    exercises = columns.exercises
    total = columns.total
    number = DecimalCell(settings, places: 5)
  }

  var head: String {
    let items: [(title: String, points: Rational)] =
      settings.items == .total
      ? [(title: settings.title, points: total)]
      : exercises.map { (title: $0.id, points: $0.points) }
    let heads = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    // Canvas knows the second row by its four spaces.
    let possible = ["    Points Possible", "", "", "", ""]
    return csv.row(heads.map { .literal($0) } + items.map { .text($0.title) })
      + csv.row(
        possible.map { $0.isEmpty ? .empty : .literal($0) } + items.map { number($0.points) })
  }

  func row(_ row: GradeBook.Row) -> String {
    // Every row with these words in its first cell is one of points possible: a space that does not break looks
    // the same. The student is found by another cell.
    let shown = CSV.Cell.text(
      row.student.replacing("Points Possible", with: "Points\u{A0}Possible"))
    let name = CSV.Cell.text(row.student)
    var cells: [CSV.Cell] =
      switch settings.identity ?? .login {
      case .id: [shown, name, .empty, .empty, .empty]
      case .sis, .idnumber: [shown, .empty, name, .empty, .empty]
      case .login, .username, .email: [shown, .empty, .empty, name, .empty]
      }
    switch settings.items {
    case .total: cells.append(grade(row.total))
    case .exercises:
      cells += exercises.map { row.exercises[$0.id].map(grade) ?? .empty }
    }
    return csv.row(cells)
  }

  private func grade(_ grade: GradeBook.Grade) -> CSV.Cell {
    grade.pending.isZero || settings.isProvisional ? number(grade.score) : .empty
  }
}
