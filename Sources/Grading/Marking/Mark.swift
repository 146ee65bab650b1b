import Exact
import Formulas

/// What was decided about an answer.
public enum Verdict: String, Sendable, CaseIterable {
  case right, wrong, undecided, unanswered, unreadable

  /// The reason of what is undecided because the fuel was used up.
  public static var reasonOutOfFuel: String { Reason.outOfFuel.text(in: .english) }
}

/// Why a verdict holds: intervals that contain the answer and what it was compared with.
public struct Evidence: Sendable, Hashable {
  /// How the two were compared.
  public let rule: Rule
  /// An interval that contains the answer.
  public let answer: Bounds
  /// An interval that contains the right value, or all values that would be right.
  public let key: Bounds
  /// The point at which two formulas were compared: its coordinates by name.
  public var point: [Coordinate] = []
  /// The proof that two formulas are equal, as a text that can be checked by itself.
  public var proof: String?

  /// The value of a variable.
  public struct Coordinate: Sendable, Hashable {
    /// The variable.
    public let name: String
    /// Its value, or the list of its values.
    public let value: String
  }

  /// A comparison.
  init(
    rule: Rule, answer: Bounds, key: Bounds, point: [Coordinate] = [], proof: String? = nil
  ) {
    self.rule = rule
    self.answer = answer
    self.key = key
    self.point = point
    self.proof = proof
  }

  /// A comparison that decides a verdict.
  public enum Rule: String, Sendable {
    case equal, identity, rounding, tolerance, choice, condition, different, shape, form, domain,
      follows
  }

  /// Two decimals around a number, or the number itself twice.
  public struct Bounds: Sendable, Hashable {
    /// Not above the number.
    public let lower: String
    /// Not below the number.
    public let upper: String
  }
}

/// The mark of one part.
public struct PartMark: Sendable {
  /// The part.
  public let id: String
  /// What an answer to the part is.
  public let kind: Part.Kind
  /// What it is worth.
  public let points: Rational
  /// What was decided.
  public let verdict: Verdict
  /// The share of the points that is earned, what hints cost taken off.
  public internal(set) var credit: Rational
  /// Why; nil where there is nothing to say.
  public let why: Reason?
  /// How much of the right answer the student gets to see.
  public let show: Part.Show
  /// The language in which the student is told why; nil where none is named.
  public let language: Language?
  /// The answer as it was written, on one line; a formula as it was read.
  public let answer: String
  /// Why `right` holds, or why `wrong` does.
  public let evidence: Evidence?
  /// How far the answer is from the edge of what is accepted, in units of the tolerance; below 0
  /// outside.
  public let margin: String?
  /// The known mistake that the answer is.
  public let mistake: String?
  /// The share for following from wrong earlier answers.
  public let followThrough: Rational?
  /// The right answer, where the exercise lets it be shown.
  public let expected: String?
  /// The answer and a caret below the place of the trouble, where it cannot be read.
  public let caret: Caret?
  /// The hints that were asked for.
  public internal(set) var hints: [String] = []
  /// The share of the points that they cost.
  public internal(set) var hintPrice = Rational.zero

  /// A line and the place in it.
  public struct Caret: Sendable, Hashable {
    /// The line.
    public let text: String
    /// A caret below the place.
    public let marker: String
  }

  /// Why, in one English sentence; nil where there is nothing to say.
  public var reason: String? { why?.text(in: .english) }
  /// The points that are earned.
  public var score: Rational { credit * points }
  /// The points that a person still decides about.
  public var pending: Rational {
    verdict == .undecided ? points * (.one - hintPrice) - score : .zero
  }
}

/// The mark of one exercise.
public struct ExerciseMark: Sendable {
  /// The exercise.
  public let id: String
  /// Its heading.
  public let title: String?
  /// The student's numbers; nil if nothing is drawn.
  public internal(set) var variant: Variant?
  /// The language of what the student reads; nil where neither the exercise nor its course names one.
  public internal(set) var language: Language?
  /// Why nothing of it was marked; nil if it was.
  public internal(set) var whyNot: Reason?
  /// The same in English.
  public var problem: String? { whyNot?.text(in: .english) }
  /// Its parts, in the order of the file.
  public let parts: [PartMark]
  /// The points that it counts on a sheet; nil for its own.
  public internal(set) var worth: Rational?
  /// Whether it is left out of the score of a sheet.
  public internal(set) var isDropped = false

  /// The points that are earned.
  public var score: Rational { parts.reduce(.zero) { $0 + $1.score } }
  /// The points that can be earned.
  public var points: Rational { parts.reduce(.zero) { $0 + $1.points } }
  /// The points that a person still decides about.
  public var pending: Rational { parts.reduce(.zero) { $0 + $1.pending } }
}

/// The marks of one submission.
public struct SubmissionMark: Sendable {
  /// The id of the submission.
  public let id: String
  /// Who wrote it.
  public let student: String
  /// Which attempt it is.
  public let attempt: Int
  /// When it was handed in, as it says itself.
  public var submittedAt: String?
  /// The exercises that were marked.
  public internal(set) var exercises: [ExerciseMark]
  /// Ids of the submission that no exercise or part has, with the nearest one that exists.
  public let unknown: [(id: String, suggestion: String?)]

  /// The points that are earned.
  public var score: Rational { exercises.reduce(.zero) { $0 + $1.countedScore } }
  /// The points that can be earned.
  public var points: Rational { exercises.reduce(.zero) { $0 + $1.countedPoints } }
  /// The points that a person still decides about.
  public var pending: Rational { exercises.reduce(.zero) { $0 + $1.countedPending } }
}
