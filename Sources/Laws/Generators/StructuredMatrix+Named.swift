import Exact

extension StructuredMatrix {
  /// A multiple d of an orthogonal matrix Q: M'M = d² I, so M⁻¹ = M'/d², and every singular value
  /// is d.
  static func orthogonal(_ multiple: WholeMatrix.Orthogonal) -> StructuredMatrix {
    let n = multiple.matrix.rowCount
    var result = StructuredMatrix(.orthogonal, multiple.matrix.asDoubles)
    result.rank = n
    let square = Rational(multiple.factor) * Rational(multiple.factor)
    result.inverse = multiple.matrix.transposed().asRationals.map { (try? $0 / square) ?? .zero }
    result.singularValues = Array(repeating: Rational(multiple.factor), count: n)
    // A Cayley transform has determinant 1, and each exchange of rows changes the sign.
    result.determinant = (0..<n).reduce(Rational(multiple.isOdd ? -1 : 1)) { product, _ in
      product * Rational(multiple.factor)
    }
    return result
  }

  /// The matrix with a one in row i at column `order[i]`.
  static func permutation(_ order: [Int]) -> StructuredMatrix {
    let n = order.count
    let whole = Matrix(rowCount: n, columnCount: n) { order[$0] == $1 ? 1 : 0 }
    var result = StructuredMatrix(.permutation, whole.asDoubles)
    result.rank = n
    result.inverse = whole.transposed().asRationals
    result.singularValues = Array(repeating: .one, count: n)
    result.determinant = Rational(WholeMatrix.isOdd(order) ? -1 : 1)
    return result
  }

  /// The Hilbert matrix of a size up to 12, whose entries 1/(i + j + 1) are multiplied by their least
  /// common denominator, so that they are whole and below 2⁵³.
  ///
  /// Its inverse is known (Choi, Tricks or treats with the Hilbert matrix, 1983): entry (i, j) counted
  /// from 1 is (−1)^(i+j) (i+j−1) C(n+i−1, n−j) C(n+j−1, n−i) C(i+j−2, i−1)².
  static func hilbert(_ size: Int) -> StructuredMatrix {
    let n = min(max(0, size), 12)
    let multiple = (1..<max(2 * n, 2)).reduce(1) { $0 / WholeMatrix.divisor($0, $1) * $1 }
    let whole = Matrix(rowCount: n, columnCount: n) { multiple / ($0 + $1 + 1) }
    var result = StructuredMatrix(.hilbert, whole.asDoubles)
    result.rank = n
    result.inverse = Matrix(rowCount: n, columnCount: n) { row, column in
      let (i, j) = (row + 1, column + 1)
      let middle = binomial(i + j - 2, i - 1)
      let size =
        Rational(i + j - 1) * binomial(n + i - 1, n - j) * binomial(n + j - 1, n - i) * middle
        * middle
      let entry = (try? size / Rational(multiple)) ?? .zero
      return (i + j).isMultiple(of: 2) ? entry : -entry
    }
    return result
  }

  private static func binomial(_ n: Int, _ k: Int) -> Rational {
    (0..<max(0, k)).reduce(.one) { (try? $0 * Rational(n - $1) / Rational($1 + 1)) ?? .zero }
  }
}
