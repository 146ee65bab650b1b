import Batch
import Console
import Formats
import Grading
import Reports

/// A run whose results go to standard output.
struct StreamRun {
  private let options: MarkOptions
  private let source: SubmissionSource
  private let writer: ResultWriter

  init(_ options: MarkOptions, _ source: SubmissionSource, _ writer: ResultWriter) {
    self.options = options
    self.source = source
    self.writer = writer
  }

  func run(_ streams: inout StandardStreams) -> ExitCode {
    var tally = ClassTally()
    var progress = ClassProgress(source, isShown: !Terminal.isTerminal(1))
    let document = JSONDocument()
    var hasResults = false
    let end = ClassRun(options.marker, threads: options.threads, cache: options.cache).run(
      source, writer, &streams, &progress,
      start: { streams in if options.format == .json { streams.write(document.start) } },
      deliver: { chunk, isNextReady, streams in
        for (_, written) in chunk.results {
          tally.add(written, &streams)
          guard !written.result.isEmpty else { continue }
          switch options.format {
          case .json: streams.write(document.result(written.result, isFirst: !hasResults))
          case .jsonl: streams.write(written.result)
          case .text:
            if hasResults, writer.writesBlocks { streams.write("\n") }
            streams.write(written.result)
          }
          hasResults = true
        }
        if !isNextReady { streams.flush() }
        if streams.failure != nil { throw ClassRun.Ended.outputClosed }
        return tally.count
      })
    if end == .whole, options.format == .json { streams.write(document.end(isEmpty: !hasResults)) }
    if end == .failed { return .failed }
    // What was counted so far says nothing about the class.
    if end == .outputClosed { return .done }
    streams.noteUnused(options.marker.index.failures)
    tally.note(source, &streams)
    if end == .interrupted {
      streams.flush()
      Interruption.end()
      return .failed
    }
    return tally.code
  }
}

/// Marks as one JSON document, written result by result.
private struct JSONDocument {
  let start: String
  private let rest: String

  init() {
    // What stands around no results stands around any.
    let empty = MarksJSON.document([]).pretty()
    let parts = empty.split(separator: "[]", maxSplits: 1, omittingEmptySubsequences: false)
    start = parts[0] + "["
    rest = "]" + (parts.count > 1 ? parts[1] : "")
  }

  /// A result in its place: two levels deep.
  func result(_ text: [UInt8], isFirst: Bool) -> String {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map { "    " + $0 }
    return (isFirst ? "\n" : ",\n") + lines.joined(separator: "\n")
  }

  func end(isEmpty: Bool) -> String { (isEmpty ? "" : "\n  ") + rest }
}

extension StandardStreams {
  /// Names broken files that nothing needed, in a line each.
  mutating func noteUnused(_ failures: [ExerciseFileError]) {
    for failure in failures {
      guard let line = failure.lines.first else { continue }
      let count = failure.lines.count
      note("\(line)\(count > 1 ? " (and \(count - 1) more)" : "") – not used here")
    }
  }
}
