import Batch
import Console
import Formats
import Grading
import Reports

/// Turns what came of a submission into what is written for it.
struct ResultWriter: Sendable {
  /// What is written for one submission.
  struct Written: Sendable {
    /// The result, with its line end.
    var result: [UInt8] = []
    /// Lines for standard error.
    var notes: [String] = []
    /// Whether it could not be marked.
    var isError = false
    /// Whether it is a file that was named and could not be marked.
    var isFailure = false
    /// Whether it earns less than is asked for.
    var isBelow = false
  }

  private let options: MarkOptions
  private let named: Set<String>
  private let lineFile: String
  private let folder: String
  private let isQuiet: Bool
  private let text: MarksText

  init(_ options: MarkOptions, _ source: SubmissionSource, isQuiet: Bool) {
    self.options = options
    named = source.named
    lineFile = source.lineFile ?? "standard input"
    folder = source.folderOfNames
    self.isQuiet = isQuiet
    text = ResultWriter.appearance(options.language)
  }

  /// Whether a result is a block of lines, to be set apart from the next one.
  var writesBlocks: Bool { options.format == .text && !isQuiet }

  /// What is written for one submission.
  func write(_ outcome: ClassRun.Outcome, _ place: HandedIn.Place) -> Written {
    switch outcome {
    case .marked(let submission, let mark):
      Written(
        result: result(mark),
        notes: notes(
          submission, mark.unknown, mark.exercises.map { ($0.id, $0.problem) }, place),
        isBelow: !options.reaches(mark.score, of: mark.points))
    case .shared(let submission, let marks):
      Written(
        result: MarksJSON.result(marks).compactBytes() + [0x0A],
        notes: notes(
          submission, marks.unknown, marks.exercises.map { ($0.id, $0.problem) }, place),
        isBelow: isBelow(marks))
    case .refused(let error): write(error, place)
    }
  }

  private func isBelow(_ marks: SharedMarks) -> Bool {
    guard options.atLeast != nil else { return false }
    let totals = MarkTotals(marks.exercises.map { MarkTotals($0.parts.map(\.totals)) })
    return !options.reaches(totals.score.rational, of: totals.points.rational)
  }

  private func notes(
    _ submission: Submission, _ unknown: [(id: String, suggestion: String?)],
    _ problems: [(id: String, problem: String?)], _ place: HandedIn.Place
  ) -> [String] {
    let hasProblem = problems.contains { $0.problem != nil }
    let wrongMoment = submission.submittedAt.flatMap { Timestamp($0) == nil ? $0 : nil }
    guard
      !submission.unknownFields.isEmpty || !unknown.isEmpty || hasProblem
        || !submission.remarks.isEmpty || wrongMoment != nil
    else { return [] }
    var notes: [String] = []
    let number = place.line ?? place.streamLine
    let line = number.map { ":\($0)" } ?? ""
    let name = SafeText.line(place.file.map { folder + $0 } ?? lineFile) + line
    for remark in submission.remarks {
      let position = remark.position
      // On a line of its own a submission has no other lines.
      let column = "line 1, column "
      notes.append(
        number == nil
          ? "\(name):\(position.line):\(position.column): \(remark.message)"
          : "\(name):\(position.column): \(remark.message.replacing(column, with: "column "))")
    }
    if let wrongMoment {
      notes.append(
        "\(name): submittedAt is \(SafeText.line(wrongMoment, limit: 40)), which is no moment such as "
          + "2026-01-31T12:00:00Z")
    }
    for (field, suggestion) in submission.unknownFields {
      let meant = suggestion.map { "; did you mean \($0)?" } ?? ""
      notes.append("\(name): the field \(SafeText.line(field, limit: 40)) is not used\(meant)")
    }
    for (id, problem) in problems {
      guard let problem else { continue }
      notes.append("\(name): \(id) is not marked: \(SafeText.line(problem))")
    }
    for (id, suggestion) in unknown {
      let meant = suggestion.map { "; did you mean \($0)?" } ?? ""
      notes.append("\(name): there is no \(SafeText.line(id, limit: 60))\(meant)")
    }
    return notes
  }

  private func result(_ mark: SubmissionMark) -> [UInt8] {
    let text =
      switch options.format {
      case .json: MarksJSON.result(mark).pretty()
      case .jsonl: MarksJSON.result(mark).compact() + "\n"
      case .text: isQuiet ? text.summary(mark) + "\n" : text.text(mark)
      }
    return Array(text.utf8)
  }

  private func write(_ error: ErrorResult, _ place: HandedIn.Place) -> Written {
    var written = Written(isError: true, isBelow: options.atLeast != nil)
    written.isFailure = place.line == nil && place.file.map(named.contains) ?? false
    switch options.format {
    case .json: written.result = Array(error.json.pretty().utf8)
    case .jsonl: written.result = error.json.compactBytes() + [0x0A]
    case .text: break
    }
    // What stands among the results need not be said again, but of a file that was named.
    if options.format == .text || written.isFailure {
      var note = error.text(source: lineFile, folder: folder)
      let hint = hint(error, place)
      // A hint goes on with the sentence.
      if !hint.isEmpty, note.hasSuffix(".") { note.removeLast() }
      written.notes = [note + hint]
    }
    return written
  }

  private func hint(_ error: ErrorResult, _ place: HandedIn.Place) -> String {
    guard let name = place.file else { return "" }
    if name == "standard input", error.isOfManyLines {
      return "; for submissions on lines of their own there is grade filter"
    }
    if name.hasSuffix(".jsonc") { return " (this looks like an exercise file)" }
    guard error.position == nil, fileKind(of: name) == .missing,
      let command = Spelling.nearest(to: name, among: Grade.commands)
    else { return "" }
    return ". Did you mean the command grade \(command)?"
  }

  /// Colour and width only on a terminal.
  private static func appearance(_ language: Language) -> MarksText {
    let style = Terminal.Style(for: 1)
    let width =
      Terminal.isTerminal(1)
      ? Terminal.width(of: 1, environment: Terminal.environment()) : nil
    return MarksText(in: language, width: width, measure: { displayWidth(of: $0) }) { text, role in
      switch role {
      case .heading: style.bold(text)
      case .right: style.green(text)
      case .wrong: style.red(text)
      case .open: style.yellow(text)
      case .quiet: style.dim(text)
      }
    }
  }
}

extension ErrorResult {
  /// Whether what should be one submission may be a class of them, one a line.
  fileprivate var isOfManyLines: Bool {
    guard case .unreadable(let reason) = problem else { return false }
    return reason.hasPrefix("more than") || reason.contains("one value")
  }
}
