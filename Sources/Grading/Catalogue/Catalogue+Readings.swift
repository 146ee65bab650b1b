import Formats

/// How the answers to one exercise were understood.
public struct ExerciseReadings: Sendable {
  /// The exercise.
  public let id: String
  /// Its heading.
  public let title: String?
  /// The student's numbers; nil if nothing is drawn, or it is not known which.
  public let variant: Variant?
  /// The language of what the student reads; nil where neither the exercise nor its course names one.
  public let language: Language?
  /// The parts, in the order of the file.
  public let parts: [(id: String, understanding: Understanding)]
}

extension Catalogue {
  /// How the answers of a submission are understood: of the exercises that it answers.
  ///
  /// - Parameter course: the course for which numbers were drawn; nil for the one that the submission names.
  public func readings(
    of submission: Submission, course: String? = nil
  ) -> [ExerciseReadings] {
    submission.answers.compactMap { id, answers in
      guard let found = exercise(id) else { return nil }
      let sheet = submission.sheet.first { index.entry($0.exercise)?.id == found.id }
      let own = try? found.inHand(
        of: submission.student, course: course ?? submission.course, sheet: sheet)
      let exercise = own ?? found
      return ExerciseReadings(
        id: exercise.id, title: exercise.title.map(exercise.render), variant: own?.variant,
        language: exercise.language,
        parts: exercise.parts.map { part in
          let answer = answers.last { exercise.part($0.part)?.id == part.id }?.answer ?? .blank
          return (part.id, exercise.understanding(of: answer, to: part))
        })
    }
  }

  /// Ids of a submission that no exercise or part has, with the nearest one that exists.
  public func unknownIds(in submission: Submission) -> [(id: String, suggestion: String?)] {
    var unknown: [(id: String, suggestion: String?)] = []
    for (id, parts) in submission.answers {
      guard index.entry(id) != nil else {
        unknown.append((id, index.nearestId(to: id)))
        continue
      }
      guard let exercise = exercise(id) else { continue }
      for (part, _) in parts where exercise.part(part) == nil {
        let nearest = Spelling.nearest(to: part, among: exercise.parts.map(\.id))
        unknown.append(("\(id).\(part)", nearest.map { "\(exercise.id).\($0)" }))
      }
    }
    return unknown
  }
}
