import Formats

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

  /// `x = 1, y = 2 or x = 3, y = 4` with "and" for its commas: each solution says of the same names what they are, once.
  static func withSolutionsApart(_ text: String, beside other: String) -> String? {
    guard text.holds(","), text.holds("="), ValueLabel.relates(other) else { return nil }
    var bare = text
    for joint in ["\\text{ or }", "\\text{or}", "\\mathrm{or}", "\\lor", "\\vee", "∨", "||", ";"] {
      bare = bare.exchanging(joint, for: " or ")
    }
    var solutions: [[String]] = []
    var names: Set<String>?
    for solution in bare.split(separator: " or ", omittingEmptySubsequences: false) {
      let equations = Array(solution.description.scalars[...].pieces(between: [","])).map {
        String(String.UnicodeScalarView($0)).trimmed
      }
      let own = equations.compactMap(solvedName)
      guard own.count == equations.count, own.count > 1, Set(own).count == own.count,
        names == nil || names == Set(own)
      else { return nil }
      names = Set(own)
      solutions.append(equations)
    }
    guard solutions.count > 1 else { return nil }
    return solutions.map { "(" + $0.joined(separator: " and ") + ")" }.joined(separator: " or ")
  }

  /// The name that is all of the left side of an equation, and is not on its right side.
  private static func solvedName(_ equation: String) -> String? {
    let sides = equation.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, !["<", ">", "!"].contains(where: { equation.contains($0) }) else {
      return nil
    }
    let name = String(sides[0]).trimmed
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), !sides[1].trimmed.isEmpty,
      !sides[1].split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
        .contains(where: { $0 == name })
    else { return nil }
    return name
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
