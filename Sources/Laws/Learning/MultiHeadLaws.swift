import Exact
import PropertyTesting
import Reference

extension Law {
  /// Attention in heads.
  static let multiHeadLaws: [Law] = [
    Law(
      186, .attention, "heads are blocks of columns, to the bit",
      states: "block h of multiHead is attention of blocks h; one head is attention itself",
      .bitwise, needs: [.multiHead, .attention, .attentionCausal], for: .heads
    ) { subject, input in
      let (q, k, v) = (input.attention.q, input.attention.k, input.attention.v)
      for causal in [false, true] {
        let whole = try subject.multiHead(q, k, v, input.count, causal)
        try require(whole.shape == [q.rowCount, v.columnCount], "the shape is \(whole.shape)")
        for head in 0..<input.count {
          let parts = [q, k, v].map { $0.head(head, of: input.count) }
          let own =
            causal
            ? try subject.attentionCausal(parts[0], parts[1], parts[2])
            : try subject.attention(parts[0], parts[1], parts[2])
          try requireSameBits(whole.head(head, of: input.count), own)
        }
      }
    },
    Law(
      186, .attention, "attention in heads is within the bound of weights and a sum",
      states: "each block of columns is within F23 of its own attention, with √(d/heads)",
      .certified, .medium, holds: [.multiHead], for: .heads
    ) { subject, input in
      let (q, k, v) = (input.attention.q, input.attention.k, input.attention.v)
      for causal in [false, true] {
        let exact = try EnclosedAttention.heads(
          q.given(), k.given(), v.given(), input.count, .plain
        ) { !causal || $1 <= $0 }
        try subject.hold(
          .multiHead, subject.multiHead(q, k, v, input.count, causal), to: exact.values,
          within: exact.bounds)
      }
    },
    Law(
      186, .attention, "projected attention is within the bounds of its products and of attention",
      states:
        "heads of xW_Q, xW_K, xW_V, times W_O: F4, F23 and F4, each carried on through the rest",
      .certified, .medium, holds: [.multiHeadProjected], for: .projected
    ) { subject, input in
      for causal in [false, true] {
        let output = try subject.multiHeadProjected(
          input.x, input.weights[0], input.weights[1], input.weights[2], input.output, input.heads,
          causal)
        let x = try input.x.rationals()
        let parts = try input.weights.map { weight in
          let (w, product) = (try weight.rationals(), try x * weight.rationals())
          let bounds = try Bound.products(x, w)
          return Matrix(rowCount: product.rowCount, columnCount: product.columnCount) {
            RunningError(product[$0, $1], error: bounds[$0, $1].amount)
          }
        }
        let exact = try EnclosedAttention.heads(
          parts[0], parts[1], parts[2], input.heads, .plain
        ) { !causal || $1 <= $0 }
        let middle = Matrix(rowCount: x.rowCount, columnCount: exact.values.columnCount) {
          let value = exact.values[$0, $1]
          return RunningError(
            value.middle.shortened,
            error: (value.radius + exact.bounds[$0, $1].amount
              + value.greatest.scaled(
                byTwoToThe: -120)).roundedUp)
        }
        let columns = try input.output.rationals().columns
        try require(output.shape == [x.rowCount, columns.count], "the shape is \(output.shape)")
        for row in 0..<x.rowCount {
          for (place, column) in columns.enumerated() {
            let wanted = RunningError.layer(middle.row(row), column)
            try subject.hold(
              .multiHeadProjected, output[row, place], to: wanted.value,
              within: wanted.bound("F4, F23 and F4"))
          }
        }
      }
    },
    Law(
      186, .attention, "with projections that change nothing it is self-attention in heads",
      states: "multiHeadProjected(x, I, I, I, I) = multiHead(x, x, x)", .bitwise,
      needs: [.multiHeadProjected, .multiHead],
      for: tuple(
        Generator<[Double]>.moderateVectors(count: 12...12), Generator<Int>.elements([1, 2, 4]),
        Generator<Bool>.booleans)
    ) { subject, input in
      let x = Matrix(rowCount: 3, columnCount: 4) { input.0[$0 * 4 + $1] }
      let one = Matrix(rowCount: 4, columnCount: 4) { $0 == $1 ? 1.0 : 0 }
      let plain = try subject.multiHead(x, x, x, input.1, input.2)
      let projected = try subject.multiHeadProjected(x, one, one, one, one, input.1, input.2)
      // Sums with zeros may change the sign of a zero.
      try require(projected == plain, "\(projected) and \(plain)")
    },
  ]
}

/// Attention in heads.
struct HeadInput: Sendable {
  let attention: AttentionInput
  let count: Int
}

extension Generator where Value == HeadInput {
  /// Up to three heads of up to three columns, of values of up to two, as many queries as keys.
  fileprivate static var heads: Generator {
    Generator<Int>.integers(in: 1...3).flatMap { heads in
      tuple(Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...2)).flatMap {
        width, values in
        let sizes = AttentionSizes(
          columns: heads * width...heads * width, values: heads * values...heads * values,
          isSquare: true)
        return Generator<AttentionInput>.attention(sizes).map {
          HeadInput(attention: $0, count: heads)
        }
      }
    }
  }
}

/// What self-attention with projections takes.
struct ProjectedInput: Sendable {
  let x: Matrix<Double>
  /// W_Q, W_K and W_V.
  let weights: [Matrix<Double>]
  /// W_O.
  let output: Matrix<Double>
  let heads: Int
}

extension Generator where Value == ProjectedInput {
  /// One or two heads of one or two columns, from up to three columns to as many.
  fileprivate static var projected: Generator {
    tuple(
      Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3),
      Generator<Int>.integers(in: 1...2), Generator<Int>.integers(in: 1...2),
      Generator<Bool>.booleans
    ).flatMap { rows, columns, heads, width, isWhole in
      let entries: Generator<Double> = isWhole ? .whole(magnitude: 3) : .floats(in: -2...2)
      func matrix(_ rows: Int, _ columns: Int) -> Generator<Matrix<Double>> {
        entries.array(exactly: rows * columns).map { entries in
          Matrix(rowCount: rows, columnCount: columns) { entries[$0 * columns + $1] }
        }
      }
      let inner = heads * width
      return tuple(
        matrix(rows, columns), matrix(columns, inner), matrix(columns, inner),
        matrix(columns, inner), matrix(inner, columns)
      ).map { ProjectedInput(x: $0, weights: [$1, $2, $3], output: $4, heads: heads) }
    }
  }
}
