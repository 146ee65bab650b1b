// What programs write in calls: `x.sum()`, `clamp(x, min=0)`.
extension Lexer {
  /// The names of arguments that are written with them.
  private static let keywords: Set = [
    "min", "max", "a_min", "a_max", "ord", "dim", "axis", "loc", "scale", "negative_slope",
  ]

  /// Whether the point here stands before a function that is called behind its first argument.
  var startsMethod: Bool {
    guard let last = tokens.last?.kind, last.endsOperand, !followsSpace else { return false }
    if case .number = last { return false }
    let name = plain[(place + 1)...].prefix { isLetter($0) }
    return name.endIndex < plain.count && plain[name.endIndex] == "("
      && Parser.methods[String(String.UnicodeScalarView(name))] != nil
  }

  /// The name of an argument with the equals sign behind it, which is taken then; nil where the word is none.
  mutating func keyword(_ word: String) -> String? {
    guard let sign = plain[place...].firstIndex(where: { !isBlank($0) }), plain[sign] == "=",
      sign + 1 < plain.count, plain[sign + 1] != "=", Self.keywords.contains(word), startsArgument
    else { return nil }
    place = sign + 1
    return word + "="
  }

  /// Whether an argument of a call begins here that is not its first one.
  private var startsArgument: Bool {
    guard let last = tokens.last?.kind else { return false }
    // In `x.clamp(max=6)` the first argument stands before the call.
    if last == .sign(.open), tokens.count > 2 {
      return tokens[tokens.count - 3].kind == .sign(.method)
    }
    guard last == .sign(.comma) else { return false }
    // Back to the bracket that is open here.
    var depth = 0
    return tokens.reversed().contains { token in
      depth += token.kind.nesting
      return depth > 0
    }
  }
}
