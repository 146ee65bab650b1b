import Batch
import Console
import Exact
import Formats
import Grading

/// `grade attempts RESULTS`: one mark of several attempts of a student.
enum AttemptsCommand {
  private static let command = Command(
    "grade attempts",
    summary:
      "Makes one result of all attempts of a student: for each part the attempt that counts, less what further "
      + "attempts cost, as its exercise says.",
    options: [
      Grade.exercises,
      .init(
        "counts", value: "WHICH",
        help: "Which attempt counts, whatever exercises say: best, last or first."),
      .init(
        "penalty", value: "SHARE",
        help: "What each attempt after the first costs, whatever exercises say: 10% or 1/10."),
      .init(
        "allowed", value: "N",
        help: "How many attempts count at all, whatever exercises say; 0 for any number."),
      .help,
    ],
    positionals: [
      .init(
        "RESULTS", .oneOrMore,
        help: "What grade --format jsonl or json printed; - is standard input.")
    ])

  private static let more = """

    A result a student goes to standard output, in the order in which they come first. A part says from which
    attempt it is. Results that are errors count as no attempt. Several submissions that say that they are the same
    attempt are one more each, by submittedAt and then by id: the order of the lines changes nothing. Where neither `attempts` of the exercise or the
    course nor an option says anything, the best of any number of attempts counts, and they cost nothing.

    The exercises of the results must be sound, unless --counts, --penalty and --allowed are all given. Those that are
    not there any more are named.

    Exit codes: 0 it was done, 2 something could not be read, or exercises of the results are broken.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard let options = Options(arguments, &streams) else { return .failed }
    // Options that say it all need no exercises.
    var index: ExerciseIndex?
    if !options.areComplete {
      guard let folder = CourseFolder.read(arguments, of: "grade attempts", &streams) else {
        return .failed
      }
      index = folder.index
    }
    do {
      var numbers = AttemptNumbers()
      var parts: [String: Set<String>] = [:]
      // Once to see which attempts there are, whatever the order of the lines, and then to mark them.
      let distinct = DistinctResults(.pieces)
      let files = try arguments.positionals.map { try ResultFile($0, distinct) }
      for (file, path) in zip(files, arguments.positionals) {
        try file.forEach { entry in
          try requireAttempt(entry, in: path)
          numbers.add(entry)
          guard index != nil, case .marked(let result) = entry else { return }
          for exercise in result.exercises {
            for part in exercise.parts { parts[exercise.id, default: []].insert(part.id) }
          }
        }
      }
      var rules: AttemptRules?
      if let index {
        rules = AttemptRules(index, of: parts, &streams)
        guard rules != nil else { return .failed }
      }
      distinct.note(of: "grade attempts", &streams)
      note(numbers.ambiguousStudents, &streams)
      let none = AttemptMarks(numbers) { [rules] exercise, part in
        options.over(rules?.rule(exercise, part) ?? Attempts())
      }
      // Nothing is written where two results contradict each other.
      if numbers.hasRepeats { try mark(files, none) { _ in } }
      try mark(files, none) { student in
        if streams.failure == nil { streams.write(student.json.compactBytes() + [0x0A]) }
      }
      return .done
    } catch let conflict as AttemptMarks.Conflict {
      streams.note(
        "grade attempts: two results with the id \(SafeText.line(conflict.id, limit: 60)) mark "
          + "\(SafeText.line(conflict.place, limit: 60)) differently: give each result once")
    } catch {
      streams.note("grade attempts: \((error as? ResultFileError)?.message ?? "\(error)")")
    }
    return .failed
  }

  /// Adds all results to marks, and gives away each student when there are no more of it.
  private static func mark(
    _ files: [ResultFile], _ none: AttemptMarks, _ take: (AttemptMarks.Student) -> Void
  ) throws {
    var marks = none
    for file in files {
      try file.forEach { entry in
        try marks.add(entry)
        marks.takeWhole().forEach(take)
      }
    }
    marks.students.forEach(take)
  }

  /// Makes sure that a result is one of an attempt: what attempts cost would be taken off again from one that was made
  /// of all attempts of a student.
  private static func requireAttempt(_ entry: ResultEntry, in path: String) throws {
    guard case .marked(let result) = entry, result.attemptCount != nil else { return }
    let name = path == "-" ? "standard input" : SafeText.line(path)
    throw ResultFileError(
      message:
        "\(name): these are results of grade attempts, which hold what further attempts cost already: give "
        + "what grade --format jsonl or json printed")
  }

  /// Says whose submissions claim to be the same attempt.
  private static func note(_ students: [String], _ streams: inout StandardStreams) {
    for student in students.prefix(mostNamed) {
      streams.note(
        "grade attempts: several results of \(SafeText.line(student, limit: 60)) say that they are the same "
          + "attempt: each counts as one more, by submittedAt and then by id")
    }
    if students.count > mostNamed {
      streams.note("grade attempts: and so do those of \(students.count - mostNamed) more")
    }
  }

  /// The most students that are named.
  private static let mostNamed = 10

  /// What the options say of attempts, whatever exercises say.
  private struct Options: Sendable {
    var counts: Attempts.Counting?
    var penalty: Rational?
    /// The attempts that count; 0 for any number.
    var allowed: Int?

    /// What the options say; nil after a message about one that says nothing.
    init?(_ arguments: Arguments, _ streams: inout StandardStreams) {
      if let text = arguments.value(of: "counts") {
        counts = Attempts.Counting(rawValue: text)
        if counts == nil {
          streams.note(
            "grade attempts: --counts \(SafeText.line(text)): write best, last or first")
          return nil
        }
      }
      if let text = arguments.value(of: "penalty") {
        penalty = MarkOptions.share(text)
        if penalty == nil {
          streams.note("grade attempts: --penalty: write a share such as 10% or 1/10")
          return nil
        }
      }
      if let text = arguments.value(of: "allowed") {
        allowed = Int(text).flatMap { $0 >= 0 ? $0 : nil }
        if allowed == nil {
          streams.note(
            "grade attempts: --allowed \(SafeText.line(text)): write a number, or 0 for any number")
          return nil
        }
      }
    }

    var areComplete: Bool { counts != nil && penalty != nil && allowed != nil }

    func over(_ rule: Attempts) -> Attempts {
      Attempts(
        allowed: allowed.map { $0 == 0 ? nil : $0 } ?? rule.allowed,
        penalty: penalty ?? rule.penalty, counts: counts ?? rule.counts)
    }
  }
}
