/// A matrix with its columns, and possibly its rows, divided by powers of two.
///
/// B = diag(2^−r) · A · diag(2^−c), where first every row and then every column has its largest
/// entry in [1, 2). No significand changes, but an entry far below the largest ones of its row and
/// column may round in the subnormal range or to 0: `isExact` tells that none did.
struct Equilibrated {
  /// The scaled entries, row by row.
  var elements: [Double]
  /// r.
  var rowExponents: [Int]
  /// c.
  var columnExponents: [Int]
  /// Whether B is A up to the powers of two.
  var isExact = true

  /// Scales a matrix of finite numbers.
  init(_ a: Matrix, scalesRows: Bool) {
    elements = a.elements
    rowExponents = [Int](repeating: 0, count: a.rowCount)
    columnExponents = [Int](repeating: 0, count: a.columnCount)
    let width = a.columnCount
    if scalesRows {
      for row in 0..<a.rowCount {
        var largest = 0.0
        for place in row * width..<(row + 1) * width {
          largest = max(largest, elements[place].magnitude)
        }
        rowExponents[row] = PowersOfTwo.exponent(largest) ?? 0
      }
    }
    for column in 0..<width {
      var highest = Int.min
      for row in 0..<a.rowCount {
        guard let exponent = PowersOfTwo.exponent(elements[row * width + column]) else { continue }
        highest = max(highest, exponent - rowExponents[row])
      }
      columnExponents[column] = highest == Int.min ? 0 : highest
    }
    for row in 0..<a.rowCount {
      for column in 0..<width {
        let exponent = -rowExponents[row] - columnExponents[column]
        let value = elements[row * width + column]
        let scaled = PowersOfTwo.scale(value, by: exponent)
        elements[row * width + column] = scaled
        if PowersOfTwo.scale(scaled, by: -exponent) != value { isExact = false }
      }
    }
  }
}
