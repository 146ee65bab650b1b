import Exact

/// Indices of sums and products with both of their bounds below the sign, `\sum_{1\le i\le n}`, and several at once,
/// `\sum_{i,j=1}^n`, in the way in which one index is written, `\sum_{i=1}^n`.
enum IndexRanges {
  /// The most tokens below a sign that are looked through.
  private static let longestRange = 40
  /// The most indices of one sign.
  private static let mostIndices = 4

  /// The tokens with every such sign as those of single indices; they stay where anything else stands below it.
  ///
  /// - Complexity: linear in the tokens.
  static func written(in tokens: [Token]) -> [Token] {
    var found: [Token] = []
    var place = 0
    while place < tokens.count {
      if let (written, end) = range(in: tokens, at: place) {
        found += written
        place = end
      } else {
        found.append(tokens[place])
        place += 1
      }
    }
    return found
  }

  /// What stands for a sign with what is below and above it, and the place behind these.
  private static func range(in tokens: [Token], at place: Int) -> ([Token], end: Int)? {
    guard case .word(let word) = tokens[place].kind, Lexer.isSeries(word), place + 3 < tokens.count,
      tokens[place + 1].kind == .word("_"), tokens[place + 2].kind == .sign(.openBrace),
      let close = closing(in: tokens, from: place + 2)
    else { return nil }
    let sign = Array(tokens[place...place + 1])
    let below = tokens[(place + 3)..<close]
    let hasUpper = tokens[close + 1].kind == .sign(.power)
    if !hasUpper, let bounded = bounded(below, sign: sign, close: tokens[close]) {
      return (bounded, close + 1)
    }
    guard let (names, first) = names(in: below) else { return nil }
    var end = close + 1
    if hasUpper {
      end += 1
      guard end < tokens.count else { return nil }
      if tokens[end].kind.nesting > 0 {
        guard let last = closing(in: tokens, from: end) else { return nil }
        end = last
      }
      end += 1
    }
    let upper = tokens[(close + 1)..<end]
    let braces = (tokens[place + 2], tokens[close])
    return (names.flatMap { sign + [braces.0, $0] + first + [braces.1] + upper }, end)
  }

  /// `_{i=1}^{n}` for `1 ≤ i ≤ n`; nil for anything else.
  private static func bounded(
    _ below: ArraySlice<Token>, sign: [Token], close: Token
  ) -> [Token]? {
    let relations = below.indices.filter { place in
      if case .sign(let sign) = below[place].kind {
        Expression.Relation(sign) != nil
      } else {
        false
      }
    }
    guard relations.count == 2, relations[1] == relations[0] + 2,
      case .word = below[relations[0] + 1].kind
    else { return nil }
    let lower = below[..<relations[0]]
    let upper = below[(relations[1] + 1)...]
    guard !lower.isEmpty, !upper.isEmpty else { return nil }
    let at = close.range
    func token(_ kind: Token.Kind) -> Token { Token(kind: kind, range: at, followsSpace: false) }
    func bound(_ side: ArraySlice<Token>, _ relation: Token, _ sign: Token.Sign) -> [Token]? {
      switch relation.kind {
      case .sign(.lessOrEqual): Array(side)
      case .sign(.less): Array(side) + [token(.sign(sign)), token(.number(.one))]
      default: nil
      }
    }
    guard let first = bound(lower, below[relations[0]], .plus),
      let last = bound(upper, below[relations[1]], .minus)
    else { return nil }
    return sign + [token(.sign(.openBrace)), below[relations[0] + 1], token(.sign(.equal))] + first
      + [token(.sign(.closeBrace)), token(.sign(.power)), token(.sign(.openBrace))] + last + [close]
  }

  /// The names between commas, and the first value of all of them behind the last one; nil for anything else.
  private static func names(in below: ArraySlice<Token>) -> (names: [Token], first: [Token])? {
    let end = below.firstIndex { $0.kind == .sign(.equal) } ?? below.endIndex
    var names: [Token] = []
    for (offset, token) in below[..<end].enumerated() {
      if offset.isMultiple(of: 2) {
        guard case .word = token.kind else { return nil }
        names.append(token)
      } else if token.kind != .sign(.comma) {
        return nil
      }
    }
    guard (2...mostIndices).contains(names.count), below[..<end].count == 2 * names.count - 1,
      !below[end...].contains(where: { $0.kind == .sign(.comma) })
    else { return nil }
    return (names, Array(below[end...]))
  }

  /// The place of the bracket that closes the one at a place, with something behind it.
  private static func closing(in tokens: [Token], from open: Int) -> Int? {
    guard open < tokens.count else { return nil }
    return tokens.closing(from: open, before: max(open, min(tokens.count - 1, open + longestRange)))
  }
}
