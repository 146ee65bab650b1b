/// Text of others made safe to show in one line of a terminal or a log.
public enum SafeText {
  /// The text with control and format characters shown as escapes such as `\u{1b}`.
  ///
  /// What could move the cursor, colour the line or turn its direction is shown, not done. A
  /// backslash of the text stays as it is, so the result is for reading and cannot be turned back.
  ///
  /// - Parameter limit: The most Unicode scalars of the result; a longer text is cut and ends with
  ///   `…`. An escape is never cut in two.
  /// - Complexity: O(min(length of the text, `limit`)).
  public static func line(_ text: String, limit: Int = .max) -> String {
    var pieces: [String] = []
    var count = 0
    for scalar in text.unicodeScalars {
      let piece = shown(scalar)
      let length = piece.unicodeScalars.count
      guard length <= limit - count else {
        // Too long: drop pieces until `…` has room.
        while count >= limit, let last = pieces.popLast() { count -= last.unicodeScalars.count }
        return pieces.joined() + (limit > 0 ? "…" : "")
      }
      pieces.append(piece)
      count += length
    }
    return pieces.joined()
  }

  /// The character, or an escape where it is not seen or no text may hold it.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    InvisibleScalars.contains(scalar) || scalar.value & 0xFFFE == 0xFFFE
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
}
