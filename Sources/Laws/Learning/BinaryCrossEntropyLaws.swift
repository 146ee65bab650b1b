import Exact
import PropertyTesting
import Reference

extension Law {
  /// The cross-entropy of two classes from a logit against its exact values.
  static let binaryCrossEntropyLaws: [Law] = [
    Law(
      175, .networks, "the binary cross-entropy is within 1 ulp",
      states: "softplus(x) − xy is within 1 ulp, for hard and soft targets, into the subnormals",
      .certified, holds: [.bceLogits], for: tuple(.scores, .shares)
    ) { subject, input in
      let (x, y) = input
      let exact = try decided {
        try CrossEntropy.binary(.rational(Rational(x)), Real.rational(Rational(y)))
      }
      try subject.hold(.bceLogits, subject.bceLogits(x, y), to: exact)
    },
    Law(
      175, .networks, "the binary cross-entropy is softplus less a product",
      states: "softplus(x) − xy, within 1 ulp of each", .exact, needs: [.bceLogits, .softplus],
      for: tuple(.scores, .shares)
    ) { subject, input in
      let (x, y) = input
      let (loss, ramp) = (try subject.bceLogits(x, y), try subject.softplus(x))
      let difference = try Rational(ramp) - Rational(x) * Rational(y)
      try require(
        (Rational(loss) - difference).magnitude <= loss.slack() + ramp.slack(),
        "the loss is \(loss), and softplus \(ramp)")
    },
    Law(
      175, .networks, "the binary cross-entropy has a mirror image, to the bit",
      states: "BCE(x, y) = BCE(−x, 1 − y) where 1 − y is exact", .bitwise, needs: [.bceLogits],
      for: tuple(
        .oneOf([.scores, .elements([-30, 30, -37, 37, -40, 745])]),
        Generator<Int>.integers(in: 0...1024))
    ) { subject, input in
      let y = Double(input.1) / 1024
      try requireSameBits(subject.bceLogits(input.0, y), subject.bceLogits(-input.0, 1 - y))
      // The hard targets, which every confident prediction meets.
      try requireSameBits(subject.bceLogits(input.0, 0), subject.bceLogits(-input.0, 1))
    },
    Law(
      175, .networks, "the binary cross-entropy of a hard target is a smooth ramp",
      states: "BCE(x, 0) = softplus(x) and BCE(x, 1) = softplus(−x), within 1 ulp", .certified,
      needs: [.softplus], holds: [.bceLogits], for: .scores
    ) { subject, x in
      for (argument, target) in [(x, 0.0), (-x, 1)] {
        let loss = try subject.bceLogits(x, target)
        let exact = try decided { try Activations.softplus(Real(Rational(argument))) }
        try subject.hold(.bceLogits, loss, to: exact)
        let ramp = try subject.softplus(argument)
        try require(
          (Rational(loss) - Rational(ramp)).magnitude <= loss.slack() + ramp.slack(),
          "the loss is \(loss), and softplus \(ramp)")
      }
    },
    Law(
      175, .networks, "the gradient of the binary cross-entropy is σ(x) − y",
      states: "σ(x) − y is within u of itself and 2^−70 of σ(x)(1 − y) and σ(−x)y", .certified,
      holds: [.bceGrad], for: tuple(.scores, .shares)
    ) { subject, input in
      let (x, y) = input
      let (score, target) = (Real.rational(try Rational(x)), Real.rational(try Rational(y)))
      let exact = try decided { try CrossEntropy.binaryGrad(score, target) }.narrowed()
      let terms = try decided {
        let away = try Activations.sigmoid(score) * (.one - target)
        return try away + Activations.sigmoid(-score) * target
      }.roughly.upper
      let rounded = Bound.relative("", Bound.unitRoundoff, of: exact).amount
      try subject.hold(
        .bceGrad, subject.bceGrad(x, y), to: exact,
        within: Bound("u and 2^−70 of the terms", rounded + terms.scaled(byTwoToThe: -70)))
    },
    Law(
      175, .networks, "the gradient for a hard target is within 1 ulp",
      states: "σ(x) for y = 0 and −σ(−x) for y = 1 are within 1 ulp, of confident predictions too",
      .certified, holds: [.bceGrad], for: .scores
    ) { subject, x in
      try subject.hold(
        .bceGrad, subject.bceGrad(x, 0),
        to: decided { try Activations.sigmoid(Real(Rational(x))) })
      try subject.hold(
        .bceGrad, subject.bceGrad(x, 1),
        to: decided { try -Activations.sigmoid(Real(-Rational(x))) })
    },
  ]
}

extension Generator where Value == Double {
  /// Targets in [0, 1]: 0, 1, short fractions, any, tiny ones, and ones next to 1.
  static var shares: Generator {
    .oneOf([
      .elements([0, 1, 0.5, 0.25]), .floats(in: 0...1),
      Generator<Int>.integers(in: 0...10).map { Double($0) / 10 },
      Generator<Int>.integers(in: 1...1074).map {
        Double(sign: .plus, exponent: -$0, significand: 1)
      },
      Generator<Int>.integers(in: 1...60).map {
        1 - Double(sign: .plus, exponent: -$0, significand: 1)
      },
    ])
  }
}
