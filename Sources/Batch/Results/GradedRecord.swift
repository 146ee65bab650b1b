import Exact
import Formats
import Grading

/// A line of results, as far as statistics and comparisons of runs look at it.
public struct GradedRecord: Sendable {
  /// The id of the submission; nil where it could not be read.
  public let id: String?
  /// Who wrote it; nil for an error.
  public let student: String?
  /// Which attempt it is.
  public let attempt: Int
  /// What is wrong, if it could not be marked.
  public let error: String?
  /// The marks of each exercise.
  public let exercises: [Exercise]

  /// The marks of an exercise.
  public struct Exercise: Sendable {
    /// Its id.
    public let id: String
    /// The marks of its parts.
    public let parts: [Part]

    /// The points that are earned.
    public var score: Rational { parts.reduce(.zero) { $0 + $1.score } }
    /// The points that can be earned.
    public var points: Rational { parts.reduce(.zero) { $0 + $1.points } }
    /// The points that a person still decides about.
    public var pending: Rational { parts.reduce(.zero) { $0 + $1.pending } }
  }

  /// The mark of a part.
  public struct Part: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// What was decided.
    public let verdict: Verdict
    /// The share of the points that is earned.
    public let credit: Rational
    /// What it is worth.
    public let points: Rational
    /// The answer as it was read.
    public let answer: String?
    /// Why.
    public let reason: String?
    /// The known mistake that it is.
    public let mistake: String?

    /// The points that are earned.
    public var score: Rational { credit * points }
    /// The points that a person still decides about.
    public var pending: Rational { verdict == .undecided ? points : .zero }
  }

  /// Reads a line of results: of marks, or an error.
  ///
  /// - Throws: `Problem` with what is missing.
  public init(_ line: [UInt8]) throws(Problem) {
    let json: JSON
    do { json = try JSON.read(line, as: .strict, limits: JSON.Limits(bytes: 256 << 20)) } catch {
      throw .syntax(error)
    }
    id = json["id"]?.string
    if let message = json["error"]?.string {
      error = message
      student = nil
      attempt = 1
      exercises = []
      return
    }
    error = nil
    guard let student = json["student"]?.string else { throw .missing("student") }
    guard let list = json["exercises"]?.elements else { throw .missing("exercises") }
    self.student = student
    attempt = json["attempt"]?.number.flatMap { Int($0) } ?? 1
    var exercises: [Exercise] = []
    for json in list { exercises.append(try Exercise(json)) }
    self.exercises = exercises
  }

  /// Why a line is no result.
  public enum Problem: Error, Sendable {
    /// It is no JSON.
    case syntax(JSONError)
    /// A field is missing, or is of another kind.
    case missing(String)
  }
}

extension GradedRecord.Exercise {
  fileprivate init(_ json: JSON) throws(GradedRecord.Problem) {
    guard let id = json["id"]?.string else { throw .missing("exercises.id") }
    guard let list = json["parts"]?.elements else { throw .missing("exercises.parts") }
    self.id = id
    var parts: [GradedRecord.Part] = []
    for json in list { parts.append(try GradedRecord.Part(json)) }
    self.parts = parts
  }
}

extension GradedRecord.Part {
  fileprivate init(_ json: JSON) throws(GradedRecord.Problem) {
    func number(_ name: String) throws(GradedRecord.Problem) -> Rational {
      guard let text = json[name]?.string, let value = try? Rational(text) else {
        throw .missing("parts.\(name)")
      }
      return value
    }
    guard let id = json["id"]?.string else { throw .missing("parts.id") }
    guard let verdict = json["verdict"]?.string.flatMap({ Verdict(rawValue: $0) }) else {
      throw .missing("parts.verdict")
    }
    self.id = id
    self.verdict = verdict
    credit = try number("credit")
    points = try number("points")
    answer = json["answer"]?.string
    reason = json["reason"]?.string
    mistake = json["mistake"]?.string
  }
}
