import Exact

// The function that is 1 where a condition holds and else 0.
extension Parser {
  /// `\mathbb{1}[u > v]` by the sign of u − v: max(sign(u − v), 0), and so for the other relations.
  ///
  /// - Throws: `FormulaError` for conditions of more than one relation.
  mutating func indicator(_ first: Token) throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let bars = openBars
    openBars = []
    defer { openBars = bars }
    var closing: [Token.Sign] = []
    while closing.count < 2, case .sign(let sign) = token.kind, let close = Self.closing[sign] {
      closing.append(close)
      advance()
    }
    let left = try sum()
    guard case .sign(let sign) = token.kind, let relation = Expression.Relation(sign) else {
      throw unexpected()
    }
    advance()
    let right = try sum()
    for close in closing.reversed() {
      guard take(close) else { throw unexpected() }
    }
    let range = first.range.lowerBound..<lastEnd
    for function in ["sign", "max", "min", "abs"] {
      try requireAllowed(function, written: source(first.range), at: range)
    }
    let difference = Expression(
      .sum([.init(isSubtracted: false, left), .init(isSubtracted: true, right)]))
    return Expression(Self.indicator(relation, of: difference).kind, at: range)
  }

  /// 1 where a number is related to 0, and else 0.
  private static func indicator(
    _ relation: Expression.Relation, of number: Expression
  ) -> Expression {
    let sign = Expression(.call("sign", [number]))
    let zero = Expression(.number(.zero))
    func oneMinus(_ expression: Expression) -> Expression {
      Expression(
        .sum([
          .init(isSubtracted: false, Expression(.number(.one))),
          .init(isSubtracted: true, expression),
        ]))
    }
    let isAbove = Expression(.call("max", [sign, zero]))
    let isBelow = Expression(.call("max", [Expression(.negative(sign)), zero]))
    return switch relation {
    case .greater: isAbove
    case .less: isBelow
    case .greaterOrEqual: oneMinus(isBelow)
    case .lessOrEqual: oneMinus(isAbove)
    case .unequal: Expression(.call("abs", [sign]))
    case .equal: oneMinus(Expression(.call("abs", [sign])))
    }
  }

  private static let closing: [Token.Sign: Token.Sign] = [
    .open: .close, .openBracket: .closeBracket, .openBrace: .closeBrace,
  ]
}
