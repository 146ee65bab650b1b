import Batch
import Console
import Formats
import Grading

/// A run whose results grow in a file beside its name, and can go on where they were left.
struct FileRun {
  private let options: MarkOptions
  private let source: SubmissionSource
  private let writer: ResultWriter

  init(_ options: MarkOptions, _ source: SubmissionSource, _ writer: ResultWriter) {
    self.options = options
    self.source = source
    self.writer = writer
  }

  /// - Throws: `FileError` if the file cannot be opened or another run has it.
  func run(
    to path: String, resumes: Bool, _ streams: inout StandardStreams
  ) throws(FileError) -> ExitCode {
    let file = try PartialFile(path)
    guard var (tally, checksum) = try start(file, resumes: resumes, &streams) else {
      return .failed
    }
    var progress = ClassProgress(source, isShown: true, countBefore: tally.count)
    var noted = ContinuousClock.now
    var checkpoint: RunRecord.Checkpoint?
    let end = ClassRun(options.marker, threads: options.threads, cache: options.cache).run(
      source, writer, &streams, &progress,
      deliver: { chunk, _, streams in
        for (_, written) in chunk.results {
          try file.write(written.result)
          checksum.add(written.result)
          tally.add(written, &streams)
        }
        if let position = chunk.position {
          let reached = tally.checkpoint(
            position, byteCount: file.length, checksum: checksum.hexadecimal)
          checkpoint = reached
          if noted.duration(to: .now) > .seconds(1) {
            try file.note(reached.line)
            checkpoint = nil
            noted = .now
          }
        }
        return tally.count
      })
    switch end {
    case .whole:
      try file.finish()
      streams.noteUnused(options.marker.index.failures)
      tally.note(source, &streams)
      return tally.code
    case .interrupted:
      if let checkpoint { try file.note(checkpoint.line) }
      streams.note(
        "grade: interrupted behind \(tally.count) results: the same call with --resume goes on")
      streams.flush()
      Interruption.end()
      return .failed
    case .failed, .outputClosed:
      if file.length == 0 { file.remove() }
      return .failed
    }
  }

  /// What was counted up to where the run begins; nil after a message if it cannot.
  private func start(
    _ file: PartialFile, resumes: Bool, _ streams: inout StandardStreams
  ) throws(FileError) -> (tally: ClassTally, checksum: Checksum)? {
    let record = RunRecord(try file.readRecord())
    guard resumes else {
      // Without a result nothing is lost, whatever else is left.
      guard file.length == 0 else {
        let advice = record == nil ? "remove it" : "add --resume to go on, or remove it"
        streams.note(
          "grade: \(file.partialPath) is left from a run that was interrupted: \(advice)")
        return nil
      }
      return try begin(file)
    }
    guard let record else {
      guard file.length == 0 else {
        streams.note(
          "grade: \(file.partialPath) has results, but \(file.recordPath), which would say what they are of, is missing "
            + "or damaged: remove \(file.partialPath) to start again")
        return nil
      }
      return try begin(file)
    }
    guard let last = try lastSound(record, file) else {
      if file.length > 0 {
        streams.note(
          "grade: no result in \(file.partialPath) is known to be whole: all submissions are marked again"
        )
      }
      return try begin(file)
    }
    guard record.rules == options.rules else {
      streams.note(
        "grade: \(file.partialPath) was written with other exercises, another version or other options "
          + "(--only, --sheet, --course, --no-proofs, --check-certificates): remove it to start again"
      )
      return nil
    }
    let isSame: Bool
    do { isSame = try source.skip(to: last.checkpoint.position) } catch let error as FileError {
      throw error
    } catch {
      isSame = false
    }
    guard isSame else {
      streams.note(
        "grade: the submissions up to number \(last.checkpoint.position.readCount) are not those that "
          + "\(file.partialPath) has the results of: remove it to start again")
      return nil
    }
    try file.cut(to: last.checkpoint.byteCount, record: last.end)
    return (ClassTally(last.checkpoint), last.checksum)
  }

  /// The last checkpoint up to which the results are as they were written: a computer that fails may leave
  /// other bytes in a file than those that it was given.
  private func lastSound(
    _ record: RunRecord, _ file: PartialFile
  ) throws(FileError) -> RunRecord.Reached? {
    let reader = try LineReader(file.partialPath, limit: ResultEntry.longest)
    return try record.last { () throws(FileError) in
      try reader.next().map { $0.bytes + [0x0A] }
    }
  }

  private func begin(
    _ file: PartialFile
  ) throws(FileError) -> (tally: ClassTally, checksum: Checksum) {
    try file.cut(to: 0, record: 0)
    try file.note(RunRecord(rules: options.rules).firstLine)
    return (ClassTally(), Checksum())
  }
}

extension ClassTally {
  init(_ checkpoint: RunRecord.Checkpoint) {
    self.init(
      count: checkpoint.count, errorCount: checkpoint.errorCount, belowCount: checkpoint.belowCount)
  }

  func checkpoint(
    _ position: Intake.Position, byteCount: Int, checksum: String
  ) -> RunRecord.Checkpoint {
    RunRecord.Checkpoint(
      position, byteCount: byteCount, checksum: checksum, count: count, errorCount: errorCount,
      belowCount: belowCount)
  }
}
