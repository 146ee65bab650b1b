import Batch
import Console
import Exact
import Formats
import Grading

/// `grade explain`: all that is known about one mark, on one page.
enum ExplainCommand {
  private static let command = Command(
    "grade explain",
    summary:
      "Explains one mark: the rule, how the answer was read, what decided, and the numbers compared.",
    options: [
      Grade.exercises,
      .init(
        "course", value: "NAME",
        help:
          "The course for which numbers were drawn; that of course.jsonc, or else the one that the "
          + "submission names, if not given."),
      .init(
        "answers", value: "DIR",
        help: "Where the student's answer file is looked for; ./answers if not given."),
      .help,
    ],
    positionals: [
      .init("STUDENT", .one, help: "The student, as the answer file names them."),
      .init("EXERCISE.PART", .one, help: "The part, such as D.1.cosine."),
    ])

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let student = arguments.positionals[0]
    let (exerciseId, partId) = Submission.split(arguments.positionals[1])
    guard let partId else {
      streams.note("grade explain: write exercise and part, such as D.1.cosine")
      return .failed
    }
    guard let folder = CourseFolder.read(arguments, of: "grade explain", &streams) else {
      return .failed
    }
    guard let entry = folder.index.entry(exerciseId) else {
      let meant = folder.index.nearestId(to: exerciseId).map { "; did you mean \($0)?" } ?? ""
      streams.note("grade explain: no exercise \(SafeText.line(exerciseId, limit: 40))\(meant)")
      return .failed
    }
    let answers = arguments.value(of: "answers") ?? "answers"
    let submissions: [(name: String, submission: Submission)]
    do throws(FileError) {
      let paths = try listFiles(under: answers).filter {
        $0.hasSuffix(".json") || $0.hasSuffix(".txt")
      }
      submissions = AnswerFiles.read(paths, of: "grade explain", &streams).submissions
        .filter { $0.submission.student == student }
    } catch {
      streams.note("grade explain: \(error.description)")
      return .failed
    }
    guard !submissions.isEmpty else {
      streams.note(
        "grade explain: no answer file of \(SafeText.line(student, limit: 40)) in \(answers)")
      return .failed
    }
    let touched = TouchedExercises(index: folder.index, only: [entry.id])
    guard let catalogue = touched.read(for: submissions.map(\.submission), &streams),
      let exercise = catalogue.exercise(entry.id)
    else { return .failed }
    guard let part = exercise.part(partId) else {
      let meant =
        Spelling.nearest(to: partId, among: exercise.parts.map(\.id))
        .map { "; did you mean \(exercise.id).\($0)?" } ?? ""
      streams.note("grade explain: no part \(SafeText.line(partId, limit: 40))\(meant)")
      return .failed
    }
    let course = folder.courseName
    let digest = SHA256.digest(entry.file.bytes).hexadecimal
    for (place, file) in submissions.enumerated() {
      let marks = catalogue.mark(file.submission, only: [entry.id], course: course)
      let readings = catalogue.readings(of: file.submission, course: course)
        .first { $0.id == exercise.id }
      guard let mark = marks.exercises.first,
        let partMark = mark.parts.first(where: { $0.id == part.id })
      else { continue }
      let own = mark.variant.flatMap { try? exercise.with($0) } ?? exercise
      var page = ExplanationPage()
      page.head(file.name, file.submission.id, own, part.id, digest)
      page.numbers(mark)
      page.rule(own.part(part.id) ?? part)
      page.answer(partMark, readings?.parts.first { $0.id == part.id }?.understanding)
      page.tried(
        catalogue.readingsTried(
          for: file.submission, exercise: entry.id, part: part.id, course: course), partMark)
      streams.write((place > 0 ? "\n" : "") + page.text)
    }
    return .done
  }
}
