extension Decompositions {
  /// A working matrix that is stored column by column.
  struct Columns {
    let height: Int
    let count: Int
    var values: [Double]

    init(zeros height: Int, _ count: Int) {
      self.height = height
      self.count = count
      values = [Double](repeating: 0, count: height * count)
    }

    /// The columns of the identity, or its first ones.
    init(identity height: Int, _ count: Int) {
      self.init(zeros: height, count)
      for index in 0..<min(height, count) { values[index * height + index] = 1 }
    }

    init(_ a: Matrix) {
      self.init(zeros: a.rowCount, a.columnCount)
      for row in 0..<height {
        for column in 0..<count {
          values[column * height + row] = a.elements[row * count + column]
        }
      }
    }

    /// The matrix whose columns are the rows of another one.
    init(rowsOf a: Matrix) {
      height = a.columnCount
      count = a.rowCount
      values = a.elements
    }

    subscript(row: Int, column: Int) -> Double {
      get { values[column * height + row] }
      set { values[column * height + row] = newValue }
    }

    func column(_ index: Int) -> [Double] {
      Array(values[index * height..<(index + 1) * height])
    }

    /// The matrix, row by row.
    var matrix: Matrix {
      var result = Matrix(zeros: height, count)
      for row in 0..<height {
        for column in 0..<count {
          result.elements[row * count + column] = values[column * height + row]
        }
      }
      return result
    }

    /// The columns in another order, as a matrix row by row.
    func matrix(_ order: [Int]) -> Matrix {
      var result = Matrix(zeros: height, order.count)
      for (place, column) in order.enumerated() {
        for row in 0..<height {
          result.elements[row * order.count + place] = values[column * height + row]
        }
      }
      return result
    }
  }
}
