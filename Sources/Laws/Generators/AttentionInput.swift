import Exact
import PropertyTesting

/// What attention takes: a row a query, a key, a value.
struct AttentionInput: Sendable, CustomStringConvertible {
  var q: Matrix<Double>
  var k: Matrix<Double>
  var v: Matrix<Double>

  /// What a person reads.
  var description: String { "q = \(q), k = \(k), v = \(v)" }
}

/// Attention with a mask that leaves a key to every query.
struct MaskedAttentionInput: Sendable, CustomStringConvertible {
  var input: AttentionInput
  var mask: Matrix<Double>

  /// What a person reads.
  var description: String { "\(input), mask = \(mask)" }
}

/// How many queries, keys, columns of queries and columns of values.
struct AttentionSizes: Sendable {
  var queries: ClosedRange<Int> = 1...3
  var keys: ClosedRange<Int> = 1...4
  var columns: ClosedRange<Int> = 1...5
  var values: ClosedRange<Int> = 1...2
  /// Whether there are as many queries as keys.
  var isSquare = false
}

extension Generator where Value == AttentionInput {
  /// Queries and keys with scores that are whole, ordinary, of some hundreds, of some 10⁹, tiny, equal,
  /// nearly equal, or far apart; values that are whole, ordinary, of a large mean, of any scale, or
  /// nearly cancel.
  static func attention(_ sizes: AttentionSizes = AttentionSizes()) -> Generator {
    Generator { source throws(Stop) in
      let count = try Generator<Int>.integers(in: sizes.keys).draw(from: source)
      let queries =
        sizes.isSquare
        ? count : try Generator<Int>.integers(in: sizes.queries).draw(from: source)
      let width = try Generator<Int>.integers(in: sizes.columns).draw(from: source)
      let columns = try Generator<Int>.integers(in: sizes.values).draw(from: source)
      let pair = try Generator<([Double], [Double])>.scored(
        queries * width, count * width, width: width
      ).draw(from: source)
      let values = try Generator<[Double]>.values(count: count * columns).draw(from: source)
      return AttentionInput(
        q: Matrix(rowCount: queries, columnCount: width) { pair.0[$0 * width + $1] },
        k: Matrix(rowCount: count, columnCount: width) { pair.1[$0 * width + $1] },
        v: Matrix(rowCount: count, columnCount: columns) { values[$0 * columns + $1] })
    }
  }
}

extension Generator where Value == MaskedAttentionInput {
  /// Attention with masks that are any, or leave one key.
  static func maskedAttention(_ sizes: AttentionSizes = AttentionSizes()) -> Generator {
    Generator<AttentionInput>.attention(sizes).flatMap { input in
      let (rows, columns) = (input.q.rowCount, input.k.rowCount)
      return tuple(
        Generator<Int>.integers(in: 0...1).array(exactly: rows * columns),
        Generator<Int>.integers(in: 0...max(0, columns - 1)).array(exactly: rows)
      ).map { bits, kept in
        MaskedAttentionInput(
          input: input,
          mask: Matrix(rowCount: rows, columnCount: columns) {
            bits[$0 * columns + $1] == 1 || kept[$0] == $1 ? 1 : 0
          })
      }
    }
  }
}

extension Generator where Value == ([Double], [Double]) {
  /// Elements of queries and of keys.
  fileprivate static func scored(_ queries: Int, _ keys: Int, width: Int) -> Generator {
    func both(_ numbers: Generator<Double>) -> Generator {
      tuple(numbers.array(exactly: queries), numbers.array(exactly: keys))
    }
    let ordinary = both(.floats(in: -2...2))
    return .oneOf([
      both(.whole(magnitude: 3)), ordinary, both(.floats(in: -15...15)), both(.dyadicHalves),
      both(.floats(in: -4e4...4e4)), both(.atScale(-40 ... -20)),
      // All keys are equal, or neighbours.
      ordinary.map { q, k in (q, k.indices.map { k[$0 % width] }) },
      tuple(ordinary, Generator<Int>.integers(in: -2...2).array(exactly: keys)).map { pair, steps in
        (pair.0, pair.1.indices.map { pair.1[$0 % width].stepped(steps[$0]) })
      },
    ])
  }
}

extension Generator where Value == Double {
  /// Halves of whole numbers.
  fileprivate static var dyadicHalves: Generator { whole(magnitude: 12).map { $0 / 2 } }
}

extension Generator where Value == [Double] {
  fileprivate static func values(count: Int) -> Generator {
    .oneOf([
      Generator<Double>.whole().array(exactly: count),
      Generator<Double>.floats(in: -10...10).array(exactly: count),
      Generator<Double>.floats(in: -1...1).map { 1e8 + $0 }.array(exactly: count),
      Generator<Double>.atScale(-300...300).array(exactly: count), .cancelling(count: count),
    ])
  }
}
