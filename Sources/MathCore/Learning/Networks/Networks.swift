/// Layers, networks and their start: sections B.18, D.2 and D.3.
///
/// Two conventions stand side by side. By rows (D.2) x has a row an example and a layer is x·W + b,
/// with W of shape (in, out). By columns (B.18) x is one example and a layer is W·x + b, with W
/// (out, in).
public enum Networks {}

/// The gradient of a loss by what goes into a linear layer of rows.
public struct LinearGradient: Sendable, Hashable {
  /// By the examples.
  public let x: Matrix
  /// By the weights.
  public let w: Matrix
  /// By the offsets.
  public let b: [Double]
}

/// The gradient of a loss by what goes into a linear layer of a column.
public struct LinearColumnGradient: Sendable, Hashable {
  /// By the weights.
  public let w: Matrix
  /// By the example.
  public let x: [Double]
  /// By the offsets.
  public let b: [Double]
}

extension Networks {
  /// The linear layer x·W + b, b added to each row.
  ///
  /// Entrywise within γₖ₊₁(|x||W| + |b|) for the inner length k (F4 and a rounding), and k·2^-1075
  /// where products underflow.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(batch · in · out).
  public static func linear(_ x: Matrix, _ w: Matrix, _ b: [Double]) throws(MathError) -> Matrix {
    try finite(x, w, in: "linear")
    try Requirements.finite(b, "b", in: "linear")
    return try affine(x, w, b, in: "linear")
  }

  /// The gradient by x, W and b, from that by x·W + b, g: they are g·W', x'·g, the sum of g's rows.
  ///
  /// The products obey F4; the sums are correctly rounded.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(batch · in · out).
  public static func linearGrad(
    _ x: Matrix, _ w: Matrix, _ g: Matrix
  ) throws(MathError) -> LinearGradient {
    try finite(x, w, in: "linearGrad")
    try Requirements.finite(g.elements, "g", in: "linearGrad")
    guard x.columnCount == w.rowCount else {
      throw .shapes(function: "linearGrad", x.shape, w.shape)
    }
    guard g.shape == [x.rowCount, w.columnCount] else {
      throw .shapes(function: "linearGrad", [x.rowCount, w.columnCount], g.shape)
    }
    return try backward(x, w, g)
  }

  /// The linear layer W·x + b of one example.
  ///
  /// With the bound of ``linear(_:_:_:)``.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(in · out).
  public static func linearColumns(
    _ w: Matrix, _ x: [Double], _ b: [Double]
  ) throws(MathError) -> [Double] {
    try column(w, x, b, in: "linearColumns")
    let product = MatrixProduct.column(w.elements.span, x.span, w.rowCount)
    return product.indices.map { product[$0] + b[$0] }
  }

  /// The gradient by W, x and b, from that by W·x + b, g: they are g·x' (outer), W'·g and g.
  ///
  /// Entries of g·x' are rounded once; W'·g obeys F4.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(in · out).
  public static func linearColumnsGrad(
    _ w: Matrix, _ x: [Double], _ g: [Double]
  ) throws(MathError) -> LinearColumnGradient {
    try column(w, x, g, in: "linearColumnsGrad")
    let transposed = Matrices.transpose(w)
    return LinearColumnGradient(
      w: Matrix(checked: g.count, x.count, g.flatMap { factor in x.map { factor * $0 } }),
      x: MatrixProduct.column(transposed.elements.span, g.span, transposed.rowCount), b: g)
  }

  private static func column(
    _ w: Matrix, _ x: [Double], _ output: [Double], in function: String
  ) throws(MathError) {
    guard w.columnCount == x.count else { throw .shapes(function: function, w.shape, [x.count]) }
    guard w.rowCount == output.count else {
      throw .shapes(function: function, w.shape, [output.count])
    }
    try Requirements.finite(w.elements, "w", in: function)
    try Requirements.finite(x, "x", in: function)
    try Requirements.finite(output, function == "linearColumns" ? "b" : "g", in: function)
  }

  private static func finite(_ x: Matrix, _ w: Matrix, in function: String) throws(MathError) {
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(w.elements, "w", in: function)
  }

  /// x·W + b of arguments that are finite.
  static func affine(
    _ x: Matrix, _ w: Matrix, _ b: [Double], in function: String
  ) throws(MathError) -> Matrix {
    guard x.columnCount == w.rowCount else { throw .shapes(function: function, x.shape, w.shape) }
    guard w.columnCount == b.count else { throw .shapes(function: function, w.shape, [b.count]) }
    try Requirements.resultSize(x.rowCount, w.columnCount, in: function)
    var result = Matrices.product(x, w)
    for row in 0..<result.rowCount {
      for column in b.indices { result[row, column] += b[column] }
    }
    return result
  }

  /// The gradients of a layer of rows whose shapes fit.
  static func backward(_ x: Matrix, _ w: Matrix, _ g: Matrix) throws(MathError) -> LinearGradient {
    var sums: [Double] = []
    for column in 0..<g.columnCount { sums.append(try Vectors.sum(g.column(column))) }
    return LinearGradient(
      x: Matrices.product(g, Matrices.transpose(w)),
      w: Matrices.product(Matrices.transpose(x), g), b: sums)
  }
}
