import Exact
import PropertyTesting

/// A table of several variables.
struct JointTensor: Sendable {
  let shape: [Int]
  /// The weights, the last variable first.
  let weights: [Double]

  /// The weights as a tensor.
  func joint() throws -> Tensor<Double> { try Tensor(shape: shape, elements: weights) }
}

extension Generator where Value == Matrix<Double> {
  /// Joint distributions, the sums of which need not be 1 exactly.
  static var anyJointTables: Generator {
    .oneOf([
      .probabilityTables(rows: 1...4, columns: 1...4),
      tuple(Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...4)).flatMap {
        rows, columns in
        Generator<[Double]>.distributions(exactly: rows * columns).map { $0.table(rows, columns) }
      },
    ])
  }

  /// Weights of any sum: exact outer products at any scale, such with one entry a unit in the last
  /// place off, whole ones, and any.
  static var weightTables: Generator {
    tuple(Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...4)).flatMap {
      rows, columns in
      let small = Generator<Int>.integers(in: 0...2).map { Double($0) }
      return Generator<[Double]>.oneOf([
        small.array(exactly: rows * columns), .outerProducts(rows, columns),
        .nearOuterProducts(rows, columns),
        Generator<Double>.floats(in: 0...1).array(exactly: rows * columns),
      ]).filter { $0.contains { $0 > 0 } }.map { $0.table(rows, columns) }
    }
  }
}

extension [Double] {
  /// The table of these entries, row by row.
  fileprivate func table(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    Matrix(rowCount: rows, columnCount: columns) { self[$0 * columns + $1] }
  }
}

extension Generator where Value == [Double] {
  /// The entries of an outer product of whole numbers below 2²⁶, which is exact, with rows and columns
  /// scaled by powers of two: products of two entries may be beyond the doubles on either side.
  fileprivate static func outerProducts(_ rows: Int, _ columns: Int) -> Generator {
    let weights = Generator<Int>.oneOf([.integers(in: 0...9), .integers(in: 0...(1 << 26) - 1)])
    let scales = Generator<Int>.elements([0, 0, 0, 1, -500, 480])
    return tuple(
      weights.array(exactly: rows), weights.array(exactly: columns), scales.array(exactly: rows),
      scales.array(exactly: columns)
    ).map { left, right, up, across in
      left.indices.flatMap { row in
        right.indices.map { column in
          Double(
            sign: .plus, exponent: up[row] + across[column],
            significand: Double(left[row] * right[column]))
        }
      }
    }
  }

  /// Outer products with one entry moved by a unit or two in its last place.
  fileprivate static func nearOuterProducts(_ rows: Int, _ columns: Int) -> Generator {
    tuple(
      .outerProducts(rows, columns), Generator<Int>.integers(in: 0...rows * columns - 1),
      Generator<Int>.integers(in: 1...2)
    ).map { elements, place, steps in
      elements.indices.map { $0 == place ? elements[$0].stepped(steps) : elements[$0] }
    }
  }
}

extension Generator where Value == JointTensor {
  /// Joint distributions of one to three variables with up to three values each.
  static var jointTensors: Generator {
    Generator<Int>.integers(in: 1...3).array(count: 1...3).flatMap { shape in
      Generator<[Double]>.distributions(exactly: shape.reduce(1, *)).map {
        JointTensor(shape: shape, weights: $0)
      }
    }
  }

  /// Weights of three variables whose slices at each value of the third are tables of weights.
  static var weightTensors: Generator {
    tuple(
      Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3),
      Generator<Int>.integers(in: 1...3)
    ).flatMap { rows, columns, depth in
      Generator<[Double]>.oneOf([
        .outerProducts(rows, columns), .outerProducts(rows, columns),
        .nearOuterProducts(rows, columns),
      ]).array(exactly: depth).map { slices in
        JointTensor(
          shape: [rows, columns, depth],
          weights: (0..<rows * columns).flatMap { place in slices.map { $0[place] } })
      }
    }.filter { $0.weights.contains { $0 > 0 } }
  }
}
