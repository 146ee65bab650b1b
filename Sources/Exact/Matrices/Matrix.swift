/// A rectangular array of elements, stored row by row.
///
/// A matrix may have no rows or no columns.
public struct Matrix<Element> {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row by row: `rowCount` · `columnCount` of them.
  public private(set) var elements: [Element]

  /// The matrix with these rows; no rows give the 0 × 0 matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` with the lengths of the first row and of the first row that
  ///   has another length.
  public init(rows: [[Element]]) throws(ArithmeticError) {
    let columnCount = rows.first?.count ?? 0
    for row in rows where row.count != columnCount {
      throw .shapes(operation: "rows", left: [columnCount], right: [row.count])
    }
    self.init(checkedRows: rows.count, columnCount, rows.flatMap { $0 })
  }

  /// The matrix with these elements, row by row.
  ///
  /// - Throws: `ArithmeticError.shapes` with the shape and the number of elements where they do not
  ///   fit, or where a count is negative.
  public init(
    rowCount: Int, columnCount: Int, elements: [Element]
  ) throws(ArithmeticError) {
    let (count, overflows) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard rowCount >= 0, columnCount >= 0, !overflows, count == elements.count else {
      throw .shapes(operation: "elements", left: [rowCount, columnCount], right: [elements.count])
    }
    self.init(checkedRows: rowCount, columnCount, elements)
  }

  /// The matrix of elements whose number is known to fit.
  init(checkedRows rowCount: Int, _ columnCount: Int, _ elements: [Element]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The matrix whose elements are a function of row and column; counts below 0 are 0.
  ///
  /// - Throws: what the function throws.
  public init<Failure: Error>(
    rowCount: Int, columnCount: Int,
    _ element: (_ row: Int, _ column: Int) throws(Failure) -> Element
  ) throws(Failure) {
    let (rowCount, columnCount) = (max(0, rowCount), max(0, columnCount))
    var elements: [Element] = []
    for row in 0..<rowCount {
      for column in 0..<columnCount { elements.append(try element(row, column)) }
    }
    self.init(checkedRows: rowCount, columnCount, elements)
  }

  /// The number of rows, then of columns.
  public var shape: [Int] { [rowCount, columnCount] }
  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The element at a row and a column, both counted from 0.
  ///
  /// - Precondition: both are inside the matrix; `element(row:column:)` asks for no such thing.
  public subscript(row: Int, column: Int) -> Element {
    get {
      precondition(contains(row, column), "no such element")
      return elements[row * columnCount + column]
    }
    set {
      precondition(contains(row, column), "no such element")
      elements[row * columnCount + column] = newValue
    }
  }

  /// The element at a row and a column, both counted from 0; nil outside of the matrix.
  public func element(row: Int, column: Int) -> Element? {
    contains(row, column) ? elements[row * columnCount + column] : nil
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    0..<rowCount ~= row && 0..<columnCount ~= column
  }

  /// A row, counted from 0.
  ///
  /// - Precondition: it is inside the matrix.
  public func row(_ index: Int) -> [Element] {
    Array(elements[index * columnCount..<(index + 1) * columnCount])
  }

  /// The rows from the top.
  public var rows: [[Element]] { (0..<rowCount).map(row) }

  /// The matrix with rows and columns exchanged.
  public func transposed() -> Matrix {
    Matrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0] }
  }

  /// The matrix of the transformed elements.
  ///
  /// - Throws: what the transformation throws.
  public func map<Result, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Result
  ) throws(Failure) -> Matrix<Result> {
    Matrix<Result>(checkedRows: rowCount, columnCount, try elements.map(transform))
  }
}

extension Matrix: Sendable where Element: Sendable {}
extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}
