import Exact
import Formats
import Grading

/// What a class has done, counted entry by entry.
struct ClassTally: Sendable {
  /// A result in the list of all.
  struct Row: Sendable {
    let id: String
    let student: String
    let attempt: Int
    let score: Rational
    let points: Rational
    let pending: Rational
    /// The name of its page.
    let page: String
  }

  /// The points of an exercise.
  struct ExerciseCount: Sendable {
    var count = 0
    var score = Rational.zero
    var points = Rational.zero
    var pending = Rational.zero
  }

  /// The answers to a part.
  struct PartCount: Sendable {
    let exercise: String
    let part: String
    var count = 0
    /// The credits of what is decided.
    var credit = Rational.zero
    var decided = 0
    var words: [String: Int] = [:]
    var groups: [String: Group] = [:]
  }

  /// Wrong answers of one value.
  struct Group: Sendable {
    let answer: String
    let reason: String?
    let verdict: Verdict
    var count = 0
  }

  private(set) var rows: [Row] = []
  private(set) var failures: [(id: String, reason: String)] = []
  private(set) var exercises: [String: ExerciseCount] = [:]
  private(set) var parts: [String: [String: PartCount]] = [:]

  /// Counts an entry.
  mutating func add(_ entry: ResultEntry) {
    switch entry {
    case .failed(let id, let reason): failures.append((id: id ?? "a submission", reason: reason))
    case .marked(let result):
      rows.append(
        Row(
          id: result.id, student: result.student, attempt: result.attempt, score: result.score,
          points: result.points, pending: result.pending, page: PageName.name(of: result.student)))
      for exercise in result.exercises { add(exercise) }
    }
  }

  private mutating func add(_ exercise: ExerciseRecord) {
    var count = exercises[exercise.id] ?? ExerciseCount()
    count.count += 1
    count.score = count.score + exercise.score
    count.points = count.points + exercise.points
    count.pending = count.pending + exercise.pending
    exercises[exercise.id] = count
    for part in exercise.parts {
      parts[exercise.id, default: [:]][
        part.id, default: PartCount(exercise: exercise.id, part: part.id)
      ].add(part)
    }
  }

  /// The exercises in the order in which people count.
  var exerciseIds: [String] { exercises.keys.sorted(by: CountingOrder.isBefore) }

  /// The parts with the least credit on average, hardest first.
  var hardestParts: [PartCount] {
    let all = exerciseIds.flatMap { id in
      (parts[id] ?? [:]).values.sorted { CountingOrder.isBefore($0.part, $1.part) }
    }
    let ranked = all.enumerated().compactMap { place, part in
      part.mean.map { (mean: $0, place: place, part: part) }
    }
    return ranked.sorted { ($0.mean, $0.place) < ($1.mean, $1.place) }.map(\.part)
  }
}

extension ClassTally.PartCount {
  fileprivate mutating func add(_ part: PartRecord) {
    count += 1
    if !part.isPending {
      decided += 1
      credit = credit + part.credit
    }
    words[part.shownWord, default: 0] += 1
    guard part.verdict == .wrong, let answer = part.answer else { return }
    let key = part.valueKey ?? "text " + ClassTally.shortened(answer)
    groups[
      key,
      default: ClassTally.Group(
        answer: ClassTally.shortened(answer), reason: part.reason, verdict: part.verdict)
    ].count += 1
  }

  /// The mean credit of what is decided; nil where nothing is.
  var mean: Rational? { decided == 0 ? nil : try? credit / Rational(decided) }

  /// The wrong answers, the most frequent ones first.
  var wrongAnswers: [ClassTally.Group] {
    groups.sorted {
      $0.value.count == $1.value.count
        ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value.count > $1.value.count
    }.map(\.value)
  }
}

extension ClassTally {
  /// A text of which no more than a few hundred characters are kept, different for different ones.
  fileprivate static func shortened(_ text: String) -> String {
    guard text.utf8.count > 400 else { return text }
    return String(text.unicodeScalars.prefix(200).map(Character.init))
      + "… " + TextDigest.of(text)
  }
}

extension PartRecord {
  /// The exact value of the answer, where the evidence has it, so that 0.5 and 1/2 are one group.
  fileprivate var valueKey: String? {
    guard let evidence, evidence.point.isEmpty, evidence.answer.count == 2,
      evidence.answer[0] == evidence.answer[1]
    else { return nil }
    return "value " + evidence.answer[0]
  }
}
