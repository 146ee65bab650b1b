/// The names that a text would declare if every word without a meaning were a variable.
public struct FreeNames: Sendable {
  /// The numbers, in the order of their first appearance.
  public private(set) var numbers: [String] = []
  /// The names that have the index of a sum or a product as their own (`x_i`), without it, and the
  /// length that the bounds give them: the name of the last index.
  public private(set) var families: [(name: String, length: String)] = []

  /// No names.
  public init() {}

  /// Adds the words of a text that are no function, constant or unit; none where the text cannot be
  /// cut into words.
  ///
  /// A word with a letter that only looks like a Latin one is left out, so that reading the text names
  /// it; and so is the index of a sum.
  public mutating func add(_ text: String) {
    let vocabulary = Vocabulary()
    guard let tokens = try? Lexer.tokens(of: Array(text.unicodeScalars), vocabulary) else { return }
    let series = Self.series(tokens)
    for token in tokens {
      guard case .word(let word) = token.kind, !vocabulary.knows(word), !word.hasPrefix("_"),
        !Self.isStructural(word), LookAlike.first(in: word) == nil,
        !series.contains(where: { $0.index == word })
      else { continue }
      if let (base, upper) = Self.component(word, series) {
        if !families.contains(where: { $0.name == base }) { families.append((base, upper)) }
      } else if !numbers.contains(word) {
        numbers.append(word)
      }
    }
    let dimensions = families.map(\.length)
    numbers.removeAll { name in
      dimensions.contains(name) || families.contains { $0.name == name }
    }
  }

  /// The base of a name with the index of a series, and the last index if that is a name.
  private static func component(
    _ word: String, _ series: [(index: String, upper: String?)]
  ) -> (base: String, upper: String)? {
    for (index, upper) in series {
      guard let upper, word.hasSuffix("_" + index), word.count > index.count + 1 else { continue }
      return (String(word.dropLast(index.count + 1)), upper)
    }
    return nil
  }

  /// The indices of `sum(i, 1, n, …)` and their last values, as far as these are words.
  private static func series(_ tokens: [Token]) -> [(index: String, upper: String?)] {
    var found: [(index: String, upper: String?)] = []
    for place in tokens.indices.dropLast(4) {
      guard case .word(let word) = tokens[place].kind,
        ["sum", "product", "prod", Lexer.sum, Lexer.product].contains(word),
        tokens[place + 1].kind == .sign(.open), case .word(let index) = tokens[place + 2].kind,
        tokens[place + 3].kind == .sign(.comma)
      else { continue }
      var upper: String?
      var next = place + 4
      while next + 2 < tokens.count, tokens[next].kind != .sign(.comma) { next += 1 }
      if next + 2 < tokens.count, case .word(let last) = tokens[next + 1].kind,
        tokens[next + 2].kind == .sign(.comma)
      {
        upper = last
      }
      found.append((index, upper))
    }
    return found
  }

  /// A word that the reader takes for a sign.
  private static func isStructural(_ word: String) -> Bool {
    word == Lexer.sum || word == Lexer.product || word == Lexer.fraction || word == "to"
  }
}
