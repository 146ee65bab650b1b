import Exact
import MathCore
import PropertyTesting

typealias CoreMatrix = MathCore.Matrix

extension CoreMatrix {
  /// The matrix of these elements, of which there are enough.
  init(filling elements: [Double], _ rowCount: Int, _ columnCount: Int) {
    do {
      try self.init(rowCount: rowCount, columnCount: columnCount, elements: elements)
    } catch {
      preconditionFailure(error.description)
    }
  }

  /// The matrix over the rationals.
  func exact() throws -> RationalMatrix {
    try RationalMatrix(rowCount: rowCount, columnCount: columnCount, elements: elements.exact())
  }
}

extension [Double] {
  /// The numbers as rationals.
  func exact() throws -> [Rational] { try map { try Rational($0) } }
}

extension RationalMatrix {
  /// The square of the Frobenius norm.
  var sumOfSquares: Rational { elements.reduce(.zero) { $0 + $1 * $1 } }

  /// The square of the Frobenius norm of I − M'M.
  func orthonormalityDefect() throws -> Rational {
    try (RationalMatrix.identity(columnCount) - transposed() * self).sumOfSquares
  }
}

/// Bounds of LAPACK's own tests: what they allow in units of max(m, n)·2⁻⁵², squared.
enum Ratio {
  /// The square of limit·max(m, n)·2⁻⁵².
  static func square(_ limit: Int, _ rowCount: Int, _ columnCount: Int) -> Rational {
    let size = Rational(limit * max(rowCount, columnCount, 1)).scaled(byTwoToThe: -52)
    return size * size
  }
}

extension Generator where Value == CoreMatrix {
  /// Matrices of shapes from 0 × 0 on, of small whole numbers (often of low rank) or of fractions
  /// with 20 bits, at scales up to 2^±950.
  static func matrices(
    rowCounts: ClosedRange<Int> = 0...5, columnCounts: ClosedRange<Int> = 0...5
  ) -> Generator {
    tuple(
      Generator<Int>.integers(in: rowCounts), Generator<Int>.integers(in: columnCounts),
      Generator<Int>.elements([0, 0, 300, -300, 950, -950]), Generator<Bool>.booleans
    ).flatMap { rowCount, columnCount, exponent, isCoarse in
      let reach = isCoarse ? 2 : 1 << 20
      let unit = Double(sign: .plus, exponent: isCoarse ? exponent : exponent - 20, significand: 1)
      return Generator<Int>.integers(in: -reach...reach).array(exactly: rowCount * columnCount)
        .map { numbers in
          let elements = numbers.map { Double($0) * unit }
          return CoreMatrix(filling: elements, rowCount, columnCount)
        }
    }
  }

  /// Square matrices.
  static func squareMatrices(sizes: ClosedRange<Int> = 0...5) -> Generator {
    Generator<Int>.integers(in: sizes).flatMap { size in
      matrices(rowCounts: size...size, columnCounts: size...size)
    }
  }
}
