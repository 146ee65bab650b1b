import Exact
import MathCore
import PropertyTesting

/// Matrices that exact decisions are tried on, drawn from a seed.
struct SampleMatrices {
  private var random: Random

  init(seed: UInt64) { random = Random(seed: seed) }

  /// A number from 0 up to a bound.
  mutating func count(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  /// A double with all bits in use, about 2^exponent in magnitude.
  mutating func double(exponent: Int = 0) -> Double {
    let bits = random.next()
    let magnitude = Double(
      sign: .plus, exponent: exponent, significand: 1 + Double(bits >> 12) * 0x1p-52)
    return bits & 1 == 0 ? magnitude : -magnitude
  }

  /// A small whole number.
  mutating func whole(below bound: Int) -> Double {
    Double(count(below: 2 * bound - 1) - bound + 1)
  }

  /// Whole numbers, most of them small.
  mutating func wholeMatrix(_ rows: Int, _ columns: Int) throws -> MathCore.Matrix {
    try MathCore.Matrix(
      rowCount: rows, columnCount: columns,
      elements: (0..<rows * columns).map { _ in whole(below: 6) })
  }

  /// Doubles with exponents between 0 and −spread.
  mutating func matrix(_ rows: Int, _ columns: Int, spread: Int = 3) throws -> MathCore.Matrix {
    try MathCore.Matrix(
      rowCount: rows, columnCount: columns,
      elements: (0..<rows * columns).map { _ in double(exponent: -count(below: spread + 1)) })
  }

  /// A matrix of whole numbers with a rank that is not full, as a rule.
  mutating func deficient(_ rows: Int, _ columns: Int) throws -> MathCore.Matrix {
    let rank = count(below: min(rows, columns))
    let left = try wholeMatrix(rows, rank)
    let right = try wholeMatrix(rank, columns)
    let product = try left.rationals * right.rationals
    return try MathCore.Matrix(
      rowCount: rows, columnCount: columns, elements: product.elements.map { $0.roundedToDouble() })
  }

  /// A matrix with rows and columns multiplied by powers of two anywhere in the range of doubles.
  mutating func graded(_ rows: Int, _ columns: Int) throws -> MathCore.Matrix {
    let r = (0..<rows).map { _ in count(below: 900) - 450 }
    let c = (0..<columns).map { _ in count(below: 900) - 450 }
    var elements: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns { elements.append(double(exponent: r[row] + c[column])) }
    }
    return try MathCore.Matrix(rowCount: rows, columnCount: columns, elements: elements)
  }

  /// A matrix of each kind.
  mutating func any(_ rows: Int, _ columns: Int) throws -> MathCore.Matrix {
    switch count(below: 5) {
    case 0: try wholeMatrix(rows, columns)
    case 1: try matrix(rows, columns)
    case 2:
      rows == 0 || columns == 0 ? try wholeMatrix(rows, columns) : try deficient(rows, columns)
    case 3: try graded(rows, columns)
    default: try matrix(rows, columns, spread: 1000)
    }
  }
}

extension MathCore.Matrix {
  /// The same numbers as rationals.
  var rationals: RationalMatrix {
    get throws {
      let numbers = try elements.map { try Rational($0) }
      return RationalMatrix(rowCount: rowCount, columnCount: columnCount) {
        numbers[$0 * columnCount + $1]
      }
    }
  }
}

/// The Hilbert matrix with its entries rounded to doubles.
func hilbert(_ size: Int) throws -> MathCore.Matrix {
  try MathCore.Matrix(
    rows: (0..<size).map { i in (0..<size).map { j in 1 / Double(i + j + 1) } })
}
