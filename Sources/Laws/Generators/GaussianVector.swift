import Exact
import PropertyTesting

/// A vector, and the mean and the covariance of a multivariate Gaussian.
struct GaussianVector: Sendable {
  let x: [Double]
  let mean: [Double]
  let covariance: Matrix<Double>
  /// L with covariance LL' and a positive diagonal.
  let factor: Matrix<Double>
}

extension Generator where Value == GaussianVector {
  /// Covariances LL' of whole triangular L, with rows and columns scaled by powers of two, and
  /// vectors of that scale.
  ///
  /// The diagonal of L is 1 to 3 and the rest at most 2 in magnitude, so that the covariance is
  /// positive definite, and its condition, apart from the scales, moderate.
  static func gaussianVectors(
    count: ClosedRange<Int> = 1...4, scales: ClosedRange<Int> = 0...0
  ) -> Generator {
    Generator { source throws(Stop) in
      let n = try Generator<Int>.integers(in: count).draw(from: source)
      func whole(_ range: ClosedRange<Int>, _ count: Int) throws(Stop) -> [Int] {
        try Generator<Int>.integers(in: range).array(exactly: count).draw(from: source)
      }
      let (entries, diagonal) = (try whole(-2...2, n * n), try whole(1...3, n))
      let powers = try whole(scales, n).map {
        Double(sign: .plus, exponent: $0, significand: 1)
      }
      let (steps, centers) = (try whole(-30...30, n), try whole(-9...9, n))
      let lower = Matrix(rowCount: n, columnCount: n) { row, column -> Int in
        row == column ? diagonal[row] : row > column ? entries[row * n + column] : 0
      }
      let square = lower * lower.transposed()
      let mean = zip(centers, powers).map { Double($0) * $1 }
      return GaussianVector(
        x: (0..<n).map { mean[$0] + Double(steps[$0]) / 4 * powers[$0] }, mean: mean,
        covariance: Matrix(rowCount: n, columnCount: n) { row, column -> Double in
          Double(square[row, column]) * powers[row] * powers[column]
        },
        factor: Matrix(rowCount: n, columnCount: n) { row, column -> Double in
          Double(lower[row, column]) * powers[row]
        })
    }
  }

  /// Covariances that differ by one unit in the last place from ones that are only semi-definite.
  static var nearlyFlatGaussians: Generator {
    tuple(
      Generator<Double>.floats(in: 1...2), Generator<Int>.integers(in: 1...4),
      Generator<Int>.integers(in: -9...9).array(exactly: 2)
    ).map { value, steps, x in
      let other = value.stepped(steps)
      return GaussianVector(
        x: x.map { Double($0) }, mean: [0, 0],
        covariance: Matrix(rowCount: 2, columnCount: 2) { $0 == 1 && $1 == 1 ? other : value },
        factor: Matrix(rowCount: 0, columnCount: 0) { _, _ in 0 })
    }
  }
}

/// A symmetric matrix, as a covariance that may be none.
struct CovarianceCandidate: Sendable {
  let matrix: Matrix<Double>
}

extension Generator where Value == CovarianceCandidate {
  /// Symmetric matrices, definite, semi-definite, indefinite, or near to the edge between them.
  static var covarianceCandidates: Generator {
    let small = Generator<Int>.integers(in: 1...3)
    return Generator<Matrix<Double>>.oneOf([
      // A sum of fewer outer products than there are rows, or of as many.
      tuple(small, small).flatMap { n, rank in
        Generator<Int>.integers(in: -2...2).array(exactly: n * rank).map { entries in
          let a = Matrix(rowCount: n, columnCount: rank) { entries[$0 * rank + $1] }
          return (a * a.transposed()).asDoubles
        }
      },
      // Any whole entries.
      small.flatMap { n in
        Generator<Int>.integers(in: -3...4).array(exactly: n * n).map { entries in
          Matrix(rowCount: n, columnCount: n) { Double(entries[min($0, $1) * n + max($0, $1)]) }
        }
      },
      // Two variables whose correlation is 1 but for a unit in the last place, at any scale.
      tuple(
        Generator<Double>.floats(in: 1...2), Generator<Int>.integers(in: -1...1),
        Generator<Int>.elements([0, 0, -540, 500])
      ).map { value, steps, exponent in
        let scale = Double(sign: .plus, exponent: exponent, significand: 1)
        let last = value.stepped(steps) * scale
        return Matrix(rowCount: 2, columnCount: 2) {
          $0 == 1 && $1 == 1 ? last : value * scale
        }
      },
    ]).map { CovarianceCandidate(matrix: $0) }
  }
}
