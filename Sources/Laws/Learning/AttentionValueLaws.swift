import Exact
import PropertyTesting
import Reference

extension Law {
  /// The means of the values.
  static let attentionValueLaws: [Law] = [
    Law(
      184, .attention, "attention is within the bound of weights and a sum",
      states: "Σ w_j v_j within Σ w_j|v_j|(2δ + F13 + nu), with every mask (F23)", .certified,
      .medium,
      holds: [.attention, .attentionMasked, .attentionCausal, .attentionCached],
      for: .maskedAttention(AttentionSizes(isSquare: true))
    ) { subject, masked in
      try subject.holdAttention(masked, .plain)
    },
    Law(
      184, .attention, "attention is within what scores and weights of 1 ulp leave open",
      states: "Σ w_j v_j within Σ w_j|v_j|(2δ + 2u) for scores within 1 ulp, and a rounding",
      .certified,
      .medium, holds: [.attention, .attentionMasked, .attentionCausal, .attentionCached],
      for: .maskedAttention(AttentionSizes(isSquare: true))
    ) { subject, masked in
      try subject.holdAttention(masked, .accurate)
    },
    Law(
      184, .attention, "outputs are the computed weights times the values, rounded once",
      states: "Σ w_j v_j of the weights as computed is correctly rounded (F3)", .exact,
      holds: [.attention, .attentionMasked, .attentionCausal],
      for: .maskedAttention(AttentionSizes(isSquare: true))
    ) { subject, masked in
      let (q, k, v) = (masked.input.q, masked.input.k, masked.input.v)
      let results = [
        (
          Function.attention, try subject.attention(q, k, v), try subject.attentionWeights(q, k)
        ),
        (
          .attentionMasked, try subject.attentionMasked(q, k, v, masked.mask),
          try subject.attentionWeightsMasked(q, k, masked.mask)
        ),
        (
          .attentionCausal, try subject.attentionCausal(q, k, v),
          try subject.attentionWeightsCausal(q, k)
        ),
      ]
      for (function, output, weights) in results {
        let exact = try weights.rationals() * v.rationals()
        try subject.hold(function, output, to: exact) { .correctlyRounded(exact[$0, $1]) }
      }
    },
    Law(
      184, .attention, "each output lies between the least and the greatest value",
      states: "min v − F23 ≤ output ≤ max v + F23 in each column", .certified, .medium,
      needs: [.attention], for: .attention()
    ) { subject, input in
      let exact = try EnclosedAttention(input.q.given(), input.k.given(), .plain)
      let bounds = try exact.outputs(input.v.given()).bounds
      let output = try subject.attention(input.q, input.k, input.v)
      try require(output.shape == bounds.shape, "the shape is \(output.shape)")
      for (place, column) in input.v.columns.enumerated() {
        let (least, greatest) = (column.min() ?? 0, column.max() ?? 0)
        for row in 0..<output.rowCount {
          let (value, slack) = (try Rational(output[row, place]), bounds[row, place].amount)
          try require(try Rational(least) - slack <= value, "\(output[row, place]) is too small")
          try require(try value <= Rational(greatest) + slack, "\(output[row, place]) is too large")
        }
      }
    },
    Law(
      184, .attention, "equal scores give the mean of the values",
      states: "(Σ v)/n within γ(n + 2) of the mean magnitude, as 1/n is rounded once", .exact,
      holds: [.attention, .attentionMasked, .attentionCausal, .attentionCached],
      for: tuple(
        .attention(AttentionSizes(keys: 1...6, isSquare: true)), Generator<Bool>.booleans)
    ) { subject, arguments in
      let (input, isZero) = arguments
      let (q, v) = (isZero ? input.q.map { $0 * 0 } : input.q, input.v)
      let k = Matrix(rowCount: v.rowCount, columnCount: q.columnCount) {
        input.k[isZero ? $0 : 0, $1]
      }
      let ones = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { _, _ in 1.0 }
      let values = try v.rationals()
      let causal = RationalMatrix(rowCount: q.rowCount, columnCount: v.columnCount) {
        Self.mean(values.column($1).prefix($0 + 1))
      }
      let whole = RationalMatrix(rowCount: q.rowCount, columnCount: v.columnCount) {
        causal[q.rowCount - 1, $1]
      }
      let results = [
        (Function.attention, try subject.attention(q, k, v), whole),
        (.attentionMasked, try subject.attentionMasked(q, k, v, ones), whole),
        (.attentionCausal, try subject.attentionCausal(q, k, v), causal),
        (.attentionCached, try subject.attentionCached(q, k, v), causal),
      ]
      for (function, output, exact) in results {
        try subject.hold(function, output, to: exact) { row, column in
          let count = function == .attention || function == .attentionMasked ? q.rowCount : row + 1
          let size = Self.mean(values.column(column).prefix(count).map(\.magnitude))
          return Bound(
            "F23 of equal weights",
            Bound.gamma(count + 2) * size + Rational(count).scaled(byTwoToThe: -1074))
        }
      }
    },
  ]

  private static func mean(_ x: some Collection<Rational>) -> Rational {
    let sum = x.reduce(Rational.zero, +)
    return (try? sum / Rational(x.count)) ?? .zero
  }
}

extension Subject {
  /// Requires outputs with no mask, with a mask, and with the causal one, at once and with a cache.
  fileprivate func holdAttention(
    _ masked: MaskedAttentionInput, _ accuracy: EnclosedAttention.Accuracy
  ) throws {
    let (q, k, v) = (masked.input.q, masked.input.k, masked.input.v)
    let mask = masked.mask
    let masks: [([(Function, Matrix<Double>)], EnclosedAttention.Mask)] = [
      ([(.attention, try attention(q, k, v))], { _, _ in true }),
      ([(.attentionMasked, try attentionMasked(q, k, v, mask))], { mask[$0, $1] == 1 }),
      (
        [
          (.attentionCausal, try attentionCausal(q, k, v)),
          (.attentionCached, try attentionCached(q, k, v)),
        ], { $1 <= $0 }
      ),
    ]
    for (results, keeps) in masks {
      let exact = try EnclosedAttention(q.given(), k.given(), accuracy, keeps: keeps)
        .outputs(v.given())
      for (function, output) in results {
        try hold(function, output, to: exact.values, within: exact.bounds)
      }
    }
  }

  /// Requires that a matrix is within bounds of the enclosed one.
  func hold(
    _ function: Function, _ computed: Matrix<Double>, to exact: Matrix<RationalInterval>,
    within bounds: Matrix<Bound>, file: String = #fileID, line: Int = #line
  ) throws {
    try require(
      computed.shape == exact.shape, "the shape is \(computed.shape)", file: file, line: line)
    for place in computed.elements.indices {
      try hold(
        function, computed.elements[place], to: exact.elements[place],
        within: bounds.elements[place], file: file, line: line)
    }
  }
}
