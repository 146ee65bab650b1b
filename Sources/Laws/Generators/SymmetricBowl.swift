import Exact
import PropertyTesting

/// A symmetric matrix with a vector, a start and a learning rate, at any scale.
struct SymmetricBowl: Sendable, CustomStringConvertible {
  /// The matrix.
  let a: Matrix<Double>
  /// The vector b.
  let b: [Double]
  /// The start.
  let start: [Double]
  /// The learning rate.
  let eta: Double
  /// The momentum.
  let mu: Double

  /// What a person reads.
  var description: String { "A = \(a), b = \(b), x0 = \(start), η = \(eta), μ = \(mu)" }
}

extension Generator where Value == SymmetricBowl {
  /// Symmetric matrices, definite or not, with entries of every scale.
  static var symmetricBowls: Generator { symmetric { .structuredVectors(exactly: $0) } }

  /// Symmetric matrices with entries of moderate scale.
  static var moderateBowls: Generator {
    symmetric { .moderateVectors(count: $0...$0) }
  }

  /// Symmetric matrices of whole numbers.
  static var wholeBowls: Generator { symmetric { .wholeVectors(count: $0...$0) } }

  private static func symmetric(
    _ entries: @escaping @Sendable (Int) -> Generator<[Double]>
  ) -> Generator {
    Generator<Int>.integers(in: 0...3).flatMap { n in
      tuple(
        entries(n * n), entries(n), entries(n), .learningRates, .elements([0, 0.5, 0.9, 1])
      ).map { matrix, b, start, eta, mu in
        SymmetricBowl(
          a: Matrix(rowCount: n, columnCount: n) { matrix[min($0, $1) * n + max($0, $1)] },
          b: b, start: start, eta: eta, mu: mu)
      }
    }
  }
}
