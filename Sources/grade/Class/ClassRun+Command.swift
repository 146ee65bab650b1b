import Batch
import Console

extension ClassRun {
  /// Why a run ends before its input does.
  enum Ended: Error {
    case interrupted, outputClosed
  }

  /// How a run ended.
  enum End {
    /// All was marked.
    case whole
    /// Somebody asked the program to end.
    case interrupted
    /// Nobody reads the results any more, or there is no room for them.
    case outputClosed
    /// Something that it needs could not be read or written, which was said.
    case failed
  }

  /// Marks all that a source gives, until it ends, fails or is interrupted.
  ///
  /// - Parameter deliver: takes results in order, and answers how many submissions are done.
  func run(
    _ source: SubmissionSource, _ writer: ResultWriter, _ streams: inout StandardStreams,
    _ progress: inout ClassProgress, start: (inout StandardStreams) throws -> Void = { _ in },
    deliver: (Chunk<ResultWriter.Written>, _ isNextReady: Bool, inout StandardStreams) throws -> Int
  ) -> End {
    Interruption.watch()
    var doneCount = 0
    defer { progress.clear() }
    do {
      try start(&streams)
      try run(
        next: { try source.next() },
        write: { writer.write($0, $1) },
        deliver: { chunk, isNextReady in
          if chunk.results.contains(where: { !$0.written.notes.isEmpty }) { progress.clear() }
          doneCount = try deliver(chunk, isNextReady, &streams)
        },
        pulse: {
          if Interruption.isRequested { throw Ended.interrupted }
          progress.show(doneCount)
        })
      return .whole
    } catch Ended.interrupted {
      return .interrupted
    } catch Ended.outputClosed {
      return .outputClosed
    } catch {
      progress.clear()
      // Whoever is asked to end while waiting for input cannot read it, which is no fault of the input.
      guard !Interruption.isRequested else { return .interrupted }
      switch error {
      case let error as BrokenExercises: streams.note(error.files)
      case let error as FileError: streams.note("grade: \(error.description)")
      case let error as ResultFileError: streams.note("grade: \(error.message)")
      default: streams.note("grade: \(error)")
      }
    }
    return .failed
  }
}
