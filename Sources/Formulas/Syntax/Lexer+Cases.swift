// Cases, `\begin{cases}` and arrays behind a brace that nothing closes.
extension Lexer {
  /// The word before the rows of cases.
  static let cases = "\\cases"

  private static let conditions: Set = ["if", "for", "when", "falls", "wenn", "für"]
  private static let others: Set = ["otherwise", "else", "sonst", "ansonsten"]

  private static let conditionalWords = [" if ", " else "].map { Array($0.unicodeScalars) }[...]

  /// Whether a text is `x if x > 0 else 0`, as programs write two cases.
  static func isConditional(_ text: [Unicode.Scalar]) -> Bool {
    var wanted = conditionalWords
    for place in text.indices where text[place] == " " {
      guard let word = wanted.first else { break }
      if text[place...].starts(with: word) { wanted = wanted.dropFirst() }
    }
    return wanted.isEmpty
  }

  /// What a word says of a case.
  func inCases(_ kind: Token.Kind) -> Token.Kind {
    guard case .word(let word) = kind, !openCases.isEmpty || isConditional,
      !vocabulary.declares(word)
    else { return kind }
    if Self.conditions.contains(word) { return .sign(.condition) }
    return Self.others.contains(word.lowercased()) ? .sign(.otherwise) : kind
  }

  /// Begins cases whose environment has a name.
  mutating func beginCases(_ name: String, from start: Int) throws(FormulaError) {
    try emit(.word(Self.cases), from: start)
    try emit(.sign(.beginMatrix), from: start)
    openMatrices.append(name)
    openCases.append(openMatrices.count)
  }

  /// Whether a full stop here ends the last one of several cases.
  func isCaseStop(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == ".", !openCases.isEmpty, let last = tokens.last?.kind,
      last.endsOperand || last == .sign(.otherwise)
    else { return false }
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    return plain[next...].starts(with: "\\end".unicodeScalars)
      || plain[next...].starts(with: "\\\\".unicodeScalars)
  }

  /// The most tokens of a row that are looked through.
  private static let longestRow = 200

  /// Whether a wide space here stands between a value and its condition, where no other sign does.
  var separatesCase: Bool {
    guard let open = openCases.last, open == openMatrices.count,
      tokens.last?.kind.endsOperand == true
    else { return false }
    for token in tokens.reversed().prefix(Self.longestRow) {
      switch token.kind {
      case .sign(.row), .sign(.beginMatrix):
        var next = place
        while next < plain.count, isBlank(plain[next]) { next += 1 }
        return next < plain.count && plain[next] != "&"
          && !plain[next...].starts(with: "\\\\".unicodeScalars)
          && !plain[next...].starts(with: "\\end".unicodeScalars)
      case .sign(.column), .sign(.endMatrix): return false
      default: continue
      }
    }
    return false
  }

  /// Takes the brace before an array back that `\right.` closes; whether there is one.
  mutating func takesCaseBrace() -> Bool {
    guard openMatrices.isEmpty, tokens.last?.kind == .sign(.openBrace), let brace = tokens.last,
      text[brace.range.lowerBound] == "\\"
    else { return false }
    let end = Array("\\end{array}".unicodeScalars)
    var next = place
    while next < plain.count, !plain[next...].starts(with: end) { next += 1 }
    next += end.count
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    let right = Array("\\right".unicodeScalars)
    guard next < plain.count, plain[next...].starts(with: right) else { return false }
    next += right.count
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "." else { return false }
    tokens.removeLast()
    followsSpace = brace.followsSpace
    return true
  }
}
