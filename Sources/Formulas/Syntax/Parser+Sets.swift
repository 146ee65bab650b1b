// Sets of numbers as a whole answer.
extension Parser {
  /// The pieces of a set; nil where the text is none.
  ///
  /// - Parameter isWhole: whether it can be nothing but a set, so that brackets around two numbers are an
  ///   interval.
  mutating func numberSet(isWhole: Bool = false) throws(FormulaError) -> [WrittenSet.Part]? {
    // `x ∈ (0, 1)`: the name says nothing where a set is asked for.
    if case .word(let word) = token.kind,
      next.kind == .sign(.element)
        || (!vocabulary.declares("in") && Parser.isMembership(tokens, at: 1))
    {
      memberOfSet = word
      advance()
      advance()
    }
    let isUnion = tokens.indices.contains(where: isUnionSign)
    let isMixed = isWhole || memberOfSet != nil || hasMixedBrackets
    // Brackets without a comma in the text are neither an interval nor a pair.
    if !isUnion, !isMixed, !isSetWithoutComma { return nil }
    endsAtBracket = hasTurnedBracket
    var pieces: [WrittenSet.Part] = []
    var operation: WrittenSet.Operation? = .union
    while let joined = operation {
      let start = self
      do throws(FormulaError) {
        guard let piece = try setPiece(isPart: isUnion || isMixed) else {
          if pieces.isEmpty { return nil }
          throw unexpected(expected: "an interval")
        }
        pieces.append(.init(operation: joined, piece: piece))
      } catch {
        // What may be something else is told about as that.
        guard isUnion || isMixed || start.at(.openBrace) || start.token.kind == .word("ℝ_") else {
          return nil
        }
        throw error
      }
      operation = takeOperation()
    }
    if pieces.contains(where: { $0.operation == .intersection }),
      pieces.dropFirst().contains(where: { $0.operation == .union })
    {
      throw FormulaError(
        .notAllowed("∩", reason: "beside ∪ it has two readings: write the set as a union"),
        at: 0..<text.count)
    }
    guard token.kind == .end else {
      guard isUnion || isMixed else { return nil }
      throw unexpected(expected: "∪ or the end")
    }
    return pieces
  }

  /// Whether what begins here may be a set at all: where it is false, `numberSet` finds none.
  var mayBeginSet: Bool {
    switch token.kind {
    case .sign(.open), .sign(.openBracket), .sign(.closeBracket), .sign(.openBrace),
      .sign(.emptySet):
      true
    case .word(let word):
      next.kind == .sign(.element) || Parser.isRealNumbers(word) || next.kind == .word("in")
    default: false
    }
  }

  /// Whether what begins here may be a set although no comma or semicolon stands in the text: braces, ∅ and ℝ.
  private var isSetWithoutComma: Bool {
    switch token.kind {
    case .sign(.open), .sign(.openBracket), .sign(.closeBracket):
      tokens.contains { $0.kind == .sign(.comma) || $0.kind == .sign(.semicolon) }
    case .sign(.emptySet), .sign(.openBrace), .word: true
    default: false
    }
  }

  /// Whether a sign joins two sets: `∪`, a `U` between brackets, or the word `or`.
  private func isUnionSign(_ place: Int) -> Bool {
    switch tokens[place].kind {
    case .sign(.union), .sign(.setMinus), .sign(.intersection): true
    case .sign(.minus): isMinusOfReals(place)
    case .word(let word):
      Parser.isUnion(word, in: tokens, at: place) && !vocabulary.declares(word)
    default: false
    }
  }

  /// Whether a minus stands between ℝ and a bracket, `ℝ − {0}`: of ℝ nothing else is taken away.
  private func isMinusOfReals(_ place: Int) -> Bool {
    guard place > 0, place + 1 < tokens.count, tokens[place - 1].kind == .word("ℝ"),
      case .sign(let sign) = tokens[place + 1].kind
    else { return false }
    return [.open, .openBracket, .closeBracket, .openBrace].contains(sign)
  }

  /// Whether a word stands where it joins two sets.
  static func isUnion(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    guard place > 0, place + 1 < tokens.count, tokens[place - 1].kind.nesting < 0,
      ["U", "u", "or", "union"].contains(word)
    else { return false }
    switch (tokens[place - 1].kind, tokens[place + 1].kind) {
    case (.sign(.close), .sign(.open)), (.sign(.close), .sign(.openBracket)),
      (.sign(.closeBracket), .sign(.open)), (.sign(.closeBracket), .sign(.openBracket)),
      (.sign(.closeBrace), .sign(.openBrace)), (.sign(.close), .sign(.openBrace)),
      (.sign(.closeBracket), .sign(.openBrace)):
      return true
    case (.sign(.closeBrace), .sign(.open)), (.sign(.closeBrace), .sign(.openBracket)):
      // Behind an argument of LaTeX, `\frac{a}{b} U (x)`, it is a name.
      return tokens[0].kind == .sign(.openBrace)
    default: return false
    }
  }

  private mutating func takeOperation() -> WrittenSet.Operation? {
    guard isUnionSign(index) else { return nil }
    defer { advance() }
    switch token.kind {
    case .sign(.setMinus), .sign(.minus): return .difference
    case .sign(.intersection): return .intersection
    default: return .union
    }
  }

  /// Whether the text starts and ends with brackets that belong to an interval only, `[0, 1)`.
  private var hasMixedBrackets: Bool {
    guard tokens.count > 2, case .sign(let last) = tokens[tokens.count - 2].kind,
      case .sign(let first) = token.kind
    else { return false }
    switch (first, last) {
    case (.open, .closeBracket), (.openBracket, .close): break
    case (.closeBracket, _), (_, .openBracket): return true
    default: return false
    }
    // `(1 + 2)*[3]` starts and ends so too: only one bracket is open all the way.
    var depth = 0
    for (place, token) in tokens.enumerated().dropFirst(index) {
      switch token.kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
      default: continue
      }
      if depth == 0 { return place == tokens.count - 2 }
    }
    return false
  }

  /// Whether a bracket that opens stands where an interval ends.
  private var hasTurnedBracket: Bool {
    tokens.indices.dropLast().contains { place in
      tokens[place].kind == .sign(.openBracket)
        && (tokens[place + 1].kind == .end || isUnionSign(place + 1))
    }
  }

  /// - Parameter isPart: whether brackets around two numbers are an interval, and no pair.
  private mutating func setPiece(isPart: Bool) throws(FormulaError) -> WrittenSet.Piece? {
    let opening = token
    switch opening.kind {
    case .sign(.emptySet):
      advance()
      return .elements([])
    case .word(let word) where Parser.isRealNumbers(word) && !vocabulary.declares(word):
      return try realNumbers(word).map { .interval($0) }
    case .sign(.openBrace):
      if !isPart, isLaTeXGroup { return nil }
      return .elements(try elements(opening))
    case .sign(.open), .sign(.openBracket), .sign(.closeBracket): break
    default: return nil
    }
    advance()
    let lower = try end(isLower: true)
    guard take(.comma) || take(.semicolon) else {
      throw unexpected(expected: "a comma between the ends of an interval")
    }
    let upper = try end(isLower: false)
    let isClosed: Bool
    switch token.kind {
    case .sign(.close): isClosed = false
    case .sign(.closeBracket): isClosed = true
    case .sign(.openBracket): isClosed = false
    default: throw notClosed(opening)
    }
    advance()
    guard isPart || lower == nil || upper == nil else { return nil }
    return .interval(
      WrittenSet.Interval(
        from: lower, to: upper, includesLower: opening.kind == .sign(.openBracket),
        includesUpper: isClosed))
  }

  /// Whether the brace here is one of LaTeX that groups what is in it, `{\frac{1}{2}}`, as the braces of sets have
  /// a backslash there: of elements with commas between them it is one that was forgotten.
  private var isLaTeXGroup: Bool {
    guard text[token.range.lowerBound] == "{", text.contains("$") || hasCommand else {
      return false
    }
    var depth = 0
    for token in tokens[index...] {
      switch token.kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
      case .sign(.comma), .sign(.semicolon): if depth == 1 { return false }
      case .sign(.plusMinus), .sign(.minusPlus): return false
      default: continue
      }
      if depth == 0 { return true }
    }
    return true
  }

  /// Whether a command of LaTeX stands in the text.
  private var hasCommand: Bool {
    text.indices.dropLast().contains { place in
      text[place] == "\\" && text[place + 1].isASCII && text[place + 1].properties.isAlphabetic
    }
  }

  /// The words for infinity.
  static let infinities: Set = ["inf", "infinity", "Inf", "Infinity", "INF", "infty", "oo"]

  /// A chain without −∞ at its lower end or ∞ at its upper one, `-inf < x < 1`, which says nothing; nil where neither
  /// of them stands there, or both.
  func withoutInfinity(_ tokens: [Token], at relations: [Int]) -> [Token]? {
    guard relations.count == 2, let isRising = Self.points(tokens[relations[0]]),
      Self.points(tokens[relations[1]]) == isRising
    else { return nil }
    let isFirst = infinity(tokens[..<relations[0]]) == isRising
    let isLast = infinity(tokens[(relations[1] + 1)...]) == !isRising
    guard isFirst != isLast else { return nil }
    return Array(isFirst ? tokens[(relations[0] + 1)...] : tokens[..<relations[1]])
  }

  /// The name that is between −∞ and ∞, `-inf < x < inf` and `x < inf`, of which nothing is said; nil for anything else.
  func unboundedName(_ tokens: [Token], at relations: [Int]) -> (word: String, range: Range<Int>)? {
    let place: Int
    switch relations.count {
    case 2:
      guard let isRising = Self.points(tokens[relations[0]]),
        Self.points(tokens[relations[1]]) == isRising,
        infinity(tokens[..<relations[0]]) == isRising,
        infinity(tokens[(relations[1] + 1)...]) == !isRising,
        relations[1] == relations[0] + 2
      else { return nil }
      place = relations[0] + 1
    case 1:
      let relation = relations[0]
      guard let isRising = Self.points(tokens[relation]) else { return nil }
      if relation == 1, infinity(tokens[2...]) == !isRising {
        place = 0
      } else if relation == tokens.count - 2, infinity(tokens[..<relation]) == isRising {
        place = relation + 1
      } else {
        return nil
      }
    default: return nil
    }
    guard case .word(let word) = tokens[place].kind, vocabulary.declares(word) else { return nil }
    return (word, tokens[place].range)
  }

  /// Whether an inequality sign has the smaller side before it; nil for other tokens.
  private static func points(_ token: Token) -> Bool? {
    switch token.kind {
    case .sign(.less), .sign(.lessOrEqual): true
    case .sign(.greater), .sign(.greaterOrEqual): false
    default: nil
    }
  }

  /// Whether tokens are −∞; nil where they are neither that nor ∞.
  private func infinity(_ tokens: ArraySlice<Token>) -> Bool? {
    guard let last = tokens.last, tokens.count <= 2 else { return nil }
    let isInfinite: Bool =
      if case .word(let word) = last.kind {
        Self.infinities.contains(word) && !vocabulary.declares(word)
      } else {
        last.kind == .sign(.infinity)
      }
    guard isInfinite else { return nil }
    if tokens.count == 1 { return false }
    switch tokens.first?.kind {
    case .sign(.minus)?: return true
    case .sign(.plus)?: return false
    default: return nil
    }
  }

  /// An end of an interval; nil for −∞ below and for ∞ above.
  private mutating func end(isLower: Bool) throws(FormulaError) -> Expression? {
    let start = self
    let isNegative = signs()
    let isInfinite: Bool
    switch token.kind {
    case .sign(.infinity): isInfinite = true
    case .word(let word): isInfinite = Self.infinities.contains(word) && !vocabulary.declares(word)
    default: isInfinite = false
    }
    guard isInfinite else {
      self = start
      return try sum()
    }
    guard isNegative == isLower else {
      throw FormulaError(
        .unexpected(
          found: source(start.token.range.lowerBound..<token.range.upperBound),
          expected: isLower ? "a number or −∞" : "a number or ∞"),
        at: start.token.range.lowerBound..<token.range.upperBound)
    }
    advance()
    return nil
  }
}
