import Console
import Formats
import Grading

/// `grade read`: how answers were understood, without whether they are right.
enum ReadCommand {
  private static let command = Command(
    "grade read",
    summary:
      "Says of each answer how it was understood: products, units, decimals, digits. Not whether it is "
      + "right.",
    options: [
      Grade.exercises,
      .init("html", value: "FILE", help: "Write a page with typeset formulas to FILE instead."),
      .help,
    ],
    positionals: [
      .init("FILE", .oneOrMore, help: "An answer file: JSON or plain text; - is standard input.")
    ])

  private static let more = """

    Exit codes: 0 all answers can be read, 1 some cannot, 2 a file could not be read.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard let folder = CourseFolder.read(arguments, of: "grade read", &streams) else {
      return .failed
    }
    let files = AnswerFiles.read(arguments.positionals, of: "grade read", &streams)
    let touched = TouchedExercises(index: folder.index, only: nil)
    guard let catalogue = touched.read(for: files.submissions.map(\.submission), &streams) else {
      return .failed
    }
    var isReadable = true
    let language = folder.course?.defaults.language ?? .english
    var page = ReadingPage(language: language)
    let target = arguments.value(of: "html")
    for (place, file) in files.submissions.enumerated() {
      if place > 0, target == nil { streams.write("\n") }
      page.begin(file.submission.student)
      for exercise in catalogue.readings(of: file.submission, course: folder.courseName) {
        isReadable =
          isReadable && exercise.parts.allSatisfy { $0.understanding.verdict != .unreadable }
        if target == nil { streams.write(text(exercise, language)) } else { page.add(exercise) }
      }
      for id in catalogue.unknownIds(in: file.submission) {
        let meant = id.suggestion.map { "; did you mean \($0)?" } ?? ""
        streams.note("\(file.name): there is no \(SafeText.line(id.id, limit: 60))\(meant)")
        isReadable = false
      }
    }
    if let target {
      do throws(FileError) {
        try writeFile(Array(page.text.utf8), to: target)
      } catch {
        streams.note("grade read: \(error.description)")
        return .failed
      }
    }
    return files.isComplete ? (isReadable ? .done : .unmet) : .failed
  }

  private static func text(_ reading: ExerciseReadings, _ language: Language) -> String {
    let language = reading.language ?? language
    let wording = language.wording
    let title = reading.title.map { "  " + SafeText.line($0) } ?? ""
    var lines = [reading.id + title]
    if let variant = reading.variant {
      lines.append("  " + wording.label(.yourNumbers(SafeText.line(variant.text))))
    }
    let width = reading.parts.map { displayWidth(of: $0.id) }.max() ?? 0
    let margin = String(repeating: " ", count: width + 4)
    for part in reading.parts {
      let gap = String(repeating: " ", count: width - displayWidth(of: part.id) + 2)
      let read = part.understanding
      guard read.verdict != .unanswered else {
        lines.append("  \(part.id)\(gap)(\(wording.label(.noAnswer)))")
        continue
      }
      let word = read.verdict == .unreadable ? wording.label(.cannotBeRead) + ": " : ""
      lines.append("  \(part.id)\(gap)\(word)\(SafeText.line(read.answer, limit: 72))")
      for line in read.lines(in: language) {
        lines.append(margin + SafeText.line(line.replacing("`", with: "")))
      }
      if let caret = read.caret { lines += [margin + caret.text, margin + caret.marker] }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
