extension LinearSystems {
  /// The adjugate of a square matrix, the transpose of the matrix of cofactors, every entry rounded
  /// correctly.
  ///
  /// adj(A)·A = det(A)·I. That of a 1 × 1 matrix is (1).
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`.
  public static func adjugate(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.square(a, in: "adjugate")
    try Requirements.finite(a.elements, "a", in: "adjugate")
    let n = a.rowCount
    let integers = IntegerMatrix(a)
    let echelon = ExactEchelon(integers)
    // A cofactor that leaves out row i and column j lacks their powers of two.
    let whole = integers.rowExponents.reduce(0, +) + integers.columnExponents.reduce(0, +)
    func rounded(_ value: SignedNatural, _ row: Int, _ column: Int) -> Double {
      value.rounded(
        timesTwoToThe: whole - integers.columnExponents[row] - integers.rowExponents[column])
    }
    var adjugate = Matrix(zeros: n, n)
    if echelon.rank == n {
      // det(A)·A⁻¹: the numerators of Cramer's rule.
      let all = Array(0..<n)
      let exact = ExactSolution(integers, rows: all, columns: all, right: .identity)
      for row in 0..<n {
        for column in 0..<n {
          adjugate[row, column] = rounded(exact[row, column], row, column)
        }
      }
    } else if echelon.rank == n - 1, let kernels = KernelVectors(integers, echelon) {
      for row in 0..<n {
        for column in 0..<n {
          let value = kernels.cofactor(row, column)
          let exponent =
            whole - integers.columnExponents[row] - integers.rowExponents[column]
          adjugate[row, column] = value.rounded(over: kernels.minor, timesTwoToThe: exponent)
        }
      }
    }
    return adjugate
  }
}

/// The vectors that span both kernels of an n × n matrix of rank n − 1, times its pivot minor D.
///
/// The adjugate of such a matrix is a multiple of x·y' where A·x = 0 and y'·A = 0. Let I and J be the
/// pivot rows and columns, i₀ and j₀ the ones left out, D = det A[I, J], and x[j₀] = y[i₀] = 1. Then
/// adj[j₀, i₀] = (−1)^(i₀ + j₀)·D, so that adj[j, i] = (−1)^(i₀ + j₀)·(D·x[j])·(D·y[i]) / D, in which
/// D·x and D·y are whole by Cramer's rule.
private struct KernelVectors {
  /// D.
  let minor: SignedNatural
  private let right: [SignedNatural]
  private let left: [SignedNatural]
  private let isNegated: Bool

  init?(_ matrix: IntegerMatrix, _ echelon: ExactEchelon) {
    let all = 0..<matrix.rowCount
    guard let row = all.first(where: { !echelon.pivotRows.contains($0) }),
      let column = all.first(where: { !echelon.pivotColumns.contains($0) })
    else { return nil }
    let columnSolution = ExactSolution(
      matrix, rows: echelon.pivotRows, columns: echelon.pivotColumns, right: .columns([column]))
    let rowSolution = ExactSolution(
      matrix.transposed, rows: echelon.pivotColumns, columns: echelon.pivotRows,
      right: .columns([row]))
    minor = columnSolution.determinant
    var x = columnSolution.numerators.map { -$0 }
    x.insert(minor, at: column)
    var y = rowSolution.numerators.map { -$0 }
    y.insert(minor, at: row)
    right = x
    left = y
    isNegated = (row + column) % 2 == 1
  }

  /// The cofactor at a place of the adjugate, times D.
  func cofactor(_ row: Int, _ column: Int) -> SignedNatural {
    let product = right[row] * left[column]
    return isNegated ? -product : product
  }
}
