import Exact
import PropertyTesting

/// What layer, RMS and batch norm take: a row an example.
struct NormalisationInput: Sendable, CustomStringConvertible {
  /// The examples.
  var x: Matrix<Double>
  /// The gains and biases.
  var gain: [Double], bias: [Double]
  /// The ε under the root.
  var epsilon: Double
  /// The gradient of the output.
  var g: Matrix<Double>

  /// What a person reads.
  var description: String {
    "x = \(x), gain = \(gain), bias = \(bias), epsilon = \(epsilon), g = \(g)"
  }
}

extension Generator where Value == [Double] {
  /// Rows at which norms go wrong: whole ones, ordinary ones, a mean that is large beside the
  /// deviation, neighbours of one double, two magnitudes, and pairs that nearly cancel.
  static func normalisedRows(exactly count: Int) -> Generator {
    .oneOf([
      Generator<Double>.whole().array(exactly: count),
      Generator<Double>.floats(in: -1e3...1e3).array(exactly: count),
      Generator<Double>.dyadic.array(exactly: count),
      tuple(
        Generator<Double>.elements([1e4, 1e8, -1e8, 0x1p40]),
        Generator<Double>.oneOf([.whole(), .floats(in: -1...1)]).array(exactly: count)
      ).map { base, values in values.map { base + $0 } },
      tuple(
        Generator<Double>.atScale(-5...7), Generator<Int>.integers(in: -3...3).array(exactly: count)
      ).map { base, steps in steps.map { base.stepped($0) } },
      .repeating(count: count), .cancelling(count: count),
    ])
  }
}

extension Generator where Value == Double {
  /// What is added to variances: 0, the usual numbers, and a large one.
  static var epsilons: Generator {
    .elements([0, 1e-5, 1e-12, 1e-3, 1, 0.5, 0x1p-60])
  }
}

extension Generator where Value == NormalisationInput {
  /// Examples with rows, or columns, at which norms go wrong.
  static func normalisations(
    rows: ClosedRange<Int> = 1...3, columns: ClosedRange<Int> = 1...5, byColumns: Bool = false
  ) -> Generator {
    Generator { source throws(Stop) in
      let rowCount = try Generator<Int>.integers(in: rows).draw(from: source)
      let columnCount = try Generator<Int>.integers(in: columns).draw(from: source)
      let (outer, inner) = byColumns ? (columnCount, rowCount) : (rowCount, columnCount)
      var lists: [[Double]] = []
      for _ in 0..<outer {
        lists.append(
          try Generator<[Double]>.normalisedRows(exactly: inner).draw(from: source))
      }
      let factors: Generator<Double> = .oneOf([
        .just(1), .whole(), .floats(in: -10...10), .atScale(-30...30),
      ])
      let numbers: Generator<Double> = .oneOf([.whole(), .floats(in: -10...10)])
      return NormalisationInput(
        x: Matrix(rowCount: rowCount, columnCount: columnCount) {
          byColumns ? lists[$1][$0] : lists[$0][$1]
        },
        gain: try factors.array(exactly: columnCount).draw(from: source),
        bias: try numbers.array(exactly: columnCount).draw(from: source),
        epsilon: try Generator<Double>.epsilons.draw(from: source),
        g: try Generator<Matrix<Double>>.matrices(
          rowCount: rowCount, columnCount: columnCount,
          of: Generator<Bool>.booleans.draw(from: source) ? .moderate : .whole()
        ).draw(from: source))
    }
  }
}

extension NormalisationInput {
  /// The rows, normalised exactly; the law says nothing of a row without variance where ε = 0.
  func rows(isCentred: Bool = true) throws -> [EnclosedNorm] { try norms(x.rows, isCentred) }

  /// The columns, normalised exactly.
  func columns() throws -> [EnclosedNorm] { try norms(x.columns, true) }

  private func norms(_ lists: [[Double]], _ isCentred: Bool) throws -> [EnclosedNorm] {
    for list in lists {
      try assume(epsilon > 0 || list.contains { isCentred ? $0 != list[0] : $0 != 0 })
    }
    return try lists.map { try EnclosedNorm($0, epsilon: epsilon, isCentred: isCentred) }
  }
}
