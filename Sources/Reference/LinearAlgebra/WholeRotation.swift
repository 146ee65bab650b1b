import Exact

/// A whole multiple d·Q of a rational orthogonal matrix Q, with whole entries.
public struct WholeRotation: Sendable {
  /// The factor d; positive.
  public let factor: Rational
  /// The matrix d·Q.
  public let matrix: RationalMatrix

  /// The Cayley transform Q = (I − S)(I + S)⁻¹ of the skew matrix S with these whole entries above
  /// the diagonal, row by row, and 0 where they run out; times the least common denominator.
  ///
  /// I + S is never singular: x·(I + S)x = |x|² for skew S.
  public init(skew entries: [Int], size: Int) throws {
    var rest = entries[...]
    var skew = RationalMatrix.zero(rowCount: max(0, size), columnCount: max(0, size))
    for row in 0..<skew.rowCount {
      for column in row + 1..<max(row + 1, skew.columnCount) {
        let entry = Rational(rest.popFirst() ?? 0)
        skew[row, column] = entry
        skew[column, row] = -entry
      }
    }
    let identity = RationalMatrix.identity(skew.rowCount)
    let orthogonal = try (identity - skew) * (identity + skew).inverse()
    let denominator = orthogonal.elements.reduce(Integer.one) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    factor = Rational(denominator)
    matrix = factor * orthogonal
  }

  /// The vector d·Qx for a vector x of doubles, each element rounded once.
  ///
  /// - Throws: `ArithmeticError.shapes`, `.notFinite`.
  public func applied(to x: [Double]) throws -> [Double] {
    try (matrix * x.map { try Rational($0) }).map { $0.roundedToDouble() }
  }
}
