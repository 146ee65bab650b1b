import Exact
import Formats

/// Cuts the text of a formula into tokens.
///
/// Full-width forms, typographic signs and styled letters become their plain spelling here; letters
/// of other alphabets stay as they are, so that an error can name them.
struct Lexer {
  /// The longest text that is read, in Unicode scalars.
  static let longestText = 100_000
  /// The length up to which there is room for a token a scalar from the start.
  private static let usualText = 64
  /// The most tokens of a call that is looked back at.
  private static let longestCall = 200

  let text: [Unicode.Scalar]
  let plain: [Unicode.Scalar]
  /// The signs that stand in it, in their plain spelling.
  let signs: HeldSigns
  let vocabulary: Vocabulary
  var place = 0
  var tokens: [Token] = []
  /// Whether white space stands before the next token.
  var followsSpace = false
  /// Whether two bars side by side are those of a norm, `||x||`.
  let hasDoubleBars: Bool
  /// Whether two bars side by side stand for "or".
  let joinsByBars: Bool
  /// Whether the text has a relation in it.
  let hasRelation: Bool
  /// Whether there is LaTeX in the text, in which an index without braces is one sign.
  let isLaTeX: Bool
  /// The letters of variables that stand right below a line somewhere, `p` in `a_ip*x_p`.
  let loweredLetters: Set<Unicode.Scalar>
  /// What the decimal exponents that are still to come may add up to.
  var exponentsLeft = Rational.decimalExponentLimit
  /// The groups in braces that are open, the innermost one last.
  var groups: [Group] = []
  /// How many arguments the last LaTeX command still takes.
  var argumentsDue = 0
  /// The LaTeX matrices that are open, by their environments.
  var openMatrices: [String] = []
  /// Whether the words of a case stand outside of cases, too.
  let isConditional: Bool
  /// Which of them hold cases, by how many are open then.
  var openCases: [Int] = []
  /// The sign that ends or begins a formula in a text, where the last token stands before it.
  var delimiter: Int?
  /// Where a line ends, where the last token stands before it.
  var lineEnd: Int?
  /// How many brackets are open.
  private var bracketDepth = 0
  /// The places of square brackets that only group.
  var groupingBrackets: Set<Int> = []
  /// The places of brackets that close matrices of UnicodeMath.
  var linearMatrixEnds: Set<Int> = []
  /// The places before which a comma is meant, between the numbers of a row as programs print it.
  var rowBreaks: Set<Int> = []
  /// Where the next token starts, if it takes in one that was read.
  var resumed: Int?
  /// Whether dots stand for terms of a series.
  var hasDots = false
  /// Whether braces stand below the sign of a sum or a product.
  var hasBracedIndex = false
  /// How many tokens there were behind the last group that is no argument of a command.
  var freeGroupEnd: Int?

  /// A group in braces.
  struct Group {
    /// The sign that closes it in the text.
    let closing: Unicode.Scalar
    /// The sign that it is closed by as a token.
    let sign: Token.Sign
    /// How many arguments of the command around it are still to come behind it.
    let argumentsBehind: Int
    /// Whether it is an argument of a command.
    var isArgument = true
  }

  /// The tokens of a text, the last one `.end`.
  static func tokens(
    of text: [Unicode.Scalar], _ vocabulary: Vocabulary
  ) throws(FormulaError) -> [Token] {
    guard text.count <= longestText else {
      throw FormulaError(
        .tooLong(length: text.count, limit: longestText), at: longestText..<text.count)
    }
    var lexer = Lexer(text, vocabulary)
    try lexer.run()
    if lexer.hasBracedIndex { lexer.tokens = IndexRanges.written(in: lexer.tokens) }
    guard lexer.hasDots else { return lexer.tokens }
    return try DottedSeries.replaced(in: lexer.tokens, of: text, vocabulary)
  }

  private init(_ text: [Unicode.Scalar], _ vocabulary: Vocabulary) {
    self.text = text
    let written = HeldSigns(text)
    let isPlain = written.areASCII && !written.contains("'") && !written.contains("\"")
    let spelled = isPlain ? text : text.map(Lexer.plain)
    let plain =
      written.contains("^") && written.contains("_") ? Self.withLowerBoundsFirst(spelled) : spelled
    let signs = isPlain ? written : HeldSigns(plain)
    self.plain = plain
    self.signs = signs
    self.vocabulary = vocabulary
    joinsByBars = signs.contains("|") && Lexer.joinsByBars(plain)
    hasDoubleBars = signs.contains("|") && !joinsByBars && Lexer.hasDoubleBars(plain)
    isConditional = signs.contains("f") && signs.contains(" ") && Lexer.isConditional(plain)
    hasRelation = Lexer.relates(plain, signs)
    isLaTeX = signs.contains("\\") || signs.contains("$")
    loweredLetters = signs.contains("_") ? Self.loweredLetters(in: plain) : []
    if signs.contains("[") { rowBreaks = Self.rowBreaks(in: plain) }
    tokens.reserveCapacity(min(plain.count, Self.usualText) + 1)
  }

  private mutating func run() throws(FormulaError) {
    while place < plain.count {
      let scalar = plain[place]
      if isBlank(scalar) || isFinalStop(scalar) || isCaseStop(scalar)
        || isApproximatelyOrSpace(scalar)
      {
        if scalar == "\n" || scalar == "\r" { lineEnd = place }
        place += 1
        followsSpace = true
      } else if scalar == "&", isLaTeX, openMatrices.isEmpty {
        // Where the lines of an aligned formula stand below each other.
        place += 1
        followsSpace = true
      } else if let end = dotsEnd(scalar) {
        let start = place
        place = end
        try emit(.sign(.ellipsis), from: start)
      } else if !scalar.isASCII, ["≈", "≅", "≃"].contains(scalar) {
        place += 1
        try approximately(from: place - 1)
      } else if rowBreaks.contains(place) {
        rowBreaks.remove(place)
        try emit(.sign(.comma), from: place)
      } else if groupingBrackets.contains(place) {
        place += 1
        try emit(.sign(scalar == "[" ? .open : .close), from: place - 1)
      } else if scalar == Lexer.linearMatrix || !linearMatrixEnds.isEmpty,
        try readsLinearMatrix(scalar)
      {
        continue
      } else if scalar == "\\", try readsSetMinusOfReals() {
        continue
      } else if try readsDelimiter(scalar) {
        continue
      } else if argumentsDue > 0, scalar != "{" {
        try singleArgument()
      } else if scalar == "\\" {
        try command()
      } else if !scalar.isASCII, Lexer.raisedSigns[scalar] != nil, try readsScriptFraction() {
        continue
      } else if !scalar.isASCII, scalar == "ᵀ" || Lexer.raisedSigns[scalar] != nil,
        try readsRaisedFormula()
      {
        continue
      } else if scalar == "{" || scalar == "}" || groups.last?.closing == "]" {
        try groupSign(scalar)
      } else {
        let start = place
        try emit(try nextKind(scalar), from: start)
      }
    }
    // `= 5` says no more than 5.
    if tokens.first?.kind == .sign(.equal) { tokens.removeFirst() }
    tokens.append(
      Token(kind: .end, range: plain.count..<plain.count, followsSpace: followsSpace))
  }

  /// Appends a token that ends here.
  mutating func emit(_ kind: Token.Kind, from start: Int) throws(FormulaError) {
    if let delimiter, let last = tokens.last?.kind {
      // `$a$ $b$` are two formulas, and no product.
      if last.endsOperand, kind.startsOperand {
        throw FormulaError(
          .unexpectedCharacter(text[delimiter]), at: delimiter..<delimiter + 1)
      }
    }
    delimiter = nil
    // What was read is among the tokens.
    if kind == .word("") { return }
    if kind == .sign(.ellipsis) { hasDots = true }
    let kind = inCases(kind)
    if let end = lineEnd, bracketDepth == 0, kind.startsOperand, openMatrices.isEmpty,
      tokens.last?.kind.endsOperand == true
    {
      // Two lines are two values, and no product.
      tokens.append(Token(kind: .sign(.comma), range: end..<end + 1, followsSpace: false))
    }
    lineEnd = nil
    bracketDepth += kind.nesting
    tokens.append(
      Token(kind: kind, range: (resumed ?? start)..<place, followsSpace: followsSpace))
    followsSpace = false
    resumed = nil
  }

  /// Whether `~` is a space of LaTeX, or stands before the number that is all of a text: `~0.08`.
  private func isApproximatelyOrSpace(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "~" else { return false }
    return !tokens.isEmpty
      || place + 1 < plain.count && (isDigit(at: place + 1) || plain[place + 1] == " ")
  }

  /// `≈ 5` says no more than 5; behind a value or a name it stands before one that is rounded.
  mutating func approximately(from start: Int) throws(FormulaError) {
    if !tokens.isEmpty { try emit(.sign(.approximately), from: start) }
  }

  /// White space, and what pasted text holds that separates words without being seen: zero-width
  /// spaces, the invisible function application and times, and the selectors of emoji styles.
  func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIISpace(scalar) }
    return switch scalar {
    case "\u{200B}", "\u{2060}", "\u{2061}", "\u{2062}", "\u{FE0E}", "\u{FE0F}", "\u{FEFF}": true
    // What stands in UnicodeMath between the sign of a sum and its terms.
    case "▒": true
    default: scalar.properties.isWhitespace
    }
  }

  /// What a sign below the line is on it.
  static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    scalar.isASCII ? nil : lowered[scalar]
  }

  private func isASCIISpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (9...13).contains(scalar.value)
  }

  mutating func nextKind(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Kind {
    if isDigit(scalar) || (scalar == "." && (isDigit(at: place + 1) || startsPeriod(at: place + 1)))
    {
      return try number()
    }
    if scalar.isASCII, scalar != "_" { return try plainKind(scalar) }
    if let power = superscript() { return .superscript(power) }
    if !scalar.isASCII, scalar.properties.numericType == .numeric,
      let fraction = vulgarFraction(scalar)
    {
      place += 1
      return .number(mixed(with: fraction) ?? fraction)
    }
    if !scalar.isASCII, let degree = Lexer.roots[scalar] { return try root(degree) }
    if scalar == "⌊" || scalar == "⌈" {
      let start = place
      place += 1
      try emit(.word(scalar == "⌊" ? "floor" : "ceil"), from: start)
      return .sign(.open)
    }
    if let index = try seriesIndex(scalar) { return .word(index) }
    if isPositivePart(scalar) { return .sign(.positivePart) }
    if let word = try indexedWord(scalar) { return .word(word) }
    if scalar == "∑" || scalar == "∏" || isSeriesSign(scalar) {
      place += 1
      return .word(scalar == "∏" || scalar == "Π" ? Lexer.product : Lexer.sum)
    }
    if scalar == "∂" || scalar == "∇" {
      throw UnknownFunctions.derivative(String(scalar), at: place..<place + 1)
    }
    if scalar == "⁺" || scalar == "⁻", tokens.last?.kind == .word("ℝ") {
      let start = place
      place += 1
      try emit(.sign(.power), from: start)
      return .sign(scalar == "⁺" ? .plus : .minus)
    }
    if scalar == "∨" || scalar == "∧" {
      place += 1
      return .word(scalar == "∨" ? "or" : "and")
    }
    if let number = entryNumber(scalar) { return .word(number) }
    if let typed = try typedSign(scalar) { return typed }
    if let sign = try sign(scalar) { return .sign(sign) }
    if scalar == "Σ" {
      place += 1
      return .word(vocabulary.spelling(of: "Sigma"))
    }
    if isLetter(scalar) { return try word() }
    throw FormulaError(.unexpectedCharacter(text[place]), at: place..<place + 1)
  }

  /// What a sign of ASCII begins, but for digits and for `_`: of these alone none stands below or above a line.
  private mutating func plainKind(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Kind {
    if isLetter(scalar) {
      guard isTimesOfPowerOfTen(scalar) else { return try word() }
      place += 1
      return .sign(.times)
    }
    if let typed = try typedSign(scalar) { return typed }
    if let sign = try sign(scalar) { return .sign(sign) }
    throw FormulaError(.unexpectedCharacter(text[place]), at: place..<place + 1)
  }

  private static let signs: [Unicode.Scalar: Token.Sign] = Dictionary(
    Token.Sign.allCases.compactMap { sign in
      let scalars = sign.rawValue.unicodeScalars
      return scalars.count == 1 ? scalars.first.map { ($0, sign) } : nil
    }, uniquingKeysWith: { first, _ in first })

  /// `!=` between two values; behind a bracket it may be a factorial and an equals sign, but nobody takes that of `sin(x)`.
  private func inequality() throws(FormulaError) -> Token.Sign {
    guard tokens.last?.kind == .sign(.close), !followsSpace, !isBehindCall else { return .unequal }
    throw FormulaError(.ambiguous(first: ")! =", second: ") ≠"), at: place..<place + 2)
  }

  /// Whether the bracket before here is closed and belongs to a function whose values are hardly ever whole.
  private var isBehindCall: Bool {
    var depth = 0
    for (place, token) in tokens.enumerated().suffix(Self.longestCall).reversed() {
      if token.kind == .sign(.close) { depth += 1 }
      if token.kind == .sign(.open) { depth -= 1 }
      guard depth == 0 else { continue }
      guard place > 0, case .word(let name) = tokens[place - 1].kind else { return false }
      return ElementaryFunction(rawValue: name) != nil && !vocabulary.declares(name)
    }
    return false
  }

  private mutating func sign(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Sign? {
    let next = place + 1 < plain.count ? plain[place + 1] : " "
    let pair: Token.Sign? =
      switch (scalar, next) {
      case ("*", "*"): .power
      case ("<", "="): .lessOrEqual
      case (">", "="): .greaterOrEqual
      case ("!", "="): try inequality()
      case ("=", "="): .equal
      case ("′", "′"): .second
      case ("|", "|") where hasDoubleBars: .doubleBar
      default: nil
      }
    if let pair {
      place += 2
      return pair
    }
    guard let single = Lexer.sign(of: scalar) else { return nil }
    place += 1
    return single
  }

  private static func sign(of scalar: Unicode.Scalar) -> Token.Sign? {
    scalar.isASCII ? plainSigns[Int(scalar.value)] : signs[scalar]
  }

  /// The signs of ASCII, by their numbers.
  private static let plainSigns: [Token.Sign?] = (0..<128).map { value in
    Unicode.Scalar(value).flatMap { signs[$0] }
  }

  // MARK: Kinds of characters

  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  func isDigit(at index: Int) -> Bool { index < plain.count && isDigit(plain[index]) }
  func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic && scalar != "ᵀ" && Lexer.raisedSigns[scalar] == nil
  }
  func isLetter(at index: Int) -> Bool { index < plain.count && isLetter(plain[index]) }
  func isMark(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.canonicalCombiningClass != .notReordered
  }
}

extension Token.Kind {
  /// 1 for what opens brackets, braces or a matrix, and −1 for what closes them.
  var nesting: Int {
    switch self {
    case .sign(.open), .sign(.openBracket), .sign(.openBrace), .sign(.beginMatrix): 1
    case .sign(.close), .sign(.closeBracket), .sign(.closeBrace), .sign(.endMatrix): -1
    default: 0
    }
  }

  /// Whether an operand may end with the token.
  var endsOperand: Bool {
    switch self {
    case .number, .word, .superscript: true
    case .sign(let sign):
      [
        .close, .closeBracket, .closeBrace, .endMatrix, .factorial, .percent, .degree, .transpose,
        .positivePart,
      ].contains(sign)
    case .end: false
    }
  }

  /// Whether an operand may start with the token.
  fileprivate var startsOperand: Bool {
    switch self {
    case .number, .word: true
    case .sign(let sign):
      [.open, .openBracket, .openBrace, .beginMatrix, .root, .bar, .doubleBar].contains(sign)
    case .superscript, .end: false
    }
  }
}
