import Exact
import Formats
import Grading

/// A student's sheet as plain text.
public enum SheetText {
  private static let width = 80

  /// The whole sheet.
  public static func text(_ sheet: StudentSheet) -> String {
    var lines: [String] = []
    if !sheet.title.isEmpty { lines.append(SafeText.line(sheet.title)) }
    var head = "Student: \(SafeText.line(sheet.student))"
    if let course = sheet.course { head += "   Course: \(SafeText.line(course))" }
    if let due = sheet.due { head += "   Due: \(SafeText.line(due))" }
    lines.append(head)
    if sheet.exercises.contains(where: { $0.parts.contains(where: \.readsDecimalComma) }) {
      lines += wrapped(SheetSentences.decimalComma, indent: "")
    }
    for exercise in sheet.exercises { lines += [""] + self.lines(exercise, sheet) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ exercise: Exercise, _ sheet: StudentSheet) -> [String] {
    let name = exercise.id + (exercise.title.map { "  " + plain($0, exercise) } ?? "")
    var lines = ["\(name)  (\(SheetSentences.points(sheet.points(of: exercise))))"]
    if let variant = exercise.variant {
      lines += wrapped(SheetSentences.numbers(variant), indent: "")
    }
    if let prompt = exercise.prompt { lines += paragraphs(prompt, exercise, indent: "") }
    for part in exercise.parts {
      lines.append("")
      lines.append("  \(part.id)  (\(SheetSentences.points(part.points.description)))")
      lines += paragraphs(part.prompt, exercise, indent: "    ")
      for sentence in part.answerRule { lines += wrapped(sentence, indent: "    ") }
      for choice in part.shownChoices {
        lines += wrapped("\(choice.id): \(plain(choice.text, exercise))", indent: "      ")
      }
      for criterion in part.rubric {
        let points = SheetSentences.points(criterion.points.description)
        lines += wrapped("- \(plain(criterion.text, exercise)): \(points)", indent: "      ")
      }
      for (index, hint) in part.hints.enumerated() {
        let text =
          hint.price.isZero
          ? "Hint \(index + 1): \(plain(hint.text, exercise))"
          : SheetSentences.pricedHint(index + 1, hint, of: "\(exercise.id).\(part.id)")
        lines += wrapped(text, indent: "    ")
      }
    }
    return lines
  }

  /// A text on one line, its formulas without their marks.
  private static func plain(_ text: Text, _ exercise: Exercise) -> String {
    SafeText.line(
      exercise.render(text).replacing("`", with: "").split(separator: "\n").joined(separator: " "))
  }

  private static func paragraphs(_ text: Text, _ exercise: Exercise, indent: String) -> [String] {
    exercise.render(text).replacing("`", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(SafeText.line(String($0)), indent: indent) }
  }

  /// A text in lines of the width.
  private static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(indent + line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line.isEmpty ? "" : indent + line)
    return lines
  }
}

/// The sentences of a sheet.
enum SheetSentences {
  static let decimalComma =
    "1,5 is a decimal; separate the entries of vectors and the arguments of functions by semicolons: "
    + "[1,5; 2]."

  static func points(_ count: String) -> String { count == "1" ? "1 point" : "\(count) points" }

  static func numbers(_ variant: Variant) -> String {
    "Your numbers: \(SafeText.line(variant.text))."
  }

  static func pricedHint(_ number: Int, _ hint: Hint, of part: String) -> String {
    "Hint \(number) costs \(hint.price) of the points: ask for it with \"hints\": { \"\(part)\": \(number) }."
  }
}
