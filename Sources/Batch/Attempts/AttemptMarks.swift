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
    /// When that was handed in, as the submission says.
    public var submittedAt: String? { last?.submittedAt }
    fileprivate var last: (rank: AttemptRank, submittedAt: String?)?
    /// How many attempts were marked.
    public var count: Int { submissions.count }
    /// What tells these apart.
    fileprivate var submissions: Set<Submission> = []

    fileprivate struct Submission: Hashable {
      let attempt: Int
      // By bytes: strings that only look alike are two ids.
      let id: [UInt8]
    }

    /// What each submission with several results says of each part.
    fileprivate var said: [Place: Decision] = [:]

    fileprivate struct Place: Hashable {
      let submission: Submission
      let exercise: String
      let part: String
    }

    fileprivate struct Decision: Equatable {
      let verdict: Verdict
      let credit: Rational
      let points: Rational
    }
    /// The exercises that were marked.
    public fileprivate(set) var exercises: [Exercise] = []
    /// How many of them the sheet leaves out.
    fileprivate var dropCount = 0
    /// How many results were added.
    fileprivate var resultCount = 0
  }

  /// The marks of an exercise.
  public struct Exercise: Sendable, CountedOnSheet {
    /// Its id.
    public let id: String
    /// The student's numbers; nil if nothing is drawn.
    public fileprivate(set) var numbers: Variant?
    /// The points that it counts on a sheet; nil for its own.
    public fileprivate(set) var worth: Rational?
    /// Whether it is left out of the score of a sheet.
    public fileprivate(set) var isDropped = false
    /// The marks of its parts, in the order in which they came first.
    public fileprivate(set) var parts: [Part] = []

    /// The points that are earned.
    public var score: Rational { parts.reduce(.zero) { $0 + $1.score } }
    /// The points that can be earned.
    public var points: Rational { parts.reduce(.zero) { $0 + $1.points } }
    /// The points that a person still decides about.
    public var pending: Rational { parts.reduce(.zero) { $0 + $1.pending } }
  }

  /// The mark of a part that counts.
  public struct Part: Sendable {
    /// Its id.
    public let id: String
    /// What was decided.
    public fileprivate(set) var verdict: Verdict
    /// The share of the points that is left after what attempts cost.
    public fileprivate(set) var credit: Rational
    /// The share of the points that attempts before it cost.
    public let price: Rational
    /// What it is worth.
    public fileprivate(set) var points: Rational
    /// Which attempt it is from.
    public fileprivate(set) var attempt: Int
    /// The id of the submission.
    public let submission: String
    /// The answer as it was read.
    public let answer: String?
    /// Why.
    public let reason: String?
    /// The same in the language of the student, where that is another one.
    public let said: Said?
    /// The known mistake that it is.
    public let mistake: String?
    /// The share for following from wrong earlier answers.
    public let followThrough: Rational?

    /// The points that are earned.
    public var score: Rational { credit * points }
    /// The points that a person still decides about.
    public var pending: Rational {
      verdict == .undecided && credit.isZero ? points : .zero
    }
  }

  /// The students that were not given away, in the order in which they came first.
  public var students: [Student] { Array(open[firstOpen...]) }
  /// In the order in which they came first; those before `firstOpen` were given away.
  private var open: [Student] = []
  private var firstOpen = 0
  // By bytes: strings that only look alike are two students.
  private var places: [[UInt8]: Int] = [:]
  private let rule: RuleOfPart
  private let numbers: AttemptNumbers

  /// Two results of one submission that mark a part differently.
  public struct Conflict: Error, Sendable, Hashable {
    /// The id of the submission.
    public let id: String
    /// The exercise and the part.
    public let place: String
  }

  /// Nothing so far.
  ///
  /// - Parameters:
  ///   - numbers: which attempts the results are, of all that will be added.
  ///   - rule: what each part says about attempts.
  public init(_ numbers: AttemptNumbers, rule: @escaping RuleOfPart) {
    self.numbers = numbers
    self.rule = rule
  }

  /// Adds the result of an attempt, if it was marked; the order in which attempts come does not matter.
  ///
  /// A result that comes again counts once.
  public mutating func add(_ entry: ResultEntry) throws(Conflict) {
    guard case .marked(let record) = entry else { return }
    let student = Array(record.student.utf8)
    let place: Int
    if let known = places[student] {
      place = known
    } else {
      place = open.count
      places[student] = place
      open.append(Student(name: record.student))
    }
    let submission = Student.Submission(attempt: record.attempt, id: Array(record.id.utf8))
    open[place].submissions.insert(submission)
    let isRepeated = numbers.isRepeated(record)
    open[place].resultCount += 1
    let rank = AttemptRank(record)
    if open[place].last.map({ $0.rank < rank }) ?? true {
      open[place].last = (rank, record.submittedAt)
    }
    let attempts = record.exercises.map { numbers.number(of: record, at: $0.id) }
    open[place].lastAttempt = max(
      open[place].lastAttempt, attempts.max() ?? record.attempt)
    open[place].dropCount = max(
      open[place].dropCount, record.exercises.count(where: \.isDropped))
    for (exercise, attempt) in zip(record.exercises, attempts) {
      open[place].add(exercise)
      for part in exercise.parts {
        guard !isRepeated || open[place].agrees(part, of: exercise.id, in: submission) else {
          throw Conflict(id: record.id, place: "\(exercise.id).\(part.id)")
        }
        let rule = rule(exercise.id, part.id)
        let credit = rule.credit(part.credit, inAttempt: attempt)
        let mark = Part(
          id: part.id, verdict: part.verdict, credit: credit, price: part.credit - credit,
          points: part.points,
          attempt: attempt, submission: record.id, answer: part.answer, reason: part.reason,
          said: part.said,
          mistake: part.mistake, followThrough: part.followThrough)
        open[place].add(mark, of: exercise.id, rule)
      }
    }
    open[place].leaveOut()
  }

  /// Gives away the students of whom all results were added, in the order in which they came first, as far as there is
  /// none before them of whom more will come.
  ///
  /// So of a large class only those are kept who wait for another attempt.
  public mutating func takeWhole() -> [Student] {
    var whole: [Student] = []
    while firstOpen < open.count,
      open[firstOpen].resultCount == numbers.resultCount(of: open[firstOpen].name)
    {
      let student = open[firstOpen]
      places[Array(student.name.utf8)] = nil
      open[firstOpen] = Student(name: "")
      firstOpen += 1
      whole.append(student)
    }
    if firstOpen == open.count {
      open.removeAll(keepingCapacity: true)
      firstOpen = 0
    }
    return whole
  }
}

extension AttemptMarks.Student {
  /// The place of an exercise among those that were marked.
  private mutating func place(of id: String) -> Int {
    if let known = exercises.firstIndex(where: { $0.id == id }) { return known }
    exercises.append(AttemptMarks.Exercise(id: id))
    return exercises.count - 1
  }

  /// Notes what an attempt says of an exercise as a whole.
  fileprivate mutating func add(_ record: ExerciseRecord) {
    let place = place(of: record.id)
    exercises[place].worth = record.worth ?? exercises[place].worth
    exercises[place].numbers = record.numbers ?? exercises[place].numbers
  }

  /// Leaves out as many exercises as the sheet does, the poorest of what counts of all attempts.
  fileprivate mutating func leaveOut() {
    let left = exercises.poorest(dropCount)
    for place in exercises.indices { exercises[place].isDropped = left.contains(place) }
  }

  /// Whether a submission says of a part what other results of it say.
  fileprivate mutating func agrees(
    _ part: PartRecord, of exercise: String, in submission: Submission
  ) -> Bool {
    let decision = Decision(verdict: part.verdict, credit: part.credit, points: part.points)
    let place = Place(submission: submission, exercise: exercise, part: part.id)
    return said.updateValue(decision, forKey: place).map { $0 == decision } ?? true
  }

  /// Notes a mark, which counts if it goes before the one so far.
  fileprivate mutating func add(
    _ mark: AttemptMarks.Part, of exercise: String, _ rule: Attempts
  ) {
    let place = place(of: exercise)
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
    let score = exercises.reduce(Rational.zero) { $0 + $1.countedScore }
    let points = exercises.reduce(Rational.zero) { $0 + $1.countedPoints }
    let pending = exercises.reduce(Rational.zero) { $0 + $1.countedPending }
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(name)), (name: "student", value: .string(name)),
      (name: "attempt", value: .number(lastAttempt)), (name: "attempts", value: .number(count)),
    ]
    if let submittedAt { members.append((name: "submittedAt", value: .string(submittedAt))) }
    members += [
      (name: "exercises", value: .array(exercises.map(\.json))),
      (name: "score", value: .string(score.description)),
      (name: "points", value: .string(points.description)),
      (name: "pending", value: .string(pending.description)), (name: "unknown", value: .array([])),
    ]
    return .object(members)
  }
}

extension AttemptMarks.Exercise {
  fileprivate var json: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(id)), (name: "score", value: .string(score.description)),
      (name: "points", value: .string(points.description)),
      (name: "pending", value: .string(pending.description)),
    ]
    if let worth { members.append((name: "worth", value: .string(worth.description))) }
    if isDropped { members.append((name: "dropped", value: true)) }
    if let numbers { members.append((name: "numbers", value: numbers.output)) }
    members.append((name: "parts", value: .array(parts.map(\.json))))
    return .object(members)
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
      let most = pending.isZero ? credit : rule.credit(.one, inAttempt: attempt)
      let otherMost =
        other.pending.isZero ? other.credit : rule.credit(.one, inAttempt: other.attempt)
      // The earlier one of two that earn the same, in whatever order they come.
      return most == otherMost ? attempt < other.attempt : most > otherMost
    }
  }

  fileprivate var json: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(id)), (name: "verdict", value: .string(verdict.rawValue)),
      (name: "credit", value: .string(credit.description)),
      (name: "points", value: .string(points.description)),
      (name: "attempt", value: .number(attempt)),
    ]
    if !price.isZero { members.append((name: "attemptPrice", value: .string(price.description))) }
    if let answer { members.append((name: "answer", value: .string(answer))) }
    if let reason { members.append((name: "reason", value: .string(reason))) }
    if let said {
      let text = JSON.Output.string(said.text)
      members.append((name: "said", value: .object([(name: said.language.rawValue, value: text)])))
    }
    if let mistake { members.append((name: "mistake", value: .string(mistake))) }
    if let followThrough {
      members.append((name: "followThrough", value: .string(followThrough.description)))
    }
    return .object(members)
  }
}
