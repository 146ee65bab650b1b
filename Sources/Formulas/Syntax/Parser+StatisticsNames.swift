import Exact

// Letters that books and programs give to functions and constants, and that are names as well: Φ, φ, C and E.
extension Parser {
  /// What a letter is that is no name here; nil where it is none of these.
  mutating func statisticsName(
    _ word: String, _ first: Token
  ) throws(FormulaError) -> Expression? {
    guard Self.isStatisticsName(word, in: tokens, at: index - 1) else { return nil }
    switch word {
    case "Φ", "Phi": return try call("normalcdf", written: word, first)
    case "φ", "phi": return try call("normalpdf", written: word, first)
    case "C": return try call("binomial", written: word, first)
    case "E": return Expression(.name(Constant.e), at: first.range)
    default: return nil
    }
  }

  /// Whether a letter at a place is the function or the constant, where it is no name: Φ and φ before a bracket, C
  /// before one with two values, and E below an exponent that is more than a number.
  static func isStatisticsName(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    guard place + 2 < tokens.count else { return false }
    let next = tokens[place + 1]
    switch word {
    case "Φ", "Phi", "φ", "phi":
      // Primes may stand between.
      let behind = tokens[(place + 1)...].first {
        $0.kind != .sign(.minute) && $0.kind != .sign(.second)
      }
      return behind?.kind == .sign(.open)
    case "C":
      return next.kind == .sign(.open) && hasTwo(tokens, in: place + 1)
    case "E":
      if isBaseOfLogarithm(in: tokens, at: place) { return true }
      guard next.kind == .sign(.power) else { return false }
      var exponent = place + 2
      while exponent < tokens.count, tokens[exponent].kind.nesting > 0 { exponent += 1 }
      if exponent < tokens.count, tokens[exponent].kind == .sign(.minus) { exponent += 1 }
      guard exponent + 1 < tokens.count, case .number = tokens[exponent].kind else { return true }
      // E² may be the square of a name.
      return exponent > place + 2 && tokens[exponent + 1].kind.nesting == 0
    default: return false
    }
  }

  /// Whether E is surely Euler's number: below an exponent as Python writes it, or beside functions as Mathematica calls
  /// them.
  static func isEulersNumber(in tokens: [Token], at place: Int) -> Bool {
    if place + 1 < tokens.count, tokens[place + 1].range.count == 2 { return true }
    if isBaseOfLogarithm(in: tokens, at: place) { return true }
    return zip(tokens, tokens.dropFirst()).contains { token, next in
      guard case .word(let word) = token.kind, next.kind == .sign(.openBracket) else {
        return false
      }
      return Vocabulary.otherCase(of: word) != nil
    }
  }

  /// Whether the base of a logarithm of Mathematica stands at a place, `Log[E, x]`.
  private static func isBaseOfLogarithm(in tokens: [Token], at place: Int) -> Bool {
    place > 1 && place + 1 < tokens.count && tokens[place + 1].kind == .sign(.comma)
      && tokens[place - 1].kind == .sign(.openBracket) && tokens[place - 2].kind == .word("Log")
  }

  private static func hasTwo(_ tokens: [Token], in open: Int) -> Bool {
    var depth = 0
    var commas = 0
    for token in tokens[open...] {
      depth += token.kind.nesting
      if depth == 0 { return commas == 1 }
      if depth == 1, token.kind == .sign(.comma) { commas += 1 }
    }
    return false
  }
}
