import Formats

/// The exercises that were read, and the ids of all that there are.
public struct Catalogue: Sendable {
  /// The ids of all exercises, also of those that were not read.
  public let index: ExerciseIndex
  /// The exercises that were read, sorted by set and id as people count.
  public let exercises: [Exercise]
  /// The files that were to be read, and have errors; sorted by name.
  public let broken: [ExerciseFileError]

  /// Reads the exercises that are wanted; nothing in other files is computed.
  ///
  /// - Parameters:
  ///   - index: the ids of all files.
  ///   - isWanted: whether an exercise is to be read.
  public init(
    _ index: ExerciseIndex, where isWanted: (ExerciseIndex.Entry) -> Bool = { _ in true }
  ) {
    self.init(index, isWanted, read: [:], broken: [])
  }

  /// The catalogue with more of its exercises read; those that were read before stay as they are.
  public func reading(where isWanted: (ExerciseIndex.Entry) -> Bool) -> Catalogue {
    let read = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Catalogue(index, isWanted, read: read, broken: broken)
  }

  private init(
    _ index: ExerciseIndex, _ isWanted: (ExerciseIndex.Entry) -> Bool, read: [String: Exercise],
    broken: [ExerciseFileError]
  ) {
    let known = Set(broken.map(\.file))
    var exercises: [Exercise] = []
    var broken = broken
    for entry in index.entries {
      if let exercise = read[entry.id] {
        exercises.append(exercise)
      } else if isWanted(entry), !known.contains(entry.file.name) {
        let reading = ExerciseReading(entry)
        if let exercise = reading.exercise {
          exercises.append(exercise)
        } else {
          broken.append(ExerciseFileError(reading.findings, entry.file))
        }
      }
    }
    self.index = index
    self.exercises = exercises
    self.broken = broken.sorted(by: ExerciseFileError.isBefore)
  }

  /// Reads all exercises.
  public init(_ files: [ExerciseFile]) { self.init(ExerciseIndex(files)) }

  /// All files with errors that were found: those without a sound id of their own, and the broken
  /// ones; sorted by name.
  public var failures: [ExerciseFileError] {
    (index.failures + broken).sorted(by: ExerciseFileError.isBefore)
  }

  /// The exercise that was read with an id, or with an id that it had before.
  public func exercise(_ id: String) -> Exercise? {
    index.entry(id).flatMap { entry in exercises.first { $0.id == entry.id } }
  }

  /// Marks a submission: all exercises of the problem sets that it touches, as far as they were read.
  ///
  /// - Parameters:
  ///   - only: ids of the exercises to mark; nil for all of those sets.
  ///   - course: the course for which numbers were drawn; nil for the one that the submission names.
  ///   - withProofs: whether the evidence about formulas holds certificates that can be checked.
  public func mark(
    _ submission: Submission, only: Set<String>? = nil, course: String? = nil,
    withProofs: Bool = true
  ) -> SubmissionMark {
    let work = work(for: submission, only: only, course: course)
    return SubmissionMark(
      id: submission.id, student: submission.student, attempt: submission.attempt,
      submittedAt: submission.submittedAt,
      exercises: work.items.map { item in
        item.problem.map { item.exercise.unmarked(item.answers, $0) }
          ?? item.exercise.mark(item.answers, hints: item.hints, withProofs: withProofs)
      }, unknown: work.unknown)
  }

  /// The exercises that a submission is marked against, with the numbers and the answers of its student, and
  /// its ids that mean nothing.
  func work(for submission: Submission, only: Set<String>?, course: String?) -> MarkingWork {
    var answers: [String: PartAnswers] = [:]
    var unknown: [(id: String, suggestion: String?)] = []
    for entry in submission.sheet where index.entry(entry.exercise) == nil {
      unknown.append((entry.exercise, index.nearestId(to: entry.exercise)))
    }
    for request in submission.hints
    where exercise(request.exercise).map({ $0.part(request.part) == nil })
      ?? (index.entry(request.exercise) == nil)
    {
      unknown.append(("\(request.exercise).\(request.part)", nil))
    }
    for (exerciseId, parts) in submission.answers {
      guard index.entry(exerciseId) != nil else {
        unknown.append((exerciseId, index.nearestId(to: exerciseId)))
        continue
      }
      guard let exercise = exercise(exerciseId) else { continue }
      var own = answers[exercise.id] ?? PartAnswers(count: exercise.parts.count)
      for (partId, answer) in parts {
        guard let name = exercise.order.name(partId) else {
          let suggestion = Spelling.nearest(to: partId, among: exercise.parts.map(\.id))
          unknown.append(("\(exerciseId).\(partId)", suggestion.map { "\(exercise.id).\($0)" }))
          continue
        }
        own.add(answer, as: name)
      }
      answers[exercise.id] = own
    }
    let sets = index.touchedSets(submission)
    let wanted = exercises.filter { exercise in
      only.map { $0.contains(exercise.id) } ?? sets.contains(exercise.problemSet)
    }
    let items = wanted.map { exercise in
      let answers = answers[exercise.id] ?? PartAnswers(count: exercise.parts.count)
      let sheet = submission.sheet.first { index.entry($0.exercise)?.id == exercise.id }
      do throws(NumbersProblem) {
        let own = try exercise.inHand(
          of: submission.student, course: course ?? submission.course, sheet: sheet)
        return MarkingWork.Item(
          exercise: own, answers: answers, hints: hints(submission, of: exercise), problem: nil)
      } catch {
        return MarkingWork.Item(
          exercise: exercise, answers: answers, hints: [:], problem: error)
      }
    }
    return MarkingWork(items: items, unknown: unknown)
  }

  /// How many hints of an exercise a submission asks for, by part.
  private func hints(_ submission: Submission, of exercise: Exercise) -> [String: Int] {
    var hints: [String: Int] = [:]
    for request in submission.hints where index.entry(request.exercise)?.id == exercise.id {
      guard let part = exercise.part(request.part) else { continue }
      hints[part.id] = max(hints[part.id] ?? 0, request.count)
    }
    return hints
  }
}

/// What there is to mark of a submission.
struct MarkingWork {
  /// An exercise with a student's answers to it.
  struct Item {
    /// The exercise with the student's numbers.
    let exercise: Exercise
    let answers: PartAnswers
    /// How many hints were asked for, by part.
    let hints: [String: Int]
    /// Why there are no such numbers.
    let problem: NumbersProblem?
  }

  let items: [Item]
  let unknown: [(id: String, suggestion: String?)]
}
