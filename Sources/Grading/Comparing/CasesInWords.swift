import Formats

/// Cases side by side, `-x if x < 0, x if x >= 0`, and cases of which each row says what the value is called,
/// `\begin{cases} y = x & x > 0 \\ … \end{cases}`, as cases of LaTeX.
enum CasesInWords {
  private static let words = [" if ", " for ", " when "]
  private static let others = [" otherwise", " else", " elsewhere"]
  private static let relations: Set<Character> = ["<", ">", "=", "≤", "≥", "≠"]

  /// A text with cases of LaTeX; nil where none stand there.
  ///
  /// - Parameter names: names that mean something else.
  static func plain(_ text: String, names: [String]) -> String? {
    if text.holds("&") { return named(text) }
    guard text.holds(" "), words.contains(where: { text.holds(word: $0) }),
      !text.holds(word: " else "), !text.holds("\\"), !names.contains("if"), !names.contains("for")
    else { return nil }
    let pieces = split(text, at: [",", ";", "\n"])
    return cases(pieces) ?? cases(split(text.exchanging(" and ", for: ";"), at: [";"]))
  }

  private static func split(_ text: String, at signs: Set<Unicode.Scalar>) -> [String] {
    text.scalars[...].pieces(between: signs).map {
      String(String.UnicodeScalarView($0)).trimmed
    }.filter { !$0.isEmpty }
  }

  /// The cases that pieces of a text are; nil where one of them is none.
  private static func cases(_ pieces: [String]) -> String? {
    guard pieces.count > 1 else { return nil }
    var rows: [String] = []
    for (place, piece) in pieces.enumerated() {
      if let (value, condition) = row(piece) {
        rows.append("\(value) & \(condition)")
      } else if place == pieces.count - 1,
        let word = others.first(where: { piece.hasSuffix($0) }),
        let value = withoutLabel(String(piece.dropLast(word.count)))
      {
        rows.append("\(value) & \\text{otherwise}")
      } else {
        return nil
      }
    }
    let name = pieces.allSatisfy { $0.hasPrefix("y") && $0.dropFirst().trimmed.hasPrefix("=") }
    return (name ? "y = " : "") + "\\begin{cases} " + rows.joined(separator: " \\\\ ")
      + " \\end{cases}"
  }

  private static func row(_ piece: String) -> (value: String, condition: String)? {
    let scalars = piece.scalars
    for word in words.map(\.scalars) {
      guard let place = scalars.indices.first(where: { scalars[$0...].starts(with: word) }),
        let value = withoutLabel(String(String.UnicodeScalarView(scalars[..<place])))
      else { continue }
      let condition = String(String.UnicodeScalarView(scalars[(place + word.count)...])).trimmed
      guard condition.contains(where: relations.contains),
        !words.contains(where: { condition.holds(word: $0) })
      else { return nil }
      return (value, condition)
    }
    return nil
  }

  /// A value without `f(x) =` before it; nil for a statement.
  private static func withoutLabel(_ text: String) -> String? {
    var value = text.trimmed
    if let equals = value.firstIndex(of: "="), value.hasPrefix("f") || value.hasPrefix("y") {
      let label = value[..<equals].filter { !$0.isWhitespace }
      guard ["f", "y", "f(x)", "y(x)"].contains(label) else { return nil }
      value = String(value[value.index(after: equals)...]).trimmed
    }
    return value.isEmpty || value.contains(where: relations.contains) ? nil : value
  }

  // MARK: Rows with a name

  private static let begin = "\\begin{cases}"
  private static let end = "\\end{cases}"

  /// Cases of which all rows say what the same name is.
  private static func named(_ text: String) -> String? {
    let text = text.trimmed
    guard text.hasPrefix(begin), text.hasSuffix(end) else { return nil }
    let inside = String(text.dropFirst(begin.count).dropLast(end.count))
    guard !inside.contains("\\begin") else { return nil }
    var name: String?
    var rows: [String] = []
    for row in inside.exchanging("\\\\", for: "\n").split(separator: "\n") {
      guard !String(row).trimmed.isEmpty else { continue }
      let cells = row.split(separator: "&", omittingEmptySubsequences: false)
      guard cells.count == 2, let equals = cells[0].firstIndex(of: "=") else { return nil }
      let own = String(cells[0][..<equals]).trimmed
      guard own.count == 1, own.first?.isLetter == true, name == nil || name == own else {
        return nil
      }
      name = own
      rows.append("\(cells[0][cells[0].index(after: equals)...])&\(cells[1])")
    }
    guard let name, rows.count > 1 else { return nil }
    return "\(name) = \(begin)\(rows.joined(separator: "\\\\"))\(end)"
  }
}
