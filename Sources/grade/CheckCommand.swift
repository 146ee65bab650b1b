import Authoring
import Console
import Formats
import Grading

/// `grade check [FILE|DIR]…`: whether exercise files are sound.
enum CheckCommand {
  private static let command = Command(
    "grade check",
    summary:
      "Checks exercise files: fields, ids and keys; that right answers are accepted in all notations and "
      + "changed keys rejected; that mistakes can be told from the key and from each other; and that the "
      + "examples earn what they state. Each error and warning is a line with its place and what to do.",
    options: [
      .init(
        "exercises", value: "DIR",
        help: "What is checked without FILE or DIR; ./exercises if not given."),
      .init("format", value: "FORMAT", help: "text (default), json, or jsonl: one finding a line."),
      .init("details", help: "Say for each file how much was looked at."),
      .help,
    ],
    positionals: [
      .init(
        "FILE|DIR", .any,
        help: "An exercise file, or a folder: all .jsonc and .json files below it are checked "
          + "together, so that no two have one id.")
    ])

  private static let more = """

    JSON: {"schema": "touchstone/check/1", "files": [{"file", "exercise", "findings": [F],
    "checked"}], "errors", "warnings"}, where F is {"line", "column", "severity", "message"}, the
    severity is "error" or "warning", and a file with an error has no "exercise"; "checked" counts
    what was looked at. JSON Lines: {"file"} and F.

    Exit codes: 0 no errors (there may be warnings), 1 errors were found, 2 something could not be read.

    """

  private enum Format: String {
    case text, json, jsonl
  }

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let written = arguments.value(of: "format") ?? "text"
    guard let format = Format(rawValue: written) else {
      streams.note("grade check: no format \(SafeText.line(written)): write text, json or jsonl")
      return .failed
    }
    var paths = arguments.positionals
    if paths.isEmpty { paths = [arguments.value(of: "exercises") ?? "exercises"] }
    let (report, isComplete) = check(paths, &streams)
    guard !report.files.isEmpty else { return .failed }
    write(report, format, hasDetails: arguments.has("details"), &streams)
    if !isComplete { return .failed }
    return report.errorCount == 0 ? .done : .unmet
  }

  /// What was found in all files that could be read, and whether all could.
  private static func check(
    _ paths: [String], _ streams: inout StandardStreams
  ) -> (report: CheckReport, isComplete: Bool) {
    var report = CheckReport()
    var isComplete = true
    var seen: Set<String> = []
    for path in paths {
      var files: [ExerciseFile] = []
      var beside = CourseFiles()
      do {
        beside = try CourseFiles.around(path, keeping: true)
        if CourseFiles.isCourse(path), let reading = beside.reading {
          let folder = CourseFiles.parent(path)
          report.add(
            reading, beside: try ExerciseFiles.read(folder, beside), beside.handedOut,
            isNamed: true)
          continue
        }
        let found = try exercises(at: path)
        if found.isEmpty {
          streams.note("grade check: \(path): no exercise file (.jsonc or .json) in this folder.")
          isComplete = false
        }
        for file in found where seen.insert(file).inserted {
          do throws(FileError) {
            files.append(try ExerciseFiles.file(file, in: path, beside))
          } catch {
            streams.note("grade check: \(error.description)")
            isComplete = false
          }
        }
      } catch {
        streams.note(error, of: "grade check", at: path)
        isComplete = false
      }
      let progress = CheckProgress()
      report.add(files, course: beside.course?.name) { done, count in
        progress.show(done, of: count)
      }
      // A part of the exercises cannot tell which ones are gone.
      let isWhole = beside.isOf(path)
      if isWhole { report.add(beside.handedOut, beside: files, course: beside.course?.name) }
      if let reading = beside.reading, isWhole || reading.course == nil,
        seen.insert(reading.file).inserted
      {
        report.add(reading, beside: isWhole ? files : nil, beside.handedOut)
      }
      progress.clear()
    }
    return (report, isComplete)
  }

  /// The exercise files below a folder, or the one file that a path names.
  private static func exercises(at path: String) throws(FileError) -> [String] {
    do throws(FileError) {
      return try ExerciseFiles.paths(in: path)
    } catch {
      if error.kind == .isNotDirectory, error.path == path { return [path] }
      throw error
    }
  }

  private static func write(
    _ report: CheckReport, _ format: Format, hasDetails: Bool, _ streams: inout StandardStreams
  ) {
    switch format {
    case .json: streams.write(CheckJSON.document(report).pretty() + "\n")
    case .jsonl:
      for line in CheckJSON.lines(report) { streams.write(line.compact() + "\n") }
    case .text:
      let style = Terminal.Style(for: 1)
      let text = CheckText { text, severity in
        severity == .error ? style.red(text) : style.yellow(text)
      }
      if hasDetails { streams.write(text.details(report)) }
      streams.write(text.text(report))
    }
  }
}
