import Batch
import Console
import Formats
import Grading

/// `grade regrade OLD FILE…`: whose marks change, and why.
enum RegradeCommand {
  /// The most submissions that are named for one reason on standard error.
  private static let mostNamed = 10
  /// The most lines about submissions without an old result.
  private static let mostNew = 200

  private static let command = Command(
    "grade regrade",
    summary:
      "Marks submissions again and lists exactly the parts whose verdict, credit or mistake is another one "
      + "than in old results.",
    options: MarkOptions.declared + [
      .init("format", value: "FORMAT", help: "text (default), or jsonl: one change a line."), .help,
    ],
    positionals: [
      .init("OLD", help: "What grade --format jsonl or json printed at an earlier run."),
      .init("FILE", .oneOrMore, help: "The submissions, as for grade."),
    ])

  private static let more = """

    What else changes is the weight of an exercise on a sheet, and whether it is left out. With --only or --sheet
    other exercises of the old results are not looked at. Old results that come twice count once.

    Exit codes: 0 the changes were listed, also if there are none, 2 something could not be read, or a submission has
    several old results that differ, of which the first was compared.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let format = arguments.value(of: "format") ?? "text"
    guard format == "text" || format == "jsonl" else {
      streams.note("grade regrade: no format \(SafeText.line(format)): write text or jsonl")
      return .failed
    }
    guard let options = MarkOptions(arguments, "grade regrade", format: .jsonl, &streams) else {
      return .failed
    }
    do {
      let old = OldResults(try ResultReader(arguments.positionals[0]))
      let source = try SubmissionSource(
        Array(arguments.positionals.dropFirst()), Intake(.distinct))
      guard streams.noteEmptyFolders(of: source, "grade regrade") else { return .failed }
      streams.noteOtherFiles(of: source, "grade regrade")
      return compare(old, source, options, writesLines: format == "jsonl", &streams)
    } catch let error as FileError {
      streams.note("grade regrade: \(error.description)")
    } catch {
      streams.note("grade regrade: \((error as? ResultFileError)?.message ?? "\(error)")")
    }
    return .failed
  }

  private static func compare(
    _ old: OldResults, _ source: SubmissionSource, _ options: MarkOptions, writesLines: Bool,
    _ streams: inout StandardStreams
  ) -> ExitCode {
    var progress = ClassProgress(source, isShown: !Terminal.isTerminal(1))
    var count = 0
    var newCount = 0
    var changes = RegradeTally()
    let end = ClassRun(options.marker, threads: options.threads, cache: options.cache).run(
      source, ResultWriter(options, source, isQuiet: true), &streams, &progress,
      deliver: { chunk, isNextReady, streams in
        for (_, written) in chunk.results {
          count += 1
          guard let new = try? ResultEntry(line: written.result.dropLast()) else { continue }
          let before = try old.take(new)
          let only = options.marker.only
          for change in MarkChange.changes(from: before, to: new, only: only) {
            changes.add(change)
            if case .new = change.kind, !writesLines {
              newCount += 1
              guard newCount <= Self.mostNew else { continue }
            }
            streams.write(writesLines ? change.json.compact() + "\n" : change.text + "\n")
          }
        }
        if !isNextReady { streams.flush() }
        if streams.failure != nil { throw ClassRun.Ended.outputClosed }
        return count
      })
    switch end {
    case .whole:
      if newCount > Self.mostNew {
        streams.write("\(newCount - Self.mostNew) more without an old result are left out\n")
      }
      do throws(ResultFileError) {
        let left = try old.rest()
        name(left, &streams) { "\($0) has an old result only" }
        if !left.isEmpty, old.takenCount == 0 {
          streams.note(
            "grade regrade: no old result has the id of one of these submissions: what grade attempts writes has the "
              + "names of students for ids, and cannot be compared")
        }
      } catch {
        guard !Interruption.isRequested else { return ended(&streams) }
        streams.note("grade regrade: \(error.message)")
        return .failed
      }
      old.noteRepeats(of: "grade regrade", &streams)
      let twice = old.conflictMessages
      name(twice, &streams) { "\($0); the first was compared" }
      streams.note(changes.text(of: count))
      return twice.isEmpty ? .done : .failed
    case .interrupted: return ended(&streams)
    case .outputClosed: return .done
    case .failed: return .failed
    }
  }

  /// Says something of each of some submissions.
  private static func name(
    _ ids: [String], _ streams: inout StandardStreams, _ sentence: (String) -> String
  ) {
    for id in ids.prefix(mostNamed) {
      streams.note("grade regrade: " + sentence(SafeText.line(id, limit: 300)))
    }
    if ids.count > mostNamed {
      streams.note("grade regrade: and so it is with \(ids.count - mostNamed) more")
    }
  }

  /// Ends by the signal that came, behind the changes so far.
  private static func ended(_ streams: inout StandardStreams) -> ExitCode {
    streams.flush()
    Interruption.end()
    return .failed
  }
}
