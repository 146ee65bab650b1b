import Formats

/// The largest and the smallest entry of a vector by an index that is named, `\max_i x_i`.
enum SpelledExtrema {
  private static let words = [
    ("\\max_", "max"), ("\\min_", "min"), ("max_", "max"), ("min_", "min"),
  ]
  .map { (written: $0.scalars, name: $1) }

  /// The text with `max(x)` for the largest entry of a vector; nil where there is none.
  ///
  /// - Parameter vectors: the names of the vectors.
  static func plain(_ text: String, vectors: Set<String>) -> String? {
    guard text.holds(word: "max_") || text.holds(word: "min_") else { return nil }
    var scalars = text.scalars
    var isFound = false
    for place in scalars.indices.reversed() {
      guard
        let word = words.first(where: { scalars[place...].starts(with: $0.written) }),
        place == 0 || !isPartOfName(scalars[place - 1]),
        let (vector, end) = entry(from: place + word.written.count, in: scalars, of: vectors)
      else { continue }
      scalars.replaceSubrange(place..<end, with: "\(word.name)(\(vector))".scalars)
      isFound = true
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  /// The vector of which an entry stands behind an index that is the one of the entry, and where that ends.
  private static func entry(
    from start: Int, in text: [Unicode.Scalar], of vectors: Set<String>
  ) -> (vector: String, end: Int)? {
    guard let (index, behind) = letter(at: start, in: text) else { return nil }
    var place = behind
    while place < text.count, text[place] == " " { place += 1 }
    let first = place
    while place < text.count, text[place].properties.isAlphabetic { place += 1 }
    let name = String(String.UnicodeScalarView(text[first..<place]))
    guard vectors.contains(name), name != String(index), place < text.count, text[place] == "_",
      let (own, end) = letter(at: place + 1, in: text), own == index,
      end == text.count
        || !isPartOfName(text[end]) && !["^", "(", "[", "{", "'"].contains(text[end])
    else { return nil }
    return (name, end)
  }

  /// A letter, in braces or not, and where it ends.
  private static func letter(
    at place: Int, in text: [Unicode.Scalar]
  ) -> (letter: Unicode.Scalar, end: Int)? {
    guard place < text.count else { return nil }
    if text[place] == "{" {
      guard place + 2 < text.count, text[place + 1].properties.isAlphabetic, text[place + 2] == "}"
      else { return nil }
      return (text[place + 1], place + 3)
    }
    return text[place].properties.isAlphabetic ? (text[place], place + 1) : nil
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_" || scalar == "\\"
      || ("0"..."9").contains(scalar)
  }
}
