import Exact
import PropertyTesting
import Reference

extension Law {
  /// Logarithms of probabilities, and softmax of two classes.
  static let logSoftmaxLaws: [Law] = [
    Law(
      140, .softmax, "logarithms of probabilities are within 1 ulp",
      states: "logSoftmax(z)ᵢ = zᵢ − log Σ e^zⱼ ≤ 0, each within 1 ulp; −∞ for deleted entries",
      .certified, holds: [.logSoftmax], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      let computed = try subject.logSoftmax(z)
      try require(computed.count == z.count, "\(computed.count) elements")
      try require(computed.allSatisfy { $0 <= 0 }, "a logarithm is positive: \(computed)")
      let exact = try EnclosedSoftmax(z)
      for (place, loss) in zip(exact.kept, try exact.crossEntropies()) {
        try subject.hold(.logSoftmax, computed[place], to: decided { try -loss })
      }
      for place in z.indices where z[place] == -.infinity {
        try requireSameBits(computed[place], -.infinity)
      }
    },
    Law(
      140, .softmax, "logarithms of probabilities are minus the cross-entropies, to the bit",
      states: "logSoftmax(z)_c = −ceLogits(z, c)", .bitwise, needs: [.logSoftmax, .ceLogits],
      for: .classified
    ) { subject, input in
      let logs = try subject.logSoftmax(input.z)
      try require(logs.count == input.z.count, "\(logs.count) elements")
      try requireSameBits(
        logs[input.target], 0 - (try subject.ceLogits(input.z, input.target)))
    },
    Law(
      140, .softmax, "the softmax of two classes is the logistic function",
      states: "softmax((x, 0))₀ = σ(x) and softmax((x, 0))₁ = σ(−x), within 1 ulp", .certified,
      needs: [.sigmoid], holds: [.softmax], for: .scores
    ) { subject, x in
      let p = try subject.softmax([x, 0])
      let exact = try [x, -x].map { argument in
        try decided { try Activations.sigmoid(Real(Rational(argument))) }.narrowed()
      }
      try subject.hold(.softmax, p, to: exact)
      let value = try subject.sigmoid(x)
      try require(
        (Rational(value) - Rational(p[0])).magnitude <= value.slack() + p[0].slack(),
        "σ(x) is \(value), and the softmax \(p[0])")
    },
    Law(
      140, .softmax, "log-sum-exp of two classes is softplus",
      states: "log(e^x + e^0) = log(1 + e^x), within 1 ulp", .certified,
      needs: [.softplus], holds: [.logSumExp], for: .scores
    ) { subject, x in
      let computed = try subject.logSumExp([x, 0])
      let exact = try decided { try Activations.softplus(Real(Rational(x))) }
      try subject.hold(.logSumExp, computed, to: exact)
      let value = try subject.softplus(x)
      try require(
        (Rational(value) - Rational(computed)).magnitude <= value.slack() + computed.slack(),
        "softplus is \(value), and log-sum-exp \(computed)")
    },
  ]
}
