import Grading
import Synchronization

/// Marks submissions from several threads, and reads the exercises of a problem set when the first one
/// touches it.
public final class ClassMarker: Sendable {
  /// The ids of all exercises.
  public let index: ExerciseIndex
  /// The ids to mark; nil for all exercises of the problem sets that are touched.
  public let only: Set<String>?
  private let course: String?
  private let sheet: CourseSheet?
  private let writesProofs: Bool
  private let checksCertificates: Bool
  private let known: Mutex<Known>

  private struct Known {
    var catalogue: Catalogue
    var sets: Set<String>
  }

  /// A marker for these exercises.
  ///
  /// - Parameters:
  ///   - course: the course for which numbers were drawn; nil for the one that a submission names.
  ///   - sheet: the sheet whose weights count; its exercises are those of `only`.
  ///   - writesProofs: whether the evidence about formulas holds certificates.
  ///   - checksCertificates: whether each of these is replayed before the verdict is given.
  public init(
    _ index: ExerciseIndex, only: Set<String>?, course: String? = nil, sheet: CourseSheet? = nil,
    writesProofs: Bool, checksCertificates: Bool = false
  ) {
    self.checksCertificates = checksCertificates
    self.course = course
    self.sheet = sheet
    self.index = index
    self.only = only
    self.writesProofs = writesProofs
    let catalogue = Catalogue(index) { only?.contains($0.id) ?? false }
    known = Mutex(Known(catalogue: catalogue, sets: []))
  }

  /// The marks of a submission.
  ///
  /// - Throws: `BrokenExercises` if a file that it needs has errors.
  public func mark(_ submission: Submission) throws(BrokenExercises) -> SubmissionMark {
    let catalogue = try catalogue(for: submission)
    guard checksCertificates else { return mark(submission, by: catalogue) }
    return CertificateChecking.on { mark(submission, by: catalogue) }
  }

  private func mark(_ submission: Submission, by catalogue: Catalogue) -> SubmissionMark {
    if let sheet {
      return catalogue.mark(submission, on: sheet, course: course, withProofs: writesProofs)
    }
    return catalogue.mark(submission, only: only, course: course, withProofs: writesProofs)
  }

  /// The marks of a submission, with those of the same answers taken from a cache.
  ///
  /// - Throws: `BrokenExercises` if a file that it needs has errors.
  public func sharedMarks(
    _ submission: Submission, cache: MarkCache
  ) throws(BrokenExercises) -> SharedMarks {
    let catalogue = try catalogue(for: submission)
    func marks() -> SharedMarks {
      catalogue.sharedMarks(
        submission, only: only, course: course, withProofs: writesProofs, cache: cache)
    }
    return checksCertificates ? CertificateChecking.on { marks() } : marks()
  }

  private func catalogue(for submission: Submission) throws(BrokenExercises) -> Catalogue {
    if only == nil { try checkIndex(submission) }
    let touched = only == nil ? index.touchedSets(submission) : []
    let catalogue = known.withLock { known in
      if !touched.isSubset(of: known.sets) {
        known.catalogue = known.catalogue.reading { touched.contains($0.file.problemSet) }
        known.sets.formUnion(touched)
      }
      return known.catalogue
    }
    let broken = catalogue.broken.filter { only != nil || touched.contains($0.problemSet) }
    guard broken.isEmpty else { throw BrokenExercises(files: broken) }
    return catalogue
  }

  /// Files whose ids cannot be read keep a submission from being marked if it needs, or may need, them.
  private func checkIndex(_ submission: Submission) throws(BrokenExercises) {
    guard !index.failures.isEmpty else { return }
    let touched = index.touchedSets(submission)
    // An id that no file has may stand in one whose id cannot be read: then its set is touched too.
    let needsAll = submission.answers.contains { index.entry($0.exercise) == nil }
    let blocking = index.failures.filter { needsAll || touched.contains($0.problemSet) }
    guard blocking.isEmpty else { throw BrokenExercises(files: blocking) }
  }
}

/// Exercise files that are needed, and have errors.
public struct BrokenExercises: Error, Sendable {
  /// The files with what is wrong in each.
  public let files: [ExerciseFileError]
}
