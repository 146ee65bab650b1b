import Formats

// Indices that are more than a word or a number, and belong to a name all the same: `x_{t+1}`, `z_{α/2}`, `x_{i_1}`.
extension Lexer {
  /// What stands in brackets below the line behind a name that is no vector, in one spelling.
  ///
  /// `x_{1 + t}` is the variable `x_{t+1}`, and `x_{i_1}` is `x_i_1`. The brackets are taken then; nil where
  /// something stands there that is no index, and behind a logarithm, whose base it is.
  mutating func computedIndex(of word: String) -> String? {
    guard word.utf8.count > 1, word != "ℝ_", place < plain.count,
      plain[place] == "{" || plain[place] == "(",
      let end = closingBracket(of: place)
    else { return nil }
    let base = String(word.dropLast())
    let inside = plain[(place + 1)..<end]
    let isBraced = plain[place] == "{"
    guard vocabulary.function(base) != "log" || vocabulary.declares(base),
      isBraced || Self.hasOperator(inside), let index = IndexText.normal(inside)
    else { return nil }
    if isDeclared(base) {
      // An entry, but for a name that is declared with its index.
      let whole = vocabulary.spelling(of: Lexer.withGreek(base) + "_" + index)
      guard vocabulary.declares(whole) else { return nil }
    }
    place = end + 1
    return index
  }

  private func isDeclared(_ base: String) -> Bool {
    vocabulary.declares(base) || vocabulary.declares(vocabulary.spelling(of: base))
      || vocabulary.declares(Lexer.withGreek(base))
  }

  /// The place of the bracket that closes the one at a place.
  private func closingBracket(of open: Int) -> Int? {
    let pair: (Unicode.Scalar, Unicode.Scalar) = plain[open] == "{" ? ("{", "}") : ("(", ")")
    var depth = 0
    for next in open..<min(plain.count, open + IndexText.longest) {
      if plain[next] == pair.0 { depth += 1 }
      if plain[next] == pair.1 { depth -= 1 }
      if depth == 0 { return next }
    }
    return nil
  }

  private static func hasOperator(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.contains { ["+", "-", "/", "*"].contains($0) }
  }

  /// The name with the rest of a sum below its line, `xₜ₊₁`, of which `x_t` has been read; it is taken then.
  mutating func loweredSum(of word: String) -> String? {
    var end = place
    var isSum = false
    while end < plain.count {
      if plain[end] == "₊" || plain[end] == "₋" {
        isSum = true
      } else if Lexer.lowered(plain[end]) == nil {
        break
      }
      end += 1
    }
    guard isSum, let line = word.firstIndex(of: "_"), Lexer.lowered(plain[end - 1]) != nil else {
      return nil
    }
    let rest = plain[place..<end].compactMap { scalar -> Unicode.Scalar? in
      scalar == "₊" ? "+" : scalar == "₋" ? "-" : Lexer.lowered(scalar)
    }
    guard let index = IndexText.normal(Array(word[line...].dropFirst().unicodeScalars + rest)[...])
    else { return nil }
    place = end
    return word[...line] + index
  }

  /// The one name that a text is, in the spelling in which it is read; nil for anything else.
  static func indexedName(_ text: String) -> String? {
    guard let tokens = try? tokens(of: text.scalars, Vocabulary()), tokens.count == 2,
      case .word(let word) = tokens[0].kind, word.contains("_"), !word.hasPrefix("_"),
      !word.hasSuffix("_")
    else { return nil }
    return word
  }
}
