import Batch
import Console
import Formats

/// `grade FILE…`: marks submissions, one or a whole class.
enum MarkCommand {
  private static let command = Command(
    "grade", summary: "Marks answers against the exercises.",
    options: MarkOptions.declared + [
      .init(
        "at-least", value: "SHARE",
        help: "Exit with 1 unless every submission earns this share of the points: 60% or 3/5."),
      .init("format", value: "FORMAT", help: "text (default), json, or jsonl: one result a line."),
      .init(
        "output", value: "FILE",
        help: "Write one result a line to FILE, which has this name only when it is whole."),
      .init("resume", help: "Go on where a run with the same --output was interrupted."),
      .init("quiet", letter: "q", help: "Print the summary lines only."),
      .help, .version,
    ],
    positionals: [
      .init(
        "FILE", .oneOrMore,
        help:
          "A submission (- is standard input), a file of them, one a line (.jsonl), or a folder of both."
      )
    ])

  private static let subcommands = """

    Other commands (each with --help):
      grade list                 the exercises, their parts and points
      grade new ID               the file of a new exercise
      grade check [FILE|DIR]...  whether exercise files are sound
      grade preview ID           an exercise as its author looks at it
      grade solve ID             the worked solution of an exercise
      grade compare KEY ANSWER   whether an answer equals a key
      grade evaluate FORMULA     the exact value of a formula
      grade sheet                a student's sheet and the answer file to fill in
      grade read FILE...         how answers were understood, not whether they are right
      grade explain STUDENT EXERCISE.PART  all that is known about one mark
      grade filter               a result for each line of standard input
      grade shard, grade merge   a class on many computers
      grade attempts RESULTS     one mark of several attempts of a student
      grade regrade OLD FILE...  whose marks change after an exercise changed
      grade stats RESULTS        what a class made of the exercises
      grade report RESULTS       results as pages for a class and its students
      grade export RESULTS       results for Gradescope, Moodle, Canvas and others

    Exit codes: 0 the files were marked, 1 --at-least does not hold, 2 something could not be read,
    of every command 141 nobody read what it prints to its end.
    A submission in a folder or on a line that cannot be read has an error for its result.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    switch Grade.start(words, command, &streams, more: subcommands) {
    case .failure(let finished): return finished.code
    case .success(let arguments): return mark(arguments, &streams)
    }
  }

  private static func mark(_ arguments: Arguments, _ streams: inout StandardStreams) -> ExitCode {
    let output = arguments.value(of: "output")
    let written = arguments.value(of: "format") ?? (output == nil ? "text" : "jsonl")
    guard let format = MarkOptions.Format(rawValue: written) else {
      streams.note("grade: no format \(SafeText.line(written)): write text, json or jsonl")
      return .failed
    }
    guard let options = MarkOptions(arguments, "grade", format: format, &streams) else {
      return .failed
    }
    if output != nil, options.format != .jsonl {
      streams.note("grade: --output writes one result a line: leave --format out, or write jsonl")
      return .failed
    }
    if output == nil, arguments.has("resume") {
      streams.note("grade: --resume goes on with the file of --output: name it")
      return .failed
    }
    do throws(FileError) {
      let source = try SubmissionSource(arguments.positionals, Intake(.distinct))
      guard streams.noteEmptyFolders(of: source, "grade") else { return .failed }
      streams.noteOtherFiles(of: source, "grade")
      if let output, source.reads(output) {
        streams.note(
          "grade: \(SafeText.line(output)) would be one of the submissions: write the results elsewhere"
        )
        return .failed
      }
      let writer = ResultWriter(options, source, isQuiet: arguments.has("quiet"))
      if let output {
        return try FileRun(options, source, writer).run(
          to: output, resumes: arguments.has("resume"), &streams)
      }
      return StreamRun(options, source, writer).run(&streams)
    } catch {
      streams.note("grade: \(error.description)")
      return .failed
    }
  }
}
