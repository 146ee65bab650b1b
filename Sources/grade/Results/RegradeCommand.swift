import Batch
import Console
import Formats
import Grading

/// `grade regrade OLD FILE…`: whose marks change, and why.
enum RegradeCommand {
  /// The most submissions that are named because they have no new result.
  private static let mostNamed = 10

  private static let command = Command(
    "grade regrade",
    summary:
      "Marks submissions again and lists exactly the parts whose verdict, credit or mistake is another one "
      + "than in old results.",
    options: MarkOptions.declared + [
      .init("format", value: "FORMAT", help: "text (default), or jsonl: one change a line."), .help,
    ],
    positionals: [
      .init("OLD", help: "The results of an earlier run, one a line."),
      .init("FILE", .oneOrMore, help: "The submissions, as for grade."),
    ])

  private static let more = """

    Exit codes: 0 the changes were listed, also if there are none, 2 something could not be read.

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
    do throws(FileError) {
      let old = arguments.positionals[0]
      let reader = try LineReader(old, limit: PartScan.longestLine)
      let source = try SubmissionSource(
        Array(arguments.positionals.dropFirst()), Intake(.distinct))
      return compare(
        OldResults(reader, old), source, options, writesLines: format == "jsonl", &streams)
    } catch {
      streams.note("grade regrade: \(error.description)")
      return .failed
    }
  }

  private static func compare(
    _ old: OldResults, _ source: SubmissionSource, _ options: MarkOptions, writesLines: Bool,
    _ streams: inout StandardStreams
  ) -> ExitCode {
    var progress = ClassProgress(source, isShown: !Terminal.isTerminal(1))
    var count = 0
    var changes = RegradeTally()
    let end = ClassRun(options.marker, threads: options.threads, cache: options.cache).run(
      source, ResultWriter(options, source, isQuiet: true), &streams, &progress,
      deliver: { chunk, isNextReady, streams in
        for (_, written) in chunk.results {
          count += 1
          guard let new = try? GradedRecord(Array(written.result.dropLast())) else { continue }
          let before = try old.take(new.id)
          for change in MarkChange.changes(from: before, to: new) {
            changes.add(change)
            streams.write(writesLines ? change.json.compact() + "\n" : change.text + "\n")
          }
        }
        if !isNextReady { streams.flush() }
        if streams.failure != nil { throw ClassRun.Ended.outputClosed }
        return count
      })
    switch end {
    case .whole:
      do {
        let left = try old.rest()
        for id in left.prefix(mostNamed) {
          streams.note("grade regrade: \(SafeText.line(id, limit: 60)) has an old result only")
        }
        if left.count > mostNamed {
          streams.note("grade regrade: and so have \(left.count - mostNamed) more")
        }
      } catch {
        streams.note("grade regrade: \((error as? ResultLines.Trouble)?.message ?? "\(error)")")
        return .failed
      }
      streams.note(changes.text(of: count))
      return .done
    case .interrupted:
      streams.flush()
      Interruption.end()
      return .failed
    case .outputClosed: return .done
    case .failed: return .failed
    }
  }
}

/// Old results by id: taken in the order of the file, with what is out of order kept until it is asked for.
private final class OldResults {
  private let reader: LineReader
  private let path: String
  private var waiting: [String: GradedRecord] = [:]

  init(_ reader: LineReader, _ path: String) {
    self.reader = reader
    self.path = path
  }

  /// The old result of an id; nil if there is none.
  func take(_ id: String?) throws -> GradedRecord? {
    guard let id else { return nil }
    if let found = waiting.removeValue(forKey: id) { return found }
    while let record = try next() {
      guard let own = record.id else { continue }
      if own == id { return record }
      waiting[own] = record
    }
    return nil
  }

  /// The ids of what was not asked for.
  func rest() throws -> [String] {
    while let record = try next() {
      if let id = record.id { waiting[id] = record }
    }
    return waiting.keys.sorted()
  }

  private func next() throws -> GradedRecord? {
    while let line = try reader.next() {
      guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      return try ResultLines.record(line, of: path)
    }
    return nil
  }
}
