extension Decompositions {
  /// A square matrix on its way to eigenvalues: balanced, then reduced to Hessenberg form.
  struct Hessenberg {
    private(set) var h: Matrix

    init(_ a: Matrix) {
      h = a
      balance()
      reduce()
    }

    /// Scales rows and columns by powers of two, D⁻¹·A·D, until the lengths of row i and column i are
    /// within a factor of two (Parlett and Reinsch 1969; in the 2-norm, which does not spoil matrices
    /// that are Hessenberg by rounding alone: James, Langou and Lowery 2014).
    private mutating func balance() {
      let count = h.rowCount
      // A step that gains less than a twentieth is not taken, so that each pass shrinks the matrix.
      let gain = 0.95
      var isDone = count < 2
      while !isDone {
        isDone = true
        for index in 0..<count {
          var columnSquares = 0.0
          var rowSquares = 0.0
          for other in 0..<count where other != index {
            columnSquares += h[other, index] * h[other, index]
            rowSquares += h[index, other] * h[index, other]
          }
          let column = columnSquares.squareRoot()
          let row = rowSquares.squareRoot()
          guard column > 0, row > 0 else { continue }
          let half = (Int(row.exponent) - Int(column.exponent)) / 2
          let factor = Double(sign: .plus, exponent: half, significand: 1)
          guard half != 0,
            column * factor + row / factor < gain * (column + row)
          else { continue }
          isDone = false
          for other in 0..<count where other != index {
            h[other, index] *= factor
            h[index, other] /= factor
          }
        }
      }
    }

    /// Householder similarities that make every entry below the first subdiagonal zero (Golub and Van
    /// Loan, §7.4.3).
    private mutating func reduce() {
      let count = h.rowCount
      guard count > 2 else { return }
      var vector = [Double](repeating: 0, count: count)
      for step in 0..<count - 2 {
        var largest = 0.0
        for row in step + 2..<count { largest = max(largest, abs(h[row, step])) }
        guard largest > 0 else { continue }
        largest = max(largest, abs(h[step + 1, step]))
        let scale = PowerOfTwoScale(-Int(largest.exponent))
        var squares = 0.0
        for row in step + 1..<count {
          vector[row] = scale(h[row, step])
          squares += vector[row] * vector[row]
        }
        let norm = squares.squareRoot()
        let beta = vector[step + 1] > 0 ? -norm : norm
        let head = vector[step + 1] - beta
        let factor = -head / beta
        vector[step + 1] = 1
        for row in step + 2..<count { vector[row] /= head }
        for column in step + 1..<count {
          var product = 0.0
          for row in step + 1..<count { product += vector[row] * h[row, column] }
          product *= factor
          for row in step + 1..<count { h[row, column] -= product * vector[row] }
        }
        h[step + 1, step] = PowerOfTwoScale(Int(largest.exponent))(beta)
        for row in step + 2..<count { h[row, step] = 0 }
        for row in 0..<count {
          var product = 0.0
          for column in step + 1..<count { product += h[row, column] * vector[column] }
          product *= factor
          for column in step + 1..<count { h[row, column] -= product * vector[column] }
        }
      }
    }
  }
}
