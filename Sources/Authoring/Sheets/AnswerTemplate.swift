import Formats
import Grading

/// The file that a student fills in: it carries the course and the student's numbers.
public enum AnswerTemplate {
  /// The submission with no answer yet.
  public static func json(_ sheet: StudentSheet) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "student", value: .string(sheet.student))
    ]
    if let course = sheet.course { members.append((name: "course", value: .string(course))) }
    let numbers = sheet.exercises.compactMap { exercise in
      exercise.variant.map { (name: exercise.id, value: $0.output) }
    }
    if !numbers.isEmpty { members.append((name: "sheet", value: .object(numbers))) }
    let answers = sheet.exercises.map { exercise in
      let parts = exercise.parts.map { (name: $0.id, value: blank($0)) }
      return (name: exercise.id, value: JSON.Output.object(parts))
    }
    members.append((name: "answers", value: .object(answers)))
    return .object(members)
  }

  private static func blank(_ part: Part) -> JSON.Output {
    guard part.kind == .condition, part.asks.count > 1 else { return .null }
    return .object(part.asks.map { (name: $0.name, value: .null) })
  }

  /// The same as plain text, an answer a line.
  public static func text(_ sheet: StudentSheet) -> String {
    var lines = [
      "# " + sheet.language.wording.label(.howToFillIn),
      "student = \(SafeText.line(sheet.student))",
    ]
    if let course = sheet.course { lines.append("course = \(SafeText.line(course))") }
    for exercise in sheet.exercises {
      lines.append("")
      for number in exercise.variant?.numbers ?? [] {
        let value = number.output
        let text = if case .string(let text) = value { text } else { value.compact() }
        lines.append("\(exercise.id) {\(number.name)} = \(text)")
      }
      for part in exercise.parts {
        lines.append("\(exercise.id) \(part.id) =" + fields(part))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fields(_ part: Part) -> String {
    guard part.kind == .condition, part.asks.count > 1 else { return "" }
    return " " + part.asks.map { "\($0.name) = " }.joined(separator: "; ")
  }
}
