import Exact
import PropertyTesting

extension Generator where Value == Double {
  /// Whole numbers up to 9, halves and quarters, and doubles between −2 and 2.
  static var spectralEntries: Generator {
    .frequency([
      (3, Generator<Int>.integers(in: -9...9).map { Double($0) }),
      (1, Generator<Int>.integers(in: -36...36).map { Double($0) / 4 }),
      (2, .floats(in: -2...2)),
    ])
  }

  /// Whole numbers up to 9.
  static var spectralWhole: Generator { Generator<Int>.integers(in: -9...9).map { Double($0) } }
}

extension Generator where Value == Matrix<Double> {
  /// Matrices of a shape.
  static func spectral(
    rows: Int, columns: Int, _ entries: Generator<Double> = .spectralWhole
  ) -> Generator {
    entries.array(exactly: rows * columns).map { elements in
      Matrix(rowCount: rows, columnCount: columns) { elements[$0 * columns + $1] }
    }
  }

  /// Matrices of all shapes in a range.
  static func spectral(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>,
    _ entries: Generator<Double> = .spectralEntries
  ) -> Generator {
    tuple(.integers(in: rows), .integers(in: columns)).flatMap { rows, columns in
      .spectral(rows: rows, columns: columns, entries)
    }
  }

  /// Square matrices of whole numbers.
  static func spectralSquare(
    _ sizes: ClosedRange<Int>, _ entries: Generator<Double> = .spectralWhole
  ) -> Generator {
    Generator<Int>.integers(in: sizes).flatMap {
      .spectral(rows: $0, columns: $0, entries)
    }
  }

  /// Matrices of whole numbers that are products through a smaller dimension.
  static func spectralDeficient(rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> Generator {
    tuple(.integers(in: rows), .integers(in: columns)).flatMap { rows, columns in
      Generator<Int>.integers(in: 0...max(0, min(rows, columns) - 1)).flatMap { inner in
        tuple(
          .spectral(rows: rows, columns: inner), .spectral(rows: inner, columns: columns)
        ).map { $0.spectralProduct($1) }
      }
    }
  }

  /// Matrices of small doubles and of low rank.
  static var spectralMatrices: Generator {
    .frequency([
      (3, .spectral(rows: 0...4, columns: 0...4)),
      (1, .spectralDeficient(rows: 1...4, columns: 1...4)),
    ])
  }

  /// Symmetric matrices.
  static func spectralSymmetric(_ entries: Generator<Double> = .spectralEntries) -> Generator {
    spectralSquare(0...4, entries).map { a in
      Matrix(rowCount: a.rowCount, columnCount: a.rowCount) { a[min($0, $1), max($0, $1)] }
    }
  }
}

extension Matrix<Double> {
  /// The product of small matrices of whole numbers, which is exact.
  func spectralProduct(_ other: Matrix<Double>) -> Matrix<Double> {
    Matrix(rowCount: rowCount, columnCount: other.columnCount) { row, column in
      (0..<columnCount).reduce(0) { $0 + self[row, $1] * other[$1, column] }
    }
  }
}

/// A matrix of whole numbers with singular values and vectors that are known exactly.
struct PlantedSingularValues: Sendable {
  /// The matrix.
  let matrix: Matrix<Double>
  /// Its singular values, descending; as many as the smaller dimension.
  let values: [Rational]
  /// The left singular vectors, in columns.
  let left: RationalMatrix
  /// The right singular vectors, in columns.
  let right: RationalMatrix

  /// The exact truncation to the k largest singular values.
  func truncation(_ k: Int) throws -> RationalMatrix {
    let kept = values.indices.map { $0 < k ? values[$0] : .zero }
    return try (try left * .diagonal(kept)) * right.transposed()
  }
}

extension PlantedSingularValues: CustomStringConvertible {
  /// The matrix and its singular values.
  var description: String { "\(matrix) with the singular values \(values)" }
}

/// A matrix of whole numbers with MᵀM = s²I.
struct ScaledOrthogonal: Sendable {
  /// Its rows.
  let rows: [[Double]]
  /// The scale s.
  let scale: Int

  /// The size.
  var size: Int { rows.count }
  /// The matrix.
  var matrix: Matrix<Double> {
    Matrix(rowCount: size, columnCount: size) { rows[$0][$1] }
  }

  /// Some of every size from 1 to 4: turns by Pythagorean triples, reflections by quadruples, and
  /// products of quaternions.
  static func all(of size: Int) -> [ScaledOrthogonal] {
    switch size {
    case 1: [ScaledOrthogonal(rows: [[-1]], scale: 1)]
    case 2:
      [
        ScaledOrthogonal(rows: [[0, 1], [1, 0]], scale: 1),
        ScaledOrthogonal(rows: [[3, 4], [-4, 3]], scale: 5),
        ScaledOrthogonal(rows: [[5, 12], [12, -5]], scale: 13),
      ]
    case 3:
      [
        ScaledOrthogonal(rows: [[0, 1, 0], [0, 0, 1], [1, 0, 0]], scale: 1),
        ScaledOrthogonal(rows: [[1, 2, 2], [2, 1, -2], [2, -2, 1]], scale: 3),
        ScaledOrthogonal(rows: [[2, 3, 6], [3, -6, 2], [6, 2, -3]], scale: 7),
      ]
    case 4:
      [
        ScaledOrthogonal(
          rows: [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]], scale: 2),
        ScaledOrthogonal(
          rows: [[1, -2, -2, -4], [2, 1, -4, 2], [2, 4, 1, -2], [4, -2, 2, 1]], scale: 5),
      ]
    default: []
    }
  }
}

extension Generator where Value == ScaledOrthogonal {
  /// Those of a size.
  static func scaledOrthogonal(_ size: Int) -> Generator {
    .elements(ScaledOrthogonal.all(of: size))
  }
}

extension Generator where Value == PlantedSingularValues {
  /// Matrices M₁·D·M₂ᵀ of all shapes from 1 × 1 to 4 × 4.
  static var plantedSingularValues: Generator {
    tuple(.integers(in: 1...4), .integers(in: 1...4)).flatMap { rows, columns in
      let count = min(rows, columns)
      return tuple(
        .scaledOrthogonal(rows), .scaledOrthogonal(columns),
        Generator<Int>.integers(in: 0...9).array(exactly: count)
      ).map { left, right, drawn in
        let values = drawn.sorted(by: >)
        let middle = Matrix<Double>(rowCount: rows, columnCount: columns) {
          $0 == $1 ? Double(values[$0]) : 0
        }
        let scale = left.scale * right.scale
        let turned = right.matrix.transposed()
        return PlantedSingularValues(
          matrix: left.matrix.spectralProduct(middle).spectralProduct(turned),
          values: values.map { Rational($0 * scale) },
          left: left.unit(columns: count), right: right.unit(columns: count))
      }
    }
  }
}

extension ScaledOrthogonal {
  /// The first columns, divided by the scale.
  fileprivate func unit(columns: Int) -> RationalMatrix {
    RationalMatrix(rowCount: size, columnCount: columns) { row, column in
      (try? Rational(Integer(Int(rows[row][column])), over: Integer(scale))) ?? .zero
    }
  }
}
