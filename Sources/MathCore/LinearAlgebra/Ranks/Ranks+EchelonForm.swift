extension Ranks {
  /// A reduced row echelon form and its pivots.
  public struct EchelonForm: Sendable, Hashable {
    /// The form, of the shape of the given matrix; rows of zeros at the bottom.
    public let matrix: Matrix
    /// The columns of the leading ones, ascending.
    public let pivots: [Int]
  }

  /// The reduced row echelon form: pivots decided exactly, every entry rounded correctly.
  ///
  /// - Throws: `MathError.notFinite`.
  public static func rref(_ a: Matrix) throws(MathError) -> EchelonForm {
    try Requirements.finite(a.elements, "a", in: "rref")
    let form = ReducedEchelonForm(a)
    var matrix = Matrix(zeros: a.rowCount, a.columnCount)
    for (row, pivot) in form.pivots.enumerated() {
      matrix[row, pivot] = 1
      for (column, place) in form.free.enumerated() {
        matrix[row, place] = form.coefficients[row, column]
      }
    }
    return EchelonForm(matrix: matrix, pivots: form.pivots)
  }

  /// A basis of the kernel as the columns of an n × (n − r) matrix: for each free column of the reduced
  /// row echelon form the solution of A·x = 0 with 1 there and 0 in the other free places; entries
  /// rounded correctly.
  ///
  /// - Throws: `MathError.notFinite`.
  public static func nullspace(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.finite(a.elements, "a", in: "nullspace")
    let form = ReducedEchelonForm(a)
    var kernel = Matrix(zeros: a.columnCount, form.free.count)
    for (column, place) in form.free.enumerated() {
      kernel[place, column] = 1
      for (row, pivot) in form.pivots.enumerated() {
        // 0 − x keeps the zeros positive.
        kernel[pivot, column] = 0 - form.coefficients[row, column]
      }
    }
    return kernel
  }

  /// The coordinates of a vector in the basis of the columns: c with A·c = v, entries rounded correctly.
  ///
  /// - Throws: `MathError.shapes` where v is not as long as A has rows, `MathError.notFinite`;
  ///   `MathError.singular` if the columns are dependent, `MathError.outsideDomain` if v is not in their
  ///   span, both decided exactly.
  public static func coordinates(_ a: Matrix, _ v: [Double]) throws(MathError) -> [Double] {
    guard a.rowCount == v.count else {
      throw .shapes(function: "coordinates", a.shape, [v.count])
    }
    try Requirements.finite(a.elements, "a", in: "coordinates")
    try Requirements.finite(v, "v", in: "coordinates")
    let n = a.columnCount
    var elements: [Double] = []
    elements.reserveCapacity(a.rowCount * (n + 1))
    for row in 0..<a.rowCount { elements += a.row(row) + [v[row]] }
    let form = ReducedEchelonForm(Matrix(checked: a.rowCount, n + 1, elements))
    let rank = form.pivots.filter { $0 < n }.count
    guard rank == n else { throw .singular(function: "coordinates", size: n, rank: rank) }
    guard form.free == [n] else {
      throw .outsideDomain(
        function: "coordinates", argument: "v", value: v.description,
        condition: "in the span of the columns")
    }
    return form.coefficients.elements
  }
}
