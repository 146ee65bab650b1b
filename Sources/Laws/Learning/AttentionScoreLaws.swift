import Exact
import PropertyTesting
import Reference

extension Law {
  /// The scores of attention.
  static let attentionScoreLaws: [Law] = [
    Law(
      184, .attention, "scores are within the bound of dot products and a factor",
      states: "q·k/√d within γ(d + 2)|q||k|/√d (F23)", .exact, holds: [.attentionScores],
      for: .attention()
    ) { subject, input in
      let exact = try EnclosedAttention.scores(input, .plain)
      let scores = try subject.attentionScores(input.q, input.k)
      try require(scores.shape == exact.scores.shape, "the shape is \(scores.shape)")
      for place in scores.elements.indices {
        try subject.hold(
          .attentionScores, scores.elements[place], to: exact.scores.elements[place],
          within: Bound("F4 and F23", exact.errors.elements[place]))
      }
    },
    Law(
      184, .attention, "scores are within 1 ulp", states: "q·k/√d is within 1 ulp, at any scale",
      .exact, holds: [.attentionScores],
      for: .oneOf([
        .attention(),
        tuple(
          Generator<AttentionInput>.attention(), Generator<Int>.integers(in: -500...500),
          Generator<Int>.integers(in: -450...450)
        ).map { input, left, right in
          var input = input
          input.q = input.q.map { $0.timesPowerOfTwo(left) }
          input.k = input.k.map { $0.timesPowerOfTwo(right) }
          return input
        },
        Generator<[Double]>.cancellingProducts.map { products in
          let one = Array(repeating: 1.0, count: products.count)
          return AttentionInput(
            q: Matrix(rowCount: 1, columnCount: one.count) { one[$1] },
            k: Matrix(rowCount: 1, columnCount: one.count) { products[$1] },
            v: Matrix(rowCount: 1, columnCount: 1) { _, _ in 0 })
        },
      ])
    ) { subject, input in
      let exact = try EnclosedAttention.scores(input, .accurate)
      let scores = try subject.attentionScores(input.q, input.k)
      try require(scores.shape == exact.scores.shape, "the shape is \(scores.shape)")
      for place in scores.elements.indices {
        let score = exact.scores.elements[place]
        try subject.hold(
          .attentionScores, scores.elements[place], to: score, within: .ulps(1, of: score))
      }
    },
    Law(
      184, .attention, "the root of a square d is exact",
      states: "over whole numbers and d = 1, 4, 16 the scores are QK'/√d exactly", .exact,
      holds: [.attentionScores],
      for: Generator<Int>.elements([1, 4, 16]).flatMap { d in
        tuple(
          .matrices(rowCount: 2, columnCount: d, of: .whole()),
          .matrices(rowCount: 3, columnCount: d, of: .whole()))
      }
    ) { subject, input in
      let (q, k) = input
      let products = try q.rationals() * k.rationals().transposed()
      let root = Double(q.columnCount).squareRoot()
      try subject.hold(
        .attentionScores, subject.attentionScores(q, k),
        to: Rational(root).reciprocal() * products
      ) { _, _ in .exact }
    },
    Law(
      184, .attention, "the variance of scores does not grow with d",
      states: "over all q and k of ±1: the mean of squared scores is 1", .exact,
      needs: [.attentionScores],
      forAllOf: { [1, 2, 3, 4, 5] }
    ) { subject, d in
      let signs = Matrix(rowCount: 1 << d, columnCount: d) { $0 >> $1 & 1 == 1 ? 1.0 : -1 }
      let scores = try subject.attentionScores(signs, signs)
      try require(scores.shape == [1 << d, 1 << d], "the shape is \(scores.shape)")
      var (squares, slack) = (Rational.zero, Rational.zero)
      for score in scores.elements {
        let value = try Rational(score)
        squares += value * value
        let error = try score.slack()
        slack += error * (2 * value.magnitude + error)
      }
      let difference = squares - Rational(scores.elements.count)
      try require(
        difference.magnitude <= slack, "the squares are off by \(difference.summary)")
    },
  ]
}

extension EnclosedAttention {
  /// The scores alone, with what computed ones may be off by; scores of any size.
  static func scores(
    _ input: AttentionInput, _ accuracy: Accuracy
  ) throws -> (scores: Matrix<SignedRoot>, errors: Matrix<Rational>) {
    // No key is seen, so that no weight is asked for.
    let exact = try EnclosedAttention(input.q.given(), input.k.given(), accuracy) { _, _ in false }
    return (exact.scores, exact.scoreErrors)
  }
}

extension Generator where Value == [Double] {
  /// Terms whose sum nearly cancels.
  fileprivate static var cancellingProducts: Generator {
    Generator<Int>.integers(in: 2...6).flatMap { .cancelling(count: $0) }
  }
}
