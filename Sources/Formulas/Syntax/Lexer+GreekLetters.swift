import Formats

// Greek letters beside other letters: each is a name of its own, `ηx` is η·x.
extension Lexer {
  /// The longest word that may mean something where letters meet.
  private static let longestKnown = 64

  /// Where a word that begins at a place ends because a Greek letter and another letter meet; nil where none do, or
  /// where the whole word means something.
  ///
  /// δ and Δ before a letter are a part of its name, and so is all below the line.
  func greekCut(from start: Int) -> Int? {
    var end = start
    var cut: Int?
    // No word of the language is longer.
    while end < plain.count, end - start < Self.longestKnown, isLetter(plain[end]),
      Lexer.lowered(plain[end]) == nil
    {
      if cut == nil, end > start,
        Lexer.isGreek(plain[end]) || (Lexer.isGreek(plain[end - 1]) && plain[end - 1] != "δ")
      {
        cut = end
      }
      end += 1
    }
    guard let cut else { return nil }
    let whole = String(scalars: plain[start..<end])
    guard !vocabulary.knows(whole), !vocabulary.knows(vocabulary.spelling(of: whole)) else {
      return nil
    }
    return cut
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    // The small omicron looks like an o.
    (("α"..."ω").contains(scalar) && scalar != "ο")
      || ["ϵ", "ϑ", "ϕ", "ϱ", "Γ", "Θ", "Λ", "Ξ", "Φ", "Ψ", "Ω"].contains(scalar)
  }

  /// Whether the letter here is the number e right behind π, as in `2πev`.
  var isNumberE: Bool {
    guard plain[place] == "e", !followsSpace, tokens.last?.kind == .word("π") else { return false }
    var end = place
    while end < plain.count, end - place < Self.longestKnown, isLetter(plain[end]) { end += 1 }
    guard end > place + 1 else { return false }
    let word = String(scalars: plain[place..<end])
    return !vocabulary.knows(word)
  }
}
