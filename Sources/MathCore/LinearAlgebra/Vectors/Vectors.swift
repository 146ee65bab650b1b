/// Vectors of doubles: sections A.1 to A.3.
public enum Vectors {
  /// The sum x + y, entry by entry, each rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func add(_ x: [Double], _ y: [Double]) throws(MathError) -> [Double] {
    try pair(x, y, in: "add")
    return x.indices.map { x[$0] + y[$0] }
  }

  /// The difference x − y, entry by entry, each rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func sub(_ x: [Double], _ y: [Double]) throws(MathError) -> [Double] {
    try pair(x, y, in: "sub")
    return x.indices.map { x[$0] - y[$0] }
  }

  /// The multiple c·x, entry by entry, each rounded once.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func scale(_ c: Double, _ x: [Double]) throws(MathError) -> [Double] {
    try Requirements.finite(c, "c", in: "scale")
    try Requirements.finite(x, "x", in: "scale")
    return x.map { c * $0 }
  }

  /// The vector a·x + y, entry by entry: the product is rounded, then the sum.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func axpy(
    _ a: Double, _ x: [Double], _ y: [Double]
  ) throws(MathError) -> [Double] {
    try Requirements.finite(a, "a", in: "axpy")
    try pair(x, y, in: "axpy")
    return x.indices.map { a * x[$0] + y[$0] }
  }

  /// Throws unless two vectors have one length and finite elements.
  static func pair(
    _ x: [Double], _ y: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(x, y, in: function)
    try Requirements.finite(x, "x", in: function)
    try Requirements.finite(y, "y", in: function)
  }
}
