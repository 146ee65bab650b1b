/// The sides of `a = b ≈ c`, as answers are written with what they are called, or with how they were
/// computed.
enum Equations {
  /// One side, and where it starts in Unicode scalars.
  struct Side {
    let text: String
    let start: Int
  }

  private static let signs: Set<Unicode.Scalar> = ["=", "≈", "≅", "≃", "＝", "~", "∼"]
  private static let comparisons: Set<Unicode.Scalar> = ["<", ">", "!", "="]

  /// The text cut at every `=` and `≈` that is no part of a comparison.
  static func sides(of text: String) -> [Side] {
    // Most texts have nothing that is one of the signs, or a part of one.
    if text.utf8.allSatisfy({
      $0 < 0x80 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "\\")
    }) {
      return [Side(text: text, start: 0)]
    }
    let scalars = Array(plain(text).unicodeScalars)
    guard scalars.contains(where: { signs.contains($0) }) else {
      return [Side(text: text, start: 0)]
    }
    var sides: [Side] = []
    var start = 0
    for index in scalars.indices where signs.contains(scalars[index]) {
      let follows = index > 0 && comparisons.contains(scalars[index - 1])
      let precedes = index + 1 < scalars.count && scalars[index + 1] == "="
      if follows || precedes { continue }
      if scalars[index] == "~", !isBeforeNumber(scalars, index) { continue }
      sides.append(side(scalars, start..<index))
      start = index + 1
    }
    sides.append(side(scalars, start..<scalars.count))
    return sides
  }

  /// Whether a number stands behind a sign: `~spam` is no spam, and in LaTeX `~` is a space.
  private static func isBeforeNumber(_ scalars: [Unicode.Scalar], _ sign: Int) -> Bool {
    let next = scalars[(sign + 1)...].first { !$0.properties.isWhitespace }
    return next.map { ("0"..."9").contains($0) || [".", "-", "−"].contains($0) } ?? false
  }

  /// The text with the commands of LaTeX that stand for `≈` as that sign; everything keeps its place.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var text = text
    for command in ["\\approxeq", "\\approx", "\\simeq", "\\cong", "\\doteq"] {
      let sign = "≈" + String(repeating: " ", count: command.count - 1)
      text = text.replacing(command, with: sign)
    }
    return text
  }

  private static func side(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Side {
    Side(text: String(String.UnicodeScalarView(scalars[range])), start: range.lowerBound)
  }
}
