import Formulas

// What people write around a key and an answer, or in other signs than the language has.
extension CompareRequest {
  /// A side in the signs of the language, as far as the other one tells what is meant.
  func spelled(_ side: String, beside other: String) -> String {
    var text = KroneckerDelta.named(in: undressed(side, beside: other))
    if WrittenShape.isShape(other), let tuple = WrittenShape.tuple(text) { text = tuple }
    return withRealNumbers(text, beside: other) ?? text
  }

  /// A text with ℝ for the letter R, which is the set beside intervals, `R \\ {0}`; nil for anything else.
  private func withRealNumbers(_ side: String, beside other: String) -> String? {
    let text = side.trimmed
    guard text.hasPrefix("R") else { return nil }
    let rest = text.dropFirst().drop(while: \.isWhitespace)
    let isDifference = ["\\", "∖"].contains { rest.hasPrefix($0) } && rest.contains("{")
    guard rest.isEmpty || isDifference else { return nil }
    let intervals = other.trimmed
    let areIntervals =
      intervals.first.map { "([]".contains($0) } == true
      && ["inf", "∞", "∪", "\\cup"].contains { intervals.contains($0) }
    let isDeclared = (variables ?? []).contains("R") || domains.contains { $0.names.contains("R") }
    return areIntervals && !intervals.contains("R") && !isDeclared ? "ℝ" + text.dropFirst() : nil
  }

  /// A side without marks and remarks around it, and without the words for what it counts.
  ///
  /// Such words are told from names beside a side without names, and where the variables are declared.
  private func undressed(_ side: String, beside other: String) -> String {
    let text = AnswerDressing.undressed(side)
    let names = (variables ?? []) + domains.flatMap(\.names)
    guard text.contains(where: \.isLetter),
      let value = AnswerDressing.withoutCountedWords(text, keeping: names)
    else { return text }
    if variables != nil { return value }
    var free = FreeNames(declared: names)
    free.add(other)
    let hasNames = !free.numbers.isEmpty || !free.families.isEmpty || !free.matrices.isEmpty
    return hasNames ? text : value
  }
}
