import Authoring
import Console
import Formats
import Grading

/// `grade new ID --kind KIND`: the file of a new exercise.
enum NewCommand {
  private static let kinds = ExerciseTemplate.Kind.allCases.map(\.rawValue)

  private static let command = Command(
    "grade new",
    summary:
      "Writes the file of a new exercise: small, commented, and sound as `grade check` understands it. "
      + "Change it into what you want; the path of the file is printed.",
    options: [
      .init(
        "kind", value: "KIND",
        help: "What is asked: \(kinds.joined(separator: ", ")); number if not given."
      ),
      .init("set", value: "NAME", help: "The problem set, a folder of DIR; drafts if not given."),
      Grade.exercises,
      .init("print", help: "Print the text of the file, and write nothing."),
      .help,
    ],
    positionals: [.init("ID", help: "The id: letters, digits, `.`, `-` and `_`, such as A.2.")])

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let word = arguments.value(of: "kind") ?? "number"
    guard let kind = ExerciseTemplate.Kind(rawValue: word) else {
      let meant = Spelling.nearest(to: word, among: kinds).map { "; did you mean \($0)?" }
      streams.note(
        "grade new: no kind \(SafeText.line(word, limit: 40))"
          + (meant ?? ": write \(kinds.joined(separator: ", "))"))
      return .failed
    }
    let id = arguments.positionals[0]
    let folder = arguments.value(of: "exercises") ?? "exercises"
    let set = arguments.value(of: "set") ?? "drafts"
    guard
      set.split(separator: "/", omittingEmptySubsequences: false).allSatisfy({
        !$0.isEmpty && !$0.hasPrefix(".")
      }), !id.hasPrefix(".")
    else {
      streams.note(
        "grade new: names of sets and ids do not begin with `.` or `/`, and are not empty")
      return .failed
    }
    let path = [folder, set, id + ".jsonc"].joined(separator: "/")
    let depth = set.split(separator: "/").count
    let text = ExerciseTemplate(kind).text(
      id: id, schema: String(repeating: "../", count: depth) + "exercise.schema.json")
    let file = ExerciseFile(name: path, problemSet: set, bytes: Array(text.utf8))
    if let problem = problem(with: file, id, in: folder) {
      streams.note("grade new: \(problem)")
      return .failed
    }
    guard !arguments.has("print") else {
      streams.write(text)
      return .done
    }
    do throws(FileError) {
      try makeFolder([folder, set].joined(separator: "/"))
      try writeFile(file.bytes, to: path)
    } catch {
      streams.note("grade new: \(error.description)")
      return .failed
    }
    streams.write(SafeText.line(path) + "\n")
    return .done
  }

  /// Why the file cannot be written; nil if it can.
  private static func problem(with file: ExerciseFile, _ id: String, in folder: String) -> String? {
    // Nothing in a template is wrong but what the caller puts into it.
    if let error = CheckReport([file]).files.flatMap(\.findings).first(where: {
      $0.severity == .error
    }) {
      return error.message
    }
    // Where there is no folder of exercises yet, there is no exercise either.
    guard let files = try? ExerciseFiles.read(folder, CourseFiles()) else { return nil }
    if let there = files.first(where: { $0.name.lowercased() == file.name.lowercased() }) {
      return "\(there.name) is there already"
    }
    let index = ExerciseIndex(files)
    if let entry = index.entry(id) { return "the id \(id) stands in \(entry.file.name)" }
    // Two files whose names differ in capitals alone are one file on many computers.
    return index.entries.first { $0.id.lowercased() == id.lowercased() }.map {
      "the id \($0.id) stands in \($0.file.name), and \(id) differs from it in capital letters alone: "
        + "choose another one"
    }
  }
}
