import Exact
import PropertyTesting
import Reference

/// Exact questions that several laws ask about computed factors and singular values.
enum Spectral {
  /// The relative width, 2⁻⁶⁴, of the enclosures that computed values are held to.
  static let bits = 64

  /// An upper bound of the largest singular value, at most 2⁻⁶⁴ of it too large; 0 for no elements.
  static func largest(_ a: RationalMatrix) throws -> Rational {
    try SingularValues.enclosures(of: a, relativeBits: bits).first?.upper ?? .zero
  }

  /// A number not above the Frobenius norm, or not below it, close to it.
  static func frobenius(_ a: RationalMatrix) throws -> RationalInterval {
    try a.squaredFrobenius().rootBounds(2, relativeBits: bits)
  }

  /// A number not below the length of a vector, and close to it.
  static func length(_ x: [Rational]) throws -> Rational {
    try x.reduce(Rational.zero) { $0 + $1 * $1 }.rootBounds(2, relativeBits: bits).upper
  }

  /// Requires that the columns are orthonormal: ‖I − QᵀQ‖₂ within F10 and F11 of a matrix of such a
  /// shape.
  static func requireOrthonormal(
    _ q: Matrix<Double>, _ name: String, rows: Int, columns: Int, file: String = #fileID,
    line: Int = #line
  ) throws {
    let gram = try q.rationals().gramMatrix()
    let defect = try RationalMatrix.identity(q.columnCount) - gram
    try require(
      try SingularValues.norm(of: defect, isAtMost: Bound.factors(rows: rows, columns: columns)),
      "the columns of \(name) are not orthonormal", file: file, line: line)
  }

  /// Requires that a residual is small beside the matrix: ‖R‖₂ ≤ 5·max(m, n)·ε·‖A‖₂.
  static func requireSmall(
    _ residual: RationalMatrix, beside a: RationalMatrix, _ name: String, file: String = #fileID,
    line: Int = #line
  ) throws {
    let relative = Bound.factors(rows: a.rowCount, columns: a.columnCount)
    let absolute = Bound.underflow(a.rowCount, a.columnCount)
    let length = try a.rows.map { try Self.length($0) }.max() ?? .zero
    // A row is not longer than ‖A‖₂, which spares most cases the enclosure of ‖A‖₂.
    let shorter = length * (.one - Rational(1).scaled(byTwoToThe: -bits))
    if try SingularValues.norm(of: residual, isAtMost: relative * shorter + absolute) { return }
    let limit = relative * (try largest(a)) + absolute
    try require(
      try SingularValues.norm(of: residual, isAtMost: limit),
      "\(name) is not A within 5·max(m, n)·ε·‖A‖", file: file, line: line)
  }

  /// Requires a shape.
  static func requireShape(
    _ matrix: Matrix<Double>, _ rows: Int, _ columns: Int, _ name: String, file: String = #fileID,
    line: Int = #line
  ) throws {
    try require(
      matrix.shape == [rows, columns],
      "\(name) has the shape \(matrix.shape), where \([rows, columns]) is due", file: file,
      line: line)
  }
}

extension Subject {
  /// Requires that computed singular values are within F11 of the exact ones, times a factor.
  func holdSingularValues(
    _ function: Function, _ computed: [Double], of a: RationalMatrix, times factor: Rational = .one,
    file: String = #fileID, line: Int = #line
  ) throws {
    let exact = try SingularValues.enclosures(of: a, relativeBits: Spectral.bits)
    let bound = Bound.singularValue(
      rows: a.rowCount, columns: a.columnCount, largest: factor * (exact.first?.upper ?? .zero))
    try hold(
      function, computed, to: exact.map { factor * $0.middle },
      within: exact.map { bound.widened(by: factor * $0.radius) }, file: file, line: line)
  }
}

extension Bound {
  /// F11 for the singular values of a matrix, by an upper bound of the largest one.
  static func singularValue(of a: RationalMatrix) throws -> Bound {
    singularValue(
      rows: a.rowCount, columns: a.columnCount, largest: try Spectral.largest(a))
  }

  /// F11 with the Frobenius norm in the place of the largest singular value, which it is not below.
  static func looseSingularValue(of a: RationalMatrix) throws -> Bound {
    singularValue(
      rows: a.rowCount, columns: a.columnCount, largest: try Spectral.frobenius(a).upper)
  }

  /// The bound, widened by what an enclosure leaves open.
  func widened(by radius: Rational) -> Bound { Bound(name, amount + radius) }
}
