import Exact
import PropertyTesting

extension Law {
  /// The order of queries and keys, and what leaves attention as it is.
  static let attentionOrderLaws: [Law] = [
    Law(
      186, .attention, "the order of keys with their values changes nothing, to the bit",
      states: "attention(q, Pk, Pv) = attention(q, k, v), and weights are permuted, with masks too",
      .bitwise,
      needs: [.attention, .attentionWeights, .attentionMasked, .attentionWeightsMasked],
      for: Generator<MaskedAttentionInput>.maskedAttention(AttentionSizes(keys: 2...6)).flatMap {
        masked in
        Generator<[Int]>.permutations(of: Array(0..<masked.input.k.rowCount)).map { (masked, $0) }
      }
    ) { subject, arguments in
      let (masked, order) = arguments
      let (q, k, v) = (masked.input.q, masked.input.k, masked.input.v)
      let (keys, values) = (k.selecting(order), v.selecting(order))
      let mask = masked.mask.transposed().selecting(order).transposed()
      try requireSameBits(subject.attention(q, keys, values), subject.attention(q, k, v))
      try requireSameBits(
        subject.attentionMasked(q, keys, values, mask),
        subject.attentionMasked(q, k, v, masked.mask))
      let weights = try subject.attentionWeights(q, k)
      try require(weights.columnCount == k.rowCount, "the shape is \(weights.shape)")
      try requireSameBits(
        subject.attentionWeights(q, keys).transposed(), weights.transposed().selecting(order))
    },
    Law(
      186, .attention, "the order of queries is that of the outputs, to the bit",
      states: "row i of attention is what query i gets alone", .bitwise,
      needs: [.attention, .attentionWeights, .attentionScores],
      for: .attention(AttentionSizes(queries: 2...4))
    ) { subject, input in
      let (q, k, v) = (input.q, input.k, input.v)
      let output = try subject.attention(q, k, v)
      let weights = try subject.attentionWeights(q, k)
      let scores = try subject.attentionScores(q, k)
      try require(
        output.rowCount == q.rowCount && weights.rowCount == q.rowCount
          && scores.rowCount == q.rowCount, "other numbers of rows")
      for row in 0..<q.rowCount {
        let query = try Matrix(rows: [q.row(row)])
        try requireSameBits(subject.attention(query, k, v).elements, output.row(row))
        try requireSameBits(subject.attentionWeights(query, k).elements, weights.row(row))
        try requireSameBits(subject.attentionScores(query, k).elements, scores.row(row))
      }
    },
    Law(
      186, .attention, "a constant added to a row of scores changes nothing",
      states:
        "attention(q, k + 1c', v) = attention(q, k, v), as all scores of a query move by q·c/√d",
      .certified, .medium, holds: [.attention, .attentionWeights],
      for: tuple(.attention(), Generator<Double>.whole(magnitude: 40).array(exactly: 5))
    ) { subject, arguments in
      let (input, shift) = arguments
      let whole = { (matrix: Matrix<Double>) in matrix.map { $0.rounded() } }
      let (q, k) = (whole(input.q), whole(input.k))
      let moved = Matrix(rowCount: k.rowCount, columnCount: k.columnCount) { k[$0, $1] + shift[$1] }
      let exact = try EnclosedAttention(q.given(), k.given(), .plain)
      let bounds = try EnclosedAttention(q.given(), moved.given(), .plain)
      let outputs = try exact.outputs(input.v.given())
      try subject.hold(
        .attention, subject.attention(q, moved, input.v), to: outputs.values,
        within: bounds.outputs(input.v.given()).bounds)
      try subject.hold(
        .attentionWeights, subject.attentionWeights(q, moved), to: exact.weights,
        within: bounds.errors.map { Bound("F23", $0) })
    },
    Law(
      186, .attention, "decoding with a cache is the full pass, to the bit",
      states: "attentionCached = attentionCausal", .bitwise,
      needs: [.attentionCached, .attentionCausal],
      for: .attention(AttentionSizes(keys: 1...6, isSquare: true))
    ) { subject, input in
      try requireSameBits(
        subject.attentionCached(input.q, input.k, input.v),
        subject.attentionCausal(input.q, input.k, input.v))
    },
  ]
}
