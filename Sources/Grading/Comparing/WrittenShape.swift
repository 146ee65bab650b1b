import Formats

/// A shape as people write it beside one: `n x 4h`, `8x7x6x5`, `n by 4h`, `\mathbb{R}^{n\times d}`, `shape (B, S)`.
enum WrittenShape {
  /// The words before the dimensions.
  private static let words = ["torch.Size", "shape", "Shape", "size", "dim"]

  /// Whether a text is the shape of something, or one bracket with commas in it.
  static func isShape(_ text: String) -> Bool {
    guard let first = text.first(where: { !$0.isWhitespace }), "(s\\".contains(first) else {
      return false
    }
    let signs = HeldSigns(text)
    guard signs.contains("("), signs.contains(")") else { return false }
    let text = text.trimmed.exchanging("\\left", for: "").exchanging("\\right", for: "")
    if text.hasPrefix("shape(") { return text.hasSuffix(")") }
    guard text.hasPrefix("("), text.hasSuffix(")"), signs.contains(",") else { return false }
    var depth = 0
    var hasComma = false
    for (place, character) in text.enumerated() {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0, place + 1 < text.count { return false }
      if depth == 1, character == "," { hasComma = true }
    }
    return hasComma
  }

  /// The shape as a tuple, `(n, 4h)`; nil for what is none, or is a tuple as it stands.
  static func tuple(_ text: String) -> String? {
    var written = text.exchanging("\\times", for: "×").exchanging("$", for: " ")
      .exchanging("\\left", for: "").exchanging("\\right", for: "").trimmed
    for word in words where written.hasPrefix(word) {
      let rest = written.dropFirst(word.count).drop { $0.isWhitespace || $0 == "=" || $0 == ":" }
      guard rest.hasPrefix("(") || rest.hasPrefix("[") else { break }
      // `shape (B, S)` says what stands in the brackets; what is called is another thing.
      guard rest.hasSuffix(")") || rest.hasSuffix("]"), rest.contains(","),
        !rest.dropFirst().contains(where: { "([".contains($0) })
      else { return nil }
      return String(rest)
    }
    written = withoutWords(written)
    let inside = ShapeReader.withoutSpace(written)
    let isSpace = inside != written
    written = inside
    var pieces = [written]
    for separator in [" by ", "-by-", "×", " x ", " X "] where written.contains(separator) {
      pieces = written.split(separator: separator, omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      break
    }
    if pieces.count == 1 {
      let numbers = written.split(separator: "x", omittingEmptySubsequences: false)
      if numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }) {
        pieces = numbers.map { String($0) }
      }
    }
    guard pieces.count > 1 || isSpace, pieces.allSatisfy(isDimension) else { return nil }
    return pieces.count == 1 ? "[\(pieces[0])]" : "(\(pieces.joined(separator: ", ")))"
  }

  /// What a thing with a shape is, in a word.
  private static let things = ["matrix", "tensor", "array"]

  /// A shape without the words for what has it, `32×10 matrix` and `size 32×10`.
  private static func withoutWords(_ text: String) -> String {
    var text = text
    for thing in things where text.hasSuffix(" \(thing)") {
      text = String(text.dropLast(thing.count)).trimmed
      if text.hasPrefix("a ") { text = String(text.dropFirst(2)).trimmed }
      break
    }
    for word in words + things where text.hasPrefix("\(word) ") {
      let rest = String(text.dropFirst(word.count)).trimmed
      if let first = rest.first, first.isNumber { text = rest }
      break
    }
    return text
  }

  /// Whether dimensions with crosses between them are as many as the entries of a vector in square brackets, `[32, 10]`,
  /// which are whole numbers or names.
  static func fits(_ text: String, vector: String) -> Bool {
    let vector = vector.trimmed
    guard vector.hasPrefix("["), vector.hasSuffix("]"),
      ["×", "\\times", " x ", "by"].contains(where: text.holds(word:))
        || text.holds("x") && text.contains(where: \.isNumber)
    else { return false }
    let entries = vector.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    guard entries.count > 1,
      entries.allSatisfy({ entry in
        isDimension(String(entry)) && !entry.contains { "+-^{}".contains($0) }
      }), let tuple = tuple(text)
    else { return false }
    return tuple.hasPrefix("(") && tuple.split(separator: ",").count == entries.count
  }

  /// Whether a text is a number, a name or a product of these.
  private static func isDimension(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "_*·+-^{} ".contains($0) }
      && text.contains { $0.isLetter || $0.isNumber }
  }
}
