import Batch
import Console
import Formats

/// `grade attempts RESULTS`: one mark of several attempts of a student.
enum AttemptsCommand {
  private static let command = Command(
    "grade attempts",
    summary:
      "Makes one result of all attempts of a student: for each part the attempt that counts, less what further "
      + "attempts cost.",
    options: [
      .init("counts", value: "WHICH", help: "Which attempt counts: best (default), last or first."),
      .init(
        "penalty", value: "SHARE", help: "What each attempt after the first costs: 10% or 1/10."),
      .init(
        "allowed", value: "N", help: "How many attempts count at all; any number if not given."),
      .help,
    ],
    positionals: [
      .init(
        "RESULTS", .oneOrMore,
        help: "What grade --format jsonl or json printed; - is standard input.")
    ])

  private static let more = """

    A result a student goes to standard output, in the order in which they come first. A part says from which
    attempt it is. Results that are errors count as no attempt.

    Exit codes: 0 it was done, 2 something could not be read.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard let rule = rule(arguments, &streams) else { return .failed }
    do throws(ResultFileError) {
      var marks = AttemptMarks { _, _ in rule }
      for path in arguments.positionals {
        let reader = try ResultReader(path)
        while let entry = try reader.next() { marks.add(entry) }
      }
      for student in marks.students where streams.failure == nil {
        streams.write(student.json.compactBytes() + [0x0A])
      }
      return .done
    } catch {
      streams.note("grade attempts: \(error.message)")
      return .failed
    }
  }

  private static func rule(
    _ arguments: Arguments, _ streams: inout StandardStreams
  ) -> AttemptRule? {
    let counts = arguments.value(of: "counts") ?? "best"
    guard let counting = AttemptRule.Counting(rawValue: counts) else {
      streams.note(
        "grade attempts: --counts \(SafeText.line(counts)): write best, last or first")
      return nil
    }
    guard let penalty = MarkOptions.share(arguments.value(of: "penalty") ?? "0") else {
      streams.note("grade attempts: --penalty: write a share such as 10% or 1/10")
      return nil
    }
    var allowed: Int?
    if let text = arguments.value(of: "allowed") {
      guard let count = Int(text), count > 0 else {
        streams.note("grade attempts: --allowed \(SafeText.line(text)): write a number from 1")
        return nil
      }
      allowed = count
    }
    return AttemptRule(allowed: allowed, penalty: penalty, counts: counting)
  }
}
