import Formats

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
    mayHoldDelta(text) ? replaced(in: text) : text
  }

  /// The text with δ_ij for each of them, wherever one may stand.
  static func replaced(in text: String) -> String {
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

  /// Whether a letter and an equals sign stand behind an opening bracket somewhere, as in every condition; where it is false,
  /// none is there.
  static func mayHoldDelta(_ text: String) -> Bool {
    let signs = HeldSigns(text)
    guard signs.contains("=") else { return false }
    guard signs.areASCII else { return true }
    // What was read up to here: 1 behind a bracket, 2 behind the letter there, with white space or without.
    var state = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): state = 1
      case UInt8(ascii: " "), 9...13: continue
      case UInt8(ascii: "=") where state == 2: return true
      case _ where state == 1 && (97...122).contains(byte | 0x20): state = 2
      default: state = 0
      }
    }
    return false
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
