/// Equations and inequalities in rows, as LaTeX sets a system of them: `\begin{cases} x=1 \\ y=2 \end{cases}`.
enum WrittenSystem {
  private static let environments = [
    "cases", "dcases", "aligned", "align", "align*", "gathered", "array",
  ]

  /// The rows with "and" between them, beside a statement; nil for anything else, and for cases with conditions.
  static func joined(_ text: String, beside other: String) -> String? {
    guard text.holds(word: "\\begin{"), ValueLabel.relates(other) else { return nil }
    var body = text.trimmed
    for brace in ["\\left\\{", "\\left \\{", "\\{"] where body.hasPrefix(brace) {
      body = String(body.dropFirst(brace.count)).trimmed
    }
    for end in ["\\right.", "\\right ."] where body.hasSuffix(end) {
      body = String(body.dropLast(end.count)).trimmed
    }
    for environment in environments {
      let (open, close) = ("\\begin{\(environment)}", "\\end{\(environment)}")
      guard body.hasPrefix(open), body.hasSuffix(close), body.count > open.count + close.count
      else { continue }
      var inside = body.dropFirst(open.count).dropLast(close.count).drop(while: \.isWhitespace)
      // The columns of an array say nothing.
      if environment == "array", inside.hasPrefix("{"), let end = inside.firstIndex(of: "}") {
        inside = inside[end...].dropFirst()
      }
      let rows = String(inside).split(separator: "\\\\").map { String($0).trimmed }.filter {
        !$0.isEmpty
      }
      let statements = rows.compactMap(statement)
      return rows.count > 1 && statements.count == rows.count
        ? statements.joined(separator: " and ") : nil
    }
    return nil
  }

  /// A row without what sets its columns; nil for a value with a condition, `x & x > 0`.
  private static func statement(_ row: String) -> String? {
    let cells = row.split(separator: "&", omittingEmptySubsequences: false).map { String($0) }
    if cells.count > 1, !ValueLabel.relates(cells[0]),
      let second = cells[1].trimmed.unicodeScalars.first,
      second != "\\", !["=", "<", ">", "≤", "≥", "≠"].contains(second)
    {
      return nil
    }
    var text = cells.joined(separator: " ").trimmed
    if text.hasSuffix(",") || text.hasSuffix(";") { text.removeLast() }
    return ValueLabel.relates(text) ? text : nil
  }
}
