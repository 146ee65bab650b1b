import Exact
import Formats
import Formulas

// Columns, tuples and rows as the vectors that they are beside another side.
extension ComparedSide {
  /// Whether semicolons stand between numbers with commas between digits, `[0,5; 1,5]`.
  var mayHaveDecimalCommas: Bool {
    guard text.holds(";") else { return false }
    let letters = Array(text)
    return letters.indices.dropFirst().dropLast().contains {
      letters[$0] == "," && letters[$0 - 1].isNumber && letters[$0 + 1].isNumber
    }
  }

  /// Whether the text is one value with a comma behind it in brackets, `(4,)`, as Python writes a list of one.
  private var isPythonTuple: Bool {
    let marks = text.filter { !$0.isWhitespace }
    return marks.hasPrefix("(") && marks.hasSuffix(",)")
      && !marks.dropFirst().dropLast(2).contains { "()".contains($0) }
  }

  /// Whether the text is one bracket around everything, `(h)`, as a shape of one dimension is written.
  private var isInRoundBrackets: Bool {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return false }
    let letters = Array(text.unicodeScalars)
    return letters.closing(from: 0) == letters.count - 1
  }

  /// Whether it is `Matrix([1, 2])`, which is a column where it was printed.
  private var isSympyColumn: Bool {
    text.isSympyMatrix && !text.filter { $0 != " " }.contains("[[")
  }

  /// The rows of `{{1, 2}, {3, 4}}`, as some programs print a matrix; nil for anything else.
  private var asBracedRows: Matrix<Expression>? {
    guard case .points(let rows) = meaning,
      text.filter({ !$0.isWhitespace }).replacing("\\", with: "").hasPrefix("{{")
    else { return nil }
    return try? Matrix(rows: rows)
  }

  /// The side with its value as what it is beside that of another one.
  func asVector(beside other: ComparedSide) -> ComparedSide {
    let wanted: Value<Expression>
    switch other.meaning {
    case .value(let value): wanted = value
    case .set(let elements) where elements.count > 1: wanted = .vector(elements)
    default: return self
    }
    if case .matrix = wanted, let rows = asBracedRows {
      var side = self
      side.meaning = .value(.matrix(rows))
      return side
    }
    guard case .value(let value) = meaning else { return self }
    var side = self
    if case .scalar(let number) = value, case .call("shape", _) = other.written.kind,
      wanted.shape == [1], isInRoundBrackets
    {
      side.meaning = .value(.vector([number]))
      return side
    }
    guard let own = asVector(value, beside: wanted) else { return self }
    side.meaning = .value(own)
    return side
  }

  /// A column that LaTeX writes for a vector, as the vector that the other side is; nil for anything else.
  ///
  /// A matrix with one entry that was computed, vᵀw of two columns, is the number where that is asked.
  func asVector(_ value: Value<Expression>, beside other: Value<Expression>) -> Value<Expression>? {
    if case .matrix(let matrix) = value, matrix.shape == [1, 1], case .scalar = other {
      if case .list = written.kind { return nil }
      return .scalar(matrix.elements[0])
    }
    if case .scalar(let number) = value, case .vector(let entries) = other, entries.count == 1,
      isPythonTuple || text.hasPrefix("\\left[")
    {
      return .vector([number])
    }
    guard case .matrix(let matrix) = value else { return nil }
    if isSympyColumn, matrix.rowCount == 1 {
      switch other {
      case .vector: return .vector(matrix.elements)
      case .matrix(let wanted) where wanted.columnCount == 1: return .matrix(matrix.transposed())
      default: return nil
      }
    }
    guard matrix.columnCount == 1, case .vector = other,
      text.isTypesetMatrix || text.isWrittenColumn
    else { return nil }
    return .vector(matrix.elements)
  }
}

extension ComparedSide {
  /// A row that LaTeX writes for a vector, or a multiple of one, as the vector that the other side is.
  ///
  /// - Parameter isNumber: whether a name stands for a number.
  func rowAsVector(beside other: ComparedSide, isNumber: (String) -> Bool) -> ComparedSide {
    guard case .value(.matrix(let row)) = meaning, row.rowCount == 1, row.columnCount > 1,
      case .value(.vector(let entries)) = other.meaning, entries.count == row.columnCount,
      text.isTypesetMatrix, written.isMultipleOfRow(isNumber)
    else { return self }
    var side = self
    side.meaning = .value(.vector(row.elements))
    return side
  }
}

extension Expression {
  /// Whether it is a row that is written out, `\begin{bmatrix} 1 & 2 \end{bmatrix}`, or a multiple of one.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func isMultipleOfRow(_ isNumber: (String) -> Bool) -> Bool {
    switch kind {
    case .list(let rows):
      guard rows.count == 1, case .list? = rows.first?.kind else { return false }
      return true
    case .negative(let inner): return inner.isMultipleOfRow(isNumber)
    case .product(let factors):
      let rows = factors.filter { $0.expression.holdsList }
      guard rows.count == 1, !rows[0].isDivisor else { return false }
      return rows[0].expression.isMultipleOfRow(isNumber)
        && factors.allSatisfy {
          $0.expression.holdsList || $0.expression.names.allSatisfy(isNumber)
        }
    default: return false
    }
  }

  private var holdsList: Bool {
    contains { part in
      if case .list = part.kind { true } else { false }
    }
  }
}

extension String {
  /// Whether the text is a matrix as SymPy prints it.
  var isSympyMatrix: Bool {
    ["Matrix(", "sp.Matrix(", "sympy.Matrix("].contains { trimmed.hasPrefix($0) }
  }

  /// Whether a matrix stands in the text as a program for texts sets it.
  fileprivate var isTypesetMatrix: Bool {
    ["\\begin", "\\pmatrix", "\\bmatrix", "\\matrix", "■"].contains { contains($0) }
  }

  /// Whether the text is a column by itself, `[[1], [2]]`, and not computed.
  var isWrittenColumn: Bool {
    let text = filter { !$0.isWhitespace }
    return text.isSympyMatrix || text.hasPrefix("[[") && text.hasSuffix("]]")
  }
}
