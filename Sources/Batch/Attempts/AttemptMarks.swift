import Exact
import Formats
import Grading

/// The marks of students who handed in several times: for each part the attempt that counts.
public struct AttemptMarks: Sendable {
  /// A rule of a part: the credit that an attempt leaves of what it earned, and which attempt counts.
  public typealias RuleOfPart =
    @Sendable (_ exercise: String, _ part: String) -> Attempts

  /// A student with what counts.
  public struct Student: Sendable {
    /// The name.
    public let name: String
    /// The number of the last attempt that was marked.
    public fileprivate(set) var lastAttempt = 0
    /// How many attempts were marked.
    public fileprivate(set) var count = 0
    /// The exercises that were marked.
    public fileprivate(set) var exercises: [Exercise] = []
  }

  /// The marks of an exercise.
  public struct Exercise: Sendable {
    /// Its id.
    public let id: String
    /// The marks of its parts, in the order in which they came first.
    public fileprivate(set) var parts: [Part] = []
  }

  /// The mark of a part that counts.
  public struct Part: Sendable {
    /// Its id.
    public let id: String
    /// What was decided.
    public fileprivate(set) var verdict: Verdict
    /// The share of the points that is left after what attempts cost.
    public fileprivate(set) var credit: Rational
    /// What it is worth.
    public fileprivate(set) var points: Rational
    /// Which attempt it is from.
    public fileprivate(set) var attempt: Int

    /// The points that are earned.
    public var score: Rational { credit * points }
    /// The points that a person still decides about.
    public var pending: Rational { verdict == .undecided ? points : .zero }
  }

  /// The students, in the order in which they came first.
  public private(set) var students: [Student] = []
  private var places: [String: Int] = [:]
  private let rule: RuleOfPart

  /// Nothing so far.
  ///
  /// - Parameter rule: what each part says about attempts.
  public init(rule: @escaping RuleOfPart) { self.rule = rule }

  /// Adds the result of an attempt, if it was marked; the order in which attempts come does not matter.
  public mutating func add(_ entry: ResultEntry) {
    guard case .marked(let record) = entry else { return }
    let student = record.student
    let place: Int
    if let known = places[student] {
      place = known
    } else {
      place = students.count
      places[student] = place
      students.append(Student(name: student))
    }
    students[place].count += 1
    students[place].lastAttempt = max(students[place].lastAttempt, record.attempt)
    for exercise in record.exercises {
      for part in exercise.parts {
        let rule = rule(exercise.id, part.id)
        let mark = Part(
          id: part.id, verdict: part.verdict,
          credit: rule.credit(part.credit, inAttempt: record.attempt), points: part.points,
          attempt: record.attempt)
        students[place].add(mark, of: exercise.id, rule)
      }
    }
  }
}

extension AttemptMarks.Student {
  fileprivate mutating func add(
    _ mark: AttemptMarks.Part, of exercise: String, _ rule: Attempts
  ) {
    let place: Int
    if let known = exercises.firstIndex(where: { $0.id == exercise }) {
      place = known
    } else {
      place = exercises.count
      exercises.append(AttemptMarks.Exercise(id: exercise))
    }
    guard let index = exercises[place].parts.firstIndex(where: { $0.id == mark.id }) else {
      exercises[place].parts.append(mark)
      return
    }
    if mark.counts(before: exercises[place].parts[index], rule) {
      exercises[place].parts[index] = mark
    }
  }

  /// The marks as data: a result of `touchstone/marks/1` whose parts say from which attempt they are.
  public var json: JSON.Output {
    var score = Rational.zero
    var points = Rational.zero
    var pending = Rational.zero
    let list = exercises.map { exercise in
      let own = exercise.parts.reduce(Rational.zero) { $0 + $1.score }
      let most = exercise.parts.reduce(Rational.zero) { $0 + $1.points }
      let open = exercise.parts.reduce(Rational.zero) { $0 + $1.pending }
      score += own
      points += most
      pending += open
      return JSON.Output.object([
        (name: "id", value: .string(exercise.id)), (name: "score", value: .string(own.description)),
        (name: "points", value: .string(most.description)),
        (name: "pending", value: .string(open.description)),
        (name: "parts", value: .array(exercise.parts.map(\.json))),
      ])
    }
    return .object([
      (name: "id", value: .string(name)), (name: "student", value: .string(name)),
      (name: "attempt", value: .number(lastAttempt)), (name: "attempts", value: .number(count)),
      (name: "exercises", value: .array(list)), (name: "score", value: .string(score.description)),
      (name: "points", value: .string(points.description)),
      (name: "pending", value: .string(pending.description)), (name: "unknown", value: .array([])),
    ])
  }
}

extension AttemptMarks.Part {
  /// Whether this mark counts rather than another one of the same part.
  ///
  /// An answer that a person still decides about goes before one that earns no more than it may; attempts
  /// beyond those that are allowed never count before one within.
  fileprivate func counts(before other: AttemptMarks.Part, _ rule: Attempts) -> Bool {
    if let allowed = rule.allowed, (attempt <= allowed) != (other.attempt <= allowed) {
      return attempt <= allowed
    }
    switch rule.counts {
    case .last: return attempt > other.attempt
    case .first: return attempt < other.attempt
    case .best:
      let most = verdict == .undecided ? rule.credit(.one, inAttempt: attempt) : credit
      let otherMost =
        other.verdict == .undecided ? rule.credit(.one, inAttempt: other.attempt) : other.credit
      // The earlier one of two that earn the same, in whatever order they come.
      return most == otherMost ? attempt < other.attempt : most > otherMost
    }
  }

  fileprivate var json: JSON.Output {
    .object([
      (name: "id", value: .string(id)), (name: "verdict", value: .string(verdict.rawValue)),
      (name: "credit", value: .string(credit.description)),
      (name: "points", value: .string(points.description)),
      (name: "attempt", value: .number(attempt)),
    ])
  }
}
