import Exact
import PropertyTesting

/// A matrix of whole numbers H₁H₂·D·H₃ with a diagonal D and reflections H = 8I − vv', where v has 16
/// entries ±1 and zeros beside them, so that H² = 64I and det H = −8ⁿ.
///
/// What is asked of it is known without elimination, so that large ones cost little.
struct ReflectedDiagonal: Sendable, CustomStringConvertible {
  /// The matrix, with entries of at most 2⁹ times the largest of the diagonal.
  let matrix: Matrix<Double>
  /// The diagonal of D, which has the shape of the matrix.
  let diagonal: [Int]

  /// The matrix with this diagonal; the reflections are given by v, two for the columns and one for the
  /// rows.
  init(_ diagonal: [Int], left: [[Int]], right: [Int]) {
    self.diagonal = diagonal
    let (m, n) = (left.first?.count ?? 0, right.count)
    let start = Matrix(rowCount: m, columnCount: n) { $0 == $1 ? diagonal[$0] : 0 }
    let columns = left.reversed().reduce(start) { $0.reflectingColumns($1) }
    matrix = columns.transposed().reflectingColumns(right).transposed().asDoubles
  }

  /// The singular values, descending.
  var singularValues: [Rational] {
    diagonal.map(\.magnitude).sorted(by: >).map { Rational(Int($0)).scaled(byTwoToThe: 9) }
  }

  /// The determinant of a square one.
  var determinant: Rational {
    -diagonal.reduce(.one) { $0 * Rational($1) }.scaled(byTwoToThe: 9 * diagonal.count)
  }

  /// The rows.
  var description: String { "\(matrix.rows)" }
}

extension Matrix<Int> {
  /// (8I − vv')·A.
  fileprivate func reflectingColumns(_ v: [Int]) -> Self {
    let row = (0..<columnCount).map { column in
      (0..<rowCount).reduce(0) { $0 + v[$1] * self[$1, column] }
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount) {
      8 * self[$0, $1] - v[$0] * row[$1]
    }
  }
}

extension Generator where Value == ReflectedDiagonal {
  /// Square ones, of sizes from 16 on.
  static func reflectedDiagonals(
    sizes: ClosedRange<Int>, magnitudes: ClosedRange<Int>
  ) -> Generator {
    Generator<Int>.integers(in: sizes).flatMap {
      .reflectedDiagonals(rows: $0, columns: $0, magnitudes: magnitudes)
    }
  }

  /// Those of a shape, with at least 16 rows and columns, and magnitudes of the diagonal in a range.
  static func reflectedDiagonals(
    rows: Int, columns: Int, magnitudes: ClosedRange<Int>
  ) -> Generator {
    let entries = tuple(.integers(in: magnitudes), Generator<Bool>.booleans).map { $1 ? -$0 : $0 }
    return tuple(
      entries.array(exactly: min(rows, columns)), reflection(rows), reflection(rows),
      reflection(columns)
    ).map { ReflectedDiagonal($0, left: [$1, $2], right: $3) }
  }

  /// Vectors with 16 entries ±1 and zeros beside them.
  private static func reflection(_ count: Int) -> Generator<[Int]> {
    tuple(
      Generator<[Int]>.permutations(of: Array(0..<count)),
      Generator<Bool>.booleans.array(exactly: 16)
    ).map { order, signs in
      var v = [Int](repeating: 0, count: count)
      for (place, sign) in zip(order, signs) { v[place] = sign ? 1 : -1 }
      return v
    }
  }
}
