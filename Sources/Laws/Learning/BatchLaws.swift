import Exact
import PropertyTesting
import Reference

extension Law {
  /// Mini-batches and their gradients.
  static let batchLaws: [Law] = [
    Law(
      117, .descent, "the gradients of mini-batches have the full gradient as their mean",
      states: "over all C(N, B) batches the mean is the full gradient and the covariance is "
        + "(S/B)(N − B)/(N − 1), with S that of the examples, divisor N", .exact, .medium,
      holds: [.batchGradient, .mseGrad],
      for: tuple(
        .wholeRegressionData(examples: 2...5, features: 1...2), Generator<Int>.integers(in: 1...5))
    ) { subject, input in
      let (data, drawn) = input
      let count = data.y.count
      let size = min(drawn, count)
      let full = try subject.heldGradient(.mseGrad, data, rows: Array(0..<count))
      let singles = try (0..<count).map { try data.exactGradient(rows: [$0]).gradient }
      let batches = try Self.subsets(of: count, size: size).map {
        try subject.heldGradient(.batchGradient, data, rows: $0)
      }
      for i in full.indices {
        try require(Self.mean(batches.map { $0[i] }) == full[i], "the mean is not the gradient")
        for j in full.indices {
          let scatter = Self.mean(singles.map { ($0[i] - full[i]) * ($0[j] - full[j]) })
          let covariance = Self.mean(batches.map { ($0[i] - full[i]) * ($0[j] - full[j]) })
          let wanted = try scatter * Rational(count - size) / Rational(size * (count - 1))
          try require(covariance == wanted, "the covariance is another")
        }
      }
    },
    Law(
      117, .descent,
      "the gradient of a batch is that of its examples, each as often as it is named",
      states: "(2/B)·Σ xᵢ(w·xᵢ + b − yᵢ) over the batch, within 2u and 2⁻⁶⁴ of the magnitudes",
      .exact, holds: [.batchGradient],
      for: tuple(
        .regressionData(), Generator<Int>.integers(in: 0...99).array(count: 1...5))
    ) { subject, input in
      let (data, drawn) = input
      _ = try subject.heldGradient(
        .batchGradient, data, rows: drawn.map { $0 % data.y.count })
    },
    Law(
      117, .descent, "mini-batches are runs of a permutation that the seed fixes",
      states: "every example once, in the order of Fisher and Yates by SplitMix64; the size of the "
        + "runs does not change it", .exact, .medium, holds: [.minibatches],
      for: tuple(
        .oneOf([.integers(in: 0...9), .integers(in: 10...200)]),
        Generator<Int>.integers(in: 1...64),
        .oneOf([.integers(in: 0...9), Generator<Int>.integers]))
    ) { subject, input in
      let (count, size, seed) = input
      let order = try subject.minibatches(count, size, seed)
      try require(order.sorted() == Array(0..<count), "\(order) is no permutation")
      var stream = SeededStream(seed: seed)
      try require(order == stream.permutation(count), "the order is \(order)")
      try require(try subject.minibatches(count, size + 1, seed) == order, "the size changes it")
    },
  ]

  private static func mean(_ values: [Rational]) -> Rational {
    let sum = values.reduce(Rational.zero, +)
    return values.isEmpty ? .zero : (try? sum / Rational(values.count)) ?? .zero
  }

  /// The sets of so many of the numbers below n, ascending.
  private static func subsets(of n: Int, size: Int) -> [[Int]] {
    (0..<(1 << n)).compactMap { mask in
      let members = (0..<n).filter { mask >> $0 & 1 == 1 }
      return members.count == size ? members : nil
    }
  }
}

extension RegressionData {
  /// The exact gradient of the mean squared error over some examples, the offset's last, with the
  /// sums of magnitudes (2/n)·Σ |xᵢⱼrᵢ|.
  func exactGradient(
    rows: [Int]
  ) throws -> (gradient: [Rational], magnitudes: [Rational]) {
    let chosen = try x.rationals().permutingRows(rows)
    let targets = try rows.map { try Rational(y[$0]) }
    let (weights, offset) = (try w.rationals(), try Rational(b))
    let defined = try Losses.mseGrad(
      chosen.map { Real($0) }, targets.map { Real($0) }, weights: weights.map { Real($0) },
      bias: Real(offset))
    let products = try chosen * weights
    let sizes = try products.indices.map {
      try (Rational(2) * (products[$0] + offset - targets[$0]).magnitude) / Rational(rows.count)
    }
    var magnitudes = (0..<chosen.columnCount).map { column in
      sizes.indices.reduce(Rational.zero) { $0 + sizes[$1] * chosen[$1, column].magnitude }
    }
    magnitudes.append(sizes.reduce(.zero, +))
    return (((defined.w + [defined.b]).compactMap(\.asRational)), magnitudes)
  }
}

extension Subject {
  /// The exact gradient over some examples, to which the subject's is held: that of all of them or of
  /// a batch.
  func heldGradient(
    _ function: Function, _ data: RegressionData, rows: [Int]
  ) throws -> [Rational] {
    let fields =
      function == .mseGrad
      ? try mseGrad(data.x, data.y, data.w, data.b)
      : try batchGradient(data.x, data.y, data.w, data.b, rows)
    let (exact, magnitudes) = try data.exactGradient(rows: rows)
    let computed = try fields.vector("w") + [fields.number("b")]
    try hold(
      function, computed, to: exact,
      within: zip(exact, magnitudes).map { .squaredErrorGradient($0, magnitudes: $1) })
    return exact
  }
}
