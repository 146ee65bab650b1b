import Exact

// What stands in a set: elements, of which `±` writes two, and the real numbers with a sign.
extension Parser {
  /// The elements in braces; `1 ± √2` is two of them.
  mutating func elements(_ opening: Token) throws(FormulaError) -> [Expression] {
    let inside = index + 1
    guard let end = closingBrace(from: index),
      tokens[inside..<end].contains(where: { Self.isBothSigns($0) })
    else {
      advance()
      return try items(until: .closeBrace, opening: opening)
    }
    var found: [Expression] = []
    for piece in Self.pieces(of: tokens[inside..<end]) {
      let signs = piece.contains(where: Self.isBothSigns) ? [true, false] : [true]
      for isUpper in signs {
        var reader = reader(of: piece.map { Self.token($0, isUpper: isUpper) }[...])
        found.append(try reader.sum())
        guard reader.token.kind == .end else { throw reader.unexpected() }
      }
    }
    index = end + 1
    return found
  }

  /// The place of the brace that closes the one at a place.
  func closingBrace(from open: Int) -> Int? {
    var depth = 0
    for place in open..<tokens.count where tokens[place].kind.nesting != 0 {
      depth += tokens[place].kind.nesting
      if depth == 0 { return tokens[place].kind == .sign(.closeBrace) ? place : nil }
    }
    return nil
  }

  /// Tokens cut at the commas and semicolons outside of brackets.
  private static func pieces(of tokens: ArraySlice<Token>) -> [[Token]] {
    var pieces: [[Token]] = [[]]
    var depth = 0
    for token in tokens {
      depth += token.kind.nesting
      if depth == 0, token.kind == .sign(.comma) || token.kind == .sign(.semicolon) {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(token)
      }
    }
    return pieces
  }

  static func isBothSigns(_ token: Token) -> Bool {
    token.kind == .sign(.plusMinus) || token.kind == .sign(.minusPlus)
  }

  /// A token with the upper or the lower one of two signs.
  static func token(_ token: Token, isUpper: Bool) -> Token {
    guard isBothSigns(token) else { return token }
    let isPlus = (token.kind == .sign(.plusMinus)) == isUpper
    return Token(
      kind: .sign(isPlus ? .plus : .minus), range: token.range, followsSpace: token.followsSpace)
  }

  // MARK: Real numbers

  /// Whether a word stands for the real numbers, with what is below its line or without.
  static func isRealNumbers(_ word: String) -> Bool {
    (3...5).contains(word.utf8.count) && ["ℝ", "ℝ_", "ℝ_0"].contains(word)
  }

  /// `ℝ`, `ℝ^+`, `ℝ_{>0}`, `ℝ_{≥0}`, `ℝ_0^+`; nil for anything else.
  ///
  /// - Throws: `FormulaError` for `ℝ_+`, of which some take 0 to be an element and some do not.
  mutating func realNumbers(_ word: String) throws(FormulaError) -> WrittenSet.Interval? {
    let first = token
    advance()
    var isPositive: Bool?
    var hasZero = word == "ℝ_0"
    if word == "ℝ_" {
      let isBraced = take(.openBrace)
      if at(.plus) || at(.minus) {
        throw FormulaError(
          .ambiguous(first: "ℝ_{>0}", second: "ℝ_{≥0}"),
          at: first.range.lowerBound..<token.range.upperBound)
      }
      guard isBraced, case .sign(let sign) = token.kind, next.kind == .number(.zero) else {
        return nil
      }
      switch sign {
      case .greater: isPositive = true
      case .greaterOrEqual: (isPositive, hasZero) = (true, true)
      case .less: isPositive = false
      case .lessOrEqual: (isPositive, hasZero) = (false, true)
      default: return nil
      }
      advance()
      advance()
      guard take(.closeBrace) else { return nil }
    } else if at(.power) {
      advance()
      let isBraced = take(.openBrace)
      guard at(.plus) || at(.minus) else { return nil }
      isPositive = at(.plus)
      advance()
      if isBraced, !take(.closeBrace) { return nil }
    } else if hasZero {
      return nil
    }
    let zero = Expression(.number(.zero), at: first.range)
    return WrittenSet.Interval(
      from: isPositive == true ? zero : nil, to: isPositive == false ? zero : nil,
      includesLower: hasZero, includesUpper: hasZero)
  }
}
