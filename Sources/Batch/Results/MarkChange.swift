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
    /// There was no result before.
    case new
    /// It could be marked before and cannot any more, or the other way round, or for another reason.
    case error(from: String?, to: String?)
  }

  /// The changes of one submission, in the order of its parts.
  ///
  /// A change is another verdict, credit, worth or known mistake; another reason alone is none.
  public static func changes(from old: ResultEntry?, to new: ResultEntry) -> [MarkChange] {
    func change(_ kind: Kind) -> MarkChange {
      MarkChange(id: new.id, student: new.student ?? old?.student, kind: kind)
    }
    guard let old else { return [change(.new)] }
    guard case .marked(let old) = old, case .marked(let new) = new else {
      return old.error == new.error ? [] : [change(.error(from: old.error, to: new.error))]
    }
    var before: [String: [String: PartRecord]] = [:]
    for exercise in old.exercises {
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
    }
    // What is left was marked before and is not there any more.
    for exercise in old.exercises {
      for part in exercise.parts where before[exercise.id]?[part.id] != nil {
        changes.append(change(.part(exercise: exercise.id, part: part.id, from: part, to: nil)))
      }
    }
    return changes
  }

  /// The points that the change gives or takes.
  public var points: Rational {
    guard case .part(_, _, let old, let new) = kind else { return .zero }
    return (new?.score ?? .zero) - (old?.score ?? .zero)
  }

  /// The change for a person, in one line.
  public var text: String {
    let name = SafeText.line(id ?? "without an id", limit: 60)
    switch kind {
    case .new: return "\(name): there is no old result"
    case .error(let old, let new):
      let before = old.map { "could not be marked: \(SafeText.line($0))" } ?? "was marked"
      return "\(name): \(before) → \(new.map { SafeText.line($0) } ?? "is marked")"
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
    case .part(let exercise, let part, let old, let new):
      members += [
        (name: "exercise", value: .string(exercise)), (name: "part", value: .string(part)),
        (name: "from", value: MarkChange.json(old)), (name: "to", value: MarkChange.json(new)),
      ]
    }
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

extension PartRecord {
  fileprivate func isMarked(as other: PartRecord) -> Bool {
    verdict == other.verdict && credit == other.credit && points == other.points
      && mistake == other.mistake
  }
}

/// How much changed in all.
public struct RegradeTally: Sendable {
  private var changeCount = 0
  private var ids: Set<String> = []
  private var better = 0
  private var worse = 0

  /// Nothing so far.
  public init() {}

  /// Counts a change.
  public mutating func add(_ change: MarkChange) {
    changeCount += 1
    if let id = change.id { ids.insert(id) }
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
