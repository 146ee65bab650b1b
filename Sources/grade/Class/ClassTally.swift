import Batch
import Console

/// What a run counts, for the end of it.
struct ClassTally {
  /// The submissions with a result.
  private(set) var count = 0
  /// Those that could not be marked.
  private(set) var errorCount = 0
  /// Those that earn less than is asked for.
  private(set) var belowCount = 0
  /// The files that were named and could not be marked.
  private(set) var failureCount = 0

  /// The most notes about submissions that are written: a class whose site adds two fields has two of them each.
  private static let mostNotes = 200
  /// The notes about submissions.
  private var noteCount = 0

  /// Nothing yet, or what an interrupted run had counted.
  init(count: Int = 0, errorCount: Int = 0, belowCount: Int = 0) {
    self.count = count
    self.errorCount = errorCount
    self.belowCount = belowCount
  }

  /// Counts what was written for a submission, and says what there is to say about it.
  mutating func add(_ written: ResultWriter.Written, _ streams: inout StandardStreams) {
    for note in written.notes {
      noteCount += 1
      if noteCount <= Self.mostNotes || written.isFailure { streams.note(note) }
    }
    count += 1
    if written.isError { errorCount += 1 }
    if written.isBelow { belowCount += 1 }
    if written.isFailure { failureCount += 1 }
  }

  /// What the shell is told.
  var code: ExitCode { failureCount > 0 ? .failed : belowCount > 0 ? .unmet : .done }

  /// Says how many could not be marked or were left out, where the results do not.
  func note(_ source: SubmissionSource, _ streams: inout StandardStreams) {
    let repeats = source.repeatedCount
    if noteCount > Self.mostNotes {
      streams.note("grade: \(noteCount - Self.mostNotes) more notes about submissions are left out")
    }
    if errorCount > failureCount {
      let hint = errorCount == count && count > 1 ? "; are these submissions?" : ""
      streams.note(
        "grade: \(errorCount) of \(count) could not be marked: their results are errors\(hint)")
    }
    if repeats > 0 {
      streams.note("grade: \(repeats) identical to an earlier one of the same id, and left out")
    }
  }
}
