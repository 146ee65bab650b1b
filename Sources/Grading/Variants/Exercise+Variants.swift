import Exact
import Formats
import Formulas

/// A file whose syntax was read, to read the exercise in it with other numbers.
struct ExerciseSource: Sendable {
  let file: ExerciseFile
  let json: JSON
}

extension Exercise {
  /// The name by which numbers are drawn: the first id that the exercise ever had, so that a new id
  /// changes nobody's numbers.
  var drawId: String { formerly.first ?? id }

  /// The numbers of a student, by the rule `draw/1`; nil if nothing is drawn, or if the conditions held for
  /// none of 10,000 draws.
  ///
  /// Where numbers were handed out in the course, these stay: an edit of the file moves nobody's.
  public func variant(for student: String, course: String) -> Variant? {
    space(in: course).flatMap { variant(for: student, course: course, in: $0) }
  }

  /// Variants in the order of the file, the last name changing fastest; one without numbers if nothing is
  /// drawn.
  ///
  /// - Parameter count: the most variants that are wanted; see `VariantSpace.variants(atMost:)`.
  public func variants(atMost count: Int) -> VariantList {
    variants?.variants(atMost: count)
      ?? VariantList(variants: [Variant(numbers: [])], isComplete: true)
  }

  /// The exercise with other numbers.
  ///
  /// - Throws: `ExerciseFileError` where a key has no value with these numbers, or disagrees with its check.
  public func with(_ variant: Variant) throws(ExerciseFileError) -> Exercise {
    if variants == nil || variant == self.variant { return self }
    let reading = reading(of: variant)
    guard let exercise = reading.exercise else {
      throw ExerciseFileError(reading.findings, source.file)
    }
    return exercise
  }

  /// What is found in the file with other numbers; examples are left out, which have numbers of their own.
  public func reading(of variant: Variant) -> ExerciseReading {
    ExerciseReading(source, variant)
  }
}
