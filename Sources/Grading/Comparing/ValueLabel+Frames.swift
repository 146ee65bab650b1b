import Formats

// What stands around a whole answer: the signs of a formula in a text, boxes, styles and braces.
extension ValueLabel {
  /// The text with white space for the signs and the frames around all of it.
  static func unframed(_ text: String) -> String { unboxed(undelimited(text)) }

  /// The text with white space for the signs around a formula in a text, `$…$`, `\[…\]` and `\(…\)`.
  static func undelimited(_ text: String) -> String {
    guard text.holds("$") || text.holds("\\") else { return text }
    var scalars = Array(text.unicodeScalars)
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")] {
      let (first, last) = (Array(open.unicodeScalars), Array(close.unicodeScalars))
      guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let end = scalars.lastIndex(where: { !$0.properties.isWhitespace && $0 != "." }),
        end - start + 1 >= first.count + last.count, scalars[start...].starts(with: first),
        scalars[...end].suffix(last.count).elementsEqual(last),
        // `$a$ $b$` are two formulas.
        !scalars[(start + first.count)...(end - last.count)].contains("$")
      else { continue }
      for place in start..<start + first.count { scalars[place] = " " }
      for place in (end - last.count + 1)..<scalars.count { scalars[place] = " " }
      break
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The most frames in one another that are taken off.
  private static let mostFrames = 4

  /// The commands that set a frame or a style around a whole answer.
  private static let frames = [
    "\\boxed", "\\fbox", "\\text", "\\mathbf", "\\mathrm", "\\boldsymbol", "\\underline",
  ]

  /// The text with white space for the frames around all of it, `\boxed{x = 3}`, and for braces; the text itself where
  /// there are none, or nothing is related in it.
  static func unboxed(_ text: String) -> String {
    var text = text
    for _ in 0..<mostFrames {
      guard let inside = withoutFrame(text) else { break }
      text = inside
    }
    return text
  }

  private static func withoutFrame(_ text: String) -> String? {
    guard text.holds("{"), text.holds("}") else { return nil }
    var frame = ValueLabel(text)
    frame.skipDelimiters()
    let start = frame.place
    let isFrame = frames.contains { frame.take($0) }
    guard frame.place < frame.text.count, frame.text[frame.place] == "{" else { return nil }
    let open = frame.place
    guard let close = frame.text.closing(from: open),
      frame.text[(close + 1)...].allSatisfy({
        $0.properties.isWhitespace || ["$", ".", "\\", ")", "]"].contains($0)
      })
    else { return nil }
    let inside = frame.text[(open + 1)..<close]
    let inner = String(String.UnicodeScalarView(inside))
    let relates = ValueLabel.relates(inner)
    // Braces alone are those of a set, unless they hold one equation.
    guard relates, isFrame || !inside.contains(where: { [",", ":", "|", ";"].contains($0) }) else {
      return nil
    }
    var blanked = String.UnicodeScalarView()
    for (place, scalar) in frame.text.enumerated() {
      blanked.append((start...open).contains(place) || place == close ? " " : scalar)
    }
    return String(blanked)
  }
}
