// What stands between brackets, with commas and semicolons in it.
extension Parser {
  /// Items between commas, up to a closing bracket; between square brackets, rows of them between
  /// semicolons where there are both: `[1, 2; 3, 4]` is a matrix.
  mutating func items(
    until closing: Token.Sign, opening: Token
  ) throws(FormulaError) -> [Expression] {
    // Inside of brackets a bar opens again.
    let (bars, ends) = (openBars, endsAtBracket)
    openBars = []
    endsAtBracket = false
    defer { (openBars, endsAtBracket) = (bars, ends) }
    var rows: [[Expression]] = [[]]
    var hasComma = false
    var decimals = 0
    if take(closing) { return [] }
    while true {
      let item = try overOrChoose(try sum())
      rows[rows.count - 1].append(at(.condition) ? try conditional(item) : item)
      let isRow = at(.semicolon)
      if at(.comma), decimalComma(at: index, in: { $0 }) != nil { decimals += 1 }
      guard take(.comma) || take(.semicolon) else { break }
      if at(closing) { break }
      if isRow { rows.append([]) } else { hasComma = true }
    }
    guard take(closing) else { throw notClosed(opening) }
    if closing != .closeBracket, rows.count > 1, decimals > 0,
      decimals == rows.count(where: { $0.count == 2 }), rows.allSatisfy({ $0.count <= 2 })
    {
      throw decimalCommas(in: rows, opening)
    }
    guard closing == .closeBracket, opening.kind == .sign(.openBracket), hasComma, rows.count > 1
    else { return rows.flatMap(\.self) }
    return rows.map { row in
      let start = row.first?.range.lowerBound ?? opening.range.lowerBound
      return Expression(.list(row), at: start..<(row.last?.range.upperBound ?? start))
    }
  }

  /// The error for `{1,5; 2,5}`: two numbers with decimal commas, or four numbers.
  private func decimalCommas(in rows: [[Expression]], _ opening: Token) -> FormulaError {
    let (open, close) = opening.kind == .sign(.open) ? ("(", ")") : ("{", "}")
    let two = rows.map { $0.map { source($0) }.joined(separator: ".") }.joined(separator: ", ")
    let four = rows.flatMap(\.self).map { source($0) }.joined(separator: ", ")
    return FormulaError(
      .ambiguous(first: open + two + close, second: open + four + close),
      at: opening.range.lowerBound..<lastEnd)
  }

  /// What `{a \over b}` and `{n \choose k}` say, from behind the first value on; else that value.
  mutating func overOrChoose(_ above: Expression) throws(FormulaError) -> Expression {
    guard token.kind == .word(Lexer.over) || token.kind == .word(Lexer.choose) else { return above }
    let isFraction = token.kind == .word(Lexer.over)
    if !isFraction {
      try requireAllowed("binomial", written: source(token.range), at: token.range)
    }
    advance()
    let below = try sum()
    let range = above.range.lowerBound..<lastEnd
    return isFraction
      ? Expression(
        .product([.init(isDivisor: false, above), .init(isDivisor: true, below)]), at: range)
      : Expression(.call("binomial", [above, below]), at: range)
  }

  /// Whether the bracket here is an angle, `⟨x, x⟩⟨y, y⟩`, in which no index stands.
  var opensAngle: Bool {
    let sign = source(token.range)
    return sign.contains("angle") || ["⟨", "\u{3008}", "\u{2329}"].contains(sign)
  }

  /// The error for a bracket whose closing one is missing here.
  func notClosed(_ opening: Token) -> FormulaError {
    if token.kind == .end {
      return FormulaError(.notClosed(bracket: source(opening.range)), at: opening.range)
    }
    return unexpected(expected: "an operator, a comma, or the end of the bracket")
  }
}
