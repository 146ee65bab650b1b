import Batch
import Console
import Exact
import Formats
import Grading

/// `grade stats RESULTS`: what a class made of the exercises.
enum StatsCommand {
  private static let command = Command(
    "grade stats",
    summary:
      "Shows difficulty, discrimination and marks of every part, and the wrong answers that are frequent, "
      + "equal ones together.",
    options: [
      Grade.exercises,
      .init("top", value: "N", help: "How many groups of wrong answers a part; 5 if not given."),
      .init("at-least", value: "N", help: "Groups of so many answers at least; 2 if not given."),
      .init("format", value: "FORMAT", help: "text (default), or json."), .help,
    ],
    positionals: [
      .init(
        "RESULTS", .oneOrMore,
        help: "What grade --format jsonl or json printed; - is standard input.")
    ])

  private static let more = """

    Difficulty is the mean share of the points that is earned. Discrimination is the correlation of the mark
    of a part with that of all others: near 0 or below it the part does not tell the strong from the weak.
    An edit changes the key into the wrong answer; the entry can be pasted into the exercise's `mistakes`: one that
    grade check would refuse there is not offered. Where numbers are drawn, answers are together that were known as
    one mistake, or that one edit gives with the numbers of each student; others only with the same numbers.

    Exit codes: 0 the statistics were written, 2 something could not be read, or exercises of the results are broken.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let format = arguments.value(of: "format") ?? "text"
    guard format == "text" || format == "json" else {
      streams.note("grade stats: no format \(SafeText.line(format)): write text or json")
      return .failed
    }
    guard let top = count(arguments, "top", default: 5, &streams),
      let least = count(arguments, "at-least", default: 2, &streams)
    else { return .failed }
    do {
      var statistics = ClassStatistics()
      let distinct = DistinctResults(.pieces)
      for path in arguments.positionals {
        let reader = try ResultReader(path)
        while let entry = try reader.next() {
          // What comes again is counted as that.
          _ = try distinct.takes(entry, from: reader)
          try statistics.add(entry)
        }
      }
      guard let folder = CourseFolder.read(arguments, of: "grade stats", &streams) else {
        return .failed
      }
      let ids = Set(statistics.exercises.map(\.id))
      guard
        let exercises = ExercisesOfResults.read(
          ids, in: folder.index, of: "grade stats",
          without: "its wrong answers are not put together", &streams)
      else { return .failed }
      distinct.note(of: "grade stats", &streams)
      let report = StatsReport(statistics, exercises.catalogue, top: top, least: least)
      streams.write(format == "json" ? report.json().pretty() : report.text())
      return .done
    } catch let conflict as DistinctResults.Conflict {
      streams.note("grade stats: \(conflict.message)")
    } catch let conflict as ClassStatistics.Conflict {
      streams.note(
        "grade stats: two results with the id \(SafeText.line(conflict.id, limit: 60)) mark "
          + "\(SafeText.line(conflict.exercise, limit: 60)) differently: give each result once")
    } catch {
      streams.note("grade stats: \((error as? ResultFileError)?.message ?? "\(error)")")
    }
    return .failed
  }

  private static func count(
    _ arguments: Arguments, _ name: String, default value: Int, _ streams: inout StandardStreams
  ) -> Int? {
    guard let text = arguments.value(of: name) else { return value }
    guard let count = Int(text), count >= 0 else {
      streams.note("grade stats: --\(name) \(SafeText.line(text)): write a number from 0")
      return nil
    }
    return count
  }
}
