import Console
import Grading

/// Reads the exercises that submissions are marked against, and says what keeps them from it.
struct TouchedExercises {
  /// The ids of all exercises.
  let index: ExerciseIndex
  /// The ids to mark; nil for all exercises of the problem sets that are touched.
  let only: Set<String>?

  /// The exercises; nil if one of their files is broken, which is then said.
  ///
  /// A broken file elsewhere is one line, if it is known to be broken: its formulas are not looked at.
  func read(for submissions: [Submission], _ streams: inout StandardStreams) -> Catalogue? {
    var touched: Set<String> = []
    for submission in submissions { touched.formUnion(index.touchedSets(submission)) }
    let catalogue = Catalogue(index) { entry in
      only.map { $0.contains(entry.id) } ?? touched.contains(entry.file.problemSet)
    }
    // An id that no file has may stand in one whose id cannot be read: then its set is touched too.
    let needsAll = submissions.contains { submission in
      submission.answers.contains { index.entry($0.exercise) == nil }
    }
    let blocking = index.failures.filter { failure in
      only == nil && (touched.contains(failure.problemSet) || needsAll)
    }
    guard blocking.isEmpty, catalogue.broken.isEmpty else {
      TouchedExercises.report(blocking + catalogue.broken, &streams)
      return nil
    }
    streams.noteUnused(index.failures)
    return catalogue
  }

  /// Says all that is wrong with files.
  static func report(_ failures: [ExerciseFileError], _ streams: inout StandardStreams) {
    for failure in failures {
      for line in failure.lines { streams.note(line) }
    }
  }
}
