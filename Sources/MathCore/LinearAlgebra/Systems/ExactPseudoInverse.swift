/// The pseudo-inverse A⁺ of a matrix of full rank by Cramer's rule over the integers; that of a
/// nonsingular square matrix is its inverse.
///
/// For independent columns x = A⁺·b is what the system α·r + A·x = b, A'·r = 0 has as its solution,
/// whatever α > 0 is, as then A'·A·x = A'·b. Its matrix of doubles is nonsingular exactly where the
/// columns are independent, and A⁺ stands below on the left in its inverse. A wide matrix has
/// A⁺ = ((A')⁺)'.
struct ExactPseudoInverse {
  private let isWide: Bool
  /// The shape of the pseudo-inverse of A, or of A' for a wide one.
  private let rowCount: Int
  private let columnCount: Int
  /// The rows of the system above those of x.
  private let offset: Int
  private let integers: IntegerMatrix
  private let exact: ExactSolution

  /// Inverts a matrix of finite numbers, whose rank must be full.
  ///
  /// - Complexity: that of ``ExactSolution`` for n × n, or for m + n rows where A is not square.
  init(_ a: Matrix) {
    isWide = a.rowCount < a.columnCount
    let tall = isWide ? Matrices.transpose(a) : a
    rowCount = tall.columnCount
    columnCount = tall.rowCount
    offset = tall.isSquare ? 0 : tall.rowCount
    integers = IntegerMatrix(tall.isSquare ? tall : Self.leastSquaresSystem(tall))
    let all = Array(0..<offset + rowCount)
    exact = ExactSolution(integers, rows: all, columns: all, right: .identity)
  }

  private static func leastSquaresSystem(_ a: Matrix) -> Matrix {
    let (m, n) = (a.rowCount, a.columnCount)
    // An α of the size of A makes for short integers.
    let alpha = PowerOfTwo.power(
      max(-1022, PowerOfTwo.exponent(of: PowerOfTwo.largestMagnitude(a.elements.span))))
    var system = Matrix(zeros: m + n, m + n)
    for row in 0..<m {
      system[row, row] = alpha
      for column in 0..<n {
        system[row, m + column] = a[row, column]
        system[m + column, row] = a[row, column]
      }
    }
    return system
  }

  /// A power of two with every entry of A⁺ below 2^(highest + 1).
  var highest: Int {
    var highest: Int?
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let width = exact[offset + row, column].magnitude.bitWidth
        guard width > 0 else { continue }
        highest = max(
          highest ?? .min,
          width - exact.determinant.magnitude.bitWidth + exponent(row, column))
      }
    }
    return highest ?? 0
  }

  /// A⁺ times a power of two, every entry rounded once.
  func rounded(timesTwoToThe power: Int) -> Matrix {
    var result = Matrix(zeros: rowCount, columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        result[row, column] = exact[offset + row, column].rounded(
          over: exact.determinant, timesTwoToThe: exponent(row, column) + power)
      }
    }
    return isWide ? Matrices.transpose(result) : result
  }

  /// The power of two that the quotient N/D of an entry is multiplied by.
  private func exponent(_ row: Int, _ column: Int) -> Int {
    -integers.columnExponents[offset + row] - integers.rowExponents[column]
  }
}
