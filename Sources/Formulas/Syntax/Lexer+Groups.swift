import Formats

// Groups in braces and brackets that are more than an argument: names, words, matrices, and what stands behind them.
extension Lexer {
  /// The rows of a matrix in the braces behind `\pmatrix`.
  mutating func bracedMatrix(_ name: String, from start: Int) throws(FormulaError) {
    skipBlanks()
    guard place < plain.count, plain[place] == "{" else {
      throw FormulaError(.unknownCommand(name), at: start..<place)
    }
    place += 1
    openMatrices.append(name)
    groups.append(Group(closing: "}", sign: .endMatrix, argumentsBehind: argumentsDue))
    argumentsDue = 0
    try emit(.sign(.beginMatrix), from: start)
  }

  /// The sign that stands alone in braces, `x{-}y`, where these only change the space around it; it is taken.
  mutating func signInBraces() -> Token.Sign? {
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count else { return nil }
    var sign = Self.signsInBraces[plain[next]]
    if plain[next] == "\\", let end = commandEnd(from: next),
      case .token(.sign(let command))? = Lexer.command(String(scalars: plain[next + 1..<end])),
      Self.commandsInBraces.contains(command)
    {
      sign = command
      next = end - 1
    }
    guard let sign, isSignExpected(sign) else { return nil }
    // Of ℝ_{+} the sign is part.
    if case .word(let word)? = tokens.last?.kind, word.hasSuffix("_") || word.hasPrefix("_") {
      return nil
    }
    next += 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "}" else { return nil }
    place = next + 1
    return sign
  }

  /// Whether a sign in braces may stand here between two operands, or before one.
  private func isSignExpected(_ sign: Token.Sign) -> Bool {
    guard let last = tokens.last?.kind, !last.endsOperand else {
      return !tokens.isEmpty || sign == .plus || sign == .minus
    }
    guard sign == .plus || sign == .minus, case .sign(let before) = last else { return false }
    return Self.beforeOperands.contains(before)
  }

  /// The signs behind which an operand may begin with a sign of its own.
  private static let beforeOperands: Set<Token.Sign> = [
    .open, .openBracket, .openBrace, .beginMatrix, .comma, .semicolon, .column, .row, .equal,
    .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .times,
  ]

  /// The signs that commands in braces stand for, `2{\cdot}3`.
  private static let commandsInBraces: Set<Token.Sign> = [
    .times, .over, .lessOrEqual, .greaterOrEqual, .unequal, .less, .greater,
  ]

  /// The name of a function that stands alone in braces, `{\sin}^2 x`; it is taken.
  mutating func functionInBraces() -> String? {
    switch tokens.last?.kind {
    case .sign(.power)?: return nil
    case .word(let word)? where word.hasPrefix("_") || word.hasSuffix("_"): return nil
    default: break
    }
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "\\", let end = commandEnd(from: next),
      case .token(.word(let word))? = Lexer.command(String(scalars: plain[next + 1..<end])),
      vocabulary.function(word) != nil, !vocabulary.declares(word)
    else { return nil }
    next = end
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "}" else { return nil }
    place = next + 1
    return word
  }

  private static let signsInBraces: [Unicode.Scalar: Token.Sign] = [
    "+": .plus, "-": .minus, "*": .times, "/": .over, "=": .equal, "<": .less, ">": .greater,
    "≤": .lessOrEqual, "≥": .greaterOrEqual,
  ]

  /// Whether the last token asks for what a root is taken of.
  var isBehindRoot: Bool {
    guard let place = tokens.indices.dropLast().last else { return false }
    switch tokens[place].kind {
    case .word(Lexer.root): return true
    case .sign(.closeBracket):
      guard let open = tokens[..<place].lastIndex(where: { $0.kind == .sign(.openBracket) }) else {
        return false
      }
      return open > 0 && tokens[open - 1].kind == .word(Lexer.root)
    default: return false
    }
  }

  /// The word that a style of old is set for in braces, `{\rm exp}`; it is taken.
  mutating func oldStyle() -> String? {
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count, plain[next] == "\\", let end = commandEnd(from: next),
      ["rm", "bf", "it", "sf", "cal"].contains(
        String(scalars: plain[next + 1..<end]))
    else { return nil }
    next = end
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    let start = next
    while isLetter(at: next) { next += 1 }
    let word = plain[start..<next]
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard !word.isEmpty, next < plain.count, plain[next] == "}" else { return nil }
    place = next + 1
    return String(String.UnicodeScalarView(word))
  }

  /// Takes the length behind a command such as `\mkern`, `2mu` or `-0.5em`.
  mutating func skipDistance() {
    skipBlanks()
    if place < plain.count, plain[place] == "-" { place += 1 }
    while isDigit(at: place) || (place < plain.count && plain[place] == ".") { place += 1 }
    skipBlanks()
    let units = ["mu", "pt", "em", "ex", "mm", "cm"]
    if units.contains(where: { plain[place...].starts(with: $0.unicodeScalars) }) { place += 2 }
    followsSpace = true
  }

  /// Takes a full stop, a comma or a semicolon in the style of a text, `\text{.}`, at the end; whether it does.
  mutating func readsFinalStop() -> Bool {
    guard !tokens.isEmpty,
      plain[(place + 1)...].first(where: { !isBlank($0) })
        .map({ [".", ",", ";", "}"].contains($0) }) ?? false,
      let close = plain[place...].firstIndex(of: "}"),
      plain[(place + 1)..<close].allSatisfy({ isBlank($0) || $0 == "." || $0 == "," || $0 == ";" }),
      plain[(close + 1)...].allSatisfy({ isBlank($0) || $0 == "$" || $0 == "." })
    else { return false }
    place = close + 1
    followsSpace = true
    return true
  }

  /// Takes the braces around a name back before an index, `{x}_{i}`, which is the index of the name.
  mutating func releaseName() {
    guard freeGroupEnd == tokens.count, !followsSpace, tokens.count > 2,
      case .word(let word) = tokens[tokens.count - 2].kind,
      tokens[tokens.count - 3].kind == .sign(.openBrace),
      word.unicodeScalars.allSatisfy({ isLetter($0) || isMark($0) }),
      vocabulary.function(word) == nil || vocabulary.declares(word)
    else { return }
    let open = tokens.count - 3
    if open > 0 {
      switch tokens[open - 1].kind {
      case .word(let before):
        if vocabulary.function(before) != nil || before.hasPrefix("_") { return }
      case .sign(.power): return
      default: break
      }
    }
    let range = tokens[open].range.lowerBound..<place
    let released = Token(
      kind: .word(word), range: range, followsSpace: tokens[open].followsSpace)
    tokens.removeLast(3)
    tokens.append(released)
  }

  /// Takes `_+` behind a bracket; whether it stands here.
  mutating func isPositivePart(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "_" || scalar == "₊", !followsSpace,
      [.sign(.close), .sign(.closeBracket)].contains(tokens.last?.kind)
    else { return false }
    if scalar == "₊" {
      place += 1
      return true
    }
    for written in ["_+", "_{+}"] where plain[place...].starts(with: written.unicodeScalars) {
      place += written.unicodeScalars.count
      return true
    }
    return false
  }
}
