extension AccuracyRow {
  /// The rows of softmax, its losses and the activations.
  static let learning: [AccuracyRow] = softmax + losses + activations

  private static let softmax: [AccuracyRow] = [
    AccuracyRow("softmax, normal, n = 20", "softmax") { [$0.vector(20)] },
    AccuracyRow("softmax, scale 10", "softmax") { [$0.vector(20, scale: 10)] },
    AccuracyRow("softmax, scale 100", "softmax") { [$0.vector(20, scale: 100)] },
    AccuracyRow("log-sum-exp, normal, n = 10", "logSumExp") { [$0.vector(10)] },
    AccuracyRow("log-sum-exp, 0 and -40 to -30", "logSumExp") { numbers in
      [[0] + numbers.uniform(9, from: -40, to: -30)]
    },
    // Log-probabilities, whose log-sum-exp is 0 but for their rounding.
    AccuracyRow("log-sum-exp, near 0", "logSumExp") { [ExactLearning.logSoftmax($0.vector(10))] },
  ]

  private static let losses: [AccuracyRow] = [
    AccuracyRow("cross-entropy, normal, n = 10", "ceLogits") { numbers in
      [numbers.vector(10), [Double(numbers.whole(0...9))]]
    },
    AccuracyRow("cross-entropy, right, scale 10", "ceLogits") { numbers in
      let logits = numbers.vector(10, scale: 10)
      let right = logits.indices.max { logits[$0] < logits[$1] } ?? 0
      return [logits, [Double(right)]]
    },
    AccuracyRow("cross-entropy, target's logit 40", "ceLogits") { numbers in
      var logits = numbers.vector(10)
      let target = numbers.whole(0...9)
      logits[target] = 40
      return [logits, [Double(target)]]
    },
    AccuracyRow("BCE, hard, |x| to 40 and 745", "bceLogits") { numbers in
      let near = numbers.uniform(5, from: -40, to: 40)
      let far = numbers.uniform(5, from: -745, to: 745)
      return [near + far, (0..<10).map { _ in Double(numbers.whole(0...1)) }]
    },
    AccuracyRow("BCE, soft, |x| to 40", "bceLogits") { numbers in
      [numbers.uniform(10, from: -40, to: 40), numbers.uniform(10, from: 0, to: 1)]
    },
  ]

  private static let activations: [AccuracyRow] = [
    AccuracyRow("sigmoid, 0 to 40", "sigmoid") { [$0.uniform(10, from: 0, to: 40)] },
    AccuracyRow("sigmoid, -745 to -705", "sigmoid") { [$0.uniform(10, from: -745, to: -705)] },
    AccuracyRow("GELU, -1 to 10", "gelu") { [$0.uniform(10, from: -1, to: 10)] },
    AccuracyRow("GELU, -6 to -1", "gelu") { [$0.uniform(10, from: -6, to: -1)] },
    AccuracyRow("GELU, -37 to -6", "gelu") { [$0.uniform(10, from: -37, to: -6)] },
  ]
}
