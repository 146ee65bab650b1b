// What people write around a key and an answer, or in other signs than the language has.
extension CompareRequest {
  /// A side in the signs of the language, as far as the other one tells what is meant.
  func spelled(_ side: String, beside other: String) -> String {
    var text = KroneckerDelta.named(in: undressed(side, beside: other))
    if WrittenShape.isShape(other), let tuple = WrittenShape.tuple(text) { text = tuple }
    return withRealNumbers(text, beside: other) ?? SetInWords.sign(for: text, beside: other)
      ?? WrittenSystem.joined(text, beside: other) ?? text
  }

  /// A text with ℝ for the letter R, which is the set beside intervals and inequalities, `R \ {0}`; nil for anything else.
  private func withRealNumbers(_ side: String, beside other: String) -> String? {
    let text = side.trimmed
    guard text.hasPrefix("R") else { return nil }
    let rest = text.dropFirst().drop(while: \.isWhitespace)
    let isDifference = ["\\", "∖"].contains { rest.hasPrefix($0) } && rest.contains("{")
    guard rest.isEmpty || isDifference else { return nil }
    let intervals = other.trimmed
    let areIntervals =
      ValueLabel.relates(intervals)
      || intervals.first.map { "([]".contains($0) } == true
        && ["inf", "∞", "∪", "\\cup"].contains { intervals.contains($0) }
    let isDeclared = (variables ?? []).contains("R") || domains.contains { $0.names.contains("R") }
    return areIntervals && !intervals.contains("R") && !isDeclared ? "ℝ" + text.dropFirst() : nil
  }

  /// A side without marks and remarks around it, and without the words for what it counts.
  ///
  /// Such words are told from names where they are not declared and the other side has none of them: a name that stands on
  /// one side alone is no part of a right answer.
  private func undressed(_ side: String, beside other: String) -> String {
    let text = AnswerDressing.undressed(side)
    guard AnswerDressing.mayEndInCounted(text) else { return text }
    let names = (variables ?? []) + domains.flatMap(\.names)
    let words = other.split { !$0.isLetter }.map { String($0) }
    return AnswerDressing.withoutCountedWords(text, keeping: names + words) ?? text
  }
}
