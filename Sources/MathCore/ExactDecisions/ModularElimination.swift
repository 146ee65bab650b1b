/// The reduced row echelon form of a matrix modulo a prime, found by Gauss and Jordan.
struct ModularElimination {
  /// The reduced form in Montgomery form, row by row; the rows beyond the rank are not kept tidy.
  private(set) var elements: [UInt64]
  /// The columns of the pivots, ascending.
  private(set) var pivotColumns: [Int] = []
  /// The rows of the given matrix that the pivots came from, in the order of the pivots.
  private(set) var pivotRows: [Int] = []
  /// The product of the pivots with the sign of the row exchanges: the determinant, where every row
  /// has a pivot and the pivots stand in the first columns.
  private(set) var determinant: UInt64

  /// The number of pivots.
  var rank: Int { pivotColumns.count }

  /// Eliminates; pivots are looked for in the first `pivotLimit` columns only, and rows above a pivot
  /// are cleared if `clearsAbove`.
  ///
  /// - Complexity: r · m · n products for rank r.
  init(
    _ residues: [UInt64], rowCount: Int, columnCount: Int, pivotLimit: Int, clearsAbove: Bool,
    in field: PrimeField
  ) {
    elements = residues
    determinant = field.one
    var order = Array(0..<rowCount)
    var top = 0
    for column in 0..<pivotLimit where top < rowCount {
      guard let found = (top..<rowCount).first(where: { elements[$0 * columnCount + column] != 0 })
      else { continue }
      if found != top {
        for place in 0..<columnCount {
          elements.swapAt(found * columnCount + place, top * columnCount + place)
        }
        order.swapAt(found, top)
        determinant = field.negate(determinant)
      }
      let pivot = elements[top * columnCount + column]
      determinant = field.multiply(determinant, pivot)
      let inverse = field.inverse(pivot)
      for place in column..<columnCount {
        elements[top * columnCount + place] = field.multiply(
          elements[top * columnCount + place], inverse)
      }
      let start = top
      elements.withUnsafeMutableBufferPointer { buffer in
        guard let rows = buffer.baseAddress else { return }
        for row in (clearsAbove ? 0 : start + 1)..<rowCount where row != start {
          let factor = rows[row * columnCount + column]
          guard factor != 0 else { continue }
          field.subtract(
            factor, times: rows + (start * columnCount + column),
            from: rows + (row * columnCount + column), count: columnCount - column)
        }
      }
      pivotColumns.append(column)
      pivotRows.append(order[top])
      top += 1
    }
  }
}
