import Exact
import Formats

/// A course: what its exercises have in common, and its sheets.
public struct Course: Sendable {
  /// The name that numbers are drawn by, such as `2027s`; nil if none is written.
  public let name: String?
  /// The heading of its sheets.
  public let title: Text?
  /// What holds for all exercises that state nothing else.
  public let defaults: ExerciseDefaults
  /// The sheets, in the order of the file.
  public let sheets: [CourseSheet]

  /// The sheet with an id.
  public func sheet(_ id: String) -> CourseSheet? { sheets.first { $0.id == id } }

  /// The title in the course's language.
  public var shownTitle: String? {
    title?.rendered(language: defaults.language?.rawValue) { name, _ in name }
  }
}

/// Exercises that are handed out and marked together.
public struct CourseSheet: Sendable {
  /// The id, such as `week-3`.
  public let id: String
  /// The heading.
  public let title: Text?
  /// The exercises, in their order.
  public let exercises: [String]
  /// The points that an exercise counts on this sheet, where these are not its own.
  public let weights: [String: Rational]
  /// How many exercises, those with the smallest share earned, are left out.
  public let drop: Int
  /// When it is due, as the course writes it.
  public let due: String?

  /// The title in a language.
  public func shownTitle(language: Language?) -> String? {
    title?.rendered(language: language?.rawValue) { name, _ in name }
  }
}
