import Batch
import Console

/// `grade filter`: a result for each line of standard input, as engines that pipe data ask for.
enum FilterCommand {
  private static let command = Command(
    "grade filter",
    summary:
      "Reads a submission from each line of standard input and writes its result to the same line of "
      + "standard output.",
    options: MarkOptions.declared + [.help])

  private static let more = """

    A line that is no submission has {"id":…,"error":"…"} for its result, an empty one too, so that
    there are always as many lines. Ids that come twice are not looked for.

    Exit codes: 0 each line has its result, 2 the work could not be done, as for broken exercises, 141 nobody
    read the results to their end.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard let options = MarkOptions(arguments, "grade filter", format: .jsonl, &streams) else {
      return .failed
    }
    let source = SubmissionSource(linesOfStandardInput: Intake(.each))
    return StreamRun(options, source, ResultWriter(options, source, isQuiet: true)).run(&streams)
  }
}
