import Exact
import Formats

extension Parser {
  /// A number, a name, a call, or something in brackets.
  mutating func operand() throws(FormulaError) -> Expression {
    let first = token
    switch first.kind {
    case .number(let value):
      advance()
      return Expression(.number(value), at: first.range)
    case .word(Lexer.root):
      return try root(first)
    case .word(let word):
      advance()
      return try named(word, first)
    case .sign(.open), .sign(.openBrace):
      return try bracketed(first)
    case .sign(.openBracket):
      let place = index
      advance()
      let holdsMatrix = at(.beginMatrix)
      let entries = try items(until: .closeBracket, opening: first)
      // In LaTeX the brackets around a matrix are its own.
      if holdsMatrix, entries.count == 1, case .list = entries[0].kind {
        return Expression(entries[0].kind, at: first.range.lowerBound..<lastEnd)
      }
      guard !entries.isEmpty else {
        throw FormulaError(
          .unexpected(found: "]", expected: "a value"), at: tokens[index - 1].range)
      }
      let range = first.range.lowerBound..<lastEnd
      // Around a row they make a matrix of one row, wherever they stand.
      var isRow = false
      if case .list = entries[0].kind { isRow = true }
      if entries.count == 1, !isRow, groups(from: place) {
        return Expression(entries[0].kind, at: range)
      }
      return Expression(.list(entries), at: range)
    case .sign(.bar), .sign(.doubleBar):
      return try magnitude(first)
    case .sign(.beginMatrix):
      return try matrix(first)
    case .sign(.root):
      return try root(first)
    case .superscript(let degree) where next.kind == .sign(.root) && degree > 1:
      advance()
      return try root(token, degree: Expression(.number(Rational(degree)), at: first.range))
    default:
      throw unexpected(expected: "a number, a name or a bracket")
    }
  }

  /// Whether square brackets around one value, which end here, group it as round ones do, `2[x + 1]²`.
  ///
  /// They do beside anything that a value is computed with. What stands alone, as a whole answer, an entry
  /// or an argument, is a vector with one entry.
  private func groups(from place: Int) -> Bool {
    if raisedSign != nil, at(.power) { return false }
    switch token.kind {
    case .sign(.transpose), .sign(.minute): return false
    case .end: break
    // A vector with one entry has no entries to ask for.
    case .sign(.openBracket) where place == 0: return true
    case .sign(let sign) where !Self.borders.contains(sign): return true
    case .sign: break
    default: return true
    }
    guard place > 0 else { return false }
    guard case .sign(let sign) = tokens[place - 1].kind else { return true }
    return !Self.borders.contains(sign) || sign == .closeBrace || sign == .close
      || sign == .closeBracket
  }

  /// The signs that a value may stand between alone.
  private static let borders: Set<Token.Sign> = [
    .open, .close, .openBracket, .closeBracket, .openBrace, .closeBrace, .comma, .semicolon, .colon,
    .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .column, .row, .beginMatrix,
    .endMatrix, .element, .bar, .doubleBar,
  ]

  /// A group in round brackets or braces; with commas inside it is a vector.
  private mutating func bracketed(_ opening: Token) throws(FormulaError) -> Expression {
    let closing: Token.Sign = opening.kind == .sign(.open) ? .close : .closeBrace
    advance()
    let entries = try items(until: closing, opening: opening)
    let range = opening.range.lowerBound..<lastEnd
    guard let only = entries.first else {
      throw FormulaError(.unexpected(found: "()", expected: "a value in the bracket"), at: range)
    }
    if entries.count > 1 { return Expression(.list(entries), at: range) }
    return Expression(only.kind, at: range)
  }

  /// The magnitude between bars, |x|, or the norm between double ones; of a matrix the determinant.
  private mutating func magnitude(_ opening: Token) throws(FormulaError) -> Expression {
    let isNorm = opening.kind == .sign(.doubleBar)
    advance()
    openBars.append(isNorm ? .doubleBar : .bar)
    let holdsMatrix = at(.beginMatrix)
    let value = try sum()
    openBars.removeLast()
    guard take(isNorm ? .doubleBar : .bar) else { throw notClosed(opening) }
    var function = isNorm ? "norm" : "abs"
    if holdsMatrix, !isNorm, case .list = value.kind { function = "det" }
    if !isNorm, case .name(let name) = value.kind, vocabulary.matrices.contains(name) {
      function = "det"
    }
    if case .word(let word) = token.kind, let other = Self.norms[word], !token.followsSpace {
      advance()
      function = other
    }
    let range = opening.range.lowerBound..<lastEnd
    try requireAllowed(function, written: source(opening.range), at: range)
    return Expression(.call(function, [value]), at: range)
  }

  /// The norms by what stands below the second double bar.
  private static let norms = [
    "_1": "norm1", "_2": "norm", "_inf": "norminf", "_F": "frobenius",
  ]

  /// Refuses what stands for a function that may not be called here.
  func requireAllowed(
    _ function: String, written: String, at range: Range<Int>
  ) throws(FormulaError) {
    guard let allowed = vocabulary.functions, !allowed.contains(function) else { return }
    let reason = vocabulary.refused[function] ?? "it may not be used here"
    throw FormulaError(.notAllowed(written, reason: reason), at: range)
  }

  // MARK: Words

  private mutating func named(_ word: String, _ first: Token) throws(FormulaError) -> Expression {
    if seriesIndices.contains(word) { return Expression(.name(word), at: first.range) }
    // A letter of ASCII, which most names are, is none of these.
    if word.utf8.count > 1, let special = try special(word, first) { return special }
    if let function = vocabulary.function(word), !vocabulary.declares(word) || isCall(function) {
      return try call(function, written: word, first)
    }
    if vocabulary.declares(word) {
      // Beside a free x_k, the x_k of a sum over k is an entry.
      if indexOfSeries(in: word, first) != nil, let entry = try component(word, first) {
        return entry
      }
      try refuseIndexOfSeries(in: word, first)
      return Expression(.name(word), at: first.range)
    }
    if let letter = try statisticsName(word, first) { return letter }
    if word == "cbrt", Self.isCubeRoot(token.kind) { return try cubeRoot(first) }
    if at(.open) || at(.openBracket), !token.followsSpace,
      let function = Vocabulary.otherCase(of: word)
    {
      return try call(function, written: word, first)
    }
    if let logarithm = try logarithm(word, first) { return logarithm }
    if at(.open), !token.followsSpace, Unit(named: word) != nil {
      throw FormulaError(
        .notAllowed(word, reason: "a unit stands behind its number, without brackets"),
        at: first.range)
    }
    if let constant = Constant.canonicalName(word) {
      return Expression(.name(constant), at: first.range)
    }
    if let component = try component(word, first) { return component }
    if vocabulary.splitsWords, let pieces = vocabulary.split(word) {
      return try splitProduct(word, pieces, first)
    }
    throw unknown(word, first)
  }

  /// What a word stands for that is a sign, σ, or the name of a type of programs; nil for other words.
  private mutating func special(
    _ word: String, _ first: Token
  ) throws(FormulaError) -> Expression? {
    if Lexer.isSeries(word) { return try series(word, first) }
    if word == Lexer.fraction {
      let parts = try twoArguments()
      return Expression(
        .product([.init(isDivisor: false, parts[0]), .init(isDivisor: true, parts[1])]),
        at: first.range.lowerBound..<lastEnd)
    }
    if word == Lexer.binomial {
      try requireAllowed("binomial", written: source(first.range), at: first.range)
      let parts = try twoArguments()
      return Expression(.call("binomial", parts), at: first.range.lowerBound..<lastEnd)
    }
    if word == Lexer.determinant { return try determinant(first) }
    if word == Lexer.cases { return try cases(first) }
    if word == Lexer.indicator { return try indicator(first) }
    if word == "σ" || word == "sigma", let name = try sigma(word, first) { return name }
    guard at(.open) else { return nil }
    if word == "array" || isTensorOfRows(word), !vocabulary.declares(word) {
      // `np.array([1, 2])` is the vector.
      return try operand()
    }
    if word == "matrix" || word == "Matrix", !vocabulary.declares(word) {
      return try matrixOfRows(first)
    }
    if Self.numberTypes.contains(word) || isTensorOfNumber(word), !vocabulary.declares(word) {
      return try numberOfType(first)
    }
    if word == "Size", source(first.range) == "torch.Size" { return try operand() }
    return try programmed(word, first)
  }

  /// Whether a word is `tensor` before the brackets around a vector or the rows of a matrix.
  private func isTensorOfRows(_ word: String) -> Bool {
    guard word == "tensor", index + 3 < tokens.count,
      tokens[index + 1].kind == .sign(.openBracket)
    else { return false }
    return tokens[index + 2].kind != .sign(.openBracket)
      || tokens[index + 3].kind != .sign(.openBracket)
  }

  /// A word as a product of names; an exponent behind it is that of the last name.
  private mutating func splitProduct(
    _ word: String, _ pieces: [String], _ first: Token
  ) throws(FormulaError) -> Expression {
    if index >= 2, tokens[index - 2].kind == .sign(.over) {
      // `S/Nv`: what stands below the line cannot be seen.
      let rest = pieces.dropFirst().joined(separator: "*")
      throw FormulaError(
        .ambiguous(
          first: "/(\(pieces.joined(separator: "*")))", second: "/\(pieces[0])*\(rest)"),
        at: tokens[index - 2].range.lowerBound..<first.range.upperBound)
    }
    let remark = "`\(word)` was read as \(pieces.joined(separator: "·"))"
    if !remarks.contains(remark) { remarks.append(remark) }
    var factors = pieces.map { Expression(.name($0), at: first.range) }
    guard let last = factors.popLast() else { throw unknown(word, first) }
    var exponent: Expression?
    if case .superscript(let value) = token.kind {
      advance()
      exponent = Expression(.number(Rational(value)), at: lastEnd - 1..<lastEnd)
    } else if at(.power) {
      advance()
      exponent = try signedPower()
    }
    let range = first.range.lowerBound..<lastEnd
    factors.append(exponent.map { Expression(.power(last, $0), at: range) } ?? last)
    return Expression(.product(factors.map { .init(isDivisor: false, $0) }), at: range)
  }

  /// The values in the two braces of `\frac{a}{b}`, from the first brace on.
  private mutating func twoArguments() throws(FormulaError) -> [Expression] {
    var parts: [Expression] = []
    for _ in 0..<2 {
      let opening = token
      guard take(.openBrace) else { throw unexpected(expected: "{ as in \\frac{24}{25}") }
      try enter()
      defer { leave() }
      let items = try items(until: .closeBrace, opening: opening)
      guard items.count == 1 else { throw unexpected(expected: "one value in each brace") }
      if case .list(let entries) = items[0].kind, entries.count == 1 {
        // The brackets around all that is above or below the line group it.
        parts.append(entries[0])
      } else {
        parts.append(items[0])
      }
    }
    return parts
  }

  /// Whether a name that is declared and a function's too is called here: where an opening bracket
  /// follows, and the function is allowed.
  func isCall(_ function: String) -> Bool {
    at(.open) && (vocabulary.functions?.contains(function) ?? true)
  }

  /// Refuses a name with the index of a series below the line, `a_ij` in a sum over j: it would be the same
  /// for each j.
  private func refuseIndexOfSeries(in word: String, _ first: Token) throws(FormulaError) {
    guard !seriesIndices.isEmpty, let error = indexOfSeries(in: word, first) else { return }
    throw error
  }

  private func indexOfSeries(in word: String, _ first: Token) -> FormulaError? {
    if seriesIndices.isEmpty { return nil }
    let letters =
      (IndexedName(word)?.indices ?? []).map { String($0) }
      + IndexedName.words(below: word).map { String($0) }
    guard let index = letters.first(where: seriesIndices.contains),
      let line = word.lastIndex(of: "_")
    else { return nil }
    let base = word.contains("{") ? word.prefix { $0 != "_" } : word[..<line]
    return FormulaError(
      .notAllowed(
        word,
        reason: "it has the index \(index) of the sum: declare \(base) as a vector or a matrix"),
      at: first.range)
  }

  private func unknown(_ word: String, _ first: Token) -> FormulaError {
    if let error = indexOfSeries(in: word, first) { return error }
    if UnknownFunctions.isDifferential(in: tokens, at: index - 1) {
      return UnknownFunctions.derivative(source(first.range), at: first.range)
    }
    if let refusal = vocabulary.refused[word] {
      return FormulaError(.notAllowed(word, reason: refusal), at: first.range)
    }
    if word.hasSuffix("_") {
      return FormulaError(
        .notAllowed(word, reason: "what stands below the line is not read: write \(word)n"),
        at: first.range)
    }
    if let advice = UnknownFunctions.advice(on: word) {
      return FormulaError(.notAllowed(word, reason: advice), at: first.range)
    }
    if let written = UnknownFunctions.withBrackets(word) {
      return FormulaError(.unknownName(word, suggestion: written), at: first.range)
    }
    if let readings = Library.ambiguousWords[word] {
      return FormulaError(.ambiguousWord(word, readings: readings), at: first.range)
    }
    if let found = LookAlike.first(in: word), vocabulary.knows(LookAlike.latinised(word)) {
      return FormulaError(
        .lookAlike(
          letter: found.letter, name: found.letter.properties.name ?? "another alphabet",
          latin: found.latin), at: first.range)
    }
    if let pieces = vocabulary.split(word) {
      return FormulaError(.productOfNames(word, names: pieces), at: first.range)
    }
    let functions = vocabulary.functions.map { $0.sorted() } ?? Library.allNames
    if at(.open) {
      return FormulaError(
        .unknownFunction(
          word, suggestion: word == "In" ? "ln" : Spelling.nearest(to: word, among: functions)),
        at: first.range)
    }
    let candidates = vocabulary.names + functions + ["pi"]
    return FormulaError(
      .unknownName(word, suggestion: Spelling.nearest(to: word, among: candidates)),
      at: first.range)
  }
}
