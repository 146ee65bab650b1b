import Exact
import PropertyTesting

extension Generator where Value == Matrix<Double> {
  /// Tables of joint probabilities with the sum 1: any, independent, nearly independent, diagonal.
  public static func probabilityTables(
    rows: ClosedRange<Int> = 1...3, columns: ClosedRange<Int> = 1...3
  ) -> Generator {
    tuple(.integers(in: rows), .integers(in: columns)).flatMap { m, n in
      .oneOf([
        Generator<[Double]>.exactDistributions(exactly: m * n).map { entries in
          Matrix(rowCount: m, columnCount: n) { entries[$0 * n + $1] }
        },
        .independentTables(rows: m, columns: n), .nearlyIndependentTables(rows: m, columns: n),
        Generator<[Double]>.exactDistributions(exactly: Swift.min(m, n)).map { entries in
          Matrix(rowCount: m, columnCount: n) { $0 == $1 ? entries[$0] : 0 }
        },
      ])
    }
  }

  /// Tables whose sum need not be 1: doubles nearest to shares of whole weights, and those of
  /// `probabilityTables`.
  public static func roundedTables() -> Generator {
    .oneOf([
      tuple(Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3)).flatMap {
        m, n in
        Generator<[Double]>.roundedShares(count: m * n).map { entries in
          Matrix(rowCount: m, columnCount: n) { entries[$0 * n + $1] }
        }
      }, .probabilityTables(),
    ])
  }

  /// Outer products of multiples of 2⁻²⁰, which are multiples of 2⁻⁴⁰ and exact.
  public static func independentTables(rows: Int, columns: Int) -> Generator {
    tuple(
      .gridDistribution(count: rows, bits: 20), .gridDistribution(count: columns, bits: 20)
    ).map { r, c in Matrix(rowCount: rows, columnCount: columns) { r[$0] * c[$1] } }
  }

  /// Outer products with a multiple of 2⁻⁵³ moved around a rectangle, so that the marginals stay.
  public static func nearlyIndependentTables(rows: Int, columns: Int) -> Generator {
    guard rows > 1, columns > 1 else { return .independentTables(rows: rows, columns: columns) }
    return tuple(
      .independentTables(rows: rows, columns: columns),
      Generator<Int>.oneOf([.integers(in: 1...3), .integers(in: 4_000...90_000_000)]),
      Generator<Int>.integers(in: 1...rows - 1), Generator<Int>.integers(in: 1...columns - 1)
    ).map { table, steps, row, column in
      var table = table
      let amount = Swift.min(Double(steps) * 0x1p-53, table[0, column], table[row, 0])
      table[0, 0] += amount
      table[row, column] += amount
      table[0, column] -= amount
      table[row, 0] -= amount
      return table
    }
  }

  /// Stochastic matrices: a distribution of multiples of 2^−bits in each row.
  public static func stochasticMatrices(rows: Int, columns: Int, bits: Int = 10) -> Generator {
    Generator<[Double]>.gridDistribution(count: columns, bits: bits).array(exactly: rows).map {
      rows in Matrix(rowCount: rows.count, columnCount: columns) { rows[$0][$1] }
    }
  }
}

/// A table of joint probabilities as the probabilities of its rows, which are powers of two or 0, and
/// the distribution of the column given each row.
struct ConditionedTable: Sendable, CustomStringConvertible {
  /// The probabilities of the rows.
  let prior: [Double]
  /// The distributions given each row.
  let rows: Matrix<Double>

  /// The joint probabilities; products with powers of two are exact.
  var joint: Matrix<Double> {
    Matrix(rowCount: prior.count, columnCount: rows.columnCount) { prior[$0] * rows[$0, $1] }
  }

  /// The parts.
  var description: String { "prior \(prior), rows \(rows.rows)" }
}

extension Generator where Value == ConditionedTable {
  /// Tables of up to three rows and columns.
  static var conditionedTables: Generator {
    tuple(.integers(in: 1...3), .integers(in: 1...3)).flatMap { m, n in
      tuple(.powersOfTwo(count: m), .stochasticMatrices(rows: m, columns: n)).map {
        ConditionedTable(prior: $0, rows: $1)
      }
    }
  }
}
