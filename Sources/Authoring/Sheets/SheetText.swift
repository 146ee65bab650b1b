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
    let say = SheetSentences(sheet.language)
    var head = "\(say(.student)): \(SafeText.line(sheet.student))"
    if let course = sheet.course { head += "   \(say(.course)): \(SafeText.line(course))" }
    if let due = sheet.due { head += "   \(say(.due)): \(SafeText.line(due))" }
    lines.append(head)
    if sheet.exercises.contains(where: { $0.parts.contains(where: \.readsDecimalComma) }) {
      lines += wrapped(say(.decimalComma), indent: "")
    }
    for exercise in sheet.exercises { lines += [""] + self.lines(exercise, sheet) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ exercise: Exercise, _ sheet: StudentSheet) -> [String] {
    let language = exercise.language ?? sheet.language
    let say = SheetSentences(language)
    let name = exercise.id + (exercise.title.map { "  " + plain($0, exercise) } ?? "")
    var lines = ["\(name)  (\(say.points(sheet.points(of: exercise))))"]
    if let variant = exercise.variant {
      lines += wrapped(say.numbers(variant), indent: "")
    }
    if let prompt = exercise.prompt { lines += paragraphs(prompt, exercise, indent: "") }
    for part in exercise.parts {
      lines.append("")
      lines.append("  \(part.id)  (\(say.points(part.points.description)))")
      lines += paragraphs(part.prompt, exercise, indent: "    ")
      for sentence in part.answerRule(in: language) { lines += wrapped(sentence, indent: "    ") }
      for choice in part.shownChoices {
        lines += wrapped("\(choice.id): \(plain(choice.text, exercise))", indent: "      ")
      }
      for criterion in part.rubric {
        let points = say.points(criterion.points.description)
        lines += wrapped("- \(plain(criterion.text, exercise)): \(points)", indent: "      ")
      }
      for (index, hint) in part.hints.enumerated() {
        let text =
          hint.price.isZero
          ? "\(say(.hintNumber(index + 1))): \(plain(hint.text, exercise))"
          : say.pricedHint(index + 1, hint, of: "\(exercise.id).\(part.id)")
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

/// The sentences of a sheet in its language.
struct SheetSentences {
  private let wording: any Wording

  init(_ language: Language) { wording = language.wording }

  func callAsFunction(_ label: Label) -> String { wording.label(label) }

  func points(_ count: String) -> String { self(.points(count)) }

  func numbers(_ variant: Variant) -> String {
    let text = self(.yourNumbers(SafeText.line(variant.text)))
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  func pricedHint(_ number: Int, _ hint: Hint, of part: String) -> String {
    self(.pricedHint(number, price: "\(hint.price)", part: part))
  }
}
