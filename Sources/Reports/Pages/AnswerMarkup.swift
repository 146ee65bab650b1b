import Formats
import Formulas
import Grading

/// An answer as a page shows it: as it was written, and typeset where it is a formula.
enum AnswerMarkup {
  /// The longest answer that is typeset, in bytes.
  private static let longestFormula = 400
  /// The longest answer that is shown, in characters.
  private static let longestAnswer = 1_000

  /// The answer to a part.
  ///
  /// - Parameter kind: What an answer to the part is, where that is known.
  static func markup(_ answer: String, _ verdict: Verdict, kind: Part.Kind?) -> [Markup] {
    let written = PointsText.line(answer, limit: longestAnswer)
    let raw = Markup.element("code", [:], [.element("bdi", text: written)])
    if kind == .text { return [.element("bdi", text: written)] }
    // A shape is no product: `4x16` is shown as it stands.
    guard kind != .choice, kind != .shape, verdict != .unreadable,
      answer.utf8.count <= longestFormula,
      let formula = formula(answer)
    else { return [raw] }
    // A number or a single name says nothing more in italics.
    if isPlain(answer) { return [formula] }
    return [formula, .text(" "), .element("span", ["class": "quiet"], [raw])]
  }

  /// The formula that an answer is, with any names; nil where it is none.
  static func formula(_ answer: String) -> Markup? {
    var free = FreeNames()
    free.add(answer)
    let names = free.numbers + free.families.map(\.name) + free.families.map(\.length)
    let vocabulary = Vocabulary(names: names, readsRatios: true)
    guard let formula = try? Formula(answer, vocabulary) else { return nil }
    return ExpressionMathML.formula(formula.expression, source: answer)
  }

  /// Whether an answer is a number or a name: `2x` is a product that was written without its sign.
  private static func isPlain(_ answer: String) -> Bool {
    answer.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      || answer.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }
}
