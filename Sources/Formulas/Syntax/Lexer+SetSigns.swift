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

  /// Takes a backslash that means "without" between ℝ and a bracket, `ℝ \ [2, 5)`, where it begins no formula in a text;
  /// whether it does.
  mutating func readsSetMinusOfReals() throws(FormulaError) -> Bool {
    guard tokens.last?.kind == .word("ℝ") else { return false }
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "[" || plain[next] == "(" || plain[next] == "]"
    else { return false }
    // `\]` may end a formula in a text.
    if plain[next] == "]", next == place + 1 { return false }
    place += 1
    try emit(.sign(.setMinus), from: place - 1)
    return true
  }

  /// What `\not` makes of the sign behind it.
  mutating func negation(from start: Int) throws(FormulaError) {
    skipBlanks()
    if place < plain.count, plain[place] == "=" {
      place += 1
      return try emit(.sign(.unequal), from: start)
    }
    guard place < plain.count, plain[place] == "\\", let end = commandEnd(from: place),
      plain[(place + 1)..<end].elementsEqual("in".unicodeScalars)
    else { throw FormulaError(.unknownCommand("not"), at: start..<place) }
    place = end
    try emit(.sign(.notElement), from: start)
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
    if let close = endOfGroup { groupingBrackets.formUnion([place, close]) }
  }

  /// The longest text between `\left[` and `\right]` that is looked through.
  private static let longestGroup = 1_000

  /// The place of the `\right]` that closes the square bracket here, where what is between them is one formula.
  private var endOfGroup: Int? {
    guard place < plain.count, plain[place] == "[" else { return nil }
    var depth = 0
    var next = place + 1
    // So that many of them in one another are no long work.
    while next < min(plain.count, place + Self.longestGroup) {
      switch plain[next] {
      case "[", "(", "{": depth += 1
      case "]" where depth == 0:
        return plain[..<next].reversed().drop(while: isBlank)
          .starts(with: "\\right".unicodeScalars.reversed()) ? next : nil
      case "]", ")", "}": depth -= 1
      case ",", ";", "&": if depth == 0 { return nil }
      // A matrix has brackets of its own.
      case "\\": if plain[next...].starts(with: "\\begin".unicodeScalars) { return nil }
      default: break
      }
      if depth < 0 { return nil }
      next += 1
    }
    return nil
  }

  /// The letters of sets of numbers, with the signs of these.
  private static let numberSets: [Unicode.Scalar: String] = [
    "R": "ℝ", "Q": "ℚ", "Z": "ℤ", "N": "ℕ",
  ]

  /// The set of numbers that a letter in blackboard style names, or the 1 that stands before a condition.
  mutating func blackboard(from start: Int) throws(FormulaError) {
    if try readsIndicator(from: start) { return }
    let isBraced = place < plain.count && plain[place] == "{"
    var next = place + (isBraced ? 1 : 0)
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, let set = Self.numberSets[plain[next]],
      !isBraced || (next + 1 < plain.count && plain[next + 1] == "}")
    else { throw FormulaError(.unknownCommand("mathbb"), at: start..<place) }
    place = next + (isBraced ? 2 : 1)
    try emit(.word(set), from: start)
  }

  /// Whether nothing but a full stop, a comma or a semicolon is left, which ends a sentence or a statement.
  func isFinalStop(_ scalar: Unicode.Scalar) -> Bool {
    // `5..` is a slip.
    guard scalar == "." || scalar == "," || scalar == ";", let last = tokens.last,
      last.kind.endsOperand, place > 0, plain[place - 1] != "."
    else { return false }
    var next = place + 1
    while next < plain.count {
      if isBlank(plain[next]) || plain[next] == "$" {
        next += 1
      } else if plain[next] == "\\", next + 1 < plain.count,
        plain[next + 1] == ")" || plain[next + 1] == "]"
      {
        next += 2
      } else {
        return false
      }
    }
    return true
  }
}
