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
    let width = a.columnCount
    rowExponents = [Int](repeating: 0, count: a.rowCount)
    columnExponents = [Int](repeating: 0, count: width)
    if scalesRows {
      for row in 0..<a.rowCount {
        let entries = a.elements.span.extracting(row * width..<(row + 1) * width)
        let largest = PowerOfTwo.largestMagnitude(entries)
        rowExponents[row] = PowerOfTwo.exponent(of: largest)
      }
    }
    let rowPowers = rowExponents.map { PowerOfTwo.scale(1, by: -$0) }
    var largest = [Double](repeating: 0, count: width)
    RowPasses.rows(of: elements, width: width) { elements, start in
      let power = rowPowers[start / width]
      for column in 0..<width {
        let magnitude = elements[column].magnitude * power
        largest[column] = magnitude > largest[column] ? magnitude : largest[column]
      }
    }
    for column in 0..<width {
      // What is far above the least normal number has not underflowed.
      if largest[column] > 0x1p-900, largest[column] < 0x1p900 {
        columnExponents[column] = Int(largest[column].exponent)
      } else {
        columnExponents[column] = Self.columnExponent(a, column, rowExponents)
      }
    }
    if rowExponents.allSatisfy({ $0.magnitude < 500 }),
      columnExponents.allSatisfy({ $0.magnitude < 500 })
    {
      scaleByProducts(rowPowers)
    } else {
      scaleOneByOne()
    }
  }

  /// The exponent of the largest entry of a column whose rows are scaled.
  private static func columnExponent(_ a: Matrix, _ column: Int, _ rowExponents: [Int]) -> Int {
    var highest: Int?
    for row in 0..<a.rowCount {
      let element = a[row, column]
      guard element != 0 else { continue }
      highest = max(highest ?? .min, PowerOfTwo.exponent(of: element) - rowExponents[row])
    }
    return highest ?? 0
  }

  /// Scales by powers that are normal numbers, as are their products and inverses.
  private mutating func scaleByProducts(_ rowPowers: [Double]) {
    let width = columnExponents.count
    let powers = columnExponents.map { PowerOfTwo.scale(1, by: -$0) }
    let inverses = columnExponents.map { PowerOfTwo.scale(1, by: $0) }
    var difference: UInt64 = 0
    elements.withUnsafeMutableBufferPointer { elements in
      guard let elements = elements.baseAddress else { return }
      for (row, power) in rowPowers.enumerated() {
        let inverse = 1 / power
        let target = elements + row * width
        for column in 0..<width {
          let value = target[column]
          let scaled = value * (power * powers[column])
          target[column] = scaled
          difference |= (scaled * (inverse * inverses[column])).bitPattern ^ value.bitPattern
        }
      }
    }
    isExact = difference == 0
  }

  private mutating func scaleOneByOne() {
    let width = columnExponents.count
    for row in rowExponents.indices {
      for column in 0..<width {
        let exponent = -rowExponents[row] - columnExponents[column]
        let value = elements[row * width + column]
        let scaled = PowerOfTwo.scale(value, by: exponent)
        elements[row * width + column] = scaled
        if PowerOfTwo.scale(scaled, by: -exponent) != value { isExact = false }
      }
    }
  }
}
