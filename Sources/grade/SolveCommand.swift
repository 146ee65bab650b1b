import Authoring
import Console
import Formats

/// `grade solve ID`: the worked solution of an exercise.
enum SolveCommand {
  private static let command = Command(
    "grade solve",
    summary:
      "Prints how each right answer of an exercise comes about: the key, the key written out, with its "
      + "numbers, its exact value.",
    options: [Grade.exercises, .help],
    positionals: [.init("ID", help: "The id of the exercise, or its file.")])

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard
      let found = NamedExercise.find(
        arguments.positionals[0], in: arguments.value(of: "exercises"), command: "grade solve",
        &streams)
    else { return .failed }
    streams.write(WorkedSolution(found.exercise, found.file).text)
    return .done
  }
}
