// Rows of numbers as programs print them, with spaces instead of commas: `[1.8 -0.9]`, `[[1 2]\n [3 4]]`.
extension Lexer {
  /// The places where the second and later entries of such rows begin, and of rows below each other.
  static func rowBreaks(in text: [Unicode.Scalar]) -> Set<Int> {
    var breaks: Set<Int> = []
    var open: Int?
    var closed: Int?
    for (place, scalar) in text.enumerated() {
      switch scalar {
      case "[":
        // Behind a printed row only space stands before the next one.
        if let closed, text[(closed + 1)..<place].allSatisfy(\.properties.isWhitespace) {
          breaks.insert(place)
        }
        open = place
        closed = nil
      case "]":
        closed = nil
        if let start = open, let entries = entries(in: text, from: start + 1, to: place) {
          breaks.formUnion(entries.dropFirst())
          closed = place
        }
        open = nil
      default:
        if !scalar.properties.isWhitespace { closed = nil }
      }
    }
    return breaks
  }

  /// The places of numbers with nothing but space between them, each with its own sign; nil where anything else stands
  /// there, or less than two.
  private static func entries(in text: [Unicode.Scalar], from start: Int, to end: Int) -> [Int]? {
    var entries: [Int] = []
    var place = start
    while place < end {
      if text[place].properties.isWhitespace {
        place += 1
        continue
      }
      guard place == start || text[place - 1].properties.isWhitespace else { return nil }
      entries.append(place)
      if text[place] == "-" || text[place] == "−" || text[place] == "+" { place += 1 }
      let digits = place
      while place < end, isOfNumber(text[place], before: place > digits ? text[place - 1] : " ") {
        place += 1
      }
      guard place > digits, text[digits].properties.numericType == .decimal || text[digits] == "."
      else { return nil }
    }
    return entries.count > 1 ? entries : nil
  }

  /// Whether a sign belongs to a decimal number, with an exponent or without.
  private static func isOfNumber(_ scalar: Unicode.Scalar, before: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", ".": true
    case "e": ("0"..."9").contains(before) || before == "."
    case "-", "+": before == "e"
    default: false
    }
  }
}
