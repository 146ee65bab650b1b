import Formats
import Grading

/// What stands in the place of the marks of a submission that cannot be marked.
public struct ErrorResult: Error, Sendable {
  /// The id, where it can be read.
  public let id: String?
  /// Where it stands.
  public let place: HandedIn.Place
  /// The column in its line, and the line of a file that holds one submission.
  public let position: SourcePosition?
  /// What is wrong.
  public let problem: Problem

  /// What can be wrong with a submission of many.
  public enum Problem: Sendable {
    /// It cannot be read.
    case unreadable(reason: String)
    /// Another one has the same id, and other answers.
    case conflicting(with: HandedIn.Place)
    /// A line without anything.
    case blank
  }

  init(id: String?, _ place: HandedIn.Place, _ problem: Problem) {
    self.id = id
    self.place = place
    self.problem = problem
    position = nil
  }

  init(id: String?, _ place: HandedIn.Place, _ error: SubmissionError) {
    self.id = id
    self.place = place
    // On a line of its own a submission has no other lines.
    let isLine = place.line != nil || place.file == nil
    problem = .unreadable(
      reason: isLine
        ? error.message.replacing("line 1, column ", with: "column ") : error.message)
    position = error.position
  }

  /// The line of its file, from 1; nil in a stream, whose lines have no place.
  private var line: Int? {
    guard let start = place.line else { return place.file == nil ? nil : position?.line }
    return start + (position.map { $0.line - 1 } ?? 0)
  }

  /// The result as data: an object with `id` (null where it cannot be read), `file` and `line` and
  /// `column` as far as there are some, and `error`.
  public var json: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: id.map { .string($0) } ?? .null)
    ]
    if let file = place.file { members.append((name: "file", value: .string(file))) }
    if let line { members.append((name: "line", value: .number(line))) }
    if let position { members.append((name: "column", value: .number(position.column))) }
    members.append((name: "error", value: .string(message)))
    return .object(members)
  }

  /// The result for a person: place and reason in one line.
  ///
  /// - Parameters:
  ///   - source: what all lines are of, where the place has no file.
  ///   - folder: what stands before the name of the file, so that it can be opened.
  public func text(source: String, folder: String = "") -> String {
    var words = SafeText.line(place.file.map { folder + $0 } ?? source)
    if let line { words += ":\(line)" }
    if let position { words += ":\(position.column)" }
    return words + ": " + message
  }
}
