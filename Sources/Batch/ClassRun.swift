import Grading

/// Many submissions marked by several threads, in the order in which they come.
public struct ClassRun: Sendable {
  /// What marks them.
  public let marker: ClassMarker
  /// How many threads work.
  public let threads: Int

  private let cache: MarkCache?

  /// A run with a marker and so many threads.
  ///
  /// - Parameter cache: what keeps marks of answers that come again; nil for whole marks of each.
  public init(_ marker: ClassMarker, threads: Int, cache: MarkCache? = nil) {
    self.marker = marker
    self.threads = threads
    self.cache = cache
  }

  /// What came of one submission.
  public enum Outcome: Sendable {
    /// It was marked.
    case marked(Submission, SubmissionMark)
    /// It was marked, with what a cache keeps.
    case shared(Submission, SharedMarks)
    /// It cannot be marked.
    case refused(ErrorResult)
  }

  /// Some results in order, as they are to be written.
  public struct Chunk<Written: Sendable>: Sendable {
    /// What is written, with the numbers of the submissions among all that was read.
    public let results: [(number: Int, written: Written)]
    /// How far the input was read for them; nil if a result behind them is missing.
    public let position: Intake.Position?
    fileprivate let failure: BrokenExercises?
  }

  /// Marks all that a source gives.
  ///
  /// - Parameters:
  ///   - next: the next submissions, some at a time; nil at the end.
  ///   - write: what is written for one; called by several threads.
  ///   - deliver: takes results in order; called by this thread.
  ///   - pulse: is called several times a second.
  /// - Throws: `BrokenExercises` behind the results before; whatever the closures throw.
  public func run<Written: Sendable>(
    next: @escaping @Sendable () throws -> AdmittedChunk?,
    write: @escaping @Sendable (Outcome, HandedIn.Place) -> Written,
    deliver: (Chunk<Written>, _ isNextReady: Bool) throws -> Void,
    pulse: () throws -> Void
  ) throws {
    try OrderedWork(threads: threads).run(
      next: next,
      work: { chunk in
        var results: [(number: Int, written: Written)] = []
        for item in chunk.items {
          do throws(BrokenExercises) {
            results.append((item.number, write(try outcome(item), item.place)))
          } catch {
            return Chunk(results: results, position: nil, failure: error)
          }
        }
        return Chunk(results: results, position: chunk.position, failure: nil)
      },
      deliver: { chunk, isNextReady in
        try deliver(chunk, isNextReady && chunk.failure == nil)
        if let failure = chunk.failure { throw failure }
      }, pulse: pulse)
  }

  private func outcome(_ item: Admitted) throws(BrokenExercises) -> Outcome {
    switch item.task {
    case .refuse(let error): return .refused(error)
    case .mark(let bytes):
      let submission: Submission
      do throws(SubmissionError) {
        submission = try Submission(bytes)
      } catch {
        return .refused(ErrorResult(id: SubmissionID.find(in: bytes), item.place, error))
      }
      guard let cache else { return .marked(submission, try marker.mark(submission)) }
      return .shared(submission, try marker.sharedMarks(submission, cache: cache))
    }
  }
}
