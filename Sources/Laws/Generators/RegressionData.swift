import Exact
import PropertyTesting

/// Examples of an affine model ŷ = w·x + b: a row of x an example.
struct RegressionData: Sendable, CustomStringConvertible {
  /// The examples.
  let x: Matrix<Double>
  /// The targets.
  let y: [Double]
  /// The weights.
  let w: [Double]
  /// The offset.
  let b: Double

  /// What a person reads.
  var description: String { "x = \(x), y = \(y), w = \(w), b = \(b)" }
}

extension Generator where Value == RegressionData {
  /// Tiny data sets of whole numbers, dyadic numbers or doubles of moderate size.
  static func regressionData(
    examples: ClosedRange<Int> = 1...4, features: ClosedRange<Int> = 0...3
  ) -> Generator {
    tuple(.integers(in: examples), .integers(in: features)).flatMap { n, p in
      let count = n * p + n + p + 1
      let entries: Generator<[Double]> = .oneOf([
        .wholeVectors(count: count...count), .moderateVectors(count: count...count),
        Generator<Double>.atScale(-150...150).array(exactly: count),
        // Residuals that nearly cancel.
        .cancelling(count: count),
      ])
      return entries.map { entries in
        RegressionData(
          x: Matrix(rowCount: n, columnCount: p) { entries[$0 * p + $1] },
          y: Array(entries[n * p..<n * p + n]), w: Array(entries[n * p + n..<count - 1]),
          b: entries[count - 1])
      }
    }
  }

  /// Tiny data sets of whole numbers.
  static func wholeRegressionData(
    examples: ClosedRange<Int>, features: ClosedRange<Int>, magnitude: Int = 9
  ) -> Generator {
    tuple(.integers(in: examples), .integers(in: features)).flatMap { n, p in
      let count = n * p + n + p + 1
      return Generator<[Double]>.wholeVectors(count: count...count, magnitude: magnitude).map {
        entries in
        RegressionData(
          x: Matrix(rowCount: n, columnCount: p) { entries[$0 * p + $1] },
          y: Array(entries[n * p..<n * p + n]), w: Array(entries[n * p + n..<count - 1]),
          b: entries[count - 1])
      }
    }
  }
}
