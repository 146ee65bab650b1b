import Exact
import PropertyTesting

extension Law {
  /// What masks leave out.
  static let attentionMaskLaws: [Law] = [
    Law(
      185, .attention, "a causal output does not change with what comes later, to the bit",
      states: "output i is what it is of the first i + 1 rows, and of any other rows behind them",
      .bitwise,
      needs: [
        .attentionCausal, .attentionWeightsCausal, .attentionCached, .multiHead, .attention,
      ],
      for: tuple(
        .attention(AttentionSizes(keys: 2...5, isSquare: true)),
        .attention(AttentionSizes(keys: 5...5, columns: 5...5, values: 2...2, isSquare: true)),
        Generator<Int>.integers(in: 0...4))
    ) { subject, arguments in
      let (input, other, place) = arguments
      let cut = min(place, input.q.rowCount - 1)
      func replaced(_ matrix: Matrix<Double>, _ later: Matrix<Double>) -> Matrix<Double> {
        Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) {
          $0 <= cut ? matrix[$0, $1] : later.elements[($0 * 5 + $1) % later.elements.count]
        }
      }
      let (q, k, v) = (input.q, input.k, input.v)
      let (q2, k2, v2) = (replaced(q, other.q), replaced(k, other.k), replaced(v, other.v))
      let pairs = [
        (try subject.attentionCausal(q, k, v), try subject.attentionCausal(q2, k2, v2)),
        (try subject.attentionCached(q, k, v), try subject.attentionCached(q2, k2, v2)),
        (
          try subject.attentionWeightsCausal(q, k), try subject.attentionWeightsCausal(q2, k2)
        ),
        (try subject.multiHead(q, k, v, 1, true), try subject.multiHead(q2, k2, v2, 1, true)),
      ]
      for (before, after) in pairs {
        try require(
          before.shape == after.shape && before.rowCount == q.rowCount, "the shape")
        for row in 0...cut { try requireSameBits(after.row(row), before.row(row)) }
      }
      let alone = try subject.attention(
        Matrix(rows: [q.row(cut)]), k.prefix(cut + 1), v.prefix(cut + 1))
      try requireSameBits(pairs[0].0.row(cut), alone.elements)
      for row in 0..<q.rowCount {
        let weights = pairs[2].0.row(row)
        try require(weights.dropFirst(row + 1).allSatisfy { $0 == 0 }, "a later key has a weight")
      }
    },
    Law(
      185, .attention, "a masked key is a deleted key, to the bit",
      states:
        "output i with a mask is that of the keys and values that its row keeps, and masked weights "
        + "are +0", .bitwise,
      needs: [.attentionMasked, .attentionWeightsMasked, .attention, .attentionWeights],
      for: .maskedAttention()
    ) { subject, masked in
      let (q, k, v, mask) = (masked.input.q, masked.input.k, masked.input.v, masked.mask)
      let output = try subject.attentionMasked(q, k, v, mask)
      let weights = try subject.attentionWeightsMasked(q, k, mask)
      try require(
        output.shape == [q.rowCount, v.columnCount] && weights.shape == mask.shape, "the shape")
      for row in 0..<q.rowCount {
        let kept = mask.row(row).indices.filter { mask[row, $0] == 1 }
        let query = try Matrix(rows: [q.row(row)])
        let (keys, values) = (k.selecting(kept), v.selecting(kept))
        try requireSameBits(output.row(row), subject.attention(query, keys, values).elements)
        let alone = try subject.attentionWeights(query, keys).elements
        try require(alone.count == kept.count, "\(alone.count) weights of \(kept.count) keys")
        var wanted = mask.row(row).map { _ in 0.0 }
        for (place, key) in kept.enumerated() { wanted[key] = alone[place] }
        try requireSameBits(weights.row(row), wanted)
      }
    },
    Law(
      185, .attention, "masks of ones keep all, and triangular ones are causal, to the bit",
      states: "attentionMasked by ones is attention, by j ≤ i it is attentionCausal", .bitwise,
      needs: [
        .attentionMasked, .attentionWeightsMasked, .attention, .attentionWeights, .attentionCausal,
        .attentionWeightsCausal,
      ], for: .attention(AttentionSizes(isSquare: true))
    ) { subject, input in
      let (q, k, v) = (input.q, input.k, input.v)
      let ones = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { _, _ in 1.0 }
      let triangle = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { $1 <= $0 ? 1.0 : 0 }
      try requireSameBits(subject.attentionMasked(q, k, v, ones), subject.attention(q, k, v))
      try requireSameBits(
        subject.attentionWeightsMasked(q, k, ones), subject.attentionWeights(q, k))
      try requireSameBits(
        subject.attentionMasked(q, k, v, triangle), subject.attentionCausal(q, k, v))
      try requireSameBits(
        subject.attentionWeightsMasked(q, k, triangle), subject.attentionWeightsCausal(q, k))
    },
    Law(
      185, .attention, "a query that sees no key is refused",
      states: "a row of zeros in the mask: allMasked", .exact,
      needs: [.attentionMasked, .attentionWeightsMasked],
      for: tuple(.maskedAttention(), Generator<Int>.integers(in: 0...2))
    ) { subject, arguments in
      let (masked, place) = arguments
      let row = min(place, masked.mask.rowCount - 1)
      let mask = Matrix(rowCount: masked.mask.rowCount, columnCount: masked.mask.columnCount) {
        $0 == row ? 0 : masked.mask[$0, $1]
      }
      let (q, k, v) = (masked.input.q, masked.input.k, masked.input.v)
      _ = try subject.attentionMasked(q, k, v, masked.mask)
      try subject.refuses("allMasked") { try subject.attentionMasked(q, k, v, mask) }
      try subject.refuses("allMasked") { try subject.attentionWeightsMasked(q, k, mask) }
    },
  ]
}

extension Matrix {
  /// The matrix of the first rows.
  func prefix(_ count: Int) -> Matrix { selecting(Array(0..<count)) }

  /// The matrix of these rows.
  func selecting(_ rows: [Int]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: columnCount) { self[rows[$0], $1] }
  }
}
