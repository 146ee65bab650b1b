import Exact
import PropertyTesting

/// What InfoNCE takes: row i of a goes with row i of b.
struct PairInput: Sendable, CustomStringConvertible {
  let a: Matrix<Double>
  let b: Matrix<Double>
  let temperature: Double

  /// What a person reads.
  var description: String { "a = \(a), b = \(b), temperature = \(temperature)" }
}

extension Generator where Value == PairInput {
  /// Up to four pairs that have nothing to do with each other, are nearly equal, or are of all scales.
  static var pairs: Generator {
    tuple(
      Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...4),
      Generator<Double>.elements([1, 0.5, 0.1, 0.07, 2, 0.01, 10])
    ).flatMap { rows, columns, temperature in
      let count = rows * columns
      let ordinary = Generator<Double>.floats(in: -2...2).array(exactly: count)
      let numbers: Generator<([Double], [Double])> = .oneOf([
        tuple(
          Generator<Double>.whole(magnitude: 3).array(exactly: count),
          Generator<Double>.whole(magnitude: 3).array(exactly: count)
        ).map { ($0, $1) },
        tuple(ordinary, ordinary).map { ($0, $1) },
        tuple(ordinary, Generator<Int>.integers(in: -3...3).array(exactly: count)).map { a, steps in
          (a, zip(a, steps).map { $0.stepped($1) })
        },
        tuple(
          Generator<Double>.atScale(-200...200).array(exactly: count),
          Generator<Double>.atScale(-3...3).array(exactly: count)
        ).map { ($0, $1) },
      ])
      return numbers.map { a, b in
        func rowsWithLength(_ elements: [Double]) -> Matrix<Double> {
          // A row of zeros has no direction: its first element becomes 1.
          Matrix(rowCount: rows, columnCount: columns) { row, column in
            let own = elements[row * columns..<(row + 1) * columns]
            return column == 0 && own.allSatisfy { $0 == 0 } ? 1 : elements[row * columns + column]
          }
        }
        return PairInput(a: rowsWithLength(a), b: rowsWithLength(b), temperature: temperature)
      }
    }
  }
}
