import Formats

/// A formula with a remark on where it has a value, `b/a, a ≠ 0` and `b/a (a ≠ 0)`.
enum NeededRestriction {
  private static let signs = ["≠", "!=", "\\neq", "\\ne", "<>"]

  /// The formula, and the name with the number that the remark takes from its values; nil for other texts.
  static func removed(from text: String) -> (formula: String, name: String, number: Int)? {
    guard let sign = signs.first(where: { text.contains($0) }),
      let range = text.ranges(of: sign).last
    else { return nil }
    let number = text[range.upperBound...].filter { !$0.isWhitespace }
    var before = text[..<range.lowerBound].trimmed[...]
    let start = before.lastIndex { !$0.isLetter && !$0.isNumber && $0 != "_" }
    guard let start, start != before.startIndex else { return nil }
    let name = String(before[before.index(after: start)...])
    before = before[...start]
    var isClosed = false
    var digits = number
    if digits.hasSuffix(")") {
      digits.removeLast()
      isClosed = true
    }
    guard let value = Int(digits), !name.isEmpty else { return nil }
    var formula = String(before)
    if isClosed {
      guard formula.hasSuffix("(") else { return nil }
      formula.removeLast()
    } else {
      while formula.last?.isWhitespace == true { formula.removeLast() }
      let ends = [
        ",", ";", " for", " if", " where", " when", " with", "\\quad", "\\text{ for }",
        "\\text{for }",
      ]
      guard let end = ends.first(where: { formula.hasSuffix($0) }) else { return nil }
      formula.removeLast(end.count)
      formula = formula.trimmed
      if formula.hasSuffix(",") { formula.removeLast() }
    }
    return formula.trimmed.isEmpty ? nil : (formula.trimmed, name, value)
  }
}
