import Console
import Exact
import Formats
import Formulas
import Grading
import Reports

/// `grade FILE…`: marks submissions.
enum MarkCommand {
  /// The largest submission that is read, in bytes.
  private static let largestFile = 1 << 20

  private static let command = Command(
    "grade", summary: "Marks answer files against the exercises.",
    options: [
      Grade.exercises,
      .init(
        "course", value: "NAME",
        help:
          "The course for which numbers were drawn; the one that a submission names if not given."),
      .init("only", value: "ID,…", isRepeatable: true, help: "Mark these exercises only."),
      .init(
        "at-least", value: "SHARE",
        help: "Exit with 1 unless every submission earns this share of the points: 60% or 3/5."),
      .init("format", value: "FORMAT", help: "text (default), json, or jsonl: one result a line."),
      .init("quiet", letter: "q", help: "Print the summary lines only."),
      .help, .version,
    ],
    positionals: [.init("FILE", .oneOrMore, help: "A submission; - is standard input.")])

  private static let subcommands = """

    Other commands (each with --help):
      grade list                 the exercises, their parts and points
      grade check [FILE|DIR]...  whether exercise files are sound
      grade compare KEY ANSWER   whether an answer equals a key
      grade evaluate FORMULA     the exact value of a formula

    Exit codes: 0 the files were marked, 1 --at-least does not hold, 2 something could not be read.

    """

  private enum Format: String {
    case text, json, jsonl
  }

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    switch Grade.start(words, command, &streams, more: subcommands) {
    case .failure(let finished): return finished.code
    case .success(let arguments): return mark(arguments, &streams)
    }
  }

  private static func mark(_ arguments: Arguments, _ streams: inout StandardStreams) -> ExitCode {
    let written = arguments.value(of: "format") ?? "text"
    guard let format = Format(rawValue: written) else {
      streams.note("grade: no format \(SafeText.line(written)): write text, json or jsonl")
      return .failed
    }
    var atLeast: Rational?
    if let text = arguments.value(of: "at-least") {
      guard let share = share(text) else {
        streams.note(
          "grade: --at-least \(SafeText.line(text)): write a share such as 60% or 3/5")
        return .failed
      }
      atLeast = share
    }
    let index: ExerciseIndex
    do {
      index = ExerciseIndex(try ExerciseFiles.read(arguments.value(of: "exercises") ?? "exercises"))
    } catch {
      streams.note("grade: \(error.description)")
      return .failed
    }
    guard let only = only(arguments, index, &streams) else { return .failed }
    let exercises = TouchedExercises(index: index, only: only.ids)
    let (marks, isComplete) = marks(
      arguments.positionals, exercises, course: arguments.value(of: "course"),
      withProofs: format != .text, &streams)
    guard let marks else { return .failed }
    write(marks, format, isQuiet: arguments.has("quiet"), &streams)
    if !isComplete { return .failed }
    guard let atLeast else { return .done }
    return marks.allSatisfy { reaches($0, atLeast) } ? .done : .unmet
  }

  // MARK: Options

  /// A share from 0 to 1, as a percentage or a fraction.
  private static func share(_ text: String) -> Rational? {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    guard var value = try? Rational(digits), value.signum >= 0 else { return nil }
    if isPercent {
      guard let share = try? value / 100 else { return nil }
      value = share
    }
    return value <= .one ? value : nil
  }

  private static func reaches(_ mark: SubmissionMark, _ share: Rational) -> Bool {
    mark.score >= share * mark.points && !mark.points.isZero
  }

  private struct Only {
    let ids: Set<String>?
  }

  private static func only(
    _ arguments: Arguments, _ index: ExerciseIndex, _ streams: inout StandardStreams
  ) -> Only? {
    let values = arguments.values(of: "only")
    guard !values.isEmpty else { return Only(ids: nil) }
    var ids: Set<String> = []
    for word in values.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let exercise = index.entry(word) else {
        let suggestion = index.nearestId(to: word).map { "; did you mean \($0)?" } ?? ""
        streams.note("grade: no exercise \(SafeText.line(word, limit: 40))\(suggestion)")
        TouchedExercises.report(index.failures, &streams)
        return nil
      }
      ids.insert(exercise.id)
    }
    if ids.isEmpty {
      streams.note("grade: --only needs the id of an exercise")
      return nil
    }
    return Only(ids: ids)
  }

  // MARK: Marking

  /// The marks of all files that could be read, and whether all could; nil if a file of a touched
  /// problem set is broken.
  private static func marks(
    _ paths: [String], _ exercises: TouchedExercises, course: String?, withProofs: Bool,
    _ streams: inout StandardStreams
  ) -> (marks: [SubmissionMark]?, isComplete: Bool) {
    var submissions: [(path: String, submission: Submission)] = []
    var isComplete = true
    for path in paths {
      let name = path == "-" ? "standard input" : path
      do {
        submissions.append((name, try Submission(try readFile(path, limit: largestFile))))
      } catch let error as SubmissionError {
        let hint = path.hasSuffix(".jsonc") ? " (this looks like an exercise file)" : ""
        streams.note(
          "\(name):\(error.position.line):\(error.position.column): \(error.message)\(hint)")
        isComplete = false
      } catch let error as FileError {
        let command = Spelling.nearest(to: path, among: ["list", "check", "compare", "evaluate"])
        let hint = command.map { " Did you mean the command grade \($0)?" } ?? ""
        streams.note("grade: \(error.description)\(hint)")
        isComplete = false
      } catch {
        streams.note("grade: \(name) cannot be read")
        isComplete = false
      }
    }
    guard let catalogue = exercises.read(for: submissions.map(\.submission), &streams) else {
      return (nil, false)
    }
    var marks: [SubmissionMark] = []
    for (name, submission) in submissions {
      let mark = catalogue.mark(
        submission, only: exercises.only, course: course, withProofs: withProofs)
      report(mark, submission, name, &streams)
      marks.append(mark)
    }
    return (marks, isComplete)
  }

  private static func report(
    _ mark: SubmissionMark, _ submission: Submission, _ name: String,
    _ streams: inout StandardStreams
  ) {
    for (field, suggestion) in submission.unknownFields {
      let meant = suggestion.map { "; did you mean \($0)?" } ?? ""
      streams.note("\(name): the field \(SafeText.line(field, limit: 40)) is not used\(meant)")
    }
    for exercise in mark.exercises {
      guard let problem = exercise.problem else { continue }
      streams.note("\(name): \(exercise.id) is not marked: \(SafeText.line(problem))")
    }
    for (id, suggestion) in mark.unknown {
      let meant = suggestion.map { "; did you mean \($0)?" } ?? ""
      streams.note("\(name): there is no \(SafeText.line(id, limit: 60))\(meant)")
    }
  }

  // MARK: Writing

  private static func write(
    _ marks: [SubmissionMark], _ format: Format, isQuiet: Bool, _ streams: inout StandardStreams
  ) {
    switch format {
    case .json: streams.write(MarksJSON.document(marks).pretty() + "\n")
    case .jsonl:
      for mark in marks { streams.write(MarksJSON.result(mark).compact() + "\n") }
    case .text:
      let text = appearance()
      for (index, mark) in marks.enumerated() {
        if isQuiet {
          streams.write(text.summary(mark) + "\n")
        } else {
          streams.write((index > 0 ? "\n" : "") + text.text(mark))
        }
      }
    }
  }

  /// Colour and width only on a terminal.
  private static func appearance() -> MarksText {
    let style = Terminal.Style(for: 1)
    let width =
      Terminal.isTerminal(1)
      ? Terminal.width(of: 1, environment: Terminal.environment()) : nil
    return MarksText(width: width, measure: { displayWidth(of: $0) }) { text, role in
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
