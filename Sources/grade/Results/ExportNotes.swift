import Exact
import Formats
import Grading
import Reports

/// What an export leaves out, shows as not final, or puts beside what it cannot be compared with.
struct ExportNotes {
  /// The most submissions or students that are named.
  private static let mostNamed = 5

  private let format: ExportFormat
  private let settings: ExportSettings
  private var failed = 0
  private var pending = 0
  /// The ids of what has no moment.
  private var withoutMoment: [String] = []
  /// The ids of what has too few points.
  private var withoutPoints: [String] = []
  /// For each number of points how many results are out of it, and the student of the first one.
  private var points: [Rational: (count: Int, student: String)] = [:]

  init(_ format: ExportFormat, _ settings: ExportSettings) {
    self.format = format
    self.settings = settings
  }

  private var isGradeBook: Bool { format == .moodle || format == .canvas }

  mutating func add(_ entry: ResultEntry) {
    guard case .marked(let result) = entry else {
      failed += 1
      return
    }
    if !result.pending.isZero { pending += 1 }
    if !format.takesPoints(of: result) {
      withoutPoints.append(result.id)
    } else if format == .ags, !settings.hasMoment(result) {
      withoutMoment.append(result.id)
    }
    points[result.points, default: (0, result.student)].count += 1
  }

  /// What is to be said on standard error.
  func lines(_ columns: ExerciseColumns) -> [String] {
    var lines: [String] = []
    if failed > 0, isGradeBook || format == .ags {
      lines.append(
        "\(failed) submission\(failed == 1 ? "" : "s") could not be marked and \(failed == 1 ? "is" : "are") left out"
      )
    }
    lines += named(withoutMoment) { id in
      "\(id) has no submittedAt that is a moment such as 2026-01-31T12:00:00Z and is left out: write it with --id and "
        + "--timestamp"
    }
    lines += named(withoutPoints) { id in
      "\(id) is out of 0 points and is left out: a score of \(format.rawValue) has a maximum above 0"
    }
    if pending > 0, isGradeBook {
      lines.append(
        "\(pending) result\(pending == 1 ? " has" : "s have") points still to be decided; "
          + (settings.isProvisional
            ? "the grades are those so far" : "the grades stay empty without --provisional"))
    }
    if isGradeBook {
      lines += emptyColumns(columns)
      if settings.items == .total { lines += scaledPoints(columns) + otherPoints(columns) }
    }
    return lines
  }

  /// A sentence for each of some results, as many as are named.
  private func named(_ ids: [String], _ sentence: (String) -> String) -> [String] {
    let lines = ids.prefix(Self.mostNamed).map { sentence(SafeText.line($0, limit: 60)) }
    guard ids.count > Self.mostNamed else { return lines }
    return lines + ["and so are \(ids.count - Self.mostNamed) more"]
  }

  /// Names the columns in which nothing can be earned.
  private func emptyColumns(_ columns: ExerciseColumns) -> [String] {
    let titles =
      settings.items == .total
      ? (columns.total.isZero ? [settings.title] : [])
      : columns.exercises.filter(\.points.isZero).map(\.id)
    guard !titles.isEmpty, !points.isEmpty else { return [] }
    let list = titles.prefix(Self.mostNamed).map { SafeText.line($0, limit: 40) }
    return [
      "the column\(titles.count == 1 ? "" : "s") \(list.joined(separator: ", "))"
        + "\(titles.count > Self.mostNamed ? ", …" : "") \(titles.count == 1 ? "is" : "are") out of 0 points"
    ]
  }

  /// Says how many results are written as their shares of the points of the one column.
  private func scaledPoints(_ columns: ExerciseColumns) -> [String] {
    let count = points.filter { columns.isScaled($0.key) }.reduce(0) { $0 + $1.value.count }
    guard count > 0 else { return [] }
    return [
      "\(count) result\(count == 1 ? " is" : "s are") scaled to the \(columns.total) points of the column: the sheet "
        + "leaves out exercises, and \(count == 1 ? "it is" : "they are") out of other points without those"
    ]
  }

  /// Names results that are out of fewer points than the one column is.
  private func otherPoints(_ columns: ExerciseColumns) -> [String] {
    let others = points.filter { columns.isOfOtherPoints($0.key) }
      .sorted { $0.key < $1.key }
    guard !others.isEmpty else { return [] }
    let named = others.prefix(Self.mostNamed).map { points, found in
      let more = found.count > 1 ? " and \(found.count - 1) more" : ""
      return "\(SafeText.line(found.student, limit: 60))\(more) of \(points)"
    }
    let count = others.reduce(0) { $0 + $1.value.count }
    return [
      "\(count) result\(count == 1 ? " is" : "s are") not out of the \(columns.total) points of the column: "
        + named.joined(separator: ", ") + (others.count > Self.mostNamed ? ", …" : "")
        + "; write --items exercises, or mark all with the same --sheet or --only"
    ]
  }
}
