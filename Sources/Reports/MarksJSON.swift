import Exact
import Formats
import Grading

/// Marks as data: the schema `touchstone/marks/1`.
public enum MarksJSON {
  /// The name and version of the format.
  public static let schema = ResultEntry.schema

  /// All results in one document.
  public static func document(_ marks: [SubmissionMark]) -> JSON.Output {
    .object([
      (name: "schema", value: .string(schema)), (name: "results", value: .array(marks.map(result))),
    ])
  }

  /// The result of one submission.
  public static func result(_ mark: SubmissionMark) -> JSON.Output {
    let exercises = mark.exercises.map { exercise in
      ExerciseOutput(
        id: exercise.id, variant: exercise.variant, problem: exercise.problem,
        parts: exercise.parts.map(part), totals: MarkTotals(exercise.parts.map { MarkTotals($0) }),
        worth: exercise.worth, isDropped: exercise.isDropped,
        counted: MarkTotals(counted: exercise))
    }
    return result(
      id: mark.id, student: mark.student, attempt: mark.attempt, submittedAt: mark.submittedAt,
      exercises: exercises,
      unknown: mark.unknown.map(\.id))
  }

  /// The same result, of parts that were written before by `write`.
  public static func result(_ marks: SharedMarks) -> JSON.Output {
    let exercises = marks.exercises.map { exercise in
      ExerciseOutput(
        id: exercise.id, variant: exercise.variant, problem: exercise.problem,
        parts: exercise.parts.map { .written($0.written) },
        totals: MarkTotals(exercise.parts.map(\.totals)))
    }
    return result(
      id: marks.id, student: marks.student, attempt: marks.attempt, submittedAt: marks.submittedAt,
      exercises: exercises,
      unknown: marks.unknown.map(\.id))
  }

  /// What stands for a part in a result.
  public static func write(_ mark: PartMark) -> [UInt8] { part(mark).compactBytes() }

  private struct ExerciseOutput {
    let id: String
    let variant: Variant?
    let problem: String?
    let parts: [JSON.Output]
    let totals: MarkTotals
    /// The points that it counts on a sheet; nil for its own.
    var worth: Rational?
    var isDropped = false
    /// What it counts on a sheet; nil for all that it earns.
    var counted: MarkTotals?
  }

  private static func result(
    id: String, student: String, attempt: Int, submittedAt: String?, exercises: [ExerciseOutput],
    unknown: [String]
  ) -> JSON.Output {
    let totals = MarkTotals(exercises.map { $0.counted ?? $0.totals })
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(id)),
      (name: "student", value: .string(student)),
      (name: "attempt", value: .number(attempt)),
    ]
    if let submittedAt { members.append((name: "submittedAt", value: .string(submittedAt))) }
    members += [
      (name: "exercises", value: .array(exercises.map(exercise))),
      (name: "score", value: .string(totals.score.description)),
      (name: "points", value: .string(totals.points.description)),
      (name: "pending", value: .string(totals.pending.description)),
      (name: "unknown", value: .array(unknown.map { .string($0) })),
    ]
    return .object(members)
  }

  private static func exercise(_ exercise: ExerciseOutput) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(exercise.id)),
      (name: "score", value: .string(exercise.totals.score.description)),
      (name: "points", value: .string(exercise.totals.points.description)),
      (name: "pending", value: .string(exercise.totals.pending.description)),
    ]
    if let worth = exercise.worth {
      members.append((name: "worth", value: .string(worth.description)))
    }
    if exercise.isDropped { members.append((name: "dropped", value: true)) }
    if let variant = exercise.variant { members.append((name: "numbers", value: variant.output)) }
    if let problem = exercise.problem { members.append((name: "problem", value: .string(problem))) }
    members.append((name: "parts", value: .array(exercise.parts)))
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
    if mark.verdict != .unanswered { members.append((name: "answer", value: .string(mark.answer))) }
    if let why = mark.why {
      members.append((name: "reason", value: .string(why.text(in: .english))))
      // What the student reads, where that is not the reason itself.
      if let language = mark.language, language != .english {
        let said = JSON.Output.string(why.text(in: language))
        members.append((name: "said", value: .object([(name: language.rawValue, value: said)])))
      }
    }
    if let evidence = mark.evidence {
      switch mark.verdict {
      case .right: members.append((name: "certificate", value: output(evidence)))
      case .wrong:
        if let witness = witness(evidence, mark) {
          members.append((name: "witness", value: witness))
        }
      default: break
      }
    }
    // From the tolerance and the distance in it anybody works out what is right.
    if let margin = mark.margin, mark.show.tellsReason(of: mark.verdict) {
      members.append((name: "margin", value: .string(margin)))
    }
    if let mistake = mark.mistake { members.append((name: "mistake", value: .string(mistake))) }
    if let share = mark.followThrough {
      members.append((name: "followThrough", value: .string(share.description)))
    }
    if !mark.hints.isEmpty {
      members.append((name: "hints", value: .number(mark.hints.count)))
      members.append((name: "hintPrice", value: .string(mark.hintPrice.description)))
    }
    return .object(members)
  }

  /// What shows that an answer is wrong; of one whose student is not told why no more than what the answer itself is.
  private static func witness(_ evidence: Evidence, _ mark: PartMark) -> JSON.Output? {
    if mark.show.tellsReason(of: .wrong) { return output(evidence) }
    guard evidence.point.isEmpty else { return nil }
    return .object([
      (name: "rule", value: .string(evidence.rule.rawValue)),
      (name: "answer", value: output(evidence.answer)),
    ])
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
