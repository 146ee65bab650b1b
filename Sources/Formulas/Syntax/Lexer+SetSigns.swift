// Signs of sets, and the sizes of brackets, as LaTeX and keyboards write them.
extension Lexer {
  /// Takes a backslash that means "without", as in `[0, 2]\{1}` and `ℝ \ {0}`; whether it does.
  ///
  /// `\{` is a brace where `\}` closes it. Where a plain brace does, the backslash stands for itself.
  mutating func readsSetMinus(_ name: String, from start: Int) throws(FormulaError) -> Bool {
    switch name {
    case "{":
      // `\{1, 2}` at the start of an operand is a set with a backslash too many.
      guard tokens.last?.kind.endsOperand == true, isHalfEscaped(from: start + 1) else {
        return false
      }
    case " ":
      var next = start + 1
      while next < plain.count, isBlank(plain[next]) { next += 1 }
      guard next < plain.count, plain[next] == "{", let last = tokens.last?.kind,
        [.sign(.close), .sign(.closeBracket), .sign(.closeBrace), .word("ℝ")].contains(last)
      else { return false }
    default: return false
    }
    place = start + 1
    try emit(.sign(.setMinus), from: start)
    return true
  }

  /// Whether the brace at a place is closed by one without a backslash.
  private func isHalfEscaped(from open: Int) -> Bool {
    var depth = 0
    for next in open..<plain.count {
      switch plain[next] {
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return plain[next - 1] != "\\" }
      default: continue
      }
    }
    return false
  }

  /// What stands behind `\left` and the like: a point for no bracket, or a bracket, which is no index then.
  mutating func groups(from start: Int) {
    followsSpace = true
    if place < plain.count, plain[place] == "." { place += 1 }
  }

  /// The set of numbers that a letter in blackboard style names.
  mutating func blackboard(from start: Int) throws(FormulaError) {
    let isBraced = place < plain.count && plain[place] == "{"
    var next = place + (isBraced ? 1 : 0)
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "R",
      !isBraced || (next + 1 < plain.count && plain[next + 1] == "}")
    else { throw FormulaError(.unknownCommand("mathbb"), at: start..<place) }
    place = next + (isBraced ? 2 : 1)
    try emit(.word("ℝ"), from: start)
  }

  /// Whether a point stands before the digits that end here: `0.5.` and `5..` are slips.
  private var isBehindPoint: Bool {
    let before = plain[..<place].reversed().drop(while: isDigit)
    return before.first == "."
  }

  /// Whether nothing but a full stop, the end of a sentence, is left; or a comma or a semicolon of
  /// pasted LaTeX.
  func isFinalStop(_ scalar: Unicode.Scalar) -> Bool {
    (scalar == "." || (isLaTeX && (scalar == "," || scalar == ";"))) && !tokens.isEmpty
      && !isBehindPoint
      && plain[(place + 1)...].allSatisfy { isBlank($0) || $0 == "$" }
  }
}
