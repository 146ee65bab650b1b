/// Matrices of doubles: sections A.4 to A.6.
public enum Matrices {
  /// The sum A + B, entry by entry, each rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(m·n).
  public static func addMatrices(_ a: Matrix, _ b: Matrix) throws(MathError) -> Matrix {
    try pair(a, b, in: "addMatrices")
    let elements = a.elements.indices.map { a.elements[$0] + b.elements[$0] }
    return Matrix(checked: a.rowCount, a.columnCount, elements)
  }

  /// The difference A − B, entry by entry, each rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(m·n).
  public static func subMatrices(_ a: Matrix, _ b: Matrix) throws(MathError) -> Matrix {
    try pair(a, b, in: "subMatrices")
    let elements = a.elements.indices.map { a.elements[$0] - b.elements[$0] }
    return Matrix(checked: a.rowCount, a.columnCount, elements)
  }

  /// The multiple c·A, entry by entry, each rounded once.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(m·n).
  public static func scaleMatrix(_ c: Double, _ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.finite(c, "c", in: "scaleMatrix")
    try Requirements.finite(a.elements, "a", in: "scaleMatrix")
    return Matrix(checked: a.rowCount, a.columnCount, a.elements.map { c * $0 })
  }

  /// The transpose A', whose columns are the rows of A; it carries any doubles.
  ///
  /// - Complexity: O(m·n).
  public static func transpose(_ a: Matrix) -> Matrix {
    var result = Matrix(zeros: a.columnCount, a.rowCount)
    var target = result.elements.mutableSpan
    let source = a.elements.span
    for i in 0..<a.rowCount {
      for j in 0..<a.columnCount { target[j &* a.rowCount &+ i] = source[i &* a.columnCount &+ j] }
    }
    return result
  }

  /// The outer product x·y', with x[i]·y[j] in row i and column j, each rounded once.
  ///
  /// - Throws: `notFinite`; `domain` for a result of more than 2²⁸ elements.
  /// - Complexity: O(m·n).
  public static func outer(_ x: [Double], _ y: [Double]) throws(MathError) -> Matrix {
    try Requirements.resultSize(x.count, y.count, in: "outer")
    try Requirements.finite(x, "x", in: "outer")
    try Requirements.finite(y, "y", in: "outer")
    return Matrix(checked: x.count, y.count, x.flatMap { left in y.map { left * $0 } })
  }

  /// The largest size of an identity matrix: 2^28 elements, 2 GiB.
  static let largestIdentity = 1 << 14

  /// The identity matrix with n rows, 0 ≤ n ≤ 16,384.
  ///
  /// - Throws: `domain` for other sizes.
  /// - Complexity: O(n²).
  public static func identity(_ n: Int) throws(MathError) -> Matrix {
    guard (0...largestIdentity).contains(n) else {
      throw .outsideDomain(
        function: "identity", argument: "n", value: n.description,
        condition: "between 0 and \(largestIdentity)")
    }
    var result = Matrix(zeros: n, n)
    for i in 0..<n { result[i, i] = 1 }
    return result
  }

  /// The trace, the sum of the diagonal, correctly rounded; +0 for the 0 × 0 matrix.
  ///
  /// - Throws: `notSquare`, `notFinite`.
  /// - Complexity: O(n²) for the check of all elements, O(n) for the sum.
  public static func trace(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.square(a, in: "trace")
    try Requirements.finite(a.elements, "a", in: "trace")
    return try Vectors.sum((0..<a.rowCount).map { a[$0, $0] })
  }

  private static func pair(
    _ a: Matrix, _ b: Matrix, in function: String
  ) throws(MathError) {
    guard a.shape == b.shape else { throw .shapes(function: function, a.shape, b.shape) }
    try Requirements.finite(a.elements, "a", in: function)
    try Requirements.finite(b.elements, "b", in: function)
  }
}
