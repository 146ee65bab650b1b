import Exact
import PropertyTesting
import Reference

extension Law {
  /// log-sum-exp against its exact values.
  static let logSumExpLaws: [Law] = [
    Law(
      134, .softmax, "log-sum-exp is within the bound of a shift and a plain sum",
      states: "|fl(y) − y| ≤ u(|y| + 2(y − m) + H(p) + n + 2) for y = log Σ e^zᵢ (F14)", .certified,
      .medium, holds: [.logSumExp], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      let exact = try EnclosedSoftmax(z)
      let y = try exact.logSumExp().narrowed()
      try subject.hold(.logSumExp, subject.logSumExp(z), to: y, within: .logSumExp(exact, y))
    },
    Law(
      134, .softmax, "log-sum-exp is within 1 ulp",
      states: "log Σ e^zᵢ is within 1 ulp, where it is nearly 0 too", .certified,
      holds: [.logSumExp], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      try subject.hold(.logSumExp, subject.logSumExp(z), to: EnclosedSoftmax(z).logSumExp())
    },
    Law(
      134, .softmax, "log-sum-exp of logarithms of probabilities is within 1 ulp",
      states: "log Σ e^zᵢ is within 1 ulp of its value near 2^−53, for zᵢ = fl(log pᵢ)", .certified,
      .medium, holds: [.logSumExp],
      for: Generator<Int>.integers(in: 1...6).flatMap { .logarithms(count: $0) }
    ) { subject, z in
      try subject.hold(.logSumExp, subject.logSumExp(z), to: EnclosedSoftmax(z).logSumExp())
    },
    Law(
      134, .softmax, "log-sum-exp of one logit is the logit",
      states: "log e^z = z to the bit, +0 for −0", .bitwise, needs: [.logSumExp],
      for: .oneOf([.scores, .floats()])
    ) { subject, z in
      try requireSameBits(subject.logSumExp([z]) + 0, z + 0)
    },
    Law(
      134, .softmax, "log-sum-exp moves with an offset",
      states: "log Σ e^(zᵢ + c) = c + log Σ e^zᵢ where every zᵢ + c is exact, within 1 ulp",
      .certified, .medium, holds: [.logSumExp],
      for: tuple(
        .sixteenths(), Generator<Double>.elements([1, -0.0625, 7.5, -1000, 1e4, 0x1p20, -0x1p40]))
    ) { subject, input in
      let (z, c) = input
      let moved = try decided { try EnclosedSoftmax(z).logSumExp() + .rational(Rational(c)) }
      try subject.hold(.logSumExp, subject.logSumExp(z.map { $0 + c }), to: moved)
    },
    Law(
      135, .softmax, "the mean of the shifts is the entropy less the tail of log-sum-exp",
      states: "Σ pⱼ(m − zⱼ) = H(p) − (log Σ e^zⱼ − m) ≤ H(p) ≤ log n, with pⱼ and y within 1 ulp",
      .certified, .medium, needs: [.softmax, .logSumExp], for: .logits()
    ) { subject, z in
      let (p, y) = (try subject.softmax(z), try subject.logSumExp(z))
      let exact = try EnclosedSoftmax(z)
      try require(p.count == z.count, "\(p.count) probabilities")
      let entropy = try exact.entropy().narrowed()
      // The identity as computed: what p and y may be off by is all that it may be off by.
      var mean = Rational.zero
      var slack = try y.slack() + entropy.radius
      for (share, logit) in zip(p, exact.logits) {
        mean += try Rational(share) * (exact.top - logit)
        slack += try share.slack() * (exact.top - logit)
      }
      let tail = try Rational(y) - exact.top
      try require((mean + tail - entropy.middle).magnitude <= slack, "the identity does not hold")
      try require(mean <= entropy.upper + slack, "the mean of the shifts is above the entropy")
      let count = try Real.rational(Rational(z.count)).log().roughly
      try require(entropy.lower <= count.upper, "the entropy is above log n")
    },
  ]
}
