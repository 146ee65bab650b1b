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
  /// Numbers were handed out several times, and the submission does not say which it is about.
  case severalHandedOut([Variant], course: String)
  /// The exercise has an error with these numbers.
  case broken(Variant, ExerciseFileError)
}

extension Exercise {
  /// The exercise with the numbers that a student had in hand.
  ///
  /// Numbers on the sheet count if they are the student's by any rule that was handed out in the course, or by
  /// the file's where none was. Without a course they count if they are a variant: whose they are cannot be
  /// told.
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
      if let course {
        variant = try checked(written, of: student, course: course, variants)
      } else {
        variant = try checked(written, variants)
      }
    } else {
      variant = try drawn(for: student, course: course ?? "")
    }
    do {
      return try with(variant)
    } catch {
      throw .broken(variant, error)
    }
  }

  /// The numbers on a sheet, if they were drawn for the student in the course.
  private func checked(
    _ written: Variant, of student: String, course: String, _ variants: VariantSpace
  ) throws(NumbersProblem) -> Variant {
    let spaces = spaces(in: course, variants)
    for space in spaces {
      guard let possible = try? space.checked(written),
        possible == self.variant(for: student, course: course, in: space)
      else { continue }
      return possible
    }
    let sheet = try checked(written, spaces)
    guard let own = self.variant(for: student, course: course) else { throw .noneDrawn }
    throw .notYours(sheet: sheet, own: own, course: course)
  }

  /// The numbers on a sheet, if they are a variant of the file or one that was ever handed out.
  private func checked(
    _ written: Variant, _ variants: VariantSpace
  ) throws(NumbersProblem) -> Variant {
    try checked(
      written, [variants] + source.file.handedOut.rules(of: drawId).reversed().map(\.space))
  }

  /// The numbers in the order of the first rule that has them; the first rule says why none does.
  private func checked(
    _ written: Variant, _ spaces: [VariantSpace]
  ) throws(NumbersProblem) -> Variant {
    var problem: VariantSpace.Mismatch?
    for space in spaces {
      do {
        return try space.checked(written)
      } catch {
        problem = problem ?? error
      }
    }
    throw problem.map { .notPossible(sheet: written, $0) } ?? .unreadable
  }

  /// The numbers of a student whose submission does not say which.
  private func drawn(
    for student: String, course: String
  ) throws(NumbersProblem) -> Variant {
    guard let own = variant(for: student, course: course) else { throw .noneDrawn }
    let earlier = handedOut(in: course).dropLast().compactMap {
      variant(for: student, course: course, in: $0.space)
    }
    guard earlier.allSatisfy({ Set($0.numbers) == Set(own.numbers) }) else {
      var different: [Variant] = []
      for variant in earlier + [own] where !different.contains(variant) {
        different.append(variant)
      }
      throw .severalHandedOut(different, course: course)
    }
    return own
  }

  /// The rules by which numbers were drawn in a course, the last one first; that of the file where none was
  /// handed out.
  private func spaces(in course: String, _ variants: VariantSpace) -> [VariantSpace] {
    let handedOut = handedOut(in: course)
    return handedOut.isEmpty ? [variants] : handedOut.reversed().map(\.space)
  }

  /// The mark where it is not known which numbers the answers are about.
  func unmarked(_ answers: PartAnswers, _ problem: NumbersProblem) -> ExerciseMark {
    let marks = parts.enumerated().map { place, part in
      let answer = answers[place]
      let marker = PartMarker(exercise: self, part: part, earlier: [:])
      if case .blank = answer { return marker.result(.unanswered, answer: "") }
      return marker.result(.undecided, reason: Reason.otherNumbers, answer: answer.text)
    }
    var mark = ExerciseMark(id: id, title: title.map(render), parts: marks)
    mark.whyNot = problem.reason
    mark.language = language
    return mark
  }
}

extension NumbersProblem {
  /// What is wrong.
  var reason: Reason {
    switch self {
    case .notYours(let sheet, let own, let course):
      .notYours(sheet: sheet.text, own: own.text, course: SafeText.line(course, limit: 40))
    case .notPossible(let sheet, let mismatch): .notPossible(sheet: sheet.text, mismatch)
    case .unreadable: .unreadableNumbers
    case .severalHandedOut(let variants, let course):
      .severalHandedOut(variants.map(\.text), course: SafeText.line(course, limit: 40))
    case .noneDrawn: .noneDrawn
    // What exactly is wrong may tell the key; the check of the exercise says it to its author.
    case .broken(let variant, _): .broken(variant.text)
    }
  }

  /// What is wrong, in one English sentence.
  public var message: String { reason.text(in: .english) }
}
