import Exact

// Numbers whose digits stand in groups of three, `7,425,000`, `1,000.99` and `7 425 000`.
extension Parser {
  /// Makes one number of the groups of each number outside of brackets that can be nothing else.
  ///
  /// `7,425` may have a decimal comma and stays as it is; so do numbers in brackets, which are entries there.
  mutating func joinThousands() {
    guard vocabulary.readsGroups, hasNeighbouringNumbers else { return }
    var joined: [Token] = []
    var depth = 0
    var place = index
    while place < tokens.count {
      depth += tokens[place].kind.nesting
      let isFirst = joined.last.map { !$0.kind.endsOperand } ?? true
      if depth == 0, isFirst, let (token, digits, end) = grouped(from: place) {
        joined.append(token)
        place = end
        remarks.append("`\(source(token.range))` was read as \(digits)")
      } else {
        joined.append(tokens[place])
        place += 1
      }
    }
    if joined.count < tokens.count - index { tokens.replaceSubrange(index..., with: joined) }
  }

  /// Whether a number stands behind another one, with a comma between them or without.
  private var hasNeighbouringNumbers: Bool {
    var isBehindNumber = false
    for token in tokens[index...] {
      switch token.kind {
      case .number:
        if isBehindNumber { return true }
        isBehindNumber = true
      case .sign(.comma): continue
      default: isBehindNumber = false
      }
    }
    return false
  }

  /// The number whose first group stands at a place, its digits, and the place behind its last group.
  private func grouped(from first: Int) -> (Token, digits: String, end: Int)? {
    guard case .number = tokens[first].kind else { return nil }
    let head = source(tokens[first].range)
    guard Self.isGroup(head, upTo: 3), head.first != "0" else { return nil }
    var digits = head
    var end = first + 1
    var groups = 0
    var (hasPoint, hasDecimals) = (false, false)
    var sign: Token.Kind?
    while end < tokens.count, !hasPoint {
      let isComma = tokens[end].kind == .sign(.comma) && !tokens[end].followsSpace
      let next = isComma ? end + 1 : end
      guard sign == nil || (sign == .sign(.comma)) == isComma, next < tokens.count,
        case .number = tokens[next].kind, tokens[next].followsSpace != isComma
      else { break }
      let text = source(tokens[next].range)
      let decimals = text.split(separator: ".", omittingEmptySubsequences: false)
      // The point of the last group may end a sentence.
      let isStopped = decimals.count == 2 && decimals[1].isEmpty
      guard decimals.count <= 2, decimals[0].count == 3,
        decimals.dropLast(isStopped ? 1 : 0).allSatisfy({ Self.isGroup(String($0), upTo: 20) })
      else { break }
      digits += isStopped ? String(decimals[0]) : text
      hasPoint = decimals.count > 1
      hasDecimals = hasPoint && !isStopped
      groups += 1
      end = next + 1
      sign = isComma ? .sign(.comma) : .end
    }
    // What goes on like a list, or with an exponent of its last group, is no number.
    if end < tokens.count, case .number = tokens[end].kind { return nil }
    if end < tokens.count, tokens[end].kind == .sign(.comma) { return nil }
    guard groups > 1 || (groups == 1 && hasDecimals && sign == .sign(.comma)),
      let value = try? Rational(digits)
    else { return nil }
    let range = tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound
    return (
      Token(kind: .number(value), range: range, followsSpace: tokens[first].followsSpace), digits,
      end
    )
  }

  private static func isGroup(_ text: String, upTo count: Int) -> Bool {
    !text.isEmpty && text.count <= count && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
