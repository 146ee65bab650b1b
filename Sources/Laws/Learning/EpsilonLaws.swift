import Exact
import PropertyTesting
import Reference

extension Law {
  /// Where ε stands, and what it changes.
  static let epsilonLaws: [Law] = [
    Law(
      182, .normalisation, "ε stands inside of the root",
      states:
        "layerNorm(−s, s) = ∓s/r with r = √(s² + ε), not s/(s + ε): the two differ by "
        + "s·ε|2s + ε − 1|/((s + ε)r(s + ε + r)), exactly", .exact, holds: [.layerNorm, .rmsNorm],
      for: tuple(
        Generator<Int>.integers(in: 1...400), Generator<Int>.integers(in: 1...400),
        Generator<Int>.integers(in: -8...4))
    ) { subject, input in
      // s and r are dyadic, and so is ε = r² − s², which has 2·10 bits at most.
      let s = Rational(input.0).scaled(byTwoToThe: input.2)
      let r = s + Rational(input.1).scaled(byTwoToThe: input.2)
      let epsilon = r * r - s * s
      let outside = s + epsilon
      let difference = try (r.reciprocal() - outside.reciprocal()).magnitude
      try require(
        difference
          == (try epsilon * (2 * s + epsilon - .one).magnitude / (outside * r * (outside + r))),
        "the identity of the two places of ε")
      let exact = try s / r
      let x = try Matrix(rows: [[-s.roundedToDouble(), s.roundedToDouble()]])
      let results = [
        (Function.layerNorm, try subject.layerNorm(x, [1, 1], [0, 0], epsilon.roundedToDouble())),
        (.rmsNorm, try subject.rmsNorm(x, [1, 1], epsilon.roundedToDouble())),
      ]
      for (function, y) in results {
        try require(y.shape == [1, 2], "the shape is \(y.shape)")
        try subject.hold(function, y[0, 0], to: -exact, within: .ulps(1, of: exact))
        try subject.hold(function, y[0, 1], to: exact, within: .ulps(1, of: exact))
      }
    },
    Law(
      182, .normalisation, "an ε in a logarithm biases it by ε/x at most",
      states: "0 ≤ log(x + ε) − log x ≤ ε/x, within 1 ulp of each information", .exact,
      needs: [.selfInformation],
      for: tuple(
        Generator<Int>.integers(in: 1...0xFFFF), Generator<Int>.integers(in: 1...0xFFFF),
        Generator<Int>.integers(in: 17...40))
    ) { subject, input in
      let (x, epsilon) = (
        Double(input.0).timesPowerOfTwo(-input.2), Double(input.1).timesPowerOfTwo(-input.2)
      )
      let (plain, biased) = (
        try subject.selfInformation(x, "nats"), try subject.selfInformation(x + epsilon, "nats")
      )
      let difference = try Rational(plain) - Rational(biased)
      let slack = try plain.slack() + biased.slack()
      try require(difference >= -slack, "the logarithm falls")
      try require(
        try difference <= Rational(epsilon) / Rational(x) + slack,
        "the bias is \(difference.summary)")
    },
  ]
}
