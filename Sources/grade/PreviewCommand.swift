import Authoring
import Console
import Formats
import Grading
import Reports

/// `grade preview ID`: an exercise as its author looks at it.
enum PreviewCommand {
  private static let command = Command(
    "grade preview",
    summary:
      "Shows the sheet of an exercise with its keys, its known mistakes and the numbers of every variant, and "
      + "what answers would earn.",
    options: [
      .init(
        "answer", value: "PART=ANSWER", isRepeatable: true,
        help: "An answer to try; an array such as '[1, 2]' is one of JSON."),
      .init("html", value: "FILE", help: "Write all of it as a page of its own to FILE instead."),
      Grade.exercises, .help,
    ],
    positionals: [.init("ID", help: "The id of the exercise, or its file.")])

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard
      let found = NamedExercise.find(
        arguments.positionals[0], in: arguments.value(of: "exercises"), command: "grade preview",
        &streams),
      let answers = answers(arguments.values(of: "answer"), to: found.exercise, &streams)
    else { return .failed }
    let preview = Preview(found.exercise, answers: answers)
    guard let path = arguments.value(of: "html") else {
      streams.write(PreviewText.text(preview))
      return .done
    }
    do throws(FileError) {
      try writeFile(Array(PreviewPage.page(preview, typeset: TypesetText.inline).utf8), to: path)
    } catch {
      streams.note("grade preview: \(error.description)")
      return .failed
    }
    return .done
  }

  /// The answers by part; nil after saying what is wrong with one.
  private static func answers(
    _ words: [String], to exercise: Exercise, _ streams: inout StandardStreams
  ) -> [String: WrittenAnswer]? {
    var answers: [String: WrittenAnswer] = [:]
    for word in words {
      guard let equal = word.firstIndex(of: "="), equal != word.startIndex else {
        streams.note("grade preview: \(SafeText.line(word, limit: 40)): write part=answer")
        return nil
      }
      let name = String(word[..<equal])
      guard let part = exercise.part(name) else {
        let meant = Spelling.nearest(to: name, among: exercise.parts.map(\.id))
        streams.note(
          "grade preview: no part \(SafeText.line(name, limit: 40))"
            + (meant.map { "; did you mean \($0)?" } ?? ""))
        return nil
      }
      answers[part.id] = answer(String(word[word.index(after: equal)...]))
    }
    return answers
  }

  /// What is an array or an object of JSON is one, and anything else the text of an answer.
  private static func answer(_ text: String) -> WrittenAnswer {
    guard text.hasPrefix("[") || text.hasPrefix("{"),
      let json = try? JSON.read(Array(text.utf8), as: .strict)
    else { return text.allSatisfy(\.isWhitespace) ? .blank : .text(text) }
    return WrittenAnswer(json)
  }
}
