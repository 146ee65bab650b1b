import Exact
import Formats

/// Reads a formula by recursive descent, with a bound on the depth of brackets.
struct Parser {
  /// The deepest nesting of brackets, calls and powers that is read.
  static let deepestNesting = 100

  let text: [Unicode.Scalar]
  let vocabulary: Vocabulary
  var tokens: [Token]
  var index = 0
  var depth = 0
  /// The bars that are open, `|` and `‖`, so that the next one may close.
  var openBars: [Token.Sign] = []
  /// Whether an opening bracket ends an interval here, `[0, 1[`.
  var endsAtBracket = false
  /// The indices of the series around.
  var seriesIndices: [String] = []
  /// The indices among them that a sum inside may have as well.
  var reusableIndices: [String] = []
  /// The name that a set is said to hold, `x ∈ (0, 1)`.
  var memberOfSet: String?
  /// What was read in a way that the writer should know of.
  var remarks: [String] = []

  init(_ text: [Unicode.Scalar], _ vocabulary: Vocabulary) throws(FormulaError) {
    self.text = text
    self.vocabulary = vocabulary
    tokens = try Lexer.tokens(of: text, vocabulary)
  }

  /// A reader of other tokens of the same text.
  init(_ parser: Parser, tokens: [Token]) {
    text = parser.text
    vocabulary = parser.vocabulary
    self.tokens = tokens
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  func at(_ sign: Token.Sign) -> Bool {
    if case .sign(let own) = tokens[index].kind { own == sign } else { false }
  }

  /// Whether the token may stand between two factors, or begins another one.
  var mayFollowFactor: Bool {
    startsFactor || at(.times) || at(.over) || at(.hadamard) || at(.outer) || at(.degree)
  }

  /// Whether the token is a ring between two operands, `x \circ y`, and no degree sign.
  var isRing: Bool {
    guard at(.degree), ["\\circ", "∘"].contains(source(token.range)) else { return false }
    switch next.kind {
    case .word: return !isUnit(next)
    case .sign(let sign): return [.open, .openBracket, .openBrace, .beginMatrix].contains(sign)
    default: return false
    }
  }

  mutating func take(_ sign: Token.Sign) -> Bool {
    guard at(sign) else { return false }
    advance()
    return true
  }

  /// The text of a range, as it was written.
  func source(_ range: Range<Int>) -> String {
    String(scalars: text[range])
  }

  func source(_ expression: Expression) -> String { source(expression.range) }

  /// The end of the last token that was taken.
  var lastEnd: Int { index == 0 ? 0 : tokens[index - 1].range.upperBound }

  // MARK: Whole formulas

  mutating func formula() throws(FormulaError) -> Expression {
    guard token.kind != .end else { throw FormulaError(.empty, at: 0..<text.count) }
    joinThousands()
    let left = try comparison()
    if token.kind == .end { return left }
    throw unexpected()
  }

  /// An item, or two that are compared or set in a ratio.
  private mutating func comparison() throws(FormulaError) -> Expression {
    let left = try overOrChoose(try sum())
    if at(.condition) { return try conditional(left) }
    if let relation = relation() {
      advance()
      let right = try sum()
      return Expression(
        .comparison(relation, left, right), at: left.range.lowerBound..<lastEnd)
    }
    guard vocabulary.readsRatios, at(.colon) || token.kind == .word("to") else { return left }
    advance()
    let right = try sum()
    return Expression(
      .product([.init(isDivisor: false, left), .init(isDivisor: true, right)]),
      at: left.range.lowerBound..<lastEnd)
  }

  private func relation() -> Expression.Relation? {
    guard case .sign(let sign) = token.kind else { return nil }
    return Expression.Relation(sign)
  }

  // MARK: Sums

  /// Terms with signs; a unit behind the last one is meant for all of them, unless others have one.
  mutating func sum() throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let start = token.range.lowerBound
    var terms: [Expression.Term] = []
    var units: [Token?] = []
    var isSubtracted = signs()
    while true {
      // In programs the sign before the first operand is part of it, and -7//2 is -4.
      if isSubtracted, terms.isEmpty, let quotient = try negativeWholeQuotient(from: start) {
        terms.append(.init(isSubtracted: false, quotient))
      } else {
        terms.append(.init(isSubtracted: isSubtracted, try product()))
      }
      let unit = unit()
      let isLast = !at(.plus) && !at(.minus)
      if isLast, unit == nil, terms.count == 1 {
        // Most sums are one term in brackets or behind a sign.
        let term = terms[0]
        return term.isSubtracted
          ? Expression(.negative(term.expression), at: start..<lastEnd) : term.expression
      }
      units.append(unit)
      if isLast { break }
      isSubtracted = signs()
    }
    let isForAll = terms.count > 1 && units.dropLast().allSatisfy { $0 == nil }
    if !isForAll {
      for (index, unit) in units.enumerated() {
        let term = terms[index]
        terms[index] = .init(
          isSubtracted: term.isSubtracted, try quantity(term.expression, unit))
      }
    }
    let range = start..<lastEnd
    var result: Expression
    if terms.count > 1 {
      result = Expression(.sum(terms), at: range)
    } else if terms[0].isSubtracted {
      result = Expression(.negative(terms[0].expression), at: range)
    } else {
      result = terms[0].expression
    }
    if isForAll, let unit = units.last { result = try quantity(result, unit) }
    return result
  }

  /// Reads signs, as many as stand here; whether they are negative together.
  mutating func signs() -> Bool {
    var isNegative = false
    while at(.plus) || at(.minus) {
      if at(.minus) { isNegative.toggle() }
      advance()
    }
    return isNegative
  }

  private mutating func unit() -> Token? {
    guard isUnit(token) else { return nil }
    defer { advance() }
    return token
  }

  func isUnit(_ token: Token) -> Bool {
    guard case .word(let word) = token.kind, !vocabulary.declares(word) else { return false }
    return Unit(named: word) != nil
  }

  private func quantity(
    _ expression: Expression, _ unit: Token?
  ) throws(FormulaError) -> Expression {
    guard let unit, case .word(let word) = unit.kind, let named = Unit(named: word) else {
      return expression
    }
    if named == .degrees { try refuseAngle(expression, inDegrees: unit) }
    return Expression(
      .product([
        .init(isDivisor: false, expression),
        .init(isDivisor: false, Expression(.name(named.rawValue), at: unit.range)),
      ]), at: expression.range.lowerBound..<unit.range.upperBound)
  }

  /// `acos` gives an angle, so that degrees behind it would turn it into another one.
  func refuseAngle(
    _ expression: Expression, inDegrees unit: Token
  ) throws(FormulaError) {
    guard case .call(let name, _) = expression.kind, Library.inverseTrigonometric.contains(name)
    else { return }
    throw FormulaError(
      .notAllowed(source(unit.range), reason: "`\(name)` gives an angle already: leave it out"),
      at: unit.range)
  }

  // MARK: Depth

  mutating func enter() throws(FormulaError) {
    depth += 1
    if depth > Parser.deepestNesting {
      throw FormulaError(.tooDeep(limit: Parser.deepestNesting), at: token.range)
    }
  }

  mutating func leave() { depth -= 1 }

  // MARK: Errors

  /// The error for a token that cannot stand here.
  func unexpected(expected: String = "an operator or the end") -> FormulaError {
    switch token.kind {
    case .end: return FormulaError(.unexpectedEnd(expected: expected), at: token.range)
    case .sign(.close), .sign(.closeBracket), .sign(.closeBrace):
      return FormulaError(.neverOpened(bracket: source(token.range)), at: token.range)
    case .sign(.comma) where index > 0:
      return commaError()
    case .sign(.plusMinus), .sign(.minusPlus):
      return FormulaError(
        .notAllowed(source(token.range), reason: "it stands for two values: write one, or a set"),
        at: token.range)
    default:
      return FormulaError(
        .unexpected(found: source(token.range), expected: expected), at: token.range)
    }
  }

  /// A comma outside of brackets: between digits it is most likely a decimal comma.
  private func commaError() -> FormulaError {
    if let error = decimalComma(at: index, in: { $0 }) { return error }
    return FormulaError(
      .unexpected(found: ",", expected: "one value, or [ … ] around several"), at: token.range)
  }

  /// The error for a comma between digits where one number is expected; nil for other commas.
  ///
  /// - Parameters:
  ///   - comma: the index of the comma's token.
  ///   - write: how the number stands in the suggestion.
  func decimalComma(at comma: Int, in write: (String) -> String) -> FormulaError? {
    guard comma > 0, comma + 1 < tokens.count else { return nil }
    let (before, after) = (tokens[comma - 1], tokens[comma + 1])
    guard case .number = before.kind, case .number = after.kind, !tokens[comma].followsSpace,
      !after.followsSpace
    else { return nil }
    let isNegative = comma == 2 && tokens[0].kind == .sign(.minus)
    let (whole, fraction) = (
      (isNegative ? "-" : "") + source(before.range), source(after.range)
    )
    guard !whole.contains("."), !fraction.contains(".") else { return nil }
    let range = before.range.lowerBound..<after.range.upperBound
    if fraction.count == 3, whole.count <= 3, before.kind != .number(.zero) {
      // `195,000` may be 195 or a thousand times as much.
      return FormulaError(
        .ambiguous(first: write("\(whole).\(fraction)"), second: write(whole + fraction)),
        at: range)
    }
    return FormulaError(.decimalComma(suggestion: write("\(whole).\(fraction)")), at: range)
  }
}
