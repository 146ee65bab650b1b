// Statements of several parts as a whole answer.
extension Parser {
  /// The most parts of a statement.
  private static let mostParts = 32

  /// The words between two parts, by what they say.
  enum Joint {
    case and, or, comma
  }

  /// The parts of a statement; nil where the text is none, or has a single part without a chain.
  func statement() throws(FormulaError) -> (
    part: WrittenStatement.Part, member: String?, remarks: [String]
  )? {
    guard tokens.contains(where: { Parser.relation($0) != nil || isElement($0) }) else {
      return nil
    }
    let body = Array(tokens.dropLast())
    guard
      !Parser.relations(in: body).isEmpty || body.contains(where: isElement)
    else { return nil }
    var reader = StatementReader(parser: self)
    if let (member, part) = try reader.setBuilders(body) { return (part, member, reader.remarks) }
    let isNegated = body.contains(where: isNegation)
    let isJoined = isNegated || reader.joints(body).contains { $0.joint != .comma }
    // Numbers alone, 4 < 5 < 6, are no statement about anything.
    guard isJoined || body.contains(where: isVariable) else { return nil }
    do throws(FormulaError) {
      guard let part = try reader.part(body, depth: 0, before: nil) else { return nil }
      // A single one is a formula, or a set, but for brackets around all of it.
      switch part {
      case .comparison where reader.withoutBrackets(body) != nil: return (part, nil, reader.remarks)
      case .comparison where !isNegated, .element where !isNegated: return nil
      default: return (part, nil, reader.remarks)
      }
    } catch {
      // What may be something else is told about as that.
      guard isJoined else { return nil }
      throw error
    }
  }

  static func relation(_ token: Token) -> Expression.Relation? {
    guard case .sign(let sign) = token.kind else { return nil }
    return Expression.Relation(sign)
  }

  /// The places of relations outside of cases and of conditions that a 1 stands before.
  private static func relations(in tokens: [Token]) -> [Int] {
    var depth = 0
    // How many brackets are open around the condition of an indicator function, if one is.
    var inCondition: Int?
    return tokens.indices.filter { place in
      if let open = inCondition {
        let now = open + tokens[place].kind.nesting
        inCondition = now > 0 ? now : nil
        return false
      }
      if tokens[place].kind == .word(Lexer.indicator) { inCondition = 0 }
      if tokens[place].kind == .sign(.beginMatrix) { depth += 1 }
      if tokens[place].kind == .sign(.endMatrix) { depth -= 1 }
      return depth == 0 && relation(tokens[place]) != nil
    }
  }

  func isElement(_ token: Token) -> Bool {
    token.kind == .sign(.element) || token.kind == .sign(.notElement)
      || (token.kind == .word("in") && !vocabulary.declares("in"))
  }

  fileprivate func isNegation(_ token: Token) -> Bool {
    token.kind == .word("not") && !vocabulary.declares("not")
  }

  private func isVariable(_ token: Token) -> Bool {
    guard case .word(let word) = token.kind else { return false }
    return vocabulary.declares(word) || vocabulary.split(word) != nil
  }

  /// Whether a word joins statements: that is all it is where a relation stands beside it.
  static func isJoint(_ word: String) -> Bool {
    word.utf8.count > 1 && (word == "or" || word == "and")
  }

  /// Whether a token joins or makes statements.
  static func isStatementSign(_ token: Token) -> Bool {
    if case .word(let word) = token.kind { return isJoint(word) }
    return relation(token) != nil
  }

  /// A reader of some of the tokens.
  func reader(of part: ArraySlice<Token>) -> Parser {
    let end = part.last?.range.upperBound ?? 0
    let last = Token(kind: .end, range: end..<end, followsSpace: false)
    return Parser(self, tokens: part + [last])
  }

  /// Takes the tokens of a statement apart.
  struct StatementReader {
    let parser: Parser
    var remarks: [String] = []
    private var count = 0

    init(parser: Parser) { self.parser = parser }

    /// The words that join the parts at the top, with their places.
    func joints(_ tokens: [Token]) -> [(place: Int, joint: Joint)] {
      var depth = 0
      var found: [(place: Int, joint: Joint)] = []
      for (place, token) in tokens.enumerated() {
        depth += token.kind.nesting
        switch token.kind {
        case .word("or") where depth == 0 && !parser.vocabulary.declares("or"):
          found.append((place, .or))
        case .word("and") where depth == 0 && !parser.vocabulary.declares("and"):
          found.append((place, .and))
        case .sign(.comma) where depth == 0, .sign(.semicolon) where depth == 0:
          found.append((place, .comma))
        default: continue
        }
      }
      return found
    }

    /// - Parameter before: the part before, whose left side an alternative may leave out.
    mutating func part(
      _ tokens: [Token], depth: Int, before: WrittenStatement.Part?
    ) throws(FormulaError) -> WrittenStatement.Part? {
      guard depth < 8 else { throw FormulaError(.tooDeep(limit: 8), at: range(tokens)) }
      let joints = joints(tokens)
      // "or" joins what "and" has joined; a comma does not tell which of the two it is.
      for wanted in [Joint.comma, .or, .and] {
        let places = joints.filter { $0.joint == wanted }.map(\.place)
        guard !places.isEmpty else { continue }
        if wanted == .comma, joints.count > places.count { throw ambiguous(tokens, joints) }
        var parts: [WrittenStatement.Part] = []
        let pieces = pieces(of: tokens, at: places)
        if wanted == .comma, let bounds = try boundsOfSeveral(pieces) { return .all(bounds) }
        for piece in pieces {
          guard !piece.isEmpty else { throw missing(tokens) }
          if wanted == .comma, isDecimalComma(piece, tokens) { return nil }
          guard
            let part = try part(piece, depth: depth + 1, before: wanted == .and ? nil : parts.last)
          else { return nil }
          parts.append(part)
        }
        switch wanted {
        case .and: return .all(parts)
        case .or: return .any(parts)
        case .comma: return .listed(parts)
        }
      }
      return try single(tokens, depth: depth, before: before)
    }

    func pieces(of tokens: [Token], at places: [Int]) -> [[Token]] {
      var pieces: [[Token]] = []
      var start = 0
      for place in places {
        pieces.append(Array(tokens[start..<place]))
        start = place + 1
      }
      pieces.append(Array(tokens[start...]))
      return pieces
    }

    /// Whether a part is what stands behind a decimal comma, `x = 0,5`.
    private func isDecimalComma(_ piece: [Token], _ tokens: [Token]) -> Bool {
      guard let first = piece.first, case .number = first.kind, !first.followsSpace,
        let place = tokens.firstIndex(where: { $0.range == first.range }), place >= 2,
        case .number = tokens[place - 2].kind
      else { return false }
      return true
    }

    private func range(_ tokens: [Token]) -> Range<Int> {
      let start = tokens.first?.range.lowerBound ?? 0
      return start..<max(start, tokens.last?.range.upperBound ?? 0)
    }

    private func missing(_ tokens: [Token]) -> FormulaError {
      FormulaError(
        .unexpectedEnd(expected: "an equation or an inequality"), at: range(tokens))
    }

    private func ambiguous(
      _ tokens: [Token], _ joints: [(place: Int, joint: Joint)]
    ) -> FormulaError {
      let place = joints.first { $0.joint == .comma }?.place ?? 0
      return FormulaError(
        .notAllowed(",", reason: "beside `and` and `or` it has two readings: write one of them"),
        at: tokens[place].range)
    }

    /// An equation, an inequality, a chain of them, or a statement in brackets.
    private mutating func single(
      _ tokens: [Token], depth: Int, before: WrittenStatement.Part?
    ) throws(FormulaError) -> WrittenStatement.Part? {
      count += 1
      guard count <= Parser.mostParts else {
        throw FormulaError(
          .notAllowed("or", reason: "at most \(Parser.mostParts) parts are read"), at: range(tokens)
        )
      }
      if let first = tokens.first, parser.isNegation(first) {
        guard tokens.count > 1 else { throw missing(tokens) }
        guard
          let part = try part(Array(tokens.dropFirst()), depth: depth + 1, before: nil)
        else { return nil }
        guard let negated = part.negated else {
          throw FormulaError(
            .notAllowed("not", reason: "before a list of statements it has two readings"),
            at: first.range)
        }
        return negated
      }
      if let inside = withoutBrackets(tokens) {
        return try part(inside, depth: depth + 1, before: nil)
      }
      if tokens.contains(where: Parser.isBothSigns) {
        return try bothSigns(tokens, depth: depth, before: before)
      }
      if let place = tokens.firstIndex(where: parser.isElement), place > 0 {
        return try element(tokens, at: place)
      }
      let places = Parser.relations(in: tokens)
      guard !places.isEmpty else { return try alternative(tokens, to: before) }
      if let bounded = parser.withoutInfinity(tokens, at: places) {
        return try part(bounded, depth: depth + 1, before: nil).map { .all([$0]) }
      }
      if let name = parser.unboundedName(tokens, at: places) {
        let all = WrittenSet.Interval(
          from: nil, to: nil, includesLower: false, includesUpper: false)
        let set = WrittenSet(
          parts: [.init(operation: .union, piece: .interval(all))], remarks: [])
        return .all([.element(Expression(.name(name.word), at: name.range), set)])
      }
      let relations = places.compactMap { Parser.relation(tokens[$0]) }
      var sides: [Expression] = []
      for piece in pieces(of: tokens, at: places) { sides.append(try side(piece, in: tokens)) }
      guard relations.count > 1 else {
        return Self.entries(relations[0], sides[0], sides[1])
          ?? .comparison(relations[0], sides[0], sides[1])
      }
      guard Self.isChain(relations) else {
        throw FormulaError(
          .notAllowed(
            relations[1].rawValue, reason: "a chain goes one way, as in -1 < x < 1"),
          at: tokens[places[1]].range)
      }
      return .all(
        relations.indices.map { .comparison(relations[$0], sides[$0], sides[$0 + 1]) })
    }

    /// What `(x, y) = (1, 2)` says of each entry; nil for anything but two lists of one length.
    private static func entries(
      _ relation: Expression.Relation, _ left: Expression, _ right: Expression
    ) -> WrittenStatement.Part? {
      guard relation == .equal, case .list(let a) = left.kind, case .list(let b) = right.kind,
        a.count == b.count, !a.isEmpty
      else { return nil }
      return .all(
        zip(a, b).map { .comparison(.equal, $0.onlyEntry ?? $0, $1.onlyEntry ?? $1) })
    }

    /// Whether all signs point to one side.
    private static func isChain(_ relations: [Expression.Relation]) -> Bool {
      let rising: Set<Expression.Relation> = [.less, .lessOrEqual, .equal]
      let falling: Set<Expression.Relation> = [.greater, .greaterOrEqual, .equal]
      return relations.allSatisfy(rising.contains) || relations.allSatisfy(falling.contains)
    }

    private mutating func side(
      _ tokens: [Token], in whole: [Token]
    ) throws(FormulaError) -> Expression {
      guard !tokens.isEmpty else { throw missing(whole) }
      var reader = parser.reader(of: tokens[...])
      let side = try reader.sum()
      guard reader.token.kind == .end else { throw reader.unexpected() }
      for remark in reader.remarks where !remarks.contains(remark) { remarks.append(remark) }
      return side
    }

    /// What stands in brackets that open at the start and close at the end, if it is a statement.
    func withoutBrackets(_ tokens: [Token]) -> [Token]? {
      guard tokens.count > 2,
        tokens[0].kind == .sign(.open) || tokens[0].kind == .sign(.openBracket),
        tokens.contains(where: { Parser.relation($0) != nil || parser.isElement($0) })
      else { return nil }
      var depth = 0
      for (place, token) in tokens.enumerated() {
        switch token.kind {
        case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
        case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
        default: continue
        }
        if depth == 0 {
          return place == tokens.count - 1 ? Array(tokens[1..<place]) : nil
        }
      }
      return nil
    }

    /// `x = 2 or −2`: a value alone is another one of the side before.
    private mutating func alternative(
      _ tokens: [Token], to before: WrittenStatement.Part?
    ) throws(FormulaError) -> WrittenStatement.Part? {
      guard case .comparison(.equal, let left, _)? = before else {
        // Behind a set there may be another one, `x in (0, 1) or (2, 3)`.
        if case .element? = before { return nil }
        throw FormulaError(
          .unexpected(
            found: parser.source(range(tokens)), expected: "an equation or an inequality"),
          at: range(tokens))
      }
      return .comparison(.equal, left, try side(tokens, in: tokens))
    }

    /// `x = ±2` is x = 2 or x = −2, and `x ≠ ±2` is both.
    private mutating func bothSigns(
      _ tokens: [Token], depth: Int, before: WrittenStatement.Part?
    ) throws(FormulaError) -> WrittenStatement.Part? {
      let relations = tokens.compactMap(Parser.relation)
      guard relations.count <= 1, relations.first.map({ $0 == .equal || $0 == .unequal }) ?? true
      else { return nil }
      var parts: [WrittenStatement.Part] = []
      for isUpper in [true, false] {
        let signed = tokens.map { Parser.token($0, isUpper: isUpper) }
        guard let part = try single(signed, depth: depth, before: before) else { return nil }
        parts.append(part)
      }
      return relations.first == .unequal ? .all(parts) : .any(parts)
    }

    private mutating func element(
      _ tokens: [Token], at place: Int
    ) throws(FormulaError) -> WrittenStatement.Part? {
      let left = try side(Array(tokens[..<place]), in: tokens)
      var reader = parser.reader(of: tokens[(place + 1)...])
      guard let parts = try reader.numberSet(isWhole: true) else { return nil }
      let part = WrittenStatement.Part.element(
        left, WrittenSet(parts: parts, remarks: reader.remarks))
      guard tokens[place].kind == .sign(.notElement) else { return part }
      guard let negated = part.negated else {
        throw FormulaError(
          .notAllowed("∉", reason: "before a list of statements it has two readings"),
          at: tokens[place].range)
      }
      return .all([negated])
    }

    /// The bounds that names have together, `x, y > 0`; nil for anything else.
    private mutating func boundsOfSeveral(
      _ pieces: [[Token]]
    ) throws(FormulaError) -> [WrittenStatement.Part]? {
      guard let last = pieces.last, last.count > 2, let relation = Parser.relation(last[1]),
        relation != .equal, relation != .unequal, Parser.relations(in: last).count == 1,
        (pieces.dropLast() + [[last[0]]]).allSatisfy({ piece in
          guard piece.count == 1, case .word(let word) = piece[0].kind else { return false }
          return parser.vocabulary.declares(word)
        })
      else { return nil }
      return try pieces.map { piece throws(FormulaError) in
        let tokens = [piece[0]] + last.dropFirst()
        return .comparison(
          relation, try side([piece[0]], in: tokens), try side(Array(last.dropFirst(2)), in: tokens)
        )
      }
    }
  }
}

extension Expression {
  /// The entry of a row with one, as a column has them; nil for anything else.
  fileprivate var onlyEntry: Expression? {
    if case .list(let entries) = kind, entries.count == 1 { entries[0] } else { nil }
  }
}
