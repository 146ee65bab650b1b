import Exact

/// What a course states for all its exercises, where these state nothing else.
public struct ExerciseDefaults: Sendable {
  /// The share of the points for what follows from wrong earlier answers.
  public var followThrough: Rational?
  /// How exact an answer must be.
  public var tolerance: Tolerance
  /// How often a student may answer.
  public var attempts: Attempts
  /// How much of the right answer a student gets to see.
  public var show: Part.Show
  /// The language of texts, and of the sentences about answers.
  public var language: Language?
  /// Whether a comma between digits is a decimal comma in answers, and entries are separated by semicolons.
  public var readsDecimalComma: Bool

  /// What holds without a course.
  public static let standard = ExerciseDefaults(
    followThrough: nil, tolerance: .standard, attempts: Attempts(), show: .reason, language: nil,
    readsDecimalComma: false)
}
