import Exact
import PropertyTesting

/// Matrices of whole numbers, of which structured ones are made.
enum WholeMatrix {
  /// A whole multiple of an orthogonal matrix.
  struct Orthogonal {
    let matrix: Matrix<Int>
    /// What the orthogonal matrix is multiplied by.
    let factor: Int
    /// Whether its determinant is negative.
    let isOdd: Bool
  }

  /// m × r with ones on the diagonal, zeros above, and whole numbers up to 3 in magnitude below.
  static func trapezoidal(_ m: Int, _ r: Int, _ source: Source) throws(Stop) -> Matrix<Int> {
    let entries = try Generator<Int>.integers(in: -3...3).array(exactly: m * r).draw(from: source)
    return Matrix(rowCount: m, columnCount: r) {
      $0 == $1 ? 1 : $0 < $1 ? 0 : entries[$0 * r + $1]
    }
  }

  /// The Cayley transform (I − S)(I + S)⁻¹ of a skew matrix S over {−1, 0, 1}, times the common
  /// denominator of its entries, with its rows permuted.
  static func orthogonal(_ n: Int, _ source: Source) throws(Stop) -> Orthogonal {
    let entries = try Generator<Int>.integers(in: -1...1).array(exactly: n * n).draw(from: source)
    let order = try Generator<[Int]>.permutations(of: Array(0..<n)).draw(from: source)
    let skew = RationalMatrix(rowCount: n, columnCount: n) {
      $0 == $1 ? .zero : Rational($0 < $1 ? entries[$0 * n + $1] : -entries[$1 * n + $0])
    }
    // I + S is never singular: x'(I + S)x = x'x.
    let identity = RationalMatrix.identity(n)
    let cayley = (try? (identity - skew) * (identity + skew).inverse()) ?? identity
    let denominator = cayley.elements.map(\.denominator).reduce(.one, Integer.leastCommonMultiple)
    let multiple = cayley.map { ($0 * Rational(denominator)).numerator.asInt ?? 0 }
    return Orthogonal(
      matrix: multiple.permutingRows(order), factor: denominator.asInt ?? 0, isOdd: isOdd(order))
  }

  /// Whether a permutation is odd: whether it has an odd number of inversions.
  static func isOdd(_ order: [Int]) -> Bool {
    var inversions = 0
    for i in order.indices { inversions += order[..<i].count { $0 > order[i] } }
    return !inversions.isMultiple(of: 2)
  }

  /// The greatest common divisor of two positive numbers.
  static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}

extension Matrix<Int> {
  /// The product; entries stay far below 2⁵³ where structured matrices are made.
  static func * (a: Self, b: Self) -> Self {
    Matrix(rowCount: a.rowCount, columnCount: b.columnCount) { row, column in
      (0..<a.columnCount).reduce(0) { $0 &+ a[row, $1] &* b[$1, column] }
    }
  }

  var asDoubles: Matrix<Double> { map { Double($0) } }
  var asRationals: RationalMatrix { map { Rational($0) } }

  /// The inverse of a triangular matrix with ones on the diagonal: I − N + N² − …, with N its part
  /// off the diagonal.
  var unitTriangularInverse: Matrix<Int> {
    let identity = Matrix(rowCount: rowCount, columnCount: rowCount) { $0 == $1 ? 1 : 0 }
    var sum = identity
    // Horner's rule: sum ← I − N·sum, as often as N has powers that are not zero.
    for _ in 0..<rowCount {
      let product = self * sum
      sum = Matrix(rowCount: rowCount, columnCount: rowCount) {
        identity[$0, $1] - product[$0, $1] + sum[$0, $1]
      }
    }
    return sum
  }
}
