import Exact

/// The marks of one submission, whose parts may be shared with other submissions.
public struct SharedMarks: Sendable {
  /// The id of the submission.
  public let id: String
  /// Who wrote it.
  public let student: String
  /// Which attempt it is.
  public let attempt: Int
  /// When it was handed in, as it says itself.
  public let submittedAt: String?
  /// The exercises that were marked.
  public let exercises: [Exercise]
  /// Ids of the submission that no exercise or part has, with the nearest one that exists.
  public let unknown: [(id: String, suggestion: String?)]

  /// The marks of one exercise.
  public struct Exercise: Sendable {
    /// Its id.
    public let id: String
    /// The drawn numbers of the student; nil if nothing is drawn.
    public let variant: Variant?
    /// Why nothing could be marked.
    public let problem: String?
    /// The marks of its parts, in the order of the file.
    public let parts: [MarkCache.Entry]
  }
}

extension Catalogue {
  /// Marks a submission as `mark` does, with marks of the same answers taken from a cache.
  ///
  /// - Parameters:
  ///   - only: ids of the exercises to mark; nil for all of the sets that the submission touches.
  ///   - course: the course for which numbers were drawn; nil for the one that the submission names.
  ///   - withProofs: whether the evidence about formulas holds certificates that can be checked.
  ///   - cache: what is kept of other submissions to the same exercises.
  public func sharedMarks(
    _ submission: Submission, only: Set<String>? = nil, course: String? = nil,
    withProofs: Bool = true, cache: MarkCache
  ) -> SharedMarks {
    let work = work(for: submission, only: only, course: course)
    return SharedMarks(
      id: submission.id, student: submission.student, attempt: submission.attempt,
      submittedAt: submission.submittedAt,
      exercises: work.items.map { item in
        let exercise = item.exercise
        guard let problem = item.problem else {
          return SharedMarks.Exercise(
            id: exercise.id, variant: exercise.variant, problem: nil,
            parts: zip(
              exercise.parts,
              exercise.mark(item.answers, withProofs: withProofs, cache: cache)
            ).map { part, entry in
              guard let count = item.hints[part.id], count > 0 else { return entry }
              return cache.entry(of: exercise.charge(entry.mark, part, count))
            })
        }
        let mark = exercise.unmarked(item.answers, problem)
        return SharedMarks.Exercise(
          id: mark.id, variant: mark.variant, problem: mark.problem,
          parts: mark.parts.map { cache.entry(of: $0) })
      }, unknown: work.unknown)
  }
}

extension Exercise {
  /// Marks one student's answers to the exercise, with marks of the same answers taken from a cache.
  ///
  /// - Returns: the marks of all parts, in the order of the file.
  func mark(
    _ answers: [String: WrittenAnswer], withProofs: Bool, cache: MarkCache
  ) -> [MarkCache.Entry] {
    let exerciseKey = MarkCache.ExerciseKey(
      id: id, variant: variant, withProofs: withProofs)
    var entries: [MarkCache.Entry?] = Array(repeating: nil, count: parts.count)
    for place in order.places {
      // A part that the key does not name cannot change the mark.
      let dependencies = order.dependencies[place]
      let earlier = dependencies.compactMap { entries[$0] }.filter { !$0.standsForKey }
      let identities =
        earlier.isEmpty
        ? []
        : dependencies.map { source in
          entries[source].flatMap { $0.standsForKey ? nil : ObjectIdentifier($0) }
        }
      func key(_ answer: MarkCache.Answer) -> MarkCache.Key {
        MarkCache.Key(exercise: exerciseKey, part: place, answer: answer, earlier: identities)
      }
      let answer = order.answer(place, in: answers)
      entries[place] = cache.entry(key(.written(answer)), earlier: earlier) {
        var standings: [String: EarlierAnswer] = [:]
        var formulas: [String: EarlierFormula] = [:]
        for source in dependencies {
          standings[parts[source].id] = entries[source]?.standing
          formulas[parts[source].id] = entries[source]?.formula
        }
        func marked() -> MarkCache.Entry {
          let (mark, standing, formula) = mark(
            parts[place], answer, standings, formulas, withProofs: withProofs)
          return cache.entry(of: mark, standing: standing, formula: formula)
        }
        guard cache.keepsEntries, parts[place].isFormula else { return marked() }
        let marker = ExpressionMarker(
          PartMarker(
            exercise: self, part: parts[place], earlier: standings, earlierFormulas: formulas,
            writesProofs: withProofs))
        guard let read = marker.read(answer), let identity = read.identity else { return marked() }
        return cache.entry(key(.read(identity)), earlier: earlier) {
          let (mark, formula) = marker.mark(read)
          return cache.entry(of: mark.checked, formula: formula)
        }
      }
    }
    return entries.compactMap(\.self)
  }
}
