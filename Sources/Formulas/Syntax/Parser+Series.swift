import Exact

// Sums and products over an index, and entries with an index.
extension Parser {
  /// Whether `sum(` is followed by an index: a name that means nothing yet, and a comma or semicolon.
  var startsSeries: Bool {
    guard case .word(let word) = next.kind,
      Constant.canonicalName(word) == nil, tokens.indices.contains(index + 2)
    else { return false }
    let separator = tokens[index + 2].kind
    guard separator == .sign(.comma) || separator == .sign(.semicolon) else { return false }
    return !vocabulary.declares(word) || bindsIndex(word)
  }

  /// Whether a name that means something outside is the index of the sum whose bracket is next: the sum has four parts,
  /// and the name is in the last one of these, or a number is the second one: `sum(i, 1, n, c)` is n·c.
  func bindsIndex(_ word: String) -> Bool {
    var depth = 0
    var commas = 0
    var isUsed = false
    if tokens.indices.contains(index + 4), case .number = tokens[index + 3].kind {
      isUsed = Self.isSeparator(tokens[index + 4])
    }
    for token in tokens[index...] {
      switch token.kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
      case .sign(.comma), .sign(.semicolon): if depth == 1 { commas += 1 }
      case .word(let other) where commas == 3:
        isUsed =
          isUsed || other == word || other.hasSuffix("_" + word)
          || IndexedMatrix.Entry(other)?.letters.contains(word) == true
      default: continue
      }
      if depth == 0 { return commas == 3 && isUsed }
    }
    return false
  }

  /// `sum(i, 1, N, …)` from its bracket on.
  mutating func seriesCall(isProduct: Bool, _ first: Token) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let name = try indexName()
    try takeSeparator()
    let lower = try sum()
    try takeSeparator()
    let upper = try sum()
    try takeSeparator()
    seriesIndices.append(name)
    defer { seriesIndices.removeLast() }
    let body = try sum()
    guard take(.close) else {
      if token.kind == .end { throw notClosed(opening) }
      throw misplaced(expected: "an operator or the end of the bracket")
    }
    return Expression(
      .series(
        .init(isProduct: isProduct, index: name, from: lower, to: upper, of: body)),
      at: first.range.lowerBound..<lastEnd)
  }

  /// The sign Σ with its index and bounds, if they are written, and the product behind it.
  mutating func series(_ sign: String, _ first: Token) throws(FormulaError) -> Expression {
    let isProduct = sign == Lexer.product
    try enter()
    defer { leave() }
    guard case .word(let word) = token.kind, word.hasPrefix("_") else {
      if at(.open), let place = try placeOfIndexBehindBody() {
        return try seriesCall(isProduct: isProduct, indexAt: place, first)
      }
      if at(.open), startsSeries { return try seriesCall(isProduct: isProduct, first) }
      let argument = try power()
      return Expression(
        .call(isProduct ? "product" : "sum", [argument]), at: first.range.lowerBound..<lastEnd)
    }
    var name = String(word.dropFirst())
    if !name.isEmpty { try requireIndex(name) }
    advance()
    var lower: Expression?
    if name.isEmpty {
      let isBraced = take(.openBrace)
      guard isBraced || take(.open) else {
        throw unexpected(expected: "an index: Σ_i or Σ_{i=1}^N")
      }
      name = try indexName()
      if take(.equal) { lower = try sum() }
      guard take(isBraced ? .closeBrace : .close) else {
        throw unexpected(expected: isBraced ? "}" : ")")
      }
    }
    var upper: Expression?
    if at(.power) {
      advance()
      try refuseInfinity(first)
      upper = try operand()
    }
    let isNew = !seriesIndices.contains(name)
    seriesIndices.append(name)
    let isNegative = signs()
    let isSeries =
      if case .word(let word) = token.kind { word == Lexer.sum || word == Lexer.product } else {
        false
      }
    let isReusable = isNew && !isProduct && !isSeries
    if isReusable { reusableIndices.append(name) }
    var body = try product()
    if isNegative { body = Expression(.negative(body), at: body.range) }
    seriesIndices.removeLast()
    if isReusable { reusableIndices.removeLast() }
    if upper == nil, lower == nil, let counted = countedFromOne(name, in: body) { body = counted }
    let range = first.range.lowerBound..<lastEnd
    guard let last = upper ?? Parser.length(of: name, in: body) else {
      throw FormulaError(
        .notAllowed(source(first.range), reason: "say from where to where: sum(\(name), 1, N, …)"),
        at: range)
    }
    return Expression(
      .series(
        .init(
          isProduct: isProduct, index: name, from: lower ?? Expression(.number(.one)), to: last,
          of: body)), at: range)
  }

  /// Refuses a series without an end.
  private func refuseInfinity(_ first: Token) throws(FormulaError) {
    let end = at(.openBrace) || at(.open) ? next : token
    let isWord =
      if case .word(let word) = end.kind { Parser.infinities.contains(word) } else { false }
    guard end.kind == .sign(.infinity) || isWord else { return }
    throw FormulaError(
      .notAllowed(
        source(end.range), reason: "series without an end are not worked out here: write the sum"),
      at: first.range.lowerBound..<end.range.upperBound)
  }

  /// The error for a token inside of an open bracket, which may be its end or a comma.
  func misplaced(expected: String) -> FormulaError {
    if token.kind == .end { return unexpected(expected: expected) }
    return FormulaError(
      .unexpected(found: source(token.range), expected: expected), at: token.range)
  }

  mutating func indexName() throws(FormulaError) -> String {
    guard case .word(let word) = token.kind else {
      throw unexpected(expected: "an index that means nothing else here")
    }
    try requireIndex(word)
    advance()
    return word
  }

  /// Refuses a name that means something here as an index, but for a variable that it may hide.
  private func requireIndex(_ word: String) throws(FormulaError) {
    // Behind a factor of a sum another one may run over the same letter: Σ xᵢ/(Σ xᵢ²) is the same if it stands outside.
    guard !seriesIndices.contains(word) || reusableIndices.contains(word),
      Constant.canonicalName(word) == nil,
      vocabulary.indicesHideNames || !vocabulary.declares(word)
    else {
      throw unexpected(expected: "an index that means nothing else here")
    }
  }

  // MARK: Entries

  /// `p_1`, `p₁`, `x_i`, `xᵢ`, `X_ij`, `x_{i+1}`: an entry of a vector or a matrix, counted from 1.
  mutating func component(_ word: String, _ first: Token) throws(FormulaError) -> Expression? {
    let (base, suffix) = Parser.parts(of: word)
    guard let base, vocabulary.declares(base) else { return nil }
    var indices: [Expression] = []
    if suffix.isEmpty {
      guard word.hasSuffix("_"), at(.openBrace) else { return nil }
      let opening = token
      advance()
      indices = try items(until: .closeBrace, opening: opening)
    } else if let number = Int(suffix), suffix.count != 2 || !vocabulary.matrices.contains(base) {
      guard number > 0 else { return nil }
      indices = [Expression(.number(Rational(number)), at: first.range)]
    } else if seriesIndices.contains(suffix) || vocabulary.declares(suffix) {
      indices = [Expression(.name(suffix), at: first.range)]
    } else {
      for letter in suffix {
        if let digit = letter.wholeNumberValue, digit > 0 {
          indices.append(Expression(.number(Rational(digit)), at: first.range))
        } else if seriesIndices.contains(String(letter)) || vocabulary.declares(String(letter)) {
          indices.append(Expression(.name(String(letter)), at: first.range))
        } else {
          return nil
        }
      }
    }
    return Expression(
      .entry(Expression(.name(base), at: first.range), indices.map(Parser.place)),
      at: first.range.lowerBound..<lastEnd)
  }

  /// An entry of what a function gives or of a list, by its number behind the bracket, `softmax(z)_1`; else the value itself.
  mutating func numbered(_ value: Expression) -> Expression {
    guard case .word(let word) = token.kind, word.hasPrefix("_"), !token.followsSpace,
      let number = Int(word.dropFirst()), number > 0
    else { return value }
    switch value.kind {
    case .call, .list: break
    default: return value
    }
    advance()
    let place = Expression(.number(Rational(number - 1)), at: tokens[index - 1].range)
    return Expression(.entry(value, [place]), at: value.range.lowerBound..<lastEnd)
  }

  /// The place, counted from 0, of an index that counts from 1.
  static func place(_ index: Expression) -> Expression {
    if case .number(let value) = index.kind {
      return Expression(.number(value - .one), at: index.range)
    }
    return Expression(
      .sum([
        .init(isSubtracted: false, index),
        .init(isSubtracted: true, Expression(.number(.one), at: index.range)),
      ]), at: index.range)
  }

  /// A word as a name and what stands below the line behind it.
  private static func parts(of word: String) -> (base: String?, suffix: String) {
    guard let bar = word.lastIndex(of: "_") else { return (nil, "") }
    return (String(word[..<bar]), String(word[word.index(after: bar)...]))
  }
}
