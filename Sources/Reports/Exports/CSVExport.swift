import Exact
import Formats
import Grading

/// Results as a table with a row for each submission and a column for each exercise.
struct SubmissionsCSVExport: ResultExport {
  private let csv: CSV
  private let number: DecimalCell
  /// The moment of all results, in place of that of the submission.
  private let timestamp: String?
  private let exercises: [(id: String, points: Rational)]
  private var hasHead = false

  init(_ settings: ExportSettings, columns: ExerciseColumns) {
    csv = CSV(separator: settings.separator)
    number = DecimalCell(settings)
    timestamp = settings.timestamp?.text
    exercises = columns.exercises
  }

  mutating func add(_ entry: ResultEntry) -> String {
    switch entry {
    case .failed(let id, let reason):
      let blank = Array(repeating: CSV.Cell.empty, count: 6 + 2 * exercises.count)
      return head() + csv.row([.text(id ?? "")] + blank + [.text(reason)])
    case .marked(let result):
      var cells: [CSV.Cell] = [
        .text(result.id), .text(result.student), .number(String(result.attempt)),
        (timestamp ?? result.submittedAt).map { .text($0) } ?? .empty, number(result.score),
        number(result.points), number(result.pending),
      ]
      let records = Dictionary(
        result.exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for exercise in exercises {
        let record = records[exercise.id]
        // What a sheet leaves out counts nothing, so that the columns add up to the score.
        let counted = record.flatMap { $0.isDropped ? nil : $0 }
        cells.append(counted.map { number($0.countedScore) } ?? .empty)
        cells.append(counted.map { number($0.countedPending) } ?? .empty)
      }
      return head() + csv.row(cells + [.empty])
    }
  }

  mutating func finish() -> String { head() }

  private mutating func head() -> String {
    guard !hasHead else { return "" }
    hasHead = true
    var cells = ["id", "student", "attempt", "submittedAt", "score", "points", "pending"].map {
      CSV.Cell.literal($0)
    }
    for exercise in exercises {
      cells += [.text(exercise.id), .text(exercise.id + " pending")]
    }
    return csv.row(cells + [.literal("error")])
  }
}

/// Results as a table with a row for each part.
struct PartsCSVExport: ResultExport {
  private let csv: CSV
  private let number: DecimalCell
  private var hasHead = false

  private static let heads = [
    "id", "student", "attempt", "exercise", "part", "verdict", "credit", "score", "points",
    "pending", "answer", "reason", "mistake",
  ]

  init(_ settings: ExportSettings) {
    csv = CSV(separator: settings.separator)
    number = DecimalCell(settings)
  }

  mutating func add(_ entry: ResultEntry) -> String {
    switch entry {
    case .failed(let id, let reason):
      let blank = Array(repeating: CSV.Cell.empty, count: 4)
      let cells: [CSV.Cell] = [.text(id ?? "")] + blank + [.literal("error")]
      return head() + csv.row(cells + blank + [.empty, .text(reason), .empty])
    case .marked(let result):
      var text = head()
      for exercise in result.exercises {
        for part in exercise.parts { text += csv.row(cells(result, exercise, part)) }
      }
      return text
    }
  }

  mutating func finish() -> String { head() }

  private mutating func head() -> String {
    guard !hasHead else { return "" }
    hasHead = true
    return csv.row(Self.heads.map { .literal($0) })
  }

  private func cells(
    _ result: ResultRecord, _ exercise: ExerciseRecord, _ part: PartRecord
  ) -> [CSV.Cell] {
    var cells: [CSV.Cell] = [
      .text(result.id), .text(result.student), .number(String(result.attempt)),
      .text(exercise.id), .text(part.id), .literal(part.verdict.rawValue),
    ]
    cells += [part.credit, part.score, part.points, part.pending].map { number($0) }
    cells += [part.answer, part.reason, part.mistake].map { $0.map { .text($0) } ?? .empty }
    return cells
  }
}

/// A number of points in a cell.
struct DecimalCell: Sendable {
  private let hasDecimalComma: Bool
  private let places: Int

  init(_ settings: ExportSettings, places: Int = 6) {
    hasDecimalComma = settings.hasDecimalComma
    self.places = places
  }

  func callAsFunction(_ value: Rational) -> CSV.Cell {
    let text = PointsText.decimal(value, places: places)
    return .number(hasDecimalComma ? text.replacing(".", with: ",") : text)
  }
}
