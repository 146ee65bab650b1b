// Numbers as programs print them, with their type: `np.float64(0.96)`, `Rational(24, 25)`.
extension Parser {
  /// The types by whose names programs call a number; `tensor` and `array` have shapes.
  static let numberTypes: Set = [
    "int8", "int16", "int32", "int64", "uint8", "float", "float16", "float32", "float64", "Float",
    "double",
    "bfloat16", "Rational", "Fraction",
    "Decimal", "mpf",
  ]

  /// Whether a word is `tensor` before one decimal, `tensor(0.9600)` and `tensor(16.)`; a whole number there is a length.
  func isTensorOfNumber(_ word: String) -> Bool {
    guard word == "tensor", index + 3 < tokens.count else { return false }
    var place = index + 1
    if tokens[place].kind == .sign(.minus) { place += 1 }
    guard case .number = tokens[place].kind, tokens[place + 1].kind == .sign(.close) else {
      return false
    }
    return source(tokens[place].range).contains(".")
  }

  /// The number in the brackets behind a type; of two numbers the quotient.
  mutating func numberOfType(_ first: Token) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let items = try items(until: .close, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    switch items.count {
    case 1: return Expression(items[0].kind, at: range)
    case 2 where ["Rational", "Fraction"].contains(source(first.range)):
      return Expression(
        .product([.init(isDivisor: false, items[0]), .init(isDivisor: true, items[1])]), at: range)
    default: throw misplaced(expected: "one number in the bracket")
    }
  }

  /// Whether `//` stands here, the whole part of a quotient in programs.
  var atWholeQuotient: Bool {
    at(.over) && next.kind == .sign(.over) && !next.followsSpace
  }

  /// The product behind a sign whose quotients are whole ones, with the sign at its first operand; nil where there are
  /// no whole quotients in it.
  mutating func negativeWholeQuotient(from start: Int) throws(FormulaError) -> Expression? {
    var depth = 0
    scan: for place in index..<tokens.count {
      switch tokens[place].kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
      case .sign(.plus), .sign(.minus), .sign(.comma), .sign(.semicolon), .end:
        if depth == 0 { break scan }
      case .sign(.over) where depth == 0 && tokens[place + 1].kind == .sign(.over):
        let product = try product()
        return product.withNegativeFirstFactor.map {
          Expression($0.kind, at: start..<lastEnd)
        }
      default: break
      }
      if depth < 0 { break }
    }
    return nil
  }

  /// The whole part of what was multiplied so far, over the operand behind `//`.
  mutating func wholeQuotient(
    _ factors: [Expression.Factor], from start: Int
  ) throws(FormulaError) -> Expression.Factor {
    try requireAllowed("floor", written: "//", at: token.range)
    advance()
    advance()
    let divisor = try signedPower()
    let quotient = Expression(
      .product(factors + [.init(isDivisor: true, divisor)]), at: start..<lastEnd)
    return .init(isDivisor: false, Expression(.call("floor", [quotient]), at: start..<lastEnd))
  }
}

extension Expression {
  /// A product with its first factor negated, inside of whole quotients too; nil for what is no product or quotient.
  fileprivate var withNegativeFirstFactor: Expression? {
    switch kind {
    case .product(let factors):
      guard let first = factors.first, !first.isDivisor else { return nil }
      let negated =
        first.expression.withNegativeFirstFactor ?? Expression(.negative(first.expression))
      return Expression(
        .product([.init(isDivisor: false, negated)] + factors.dropFirst()), at: range)
    case .call("floor", let arguments) where arguments.count == 1:
      return arguments[0].withNegativeFirstFactor.map {
        Expression(.call("floor", [$0]), at: range)
      }
    default: return nil
    }
  }
}
