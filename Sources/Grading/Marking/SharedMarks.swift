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
          var parts = exercise.mark(item.answers, withProofs: withProofs, cache: cache)
          if !item.hints.isEmpty {
            for (place, part) in exercise.parts.enumerated() {
              guard let count = item.hints[part.id], count > 0 else { continue }
              parts[place] = cache.entry(of: exercise.charge(parts[place].mark, part, count))
            }
          }
          return SharedMarks.Exercise(
            id: exercise.id, variant: exercise.variant, problem: nil, parts: parts)
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
    _ answers: PartAnswers, withProofs: Bool, cache: MarkCache
  ) -> [MarkCache.Entry] {
    let exerciseKey = MarkCache.ExerciseKey(id: id, variant: variant, withProofs: withProofs)
    var entries: [MarkCache.Entry?] = Array(repeating: nil, count: parts.count)
    for place in order.places {
      // A part that the key does not name cannot change the mark.
      var earlier: [MarkCache.Entry?] = []
      if !order.dependencies[place].isEmpty {
        earlier = order.dependencies[place].map { source in
          entries[source].flatMap { $0.standsForKey ? nil : $0 }
        }
        if earlier.allSatisfy({ $0 == nil }) { earlier = [] }
      }
      let key = MarkCache.Key(
        exercise: exerciseKey, part: place, answer: .written(answers[place]), earlier: earlier)
      entries[place] = cache.entry(key) ?? marked(key, answers[place], entries, cache)
    }
    return entries.compactMap(\.self)
  }

  /// Marks an answer that was not marked before, or was not kept; and keeps the mark.
  private func marked(
    _ key: MarkCache.Key, _ answer: WrittenAnswer, _ entries: [MarkCache.Entry?],
    _ cache: MarkCache
  ) -> MarkCache.Entry {
    let part = parts[key.part]
    let withProofs = key.exercise.withProofs
    var standings: [String: EarlierAnswer] = [:]
    var formulas: [String: EarlierFormula] = [:]
    for source in order.dependencies[key.part] {
      standings[parts[source].id] = entries[source]?.standing
      formulas[parts[source].id] = entries[source]?.formula
    }
    if cache.keepsEntries, part.isFormula {
      let marker = ExpressionMarker(
        PartMarker(
          exercise: self, part: part, earlier: standings, earlierFormulas: formulas,
          writesProofs: withProofs))
      if let read = marker.read(answer), let identity = read.identity {
        let readKey = key.with(.read(identity))
        if let entry = cache.entry(readKey) { return cache.kept(entry, for: key) }
        let (mark, formula) = marker.mark(read)
        let entry = cache.kept(cache.entry(of: mark.checked, formula: formula), for: readKey)
        return cache.kept(entry, for: key)
      }
    }
    let (mark, standing, formula) = mark(
      part, answer, standings, formulas, withProofs: withProofs)
    return cache.kept(cache.entry(of: mark, standing: standing, formula: formula), for: key)
  }
}
