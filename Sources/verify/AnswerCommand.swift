import Console
import Laws
import Subjects

/// `verify answer`: the core as a program that answers requests.
enum AnswerCommand {
  private static let command = Command(
    "verify answer",
    summary:
      "Answers requests from the math core: reads a line of JSON from standard input, writes one to "
      + "standard output, until the input ends.",
    options: [
      .init("list", help: "Print each function with its arguments, its result and its meaning."),
      .help,
    ])

  private static let more = """

    A request is {"id":1,"call":"dot","args":[[1,2],[3,4]]}, its answer {"id":1,"value":11.0} or
    {"id":1,"error":{"kind":"shapes","message":"…"}}. A number is a JSON number or a string:
    "0x1.8p3", "inf", "-inf", "nan". A matrix is an array of rows or {"shape":[2,0],"data":[]}, a
    tensor always the latter. A program is {"steps":[{"op":"input","counts":[0]},
    {"op":"mul","on":[0,0]},{"op":"sum","on":[1]}]}: a step makes a value from values of earlier
    steps, the last one is the result; --list ends with the operations. Several results are an object with named fields.

    Exit codes: 0 the input has ended, 2 wrong usage or an unreadable input.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Verify.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    if arguments.has("list") {
      for function in Function.all {
        streams.write("\(function)\n    \(function.meaning)\n")
      }
      streams.write("\nThe operations of a program:\n")
      for operation in Program.operations {
        streams.write("\(operation)\n    \(operation.meaning)\n")
      }
      return .done
    }
    while streams.failure == nil, let line = readLine(strippingNewline: true) {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      streams.write(Answer.line(to: Array(line.utf8), by: .core) + "\n")
      streams.flush()
    }
    return .done
  }
}
