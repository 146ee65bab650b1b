import Exact
import Formats
import Grading

/// What changed of one part, or of a whole submission, between two runs.
public struct MarkChange: Sendable {
  /// The submission; nil where it has no id.
  public let id: String?
  /// Who wrote it.
  public let student: String?
  /// What changed.
  public let kind: Kind

  /// What can change.
  public enum Kind: Sendable {
    /// A part has another mark.
    case part(exercise: String, part: String, from: PartRecord?, to: PartRecord?)
    /// An exercise counts other points on its sheet, or is left out, or is not any more.
    case weight(exercise: String, from: ExerciseRecord, to: ExerciseRecord)
    /// There was no result before.
    case new
    /// It could be marked before and cannot any more, or the other way round, or for another reason.
    case error(from: String?, to: String?)
  }

  /// The changes of one submission, in the order of its parts.
  ///
  /// A change is another verdict, credit, worth or known mistake, or another weight on a sheet; another reason
  /// alone is none.
  ///
  /// - Parameter only: the exercises that were asked for; nil for all. Others that were marked before are no
  ///   change.
  public static func changes(
    from old: ResultEntry?, to new: ResultEntry, only: Set<String>? = nil
  ) -> [MarkChange] {
    func change(_ kind: Kind) -> MarkChange {
      MarkChange(id: new.id, student: new.student ?? old?.student, kind: kind)
    }
    guard let old else { return [change(.new)] }
    guard case .marked(let old) = old, case .marked(let new) = new else {
      return old.error == new.error ? [] : [change(.error(from: old.error, to: new.error))]
    }
    let asked = old.exercises.filter { only?.contains($0.id) ?? true }
    var before: [String: [String: PartRecord]] = [:]
    for exercise in asked {
      for part in exercise.parts { before[exercise.id, default: [:]][part.id] = part }
    }
    var changes: [MarkChange] = []
    for exercise in new.exercises {
      for part in exercise.parts {
        let known = before[exercise.id]?.removeValue(forKey: part.id)
        if let known, known.isMarked(as: part) { continue }
        changes.append(
          change(.part(exercise: exercise.id, part: part.id, from: known, to: part)))
      }
      if let known = asked.first(where: { $0.id == exercise.id }), !known.counts(as: exercise) {
        changes.append(change(.weight(exercise: exercise.id, from: known, to: exercise)))
      }
    }
    // What is left was marked before and is not there any more.
    for exercise in asked {
      for part in exercise.parts where before[exercise.id]?[part.id] != nil {
        changes.append(change(.part(exercise: exercise.id, part: part.id, from: part, to: nil)))
      }
    }
    return changes
  }

  /// The points that the change gives or takes.
  public var points: Rational {
    switch kind {
    case .part(_, _, let old, let new): (new?.score ?? .zero) - (old?.score ?? .zero)
    case .weight(_, let old, let new): new.countedScore - old.countedScore
    case .new, .error: .zero
    }
  }

  /// The change for a person, in one line.
  public var text: String {
    let name = SafeText.line(id ?? "without an id", limit: 60)
    switch kind {
    case .new: return "\(name): there is no old result"
    case .error(let old, let new):
      let before = old.map { "could not be marked: \(SafeText.line($0))" } ?? "was marked"
      return "\(name): \(before) → \(new.map { SafeText.line($0) } ?? "is marked")"
    case .weight(let exercise, let old, let new):
      return "\(name) \(SafeText.line(exercise)) on the sheet: \(MarkChange.words(old)) → "
        + MarkChange.words(new)
    case .part(let exercise, let part, let old, let new):
      let why = new?.reason.map { ": " + SafeText.line($0) } ?? ""
      let answer = (new ?? old)?.answer.map { " (\(SafeText.line($0, limit: 40)))" } ?? ""
      return "\(name) \(SafeText.line(exercise)).\(SafeText.line(part))\(answer): "
        + "\(MarkChange.words(old)) → \(MarkChange.words(new))\(why)"
    }
  }

  private static func words(_ part: PartRecord?) -> String {
    guard let part else { return "not there" }
    let mistake = part.mistake.map { ", \(SafeText.line($0, limit: 40))" } ?? ""
    return "\(part.verdict.rawValue) \(part.score) of \(part.points)\(mistake)"
  }

  private static func words(_ exercise: ExerciseRecord) -> String {
    exercise.isDropped
      ? "left out" : "\(exercise.countedScore) of \(exercise.countedPoints)"
  }

  /// The change as data: `id`, `exercise`, `part`, `from` and `to`, each a mark as far as it changed.
  public var json: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: id.map { .string($0) } ?? .null)
    ]
    if let student { members.append((name: "student", value: .string(student))) }
    switch kind {
    case .new: members.append((name: "from", value: .null))
    case .error(let old, let new):
      members.append((name: "from", value: old.map { .object([("error", .string($0))]) } ?? .null))
      members.append((name: "to", value: new.map { .object([("error", .string($0))]) } ?? .null))
    case .weight(let exercise, let old, let new):
      members += [
        (name: "exercise", value: .string(exercise)), (name: "from", value: MarkChange.json(old)),
        (name: "to", value: MarkChange.json(new)),
      ]
    case .part(let exercise, let part, let old, let new):
      members += [
        (name: "exercise", value: .string(exercise)), (name: "part", value: .string(part)),
        (name: "from", value: MarkChange.json(old)), (name: "to", value: MarkChange.json(new)),
      ]
    }
    return .object(members)
  }

  private static func json(_ exercise: ExerciseRecord) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "score", value: .string(exercise.countedScore.description)),
      (name: "points", value: .string(exercise.countedPoints.description)),
    ]
    if exercise.isDropped { members.append((name: "dropped", value: true)) }
    return .object(members)
  }

  private static func json(_ part: PartRecord?) -> JSON.Output {
    guard let part else { return .null }
    var members: [(name: String, value: JSON.Output)] = [
      (name: "verdict", value: .string(part.verdict.rawValue)),
      (name: "credit", value: .string(part.credit.description)),
      (name: "points", value: .string(part.points.description)),
    ]
    if let mistake = part.mistake { members.append((name: "mistake", value: .string(mistake))) }
    if let reason = part.reason { members.append((name: "reason", value: .string(reason))) }
    return .object(members)
  }
}

extension ExerciseRecord {
  /// Whether a sheet lets it count as much as another one; what its parts are worth is told of them.
  fileprivate func counts(as other: ExerciseRecord) -> Bool {
    isDropped == other.isDropped
      && (worth == other.worth || worth ?? points == other.worth ?? other.points)
  }
}

extension PartRecord {
  fileprivate func isMarked(as other: PartRecord) -> Bool {
    verdict == other.verdict && credit == other.credit && points == other.points
      && mistake == other.mistake
  }
}

/// How much changed in all.
public struct RegradeTally: Sendable {
  private var changeCount = 0
  // By bytes: strings that only look alike are two ids.
  private var ids: Set<[UInt8]> = []
  private var better = 0
  private var worse = 0

  /// Nothing so far.
  public init() {}

  /// Counts a change.
  public mutating func add(_ change: MarkChange) {
    changeCount += 1
    if let id = change.id { ids.insert(Array(id.utf8)) }
    if change.points.signum > 0 { better += 1 }
    if change.points.signum < 0 { worse += 1 }
  }

  /// One sentence.
  ///
  /// - Parameter count: how many submissions were marked.
  public func text(of count: Int) -> String {
    "grade regrade: \(changeCount) change\(changeCount == 1 ? "" : "s") in \(ids.count) of \(count) "
      + "submissions: \(better) with more points, \(worse) with fewer"
  }
}
