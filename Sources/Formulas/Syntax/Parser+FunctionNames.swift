// Words that are functions and, without an argument, names: σ, KL and H.
extension Parser {
  /// Whether a word that calls a function stands where it has no argument, as in `σ²/n`.
  static func isFunctionName(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    guard ["σ", "KL", "H"].contains(word), place + 1 < tokens.count else { return false }
    var next = place + 1
    var hasExponent = false
    if case .superscript = tokens[next].kind {
      hasExponent = true
      next += 1
    } else if tokens[next].kind == .sign(.power) {
      hasExponent = true
      next += 1
      if next < tokens.count, tokens[next].kind == .sign(.openBrace) {
        while next < tokens.count, tokens[next].kind != .sign(.closeBrace) { next += 1 }
      }
      next += 1
    }
    guard next < tokens.count else { return false }
    switch tokens[next].kind {
    case .sign(.open), .sign(.openBracket), .sign(.minute), .sign(.second): return false
    case .word, .number: return hasExponent
    case .sign(let sign):
      return hasExponent || ![.root, .openBrace, .bar, .doubleBar, .beginMatrix].contains(sign)
    case .superscript, .end: return true
    }
  }

  /// Whether `in` says that a name lies in a set, `x in (0, 1)`.
  static func isMembership(_ tokens: [Token], at place: Int) -> Bool {
    guard place > 0, place + 2 < tokens.count, tokens[place].kind == .word("in"),
      tokens[place - 1].kind.endsOperand
    else { return false }
    return switch tokens[place + 1].kind {
    case .sign(.open), .sign(.openBracket), .sign(.closeBracket), .sign(.openBrace): true
    case .word(let word): isRealNumbers(word)
    default: false
    }
  }
}
