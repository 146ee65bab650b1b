/// Layer norm, RMS norm, batch norm and dropout.
///
/// Rows are examples and columns features. ε stands inside the root, and variances have the number
/// of elements as their divisor. Sums are exact, so that neither a large mean nor any scale costs
/// digits.
public enum Normalisation {
  /// The error for a row or a column that has no spread while ε = 0.
  static func noSpread(_ what: String, in function: String) -> MathError {
    .outsideDomain(
      function: function, argument: "epsilon", value: "0.0", condition: "positive, since \(what)")
  }

  /// Throws unless a vector has an entry for each column.
  static func width(
    _ vector: [Double], of x: Matrix, in function: String
  ) throws(MathError) {
    guard vector.count == x.columnCount else {
      throw .shapes(function: function, x.shape, [vector.count])
    }
  }

  /// Throws unless the gradient of an output has its shape.
  static func gradient(
    _ g: Matrix, of x: Matrix, in function: String
  ) throws(MathError) {
    guard g.shape == x.shape else { throw .shapes(function: function, x.shape, g.shape) }
  }

  /// Throws unless ε is a finite number and not negative.
  static func epsilon(_ epsilon: Double, in function: String) throws(MathError) {
    try Requirements.number(epsilon, "epsilon", "0 or more", in: function) { $0 >= 0 }
  }
}
