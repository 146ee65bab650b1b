import Exact
import Formats

// LaTeX commands in a text, with their arguments.
extension Lexer {
  /// The end of a command's name, from its backslash on; nil where nothing follows.
  func commandEnd(from start: Int) -> Int? {
    var end = start + 1
    while end < plain.count, plain[end].isASCII, isLetter(plain[end]) { end += 1 }
    if end == start + 1 { end += 1 }
    return end <= plain.count ? end : nil
  }

  /// Reads a command.
  mutating func command() throws(FormulaError) {
    let start = place
    let end = commandEnd(from: start) ?? plain.count
    let name = String(scalars: plain[min(start + 1, end)..<end])
    if try readsSetMinus(name, from: start) { return }
    place = end
    if Lexer.sizes.contains(name) { return groups(from: start) }
    if name == "$", isBeforeAmount { return }
    if name == "&", openMatrices.isEmpty, tokens.contains(where: Parser.isStatementSign) {
      return try emit(.word("and"), from: start)
    }
    if ["quad", "qquad"].contains(name), separatesCase {
      return try emit(.sign(.column), from: start)
    }
    if ["approx", "simeq", "cong"].contains(name) { return try approximately(from: start) }
    switch Lexer.command(name) {
    case .token(.word(let word))?: try emit(.word(vocabulary.spelling(of: word)), from: start)
    case .token(let kind)?: try emit(kind, from: start)
    case .nothing?:
      // A comma before a space is none of a decimal number; `,\!` is how one between groups of digits is set.
      if name != "!", tokens.last?.kind == .sign(.comma) { followsSpace = true }
    case .accent(let mark)?:
      let name = try accented(mark, from: start)
      try emit(.word(vocabulary.spelling(of: name)), from: start)
    case .fraction?:
      try emit(.word(Lexer.fraction), from: start)
      argumentsDue = 2
    case .binomial?:
      try emit(.word(Lexer.binomial), from: start)
      argumentsDue = 2
    case .root?: try root(from: start)
    case .style?: try styled(from: start)
    case .blackboard?: try blackboard(from: start)
    case .ignored?:
      skipBlanks()
      _ = environment()
    case .bracedMatrix?: try bracedMatrix(name, from: start)
    case .negation?:
      try negation(from: start)
    case .distance?: skipDistance()
    case .wholePart(let function)?:
      try emit(.word(function), from: start)
      try emit(.sign(.open), from: start)
    case .capitalSigma?:
      let word = isSeriesAhead && !namesSigma ? Lexer.sum : vocabulary.spelling(of: "Sigma")
      try emit(.word(word), from: start)
    case .derivative?: throw UnknownFunctions.derivative("\\\(name)", at: start..<place)
    case .begin?: try begin(from: start)
    case .end?: try endMatrix(from: start)
    case .row?:
      guard !openMatrices.isEmpty else {
        // At the end of a line of an aligned formula.
        if plain[place...].allSatisfy({ isBlank($0) || $0 == "$" }) { return }
        throw FormulaError(.unknownCommand("\\"), at: start..<place)
      }
      skipLength()
      try emit(.sign(.row), from: start)
    case nil: throw FormulaError(.unknownCommand(name), at: start..<place)
    }
  }

  mutating func skipBlanks() {
    while place < plain.count, isBlank(plain[place]) { place += 1 }
  }

  // MARK: Accents and styles

  /// The letter behind an accent, with or without braces and in a style or not, and the accent.
  private mutating func accented(
    _ mark: Unicode.Scalar, from start: Int
  ) throws(FormulaError) -> String {
    skipBlanks()
    var braces = 0
    while place < plain.count {
      if plain[place] == "{" {
        braces += 1
        place += 1
      } else if plain[place] == "\\", let end = commandEnd(from: place),
        Lexer.styles.contains(String(scalars: plain[place + 1..<end]))
      {
        place = end
      } else {
        break
      }
      skipBlanks()
    }
    var letter: Unicode.Scalar?
    if isLetter(at: place) {
      letter = plain[place]
      place += 1
    } else if place < plain.count, plain[place] == "\\", let end = commandEnd(from: place),
      let greek = Lexer.letter(ofCommand: plain[place + 1..<end])
    {
      letter = greek
      place = end
    }
    guard let letter else {
      throw FormulaError(.unexpectedEnd(expected: "a letter under the accent"), at: start..<place)
    }
    for _ in 0..<braces {
      skipBlanks()
      guard place < plain.count, plain[place] == "}" else {
        throw FormulaError(.notClosed(bracket: "{"), at: start..<place)
      }
      place += 1
    }
    return String(String.UnicodeScalarView([letter, mark]))
  }

  /// What stands in another style: one word in braces is a word, anything else a group.
  private mutating func styled(from start: Int) throws(FormulaError) {
    if place < plain.count, plain[place] == "*" { place += 1 }
    skipBlanks()
    guard place < plain.count, plain[place] == "{" else { return }
    if readsFinalStop() { return }
    if try readsStyledSign(from: start) { return }
    if try readsIndicator(from: start) { return }
    if let (word, end) = styledWord() {
      place = end
      if word == "percent" || word == "pct", !vocabulary.declares(word),
        case .number? = tokens.last?.kind
      {
        return try emit(.sign(.percent), from: start)
      }
      return try emit(.word(vocabulary.spelling(of: word)), from: start)
    }
    place += 1
    groups.append(Group(closing: "}", sign: .close, argumentsBehind: argumentsDue))
    argumentsDue = 0
    try emit(.sign(.open), from: start)
  }

  /// How many styles stand inside of one another around a word at most, `\mathop{\mathrm{exp}}`.
  private static let mostStyles = 4

  /// The word in the braces of a style that begin here, and of the styles inside of it, and where they end; nil where
  /// anything else stands there.
  private func styledWord() -> (word: String, end: Int)? {
    var braces = 1
    var inside = behindBlanks(place + 1)
    while braces < Self.mostStyles, inside < plain.count, plain[inside] == "\\",
      let end = commandEnd(from: inside), end < plain.count, plain[end] == "{",
      Lexer.styles.contains(String(scalars: plain[inside + 1..<end]))
    {
      braces += 1
      inside = behindBlanks(end + 1)
    }
    guard inside < plain.count,
      let close = plain[inside...].firstIndex(where: { $0 == "}" || $0 == "{" }),
      plain[close] == "}"
    else { return nil }
    var end = close
    for _ in 0..<braces {
      end = behindBlanks(end)
      guard end < plain.count, plain[end] == "}" else { return nil }
      end += 1
    }
    var content = plain[inside..<close].filter { !isBlank($0) }
    // The last one of several cases may end a sentence.
    if !openCases.isEmpty, content.last == "." || content.last == "," { content.removeLast() }
    if let first = content.first, isLetter(first),
      content.allSatisfy({ isLetter($0) || isDigit($0) || isMark($0) || $0 == "_" })
    {
      return (Lexer.raised(String.UnicodeScalarView(content)), end)
    }
    guard content.first == "\\", let letter = Lexer.letter(ofCommand: content.dropFirst()[...])
    else { return nil }
    return (letter == "Σ" ? "Sigma" : String(letter), end)
  }

  private func behindBlanks(_ start: Int) -> Int {
    var next = start
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    return next
  }

  // MARK: Arguments

  /// `\sqrt`, with the index of the root in square brackets if there is one.
  private mutating func root(from start: Int) throws(FormulaError) {
    try emit(.word(Lexer.root), from: start)
    skipBlanks()
    guard place < plain.count, plain[place] == "[" else {
      argumentsDue = 1
      return
    }
    place += 1
    try emit(.sign(.openBracket), from: place - 1)
    groups.append(Group(closing: "]", sign: .closeBracket, argumentsBehind: 1))
  }

  /// An argument without braces, which is one digit, one letter or one command.
  mutating func singleArgument() throws(FormulaError) {
    let due = argumentsDue - 1
    argumentsDue = 0
    let start = place
    tokens.append(
      Token(kind: .sign(.openBrace), range: start..<start, followsSpace: followsSpace))
    followsSpace = false
    let scalar = plain[place]
    if scalar == "(", due == 0, isBehindRoot {
      // `\sqrt(2)` has lost its braces.
      tokens.removeLast()
      return
    }
    if isDigit(scalar) {
      place += 1
      try emit(.number(.init(Int(scalar.value) - 48)), from: start)
    } else if isLetter(scalar) {
      place += 1
      try emit(.word(String(scalar)), from: start)
    } else if scalar == "\\" {
      let count = tokens.count
      try command()
      guard tokens.count == count + 1, argumentsDue == 0, case .word? = tokens.last?.kind else {
        throw noArgument(start..<place)
      }
    } else {
      throw noArgument(start..<start + 1)
    }
    tokens.append(Token(kind: .sign(.closeBrace), range: place..<place, followsSpace: false))
    argumentsDue = due
  }

  private func noArgument(_ range: Range<Int>) -> FormulaError {
    FormulaError(
      .unexpected(
        found: String(scalars: text[range]),
        expected: "{ as in \\frac{24}{25}"), at: range)
  }

  /// A brace, or a bracket around the index of a root, with the arguments that are still due behind it.
  mutating func groupSign(_ scalar: Unicode.Scalar) throws(FormulaError) {
    let start = place
    if scalar == "{", argumentsDue == 0, let sign = signInBraces() {
      return try emit(.sign(sign), from: start)
    }
    if scalar == "{", argumentsDue == 0, let word = functionInBraces() ?? oldStyle() {
      return try emit(.word(vocabulary.spelling(of: word)), from: start)
    }
    if scalar == "{" || (scalar == "[" && groups.last?.closing == "]") {
      place += 1
      let isBrace = scalar == "{"
      groups.append(
        Group(
          closing: isBrace ? "}" : "]", sign: isBrace ? .closeBrace : .closeBracket,
          argumentsBehind: max(0, argumentsDue - 1), isArgument: argumentsDue > 0))
      argumentsDue = 0
      return try emit(.sign(isBrace ? .openBrace : .openBracket), from: start)
    }
    if let group = groups.last, group.closing == scalar {
      groups.removeLast()
      place += 1
      try emit(.sign(group.sign), from: start)
      argumentsDue = group.argumentsBehind
      if group.sign == .endMatrix { openMatrices.removeLast() }
      if !group.isArgument { freeGroupEnd = tokens.count }
      return
    }
    try emit(try nextKind(scalar), from: start)
  }

  // MARK: Matrices

  /// The environments that are matrices.
  private static let matrices: Set = [
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "psmallmatrix", "bsmallmatrix",
    "array",
    "vmatrix",
  ]
  /// The environments around a formula in a text.
  private static let displays: Set = [
    "equation", "equation*", "displaymath", "math", "align", "align*", "gather", "gather*",
    "aligned", "split", "multline", "multline*",
  ]

  private mutating func begin(from start: Int) throws(FormulaError) {
    let name = environment()
    if Lexer.displays.contains(name) { return }
    if name == "cases" || name == "dcases" { return try beginCases(name, from: start) }
    // With a star the columns may be set to one side, `\begin{pmatrix*}[r]`.
    let isAligned = name.hasSuffix("matrix*")
    let kind = isAligned ? String(name.dropLast()) : name
    guard Lexer.matrices.contains(kind) else {
      throw FormulaError(.unknownCommand("begin{\(name.prefix(20))}"), at: start..<place)
    }
    if isAligned { skipAlignment() }
    if name == "array" {
      // `{cc|c}` says how the columns are set.
      skipBlanks()
      _ = environment()
      if takesCaseBrace() { return try beginCases(name, from: start) }
    }
    openMatrices.append(name)
    if kind == "vmatrix" {
      try emit(.word(Lexer.determinant), from: start)
    }
    try emit(.sign(.beginMatrix), from: start)
  }

  private mutating func endMatrix(from start: Int) throws(FormulaError) {
    let name = environment()
    if Lexer.displays.contains(name) { return }
    guard openMatrices.last == name else {
      let expected = openMatrices.last.map { "\\end{\($0)}" } ?? "a matrix that is open"
      throw FormulaError(
        .unexpected(found: "\\end{\(name.prefix(20))}", expected: expected), at: start..<place)
    }
    try emit(.sign(.endMatrix), from: start)
    if openCases.last == openMatrices.count { openCases.removeLast() }
    openMatrices.removeLast()
  }

  /// The name in braces that stands here.
  private mutating func environment() -> String {
    guard place < plain.count, plain[place] == "{",
      let close = plain[place...].firstIndex(of: "}")
    else { return "" }
    defer { place = close + 1 }
    return String(scalars: plain[(place + 1)..<close])
  }

  /// The side to which the columns of a matrix are set, `[r]`.
  private mutating func skipAlignment() {
    guard place + 2 < plain.count, plain[place] == "[", plain[place + 2] == "]",
      ["l", "c", "r"].contains(plain[place + 1])
    else { return }
    place += 3
  }

  /// The extra space that may stand behind the end of a row, `\\[4pt]`.
  private mutating func skipLength() {
    guard place < plain.count, plain[place] == "[",
      let close = plain[place...].firstIndex(of: "]"), close - place < 12
    else { return }
    let inside = String(scalars: plain[(place + 1)..<close])
    guard ["pt", "em", "ex", "mm", "cm"].contains(where: inside.hasSuffix) else { return }
    place = close + 1
  }

  // MARK: Around a formula

  /// Takes the signs around a formula in a text: `$…$`, `\(…\)`, `\[…\]`.
  mutating func readsDelimiter(_ scalar: Unicode.Scalar) throws(FormulaError) -> Bool {
    var end = place + 1
    if scalar == "\\" {
      guard end < plain.count, ["(", ")", "[", "]"].contains(plain[end]) else { return false }
      end += 1
    } else if scalar != "$" {
      return false
    }
    if !tokens.isEmpty, delimiter == nil { delimiter = place }
    place = end
    followsSpace = true
    return true
  }
}
