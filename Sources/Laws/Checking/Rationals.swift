import Exact

extension Matrix<Double> {
  /// The matrix of the numbers that the entries stand for.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  func rationals() throws -> RationalMatrix {
    try map { entry throws(ArithmeticError) in try Rational(entry) }
  }
}

extension [Double] {
  /// The numbers that the elements stand for.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  func rationals() throws -> [Rational] { try map { try Rational($0) } }
}

extension RationalMatrix {
  /// The matrix of doubles that stand for the entries; nil where one is no double.
  var doubles: Matrix<Double>? {
    let rounded = map { $0.roundedToDouble() }
    return (try? rounded.rationals()) == self ? rounded : nil
  }

  /// A column, counted from 0.
  func column(_ index: Int) -> [Rational] { (0..<rowCount).map { self[$0, index] } }
}

extension Matrix {
  /// The columns from the left.
  var columns: [[Element]] { transposed().rows }

  /// The matrix with these columns.
  init(columns: [[Element]], rowCount: Int) {
    self.init(rowCount: rowCount, columnCount: columns.count) { columns[$1][$0] }
  }
}
