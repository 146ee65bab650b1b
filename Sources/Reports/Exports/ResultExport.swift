import Grading
import Formats

/// Writes results in a format of another system, one entry after the other.
public protocol ResultExport: Sendable {
  /// The text that an entry adds.
  mutating func add(_ entry: ResultEntry) throws(ExportError) -> String
  /// The text behind the last entry.
  mutating func finish() throws(ExportError) -> String
}

/// The formats that results can be written in.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, gradescope, moodle, canvas, junit, classroom50, tap, ags
}

/// What is asked of an export.
public struct ExportSettings: Sendable {
  /// Which of a student's submissions counts.
  public enum Attempts: String, Sendable, CaseIterable {
    case best, last
  }

  /// What a row of a table is.
  public enum Rows: String, Sendable, CaseIterable {
    case submissions, parts
  }

  /// What a grade book gets: one item, or one for each exercise.
  public enum Items: String, Sendable, CaseIterable {
    case total, exercises
  }

  /// The column of a grade book that identifies a student.
  public enum Identity: String, Sendable, CaseIterable {
    case email, idnumber, username, id, sis, login
  }

  /// The moment of all results, in place of that of the submission.
  public var timestamp: Timestamp?
  /// Which submission of a student counts; nil where each has one.
  public var attempts: Attempts?
  /// What a row of CSV is.
  public var rows = Rows.submissions
  /// What a grade book gets.
  public var items = Items.total
  /// What the one item of a grade book is called.
  public var title = "Touchstone"
  /// The column that holds the names of students; nil for what the format takes by itself.
  public var identity: Identity?
  /// What stands between the cells of a table.
  public var separator = CSV.Separator.comma
  /// Whether a decimal has a comma in it, as some sites read it.
  public var hasDecimalComma = false
  /// Whether a grade book gets the points so far of results that are still to be decided.
  public var isProvisional = false
  /// The units of one point, where a format takes whole numbers only.
  public var scale = 100
  /// The language of the course, in which students read what an export says to them; nil where it is not known.
  public var language: Language?
  /// Variables of the environment that a format passes on.
  public var environment: [String: String] = [:]

  /// The variables of the environment that formats pass on.
  public static let variables = Classroom50Export.variables

  /// The settings without any wish.
  public init() {}

  /// Whether a result has a moment that can be read, or gets one.
  public func hasMoment(_ result: ResultRecord) -> Bool { (try? moment(of: result)) != nil }

  /// What is said to the student of a result: in the language of its sentences, or else in that of the course.
  func wording(of result: ResultRecord) -> any Wording {
    (result.language ?? language ?? .english).wording
  }

  /// The moment of a result.
  func moment(of result: ResultRecord) throws(ExportError) -> Timestamp {
    if let timestamp { return timestamp }
    guard let text = result.submittedAt else { throw ExportError(.noTimestamp(id: result.id)) }
    guard let moment = Timestamp(text) else {
      throw ExportError(.badTimestamp(text, id: result.id))
    }
    return moment
  }
}

extension ExportFormat {
  /// The columns that students are found by; nil where there is no choice.
  public var identities: [ExportSettings.Identity]? {
    switch self {
    case .moodle: [.email, .idnumber, .username]
    case .canvas: [.id, .sis, .login]
    default: nil
    }
  }

  /// A wish that some formats alone can meet, by the name of its option.
  public enum Wish: String, Sendable, CaseIterable {
    case attempts, rows, items, title, students, provisional, separator, scale
    case decimalComma = "decimal-comma"
  }

  /// Whether a wish changes anything in the format.
  public func heeds(_ wish: Wish) -> Bool {
    switch wish {
    case .attempts, .items, .title, .students, .provisional: self == .moodle || self == .canvas
    case .separator, .decimalComma: self == .csv || self == .moodle || self == .canvas
    case .rows: self == .csv
    case .scale: self == .classroom50
    }
  }

  /// Whether the other system reads a column of this title as a grade.
  public func takes(title: String) -> Bool {
    switch self {
    case .canvas: CanvasExport.takes(title: title)
    case .moodle: title.contains { !$0.isWhitespace }
    default: true
    }
  }

  /// Whether the other system takes a result that is out of so few points.
  public func takesPoints(of result: ResultRecord) -> Bool {
    self != .ags || AGSExport.hasMaximum(result)
  }

  /// A writer of the format.
  ///
  /// - Parameter columns: The exercises of all results, for the formats that have a column for each.
  public func export(_ settings: ExportSettings, columns: ExerciseColumns) -> any ResultExport {
    switch self {
    case .csv:
      settings.rows == .parts
        ? PartsCSVExport(settings) : SubmissionsCSVExport(settings, columns: columns)
    case .gradescope: GradescopeExport(settings)
    case .moodle: MoodleExport(settings, columns: columns)
    case .canvas: CanvasExport(settings, columns: columns)
    case .junit: JUnitExport(settings)
    case .classroom50: Classroom50Export(settings)
    case .tap: TAPExport()
    case .ags: AGSExport(settings)
    }
  }
}
