/// The names that a text would declare if every word without a meaning were a variable.
public enum FreeNames {
  /// The words of a text that are no function, constant or unit, in the order of their first
  /// appearance; none where the text cannot be cut into words.
  ///
  /// A word with a letter that only looks like a Latin one is left out, so that reading the text names
  /// it; and so is the index of a sum.
  public static func of(_ text: String) -> [String] {
    let vocabulary = Vocabulary()
    guard let tokens = try? Lexer.tokens(of: Array(text.unicodeScalars), vocabulary) else {
      return []
    }
    var names: [String] = []
    for token in tokens {
      guard case .word(let word) = token.kind, !vocabulary.knows(word), !word.hasPrefix("_"),
        !isStructural(word), LookAlike.first(in: word) == nil, !names.contains(word)
      else { continue }
      names.append(word)
    }
    return names
  }

  /// A word that the reader takes for a sign.
  private static func isStructural(_ word: String) -> Bool {
    word == Lexer.sum || word == Lexer.product || word == Lexer.fraction || word == "to"
  }
}
