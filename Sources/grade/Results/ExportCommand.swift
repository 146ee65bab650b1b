import Grading
import Console
import Exact
import Formats
import Reports

/// `grade export RESULTS`: results in the formats of other systems.
enum ExportCommand {
  private static let command = Command(
    "grade export", summary: "Writes results in the format of another system.",
    options: [
      .init(
        "format", value: "FORMAT",
        help: "csv, gradescope, moodle, canvas, junit, classroom50, tap or ags."),
      .init(
        "output", letter: "o", value: "FILE", help: "Write here; standard output if not given."),
      .init("id", value: "ID", isRepeatable: true, help: "Take the submissions with this id only."),
      .init(
        "timestamp", value: "TIME",
        help: "The moment of all results; that of each submission if not given."),
      .init(
        "attempts", value: "WHICH",
        help: "The submission of a student that counts in a grade book: best or last."),
      .init("rows", value: "ROWS", help: "A row of csv: submissions (default) or parts."),
      .init(
        "items", value: "ITEMS", help: "What a grade book gets: total (default) or exercises."),
      .init("title", value: "NAME", help: "The name of the total in a grade book."),
      .init(
        "students", value: "COLUMN",
        help:
          "The column that students are found by: email, idnumber or username for moodle; id, sis "
          + "or login for canvas."),
      .init("provisional", help: "Write grades also where points are still to be decided."),
      .init("separator", value: "SIGN", help: "comma (default), semicolon or tab."),
      .init("decimal-comma", help: "Write 2,5 for 2.5 in a table."),
      .init("scale", value: "N", help: "Units of a point in classroom50; 100 if not given."),
      .help,
    ],
    positionals: [
      .init("RESULTS", help: "What grade --format jsonl or json printed; - is standard input.")
    ])

  private static let more = """

    Numbers are decimals, exact where they have at most six places (five in a grade book). Grades with
    points still to be decided stay empty in a grade book, unless --provisional is given.

    What is left out is named, and so are results that are out of other points than the one column of a grade book,
    and columns out of 0 points. A result out of 0 points is none for ags.

    tap is version 14; a prove that knows versions up to 13 reads it behind sed '1s/14/13/'.

    Exit codes: 0 all was written but what is named, 2 something could not be read or written, 141 nobody read the
    export to its end.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    do {
      let format = try format(arguments)
      let settings = try settings(arguments)
      for wish in ExportFormat.Wish.allCases
      where arguments.has(wish.rawValue) && !format.heeds(wish) {
        let others = ExportFormat.allCases.filter { $0.heeds(wish) }.map(\.rawValue)
        throw usage(
          "--\(wish.rawValue) changes nothing in \(format.rawValue), only in "
            + others.joined(separator: ", "))
      }
      guard format != .canvas || settings.separator != .tab else {
        throw usage("--separator tab: canvas reads comma or semicolon")
      }
      guard format.takes(title: settings.title) else {
        throw usage(
          "--title \"\(SafeText.line(settings.title, limit: 60))\": \(format.rawValue) ignores a column of that name"
        )
      }
      if let identity = settings.identity, let columns = format.identities,
        !columns.contains(identity)
      {
        let words = columns.map(\.rawValue)
        throw usage(
          "--students \(identity.rawValue): \(format.rawValue) finds students by "
            + words.dropLast().joined(separator: ", ") + " or " + (words.last ?? ""))
      }
      try export(arguments, format, settings, &streams)
      return .done
    } catch let error as ResultFileError {
      streams.note(error.message)
    } catch let error as ExportError {
      streams.note("grade export: \(error.message)")
    } catch let error as FileError {
      streams.note("grade export: \(error.description)")
    } catch {
      streams.note("grade export: \(error)")
    }
    return .failed
  }

  private static func export(
    _ arguments: Arguments, _ format: ExportFormat, _ given: ExportSettings,
    _ streams: inout StandardStreams
  ) throws {
    let input = arguments.positionals.first ?? "-"
    let path = arguments.value(of: "output")
    if let path, isSameFile(input, path) {
      throw usage("\(SafeText.line(path)) is the file of the results: write the export elsewhere")
    }
    let file = try ResultFile(input)
    // By bytes: strings that only look alike are two ids.
    let ids = Set(arguments.values(of: "id").map { Array($0.utf8) })
    var marked: Set<[UInt8]> = []
    if !ids.isEmpty {
      try file.forEach { entry in
        if case .marked(let result) = entry { marked.insert(Array(result.id.utf8)) }
      }
    }
    func isWanted(_ entry: ResultEntry) -> Bool {
      guard !ids.isEmpty else { return true }
      guard let id = entry.id.map({ Array($0.utf8) }), ids.contains(id) else { return false }
      // Beside the result of an id its errors say that other submissions claim the id.
      return entry.error == nil || !marked.contains(id)
    }
    // Once to see that all of it can be read and what columns there are, so that no file is written
    // that breaks off; then to write.
    var columns = ExerciseColumns()
    var settings = given
    var left = ExportNotes(format, settings)
    var trial: (any ResultExport)? = format.export(settings, columns: columns)
    var found: Set<[UInt8]> = []
    try file.forEach { entry in
      // A result without any sentence is of the same course as the others.
      if settings.language == nil, case .marked(let result) = entry {
        settings.language = result.language
      }
      guard isWanted(entry) else { return }
      if let id = entry.id { found.insert(Array(id.utf8)) }
      _ = try trial?.add(entry)
      columns.add(entry)
      left.add(entry)
    }
    if let lost = arguments.values(of: "id").first(where: { !found.contains(Array($0.utf8)) }) {
      throw usage("no result has the id \(SafeText.line(lost, limit: 60))")
    }
    // What it kept need not be kept twice.
    trial = nil
    var export = format.export(settings, columns: columns)
    var bytes: [UInt8] = []
    try file.forEach { entry in
      guard isWanted(entry), streams.failure == nil else { return }
      let text = try export.add(entry)
      if path == nil { streams.write(text) } else { bytes += text.utf8 }
    }
    let end = try export.finish()
    if let path {
      try writeFile(bytes + end.utf8, to: path)
    } else {
      streams.write(end)
    }
    file.noteRepeats(of: "grade export", &streams)
    for line in left.lines(columns) { streams.note("grade export: \(line)") }
  }

  // MARK: Options

  private static func format(_ arguments: Arguments) throws -> ExportFormat {
    try choice(arguments, "format", ExportFormat.self, orElse: nil)
  }

  private static func settings(_ arguments: Arguments) throws -> ExportSettings {
    var settings = ExportSettings()
    if let text = arguments.value(of: "timestamp") {
      guard let timestamp = Timestamp(text) else {
        throw usage("--timestamp \(SafeText.line(text, limit: 40)): write 2026-01-31T12:00:00Z")
      }
      settings.timestamp = timestamp
    }
    if arguments.has("attempts") {
      settings.attempts = try choice(arguments, "attempts", ExportSettings.Attempts.self)
    }
    settings.rows = try choice(
      arguments, "rows", ExportSettings.Rows.self, orElse: .submissions)
    settings.items = try choice(arguments, "items", ExportSettings.Items.self, orElse: .total)
    if arguments.has("students") {
      settings.identity = try choice(arguments, "students", ExportSettings.Identity.self)
    }
    settings.title = arguments.value(of: "title") ?? settings.title
    settings.isProvisional = arguments.has("provisional")
    settings.hasDecimalComma = arguments.has("decimal-comma")
    switch arguments.value(of: "separator") ?? "comma" {
    case "comma": settings.separator = .comma
    case "semicolon": settings.separator = .semicolon
    case "tab": settings.separator = .tab
    case let other:
      throw usage(
        "--separator \(SafeText.line(other, limit: 40)): write comma, semicolon or tab")
    }
    if let text = arguments.value(of: "scale") {
      guard let scale = Int(text), (1...1_000_000).contains(scale) else {
        throw usage(
          "--scale \(SafeText.line(text, limit: 40)): write a whole number from 1 to 1000000")
      }
      settings.scale = scale
    }
    for name in ExportSettings.variables {
      if let value = Terminal.variable(name) { settings.environment[name] = value }
    }
    return settings
  }

  /// The value of an option that is one of some words.
  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ arguments: Arguments, _ option: String, _: Choice.Type, orElse fallback: Choice? = nil
  ) throws -> Choice where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    let list = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    guard let text = arguments.value(of: option) else {
      guard let fallback else { throw usage("--\(option) is needed: write \(list)") }
      return fallback
    }
    guard let choice = Choice(rawValue: text) else {
      let nearest = Spelling.nearest(to: text, among: words).map { "; did you mean \($0)?" } ?? ""
      throw usage(
        "no \(option) \(SafeText.line(text, limit: 40)): write \(list)\(nearest)")
    }
    return choice
  }

  private static func usage(_ text: String) -> ResultFileError {
    ResultFileError(message: "grade export: \(text)")
  }
}
