import Exact

// Matrices as LaTeX writes them, `\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`.
extension Parser {
  /// `matrix([1, 2], [3, 4])` and `Matrix([[1, 2], [3, 4]])` from the bracket on.
  mutating func matrixOfRows(_ first: Token) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let rows = try items(until: .close, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    let areLists = rows.allSatisfy { if case .list = $0.kind { true } else { false } }
    guard !rows.isEmpty, areLists else {
      throw FormulaError(
        .notAllowed(source(first.range), reason: "its rows stand in brackets: [[1, 2], [3, 4]]"),
        at: range)
    }
    guard rows.count == 1, case .list(let entries) = rows[0].kind,
      entries.allSatisfy({ if case .list = $0.kind { true } else { false } })
    else { return Expression(.list(rows), at: range) }
    return Expression(rows[0].kind, at: range)
  }

  /// The rows between the signs that begin and end a matrix.
  mutating func matrix(_ opening: Token) throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let bars = openBars
    openBars = []
    defer { openBars = bars }
    advance()
    var rows: [Expression] = []
    repeat {
      // A row may be ended, too, where no other one follows.
      if at(.endMatrix), !rows.isEmpty { break }
      let start = token.range.lowerBound
      var entries = [try sum()]
      while take(.column) { entries.append(try sum()) }
      rows.append(Expression(.list(entries), at: start..<lastEnd))
    } while take(.row)
    guard take(.endMatrix) else {
      if token.kind == .end {
        throw FormulaError(.notClosed(bracket: source(opening.range)), at: opening.range)
      }
      throw FormulaError(
        .unexpected(
          found: source(token.range), expected: "& between columns or \\\\ between rows"),
        at: token.range)
    }
    return Expression(.list(rows), at: opening.range.lowerBound..<lastEnd)
  }

  /// The dot product of two columns, `\begin{pmatrix}a\\b\end{pmatrix}\cdot\begin{pmatrix}c\\d\end{pmatrix}`, which
  /// have no other product; nil for anything else.
  func dotOfColumns(_ left: Expression, _ sign: Token, _ right: Expression) -> Expression? {
    guard let x = left.column, let y = right.column, x.count == y.count, x.count > 1,
      ["\\cdot", "·", "⋅"].contains(source(sign.range)),
      vocabulary.functions?.contains("dot") ?? true
    else { return nil }
    return Expression(
      .call(
        "dot",
        [Expression(.list(x), at: left.range), Expression(.list(y), at: right.range)]),
      at: left.range.lowerBound..<right.range.upperBound)
  }

  /// The determinant that a matrix between bars stands for.
  mutating func determinant(_ first: Token) throws(FormulaError) -> Expression {
    let argument = try operand()
    let range = first.range.lowerBound..<lastEnd
    try requireAllowed("det", written: "det", at: range)
    return Expression(.call("det", [argument]), at: range)
  }

  /// Whether an operand is written as a matrix, or is a name for one.
  func isMatrix(_ base: Expression) -> Bool {
    switch base.kind {
    case .list: true
    case .name(let name): vocabulary.matrices.contains(name)
    case .call("transpose", _): true
    default: false
    }
  }

  /// Whether a prime behind an operand transposes it: where a matrix or a vector is in it.
  func isTransposable(_ value: Expression) -> Bool {
    isMatrix(value)
      || value.names.contains {
        vocabulary.matrices.contains($0) || vocabulary.vectors.contains($0)
      }
  }

  /// What a matrix with the exponent −1 is; nil for anything else.
  func inverse(
    _ base: Expression, _ exponent: Expression, at range: Range<Int>
  ) throws(FormulaError) -> Expression? {
    guard exponent.isMinusOne, isMatrix(base) else { return nil }
    if case .list(let rows) = base.kind {
      guard case .list? = rows.first?.kind else { return nil }
    }
    try requireAllowed("inverse", written: source(range), at: range)
    return Expression(.call("inverse", [base]), at: range)
  }

  /// The transposed inverse, `A^{-T}` and `A^{-\top}`, of an operand whose exponent is here; nil for anything else.
  mutating func transposedInverse(of base: Expression) throws(FormulaError) -> Expression? {
    let isBraced = next.kind == .sign(.openBrace)
    let place = index + (isBraced ? 2 : 1)
    guard place + 1 < tokens.count, tokens[place].kind == .sign(.minus),
      tokens[place + 1].kind == .sign(.transpose)
        || tokens[place + 1].kind == .word("T") && holdsMatrix(base)
    else { return nil }
    let end = place + (isBraced ? 3 : 2)
    if isBraced, end > tokens.count - 1 || tokens[end - 1].kind != .sign(.closeBrace) { return nil }
    index = min(end, tokens.count - 1)
    let range = base.range.lowerBound..<lastEnd
    try requireAllowed("inverse", written: source(range), at: range)
    let inverse =
      isMatrix(base)
      ? Expression(.call("inverse", [base]), at: range)
      : Expression(.power(base, Expression(.number(-1), at: range)), at: range)
    return Expression(.call("transpose", [inverse]), at: range)
  }

  /// Whether an operand is a matrix, or something in brackets with one in it.
  private func holdsMatrix(_ base: Expression) -> Bool {
    if isMatrix(base) { return true }
    return !vocabulary.declares("T") && base.names.contains(where: vocabulary.matrices.contains)
  }
}

extension Expression {
  /// Whether it is −1 as it is written.
  fileprivate var isMinusOne: Bool {
    switch kind {
    case .number(let value): value == -1
    case .negative(let value): value.asRational == .one
    default: false
    }
  }
}

extension Expression {
  /// The entries of a matrix that is written out and has one column; nil for anything else.
  fileprivate var column: [Expression]? {
    guard case .list(let rows) = kind else { return nil }
    var entries: [Expression] = []
    for row in rows {
      guard case .list(let row) = row.kind, row.count == 1 else { return nil }
      entries.append(row[0])
    }
    return entries
  }
}
