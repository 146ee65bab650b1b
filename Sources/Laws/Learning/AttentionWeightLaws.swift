import Exact
import PropertyTesting
import Reference

extension Law {
  /// The weights of attention.
  static let attentionWeightLaws: [Law] = [
    Law(
      184, .attention, "weights are within the bound of scores and softmax",
      states: "e^s/Σ e^s by a query's scores s, each off by δ: within 2δ and F13 (F23)", .certified,
      .medium, holds: [.attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal],
      for: .maskedAttention(AttentionSizes(isSquare: true))
    ) { subject, masked in
      try subject.holdWeights(masked, .plain)
    },
    Law(
      184, .attention, "weights are within 1 ulp of scores that are within 1 ulp",
      states: "scores within 1 ulp move a weight by e^±2δ, and the softmax is within 1 ulp",
      .certified, .medium,
      holds: [.attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal],
      for: .maskedAttention(AttentionSizes(isSquare: true))
    ) { subject, masked in
      try subject.holdWeights(masked, .accurate)
    },
    Law(
      184, .attention, "weights are the softmax of the scores, to the bit",
      states: "row i of attentionWeights is softmax of row i of attentionScores, with a mask too",
      .bitwise,
      needs: [
        .attentionWeights, .attentionWeightsMasked, .attentionScores, .softmax, .softmaxMasked,
      ], for: .maskedAttention()
    ) { subject, masked in
      let (q, k, mask) = (masked.input.q, masked.input.k, masked.mask)
      let scores = try subject.attentionScores(q, k)
      let (plain, kept) = (
        try subject.attentionWeights(q, k), try subject.attentionWeightsMasked(q, k, mask)
      )
      try require(
        plain.shape == mask.shape && kept.shape == mask.shape && scores.shape == mask.shape,
        "the shape")
      for row in 0..<q.rowCount {
        try requireSameBits(plain.row(row), subject.softmax(scores.row(row)))
        try requireSameBits(
          kept.row(row), subject.softmaxMasked(scores.row(row), mask.row(row).map { Int($0) }))
      }
    },
    Law(
      184, .attention, "weights lie in [0, 1], and those of a query sum to 1",
      states: "0 ≤ w ≤ 1, and the sum of n of them is within (n + 1)u of 1 (F13)", .exact,
      needs: [.attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal],
      for: .maskedAttention(AttentionSizes(keys: 1...8, isSquare: true))
    ) { subject, masked in
      let (q, k) = (masked.input.q, masked.input.k)
      let results = [
        try subject.attentionWeights(q, k), try subject.attentionWeightsMasked(q, k, masked.mask),
        try subject.attentionWeightsCausal(q, k),
      ]
      let permitted = Rational(k.rowCount + 1) * Bound.unitRoundoff
      for weights in results {
        try require(weights.shape == masked.mask.shape, "the shape is \(weights.shape)")
        try require(weights.elements.allSatisfy { $0 >= 0 && $0 <= 1 }, "weights: \(weights)")
        for row in weights.rows {
          let sum = try ExactVectors.sum(row)
          try require(
            (sum - .one).magnitude <= permitted, "the sum is off by \((sum - .one).summary)")
        }
      }
    },
  ]
}

extension Subject {
  /// Requires weights with no mask, with a mask, and with the causal one.
  fileprivate func holdWeights(
    _ masked: MaskedAttentionInput, _ accuracy: EnclosedAttention.Accuracy
  ) throws {
    let (q, k, mask) = (masked.input.q, masked.input.k, masked.mask)
    let results: [(Function, Matrix<Double>, EnclosedAttention.Mask)] = [
      (.attentionWeights, try attentionWeights(q, k), { _, _ in true }),
      (
        .attentionWeightsMasked, try attentionWeightsMasked(q, k, mask), { mask[$0, $1] == 1 }
      ),
      (.attentionWeightsCausal, try attentionWeightsCausal(q, k), { $1 <= $0 }),
    ]
    for (function, computed, keeps) in results {
      let exact = try EnclosedAttention(q.given(), k.given(), accuracy, keeps: keeps)
      try require(computed.shape == exact.weights.shape, "the shape is \(computed.shape)")
      for place in computed.elements.indices {
        try hold(
          function, computed.elements[place], to: exact.weights.elements[place],
          within: Bound("F23", exact.errors.elements[place]))
      }
    }
  }
}
