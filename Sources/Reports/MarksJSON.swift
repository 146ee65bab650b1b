import Exact
import Formats
import Grading

/// Marks as data: the schema `touchstone/marks/1`.
public enum MarksJSON {
  /// The name and version of the format.
  public static let schema = "touchstone/marks/1"

  /// All results in one document.
  public static func document(_ marks: [SubmissionMark]) -> JSON.Output {
    .object([
      (name: "schema", value: .string(schema)), (name: "results", value: .array(marks.map(result))),
    ])
  }

  /// The result of one submission.
  public static func result(_ mark: SubmissionMark) -> JSON.Output {
    .object([
      (name: "id", value: .string(mark.id)),
      (name: "student", value: .string(mark.student)),
      (name: "attempt", value: .number(mark.attempt)),
      (name: "exercises", value: .array(mark.exercises.map(exercise))),
      (name: "score", value: .string(mark.score.description)),
      (name: "points", value: .string(mark.points.description)),
      (name: "pending", value: .string(mark.pending.description)),
      (name: "unknown", value: .array(mark.unknown.map { .string($0.id) })),
    ])
  }

  private static func exercise(_ mark: ExerciseMark) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(mark.id)),
      (name: "score", value: .string(mark.score.description)),
      (name: "points", value: .string(mark.points.description)),
      (name: "pending", value: .string(mark.pending.description)),
    ]
    if let variant = mark.variant { members.append((name: "numbers", value: variant.output)) }
    if let problem = mark.problem { members.append((name: "problem", value: .string(problem))) }
    members.append((name: "parts", value: .array(mark.parts.map(part))))
    return .object(members)
  }

  /// A part; what it does not have is left out.
  private static func part(_ mark: PartMark) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(mark.id)),
      (name: "verdict", value: .string(mark.verdict.rawValue)),
      (name: "credit", value: .string(mark.credit.description)),
      (name: "points", value: .string(mark.points.description)),
    ]
    if let reason = mark.reason { members.append((name: "reason", value: .string(reason))) }
    if let evidence = mark.evidence {
      switch mark.verdict {
      case .right: members.append((name: "certificate", value: output(evidence)))
      case .wrong: members.append((name: "witness", value: output(evidence)))
      default: break
      }
    }
    if let margin = mark.margin { members.append((name: "margin", value: .string(margin))) }
    if let mistake = mark.mistake { members.append((name: "mistake", value: .string(mistake))) }
    if let share = mark.followThrough {
      members.append((name: "followThrough", value: .string(share.description)))
    }
    return .object(members)
  }

  static func output(_ evidence: Evidence) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "rule", value: .string(evidence.rule.rawValue))
    ]
    if !evidence.point.isEmpty {
      members.append(
        (
          name: "point",
          value: .object(evidence.point.map { (name: $0.name, value: .string($0.value)) })
        ))
    }
    members += [
      (name: "answer", value: output(evidence.answer)),
      (name: "key", value: output(evidence.key)),
    ]
    if let proof = evidence.proof { members.append((name: "proof", value: .string(proof))) }
    return .object(members)
  }

  private static func output(_ bounds: Evidence.Bounds) -> JSON.Output {
    .array([.string(bounds.lower), .string(bounds.upper)])
  }
}
