// What stands beside a number in the style of a text: per cent, and the sign of a currency.
extension Lexer {
  /// Whether the sign of a currency here stands before a number, `\$7`, and says nothing of its value.
  var isBeforeAmount: Bool {
    if tokens.last?.kind.endsOperand == true { return false }
    var next = place
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    return isDigit(at: next)
  }

  /// Takes such a sign in the braces of a style, `\text{\$}7` and `15\text{ \%}`; whether one stands here.
  mutating func readsStyledSign(from start: Int) throws(FormulaError) -> Bool {
    guard let close = plain[place...].prefix(Self.longestSign).firstIndex(of: "}") else {
      return false
    }
    let signs = plain[(place + 1)..<close].filter { !isBlank($0) && $0 != "\\" }
    guard signs.count == 1 else { return false }
    let behind = close + 1
    switch signs[0] {
    case "%" where tokens.last?.kind.endsOperand == true:
      place = behind
      try emit(.sign(.percent), from: start)
    case "$":
      let before = place
      place = behind
      guard isBeforeAmount else {
        place = before
        return false
      }
    default: return false
    }
    return true
  }

  /// The most that stands in braces around one sign.
  private static let longestSign = 8
}
