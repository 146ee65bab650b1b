/// Kronecker's delta as people write it with its condition: `1_{i=j}`, `\mathbb{1}[i=j]`, `I(i=j)`, `[i=j]`.
enum KroneckerDelta {
  /// The letters and commands before the condition.
  private static let signs = [
    "\\mathbb{1}", "\\mathbf{1}", "\\mathbb 1", "\\mathbf 1", "\\mathbb{I}", "\\mathbf{I}",
    "\\mathbb I", "\\mathbb1", "\\mathbf1", "\\mathds{1}", "\\mathrm{1}", "𝟙", "𝟏", "𝕀", "1", "I",
  ]
  private static let brackets = [
    ("_{\\{", "\\}}"), ("_{[", "]}"), ("_{", "}"), ("\\{", "\\}"), ("{", "}"), ("[", "]"),
    ("(", ")"),
  ]

  /// What the signs begin with, and a bracket without one.
  private static let beginnings = Set(signs.compactMap(\.first) + ["["])

  /// The text with δ_ij for each of them; the text itself where there are none.
  static func named(in text: String) -> String {
    guard text.holds("=") else { return text }
    var rest = Substring(text)
    var named = ""
    while let next = rest.first {
      let last = named.last
      let isInside = last.map { $0.isNumber || $0.isLetter || $0 == "_" || $0 == "\\" } ?? false
      let isFirst = rest.startIndex == text.startIndex
      if !isInside, beginnings.contains(next),
        let (indices, end) = delta(at: rest, isFirst: isFirst)
      {
        named += "δ_{\(indices)}"
        rest = end
      } else {
        named.append(next)
        rest = rest.dropFirst()
      }
    }
    return named
  }

  /// The two indices of the delta that a text begins with, and what stands behind it; nil where it begins with none.
  ///
  /// - Parameter isFirst: whether nothing stands before the text: brackets alone around a whole answer are no delta.
  private static func delta(
    at text: Substring, isFirst: Bool
  ) -> (indices: String, end: Substring)? {
    let sign = signs.first { text.hasPrefix($0) } ?? ""
    var rest = text.dropFirst(sign.count)
    for size in ["\\left", "\\big", "\\bigl"] where rest.hasPrefix(size) {
      rest = rest.dropFirst(size.count)
    }
    for (open, close) in brackets where rest.hasPrefix(open) {
      guard !sign.isEmpty || open == "[" else { continue }
      guard let (indices, behind) = condition(rest.dropFirst(open.count)) else { return nil }
      var end = behind
      for size in ["\\right", "\\big", "\\bigr"] where end.hasPrefix(size) {
        end = end.dropFirst(size.count)
      }
      guard end.hasPrefix(close) else { return nil }
      end = end.dropFirst(close.count)
      if sign.isEmpty, isFirst, end.allSatisfy(\.isWhitespace) { return nil }
      return (indices, end)
    }
    return nil
  }

  /// The letters of `i = j`, and what stands behind.
  private static func condition(_ text: Substring) -> (indices: String, rest: Substring)? {
    var rest = text.drop(while: \.isWhitespace)
    var indices = ""
    for sign in ["=", ""] {
      guard let letter = rest.first, letter.isASCII, letter.isLetter else { return nil }
      indices.append(letter)
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      guard rest.hasPrefix(sign) else { return nil }
      rest = rest.dropFirst(sign.count)
      if sign == "=", rest.hasPrefix("=") { rest = rest.dropFirst() }
      rest = rest.drop(while: \.isWhitespace)
    }
    return (indices, rest)
  }
}
