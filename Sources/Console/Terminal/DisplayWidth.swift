/// How many columns of a terminal a text takes.
///
/// Per character as people see it: 2 for East Asian wide and full-width characters and for emoji,
/// 0 for control characters and for marks alone, otherwise 1.
///
/// - Complexity: O(length of the text).
public func displayWidth(of text: String) -> Int {
  text.reduce(0) { $0 + width(of: $1) }
}

/// The text with spaces behind it (or before it) so that it takes at least so many columns.
public func padded(_ text: String, to width: Int, right: Bool = false) -> String {
  let missing = max(0, width - displayWidth(of: text))
  let spaces = String(repeating: " ", count: missing)
  return right ? spaces + text : text + spaces
}

private func width(of character: Character) -> Int {
  // A cluster is as wide as its widest part; U+FE0F asks for the emoji form of what precedes it.
  var widest = 0
  for scalar in character.unicodeScalars {
    widest = max(widest, scalar == "\u{FE0F}" && widest > 0 ? 2 : width(of: scalar))
  }
  return widest
}

private func width(of scalar: Unicode.Scalar) -> Int {
  if (0x20..<0x7F).contains(scalar.value) { return 1 }
  switch scalar.properties.generalCategory {
  case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
    return 0
  default:
    return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
  }
}

/// The blocks that Unicode's EastAsianWidth.txt gives as W or F, without unassigned gaps.
private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
    true
  default:
    false
  }
}
