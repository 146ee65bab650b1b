import Console
import Formats
import Grading
import Reports

/// `grade list`: the exercises, their parts and points.
enum ListCommand {
  private static let command = Command(
    "grade list", summary: "Lists problem sets, exercises, parts, kinds and points.",
    options: [
      Grade.exercises,
      .init("format", value: "FORMAT", help: "text (default) or json."), .help,
    ],
    positionals: [])

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let format = arguments.value(of: "format") ?? "text"
    guard format == "text" || format == "json" else {
      streams.note("grade list: no format \(SafeText.line(format)): write text or json")
      return .failed
    }
    guard let folder = CourseFolder.read(arguments, of: "grade list", &streams) else {
      return .failed
    }
    let catalogue = Catalogue(folder.index)
    streams.note(catalogue.failures)
    streams.write(
      format == "json"
        ? CatalogueListing.json(catalogue).pretty() + "\n" : CatalogueListing.text(catalogue))
    return catalogue.failures.isEmpty ? .done : .failed
  }
}
