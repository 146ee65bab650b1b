import Formats

/// Why answers cannot be marked: which numbers they are about is not known.
///
/// Nothing of the exercise is marked then. A person decides; it does not count as wrong.
public enum NumbersProblem: Error, Sendable {
  /// The numbers on the sheet are a variant, but not this student's.
  case notYours(sheet: Variant, own: Variant, course: String)
  /// The numbers on the sheet are no variant.
  case notPossible(sheet: Variant, VariantSpace.Mismatch)
  /// The numbers on the sheet cannot be read.
  case unreadable
  /// The rule finds no numbers for the student.
  case noneDrawn
  /// The exercise has an error with these numbers.
  case broken(Variant, ExerciseFileError)
}

extension Exercise {
  /// The exercise with the numbers that a student had in hand.
  ///
  /// Without a course the numbers on the sheet count, if they are a variant: whose they are cannot be told.
  ///
  /// - Parameters:
  ///   - sheet: the numbers of this exercise on the student's sheet; nil if there are none.
  ///   - course: the course for which numbers were drawn; nil if it is not known.
  func inHand(
    of student: String, course: String?, sheet: Submission.SheetEntry?
  ) throws(NumbersProblem) -> Exercise {
    guard let variants else { return self }
    let variant: Variant
    if let sheet {
      guard let written = sheet.numbers else { throw .unreadable }
      do {
        variant = try variants.checked(written)
      } catch {
        throw .notPossible(sheet: written, error)
      }
      if let course {
        guard let own = self.variant(for: student, course: course) else { throw .noneDrawn }
        if own != variant { throw .notYours(sheet: variant, own: own, course: course) }
      }
    } else {
      guard let own = self.variant(for: student, course: course ?? "") else { throw .noneDrawn }
      variant = own
    }
    do {
      return try with(variant)
    } catch {
      throw .broken(variant, error)
    }
  }

  /// The mark where it is not known which numbers the answers are about.
  func unmarked(_ answers: [String: WrittenAnswer], _ problem: NumbersProblem) -> ExerciseMark {
    let marks = parts.map { part in
      let answer = ([part.id] + part.formerly).lazy.compactMap { answers[$0] }.first ?? .blank
      let marker = PartMarker(exercise: self, part: part, earlier: [:])
      if case .blank = answer { return marker.result(.unanswered, answer: "") }
      return marker.result(.undecided, reason: Reason.otherNumbers, answer: answer.text)
    }
    var mark = ExerciseMark(id: id, title: title.map(render), parts: marks)
    mark.problem = problem.message
    return mark
  }
}

extension NumbersProblem {
  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .notYours(let sheet, let own, let course):
      "not your numbers: the sheet has \(sheet.text); in \(SafeText.line(course, limit: 40)) yours are "
        + own.text
    case .notPossible(let sheet, let mismatch):
      "not your numbers: the sheet has \(sheet.text); \(mismatch.message)"
    case .unreadable: "the numbers on the sheet cannot be read"
    case .noneDrawn: "no numbers were found for this student"
    // What exactly is wrong may tell the key; the check of the exercise says it to its author.
    case .broken(let variant, _): "the exercise has an error with your numbers, \(variant.text)"
    }
  }
}
