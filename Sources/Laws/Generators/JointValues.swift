import Exact
import PropertyTesting
import Reference

/// Two variables with a table of joint probabilities: the row has the values x, the column y.
struct JointValues: Sendable, CustomStringConvertible {
  /// The values of the rows.
  let x: [Double]
  /// Those of the columns.
  let y: [Double]
  /// The probabilities, of the sum 1.
  let joint: Matrix<Double>

  /// A function of both at each entry of the table, row by row.
  func values(_ function: (Double, Double) -> Double) -> [Double] {
    x.flatMap { x in y.map { function(x, $0) } }
  }

  /// Expectations, variances and covariance, exactly.
  func exactMoments() throws -> ExactMoments {
    let p = try joint.rationals()
    let (x, y) = (try x.rationals(), try y.rationals())
    var (meanX, meanY) = (Rational.zero, Rational.zero)
    for i in x.indices {
      for j in y.indices {
        meanX += p[i, j] * x[i]
        meanY += p[i, j] * y[j]
      }
    }
    var (first, second, both) = (Rational.zero, Rational.zero, Rational.zero)
    for i in x.indices {
      for j in y.indices {
        let (dx, dy) = (x[i] - meanX, y[j] - meanY)
        first += p[i, j] * dx * dx
        second += p[i, j] * dy * dy
        both += p[i, j] * dx * dy
      }
    }
    return ExactMoments(
      meanX: meanX, meanY: meanY, varianceX: first, varianceY: second, covariance: both)
  }

  /// The parts.
  var description: String { "x = \(x), y = \(y), joint \(joint.rows)" }
}

/// The first and second moments of two variables.
struct ExactMoments: Sendable {
  let meanX: Rational
  let meanY: Rational
  let varianceX: Rational
  let varianceY: Rational
  let covariance: Rational
}

extension Generator where Value == JointValues {
  /// Whole values about 0 or 10⁶ with any table.
  static var jointValues: Generator {
    Generator<Matrix<Double>>.probabilityTables().withWholeValues
  }

  /// Whole values with an outer product of distributions.
  static var independentValues: Generator {
    tuple(Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3)).flatMap {
      Generator<Matrix<Double>>.independentTables(rows: $0, columns: $1).withWholeValues
    }
  }
}

extension Generator where Value == Matrix<Double> {
  fileprivate var withWholeValues: Generator<JointValues> {
    flatMap { joint in
      tuple(
        Generator<[Double]>.wholeVectors(count: joint.rowCount...joint.rowCount),
        Generator<[Double]>.wholeVectors(count: joint.columnCount...joint.columnCount),
        Generator<Double>.elements([0, 0, 1e6])
      ).map { x, y, center in
        JointValues(x: x.map { center + $0 }, y: y, joint: joint)
      }
    }
  }
}
