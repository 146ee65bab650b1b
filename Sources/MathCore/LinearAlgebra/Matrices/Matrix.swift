/// A matrix of doubles, stored row by row; it may have no rows or no columns.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row by row.
  public internal(set) var elements: [Double]

  /// The matrix with these elements, row by row.
  ///
  /// - Throws: `MathError.elementCount` where they do not fill the shape.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) throws(MathError) {
    let (count, overflows) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard rowCount >= 0, columnCount >= 0, !overflows, count == elements.count else {
      throw .elementCount(
        function: "matrix", count: elements.count, shape: [rowCount, columnCount])
    }
    self.init(checked: rowCount, columnCount, elements)
  }

  /// The matrix with these rows; no rows give the 0 × 0 matrix.
  ///
  /// - Throws: `MathError.shapes` where two rows differ in length.
  public init(rows: [[Double]]) throws(MathError) {
    let columnCount = rows.first?.count ?? 0
    for row in rows where row.count != columnCount {
      throw .shapes(function: "matrix", [columnCount], [row.count])
    }
    self.init(checked: rows.count, columnCount, rows.flatMap { $0 })
  }

  /// The matrix of elements whose number is known to fit.
  init(checked rowCount: Int, _ columnCount: Int, _ elements: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The matrix of zeros; counts that are known not to be negative.
  init(zeros rowCount: Int, _ columnCount: Int) {
    self.init(
      checked: rowCount, columnCount, [Double](repeating: 0, count: rowCount * columnCount))
  }

  /// The number of rows, then of columns.
  public var shape: [Int] { [rowCount, columnCount] }
  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The element at a row and a column, both counted from 0.
  ///
  /// - Precondition: both are inside of the matrix.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// A row, counted from 0.
  ///
  /// - Precondition: it is inside of the matrix.
  public func row(_ index: Int) -> [Double] {
    Array(elements[index * columnCount..<(index + 1) * columnCount])
  }

  /// A column, counted from 0.
  ///
  /// - Precondition: it is inside of the matrix.
  public func column(_ index: Int) -> [Double] {
    (0..<rowCount).map { elements[$0 * columnCount + index] }
  }

  /// The rows from the top.
  public var rows: [[Double]] { (0..<rowCount).map(row) }
}
