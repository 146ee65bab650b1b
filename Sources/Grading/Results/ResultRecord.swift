import Exact

/// The marks of one submission, as they were read from a file of results.
public struct ResultRecord: Sendable {
  /// The id of the submission.
  public let id: String
  /// Who wrote it.
  public let student: String
  /// Which of the student's attempts it is, from 1.
  public let attempt: Int
  /// How many attempts it was made of by `grade attempts`; nil for what one attempt earned.
  public let attemptCount: Int?
  /// When it was handed in, as the submission says.
  public let submittedAt: String?
  /// The exercises that were marked.
  public let exercises: [ExerciseRecord]
  /// The points that are earned.
  public let score: Rational
  /// The points that can be earned.
  public let points: Rational
  /// The points that a person still decides about.
  public let pending: Rational
  /// Ids of the submission that no exercise or part has.
  public let unknown: [String]
}

/// The marks of one exercise, as they were read.
public struct ExerciseRecord: Sendable, CountedOnSheet {
  /// The exercise.
  public let id: String
  /// The numbers that the student had in hand; nil if nothing was drawn.
  public let numbers: Variant?
  /// Why nothing of it was marked; nil if it was.
  public let problem: String?
  /// Its parts, in order.
  public let parts: [PartRecord]
  /// The points that it counts on a sheet; nil for its own.
  public let worth: Rational?
  /// Whether it is left out of the score of a sheet.
  public let isDropped: Bool
  /// The points that are earned.
  public let score: Rational
  /// The points that can be earned.
  public let points: Rational
  /// The points that a person still decides about.
  public let pending: Rational
}

/// The mark of one part, as it was read.
public struct PartRecord: Sendable {
  /// The part.
  public let id: String
  /// What was decided.
  public let verdict: Verdict
  /// The share of the points that is earned.
  public let credit: Rational
  /// What the part is worth.
  public let points: Rational
  /// The answer on one line, a formula as it was read.
  public let answer: String?
  /// Why, in one English sentence.
  public let reason: String?
  /// The same in the language of the student, where that is another one.
  public let said: Said?
  /// What shows that the verdict holds: a certificate for `right`, a witness for `wrong`.
  public let evidence: EvidenceRecord?
  /// How far the answer is from the edge of what is accepted, in units of the tolerance.
  public let margin: String?
  /// The known mistake that the answer is.
  public let mistake: String?
  /// The share for following from wrong earlier answers.
  public let followThrough: Rational?
  /// How many hints the student asked for.
  public let hintCount: Int
  /// The attempt that counts; nil for the mark of one attempt.
  public let attempt: Int?
  /// The share of the points that attempts before it cost.
  public let attemptPrice: Rational

  /// The points that are earned.
  public var score: Rational { credit * points }
  /// The points that a person still decides about.
  public var pending: Rational {
    isPending ? points : .zero
  }
  /// Whether a person still decides; not where agreement at many points earns the credit all the same.
  public var isPending: Bool { verdict == .undecided && credit.isZero }
}

/// A sentence in a language.
public struct Said: Sendable, Hashable {
  /// The language.
  public let language: Language
  /// The sentence.
  public let text: String
}

/// Why a verdict holds, as it was read.
public struct EvidenceRecord: Sendable, Hashable {
  /// How the answer and the key were compared.
  public let rule: String
  /// The point at which two formulas were compared: names and values.
  public let point: [Coordinate]
  /// Two ends of an interval that contains the answer.
  public let answer: [String]
  /// Two ends of an interval that contains what is right.
  public let key: [String]

  /// The value of a variable.
  public struct Coordinate: Sendable, Hashable {
    /// The variable.
    public let name: String
    /// Its value.
    public let value: String
  }
}

/// One entry of a file of results.
public enum ResultEntry: Sendable {
  /// A submission that was marked.
  case marked(ResultRecord)
  /// A submission that could not be marked: its id, where it was read, and why.
  case failed(id: String?, reason: String)
}

extension ResultEntry {
  /// The id of the submission, where it is known.
  public var id: String? {
    switch self {
    case .marked(let result): result.id
    case .failed(let id, _): id
    }
  }

  /// Who wrote it; nil if it could not be marked.
  public var student: String? {
    if case .marked(let result) = self { result.student } else { nil }
  }

  /// Why it could not be marked; nil if it was.
  public var error: String? {
    if case .failed(_, let reason) = self { reason } else { nil }
  }
}
