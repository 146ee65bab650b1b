import Formats

/// The gamma function of whole numbers, `Γ(n + 1)` and `math.gamma(n + 1)`, as the factorial that it is: Γ(u) = (u − 1)!.
enum SpelledGamma {
  /// The spellings, longest first; in programs a name by itself is a call as well.
  private static let words = [
    "scipy.special.gamma", "special.gamma", "math.gamma", "\\Gamma", "Gamma", "gamma", "Γ",
  ].map(\.scalars)
  /// What names the letter, in any spelling.
  private static let letters = ["amma", "Γ", "γ"]

  /// A text with factorials for it; nil where it does not stand there, or where gamma is a name beside it.
  static func asFactorial(
    _ text: String, beside other: String, names: [String]
  ) -> String? {
    guard text.contains("amma") || text.contains("Γ"),
      !([other] + names).contains(where: { side in letters.contains { side.contains($0) } })
    else { return nil }
    var scalars = text.scalars
    var isFound = false
    var place = 0
    while place < scalars.count {
      guard let (open, close) = call(at: place, in: scalars) else {
        place += 1
        continue
      }
      let inside = scalars[(open + 1)..<close]
      scalars.replaceSubrange(place...close, with: "(((".scalars + inside + ")-1)!)".scalars)
      isFound = true
      place += 3
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  /// The brackets of a call that begins at a place.
  private static func call(at place: Int, in text: [Unicode.Scalar]) -> (open: Int, close: Int)? {
    guard let word = words.first(where: { text[place...].starts(with: $0) }) else { return nil }
    // Behind letters a word of letters is the end of another one.
    if place > 0, text[place].isASCII, text[place] != "\\" {
      let before = text[place - 1]
      if before.properties.isAlphabetic || ["_", ".", "\\"].contains(before) { return nil }
    }
    var open = place + word.count
    while open < text.count, text[open] == " " { open += 1 }
    guard open < text.count, text[open] == "(", let close = text.closing(from: open) else {
      return nil
    }
    return (open, close)
  }
}
