// Matrices as LaTeX writes them, `\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`.
extension Parser {
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

  /// The determinant that a matrix between bars stands for.
  mutating func determinant(_ first: Token) throws(FormulaError) -> Expression {
    let argument = try operand()
    let range = first.range.lowerBound..<lastEnd
    try requireAllowed("det", written: "det", at: range)
    return Expression(.call("det", [argument]), at: range)
  }
}
