import Exact
import Grading

/// What one student gets: exercises with the student's numbers.
public struct StudentSheet: Sendable {
  /// The student.
  public let student: String
  /// The course; nil if none is named.
  public let course: String?
  /// The heading.
  public let title: String
  /// When it is due; nil if nothing is written.
  public let due: String?
  /// The language of the sheet.
  public let language: Language
  /// The exercises, with the student's numbers.
  public let exercises: [Exercise]
  /// The points that exercises count, where these are not their own; by id.
  public let weights: [String: String]

  /// A sheet.
  ///
  /// - Parameters:
  ///   - exercises: the exercises, before numbers are drawn.
  ///   - course: the course; its name fixes the numbers.
  ///   - courseName: the name, where it is not the course's own.
  ///   - sheet: the sheet of the course; nil for exercises of one's own choice.
  /// - Throws: `SheetError` where there are no numbers for the student.
  public init(
    for student: String, _ exercises: [Exercise], course: Course?, courseName: String?,
    sheet: CourseSheet?
  ) throws(SheetError) {
    self.student = student
    self.course = courseName
    let language = course?.defaults.language
    self.language = language ?? .english
    title = [course?.shownTitle, sheet.map { $0.shownTitle(language: language) ?? $0.id }]
      .compactMap(\.self).joined(separator: " – ")
    due = sheet?.due
    weights = (sheet?.weights ?? [:]).mapValues(\.description)
    var own: [Exercise] = []
    for exercise in exercises {
      guard exercise.variants != nil else {
        own.append(exercise)
        continue
      }
      guard let variant = exercise.variant(for: student, course: courseName ?? "") else {
        throw SheetError(exercise: exercise.id, reason: .noNumbers)
      }
      do {
        own.append(try exercise.with(variant))
      } catch {
        throw SheetError(exercise: exercise.id, reason: .broken(variant, error))
      }
    }
    self.exercises = own
  }

  /// The points that an exercise counts.
  func points(of exercise: Exercise) -> String {
    weights[exercise.id] ?? exercise.points.description
  }
}

/// Why a student has no sheet.
public struct SheetError: Error, Sendable {
  /// The exercise.
  public let exercise: String
  /// What is wrong with it.
  public let reason: Reason

  /// What can be wrong with an exercise for one student.
  public enum Reason: Sendable {
    /// The conditions held for none of the draws.
    case noNumbers
    /// The exercise has an error with the student's numbers.
    case broken(Variant, ExerciseFileError)
  }

  /// What is wrong, in one sentence.
  public var message: String {
    switch reason {
    case .noNumbers: "\(exercise): no numbers were found for which the conditions hold"
    case .broken(let variant, let error):
      "\(exercise) has an error with the numbers \(variant.text)"
        + (error.lines.first.map { ": \($0)" } ?? "")
    }
  }
}
