import Formats

// The function that is 1 where a condition holds and else 0, `\mathbb{1}[x>0]` and `\mathbf{1}_{x>0}`.
extension Lexer {
  /// The word before such a condition.
  static let indicator = "\\indicator"
  /// The longest condition, in Unicode scalars.
  private static let longestCondition = 200

  /// Takes the 1 or the I of such a function, behind the command for its style, and the line under which its condition may
  /// stand; whether it stands here.
  mutating func readsIndicator(from start: Int) throws(FormulaError) -> Bool {
    var next = place
    let isBraced = next < plain.count && plain[next] == "{"
    if isBraced { next += 1 }
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "1" || plain[next] == "I" else { return false }
    next += 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    if isBraced {
      guard next < plain.count, plain[next] == "}" else { return false }
      next += 1
    }
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    if next < plain.count, plain[next] == "_" { next += 1 }
    guard holdsCondition(from: next) else { return false }
    place = next
    try emit(.word(Self.indicator), from: start)
    return true
  }

  /// Whether brackets begin at a place, in which something is related to something.
  private func holdsCondition(from start: Int) -> Bool {
    var next = start
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    if next < plain.count, plain[next] == "\\", let end = commandEnd(from: next),
      Lexer.sizes.contains(String(scalars: plain[next + 1..<end]))
    {
      next = end
    }
    if next < plain.count, plain[next] == "\\" { next += 1 }
    guard next < plain.count, ["(", "[", "{"].contains(plain[next]),
      let close = plain.closing(
        from: next, before: min(plain.count, next + Self.longestCondition))
    else { return false }
    return (next..<close).contains(where: isAtRelation)
  }

  /// Whether the sign of a relation, or the command for one, stands at a place.
  private func isAtRelation(_ place: Int) -> Bool {
    switch plain[place] {
    case "=", "<", ">", "≤", "≥", "≠": return true
    case "\\":
      guard let end = commandEnd(from: place),
        case .token(.sign(let sign))? = Lexer.command(String(scalars: plain[place + 1..<end]))
      else { return false }
      return Expression.Relation(sign) != nil
    default: return false
    }
  }
}
