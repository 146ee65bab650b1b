/// A matrix of rational numbers.
public typealias RationalMatrix = Matrix<Rational>

extension Matrix<Rational> {
  /// The square matrix with ones on the diagonal and zeros elsewhere; a size below 0 is 0.
  public static func identity(_ size: Int) -> RationalMatrix {
    RationalMatrix(rowCount: size, columnCount: size) { $0 == $1 ? .one : .zero }
  }

  /// The matrix of zeros; counts below 0 are 0.
  public static func zero(rowCount: Int, columnCount: Int) -> RationalMatrix {
    RationalMatrix(rowCount: rowCount, columnCount: columnCount) { _, _ in .zero }
  }

  /// The square matrix with these numbers on the diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Rational]) -> RationalMatrix {
    RationalMatrix(rowCount: values.count, columnCount: values.count) {
      $0 == $1 ? values[$0] : .zero
    }
  }
}

extension Matrix: CustomStringConvertible where Element: CustomStringConvertible {
  /// The rows as nested lists (`[[1, 2/3], [0, -5]]`).
  public var description: String {
    let rows = rows.map { row in "[" + row.map(\.description).joined(separator: ", ") + "]" }
    return "[" + rows.joined(separator: ", ") + "]"
  }
}
