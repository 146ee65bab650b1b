import Exact
import PropertyTesting
import Reference

extension Law {
  /// Identities between activations: what each side may be off by is all that they may differ by.
  static let activationIdentityLaws: [Law] = [
    Law(
      173, .networks, "the logistic function and its mirror image sum to 1",
      states: "σ(x) + σ(−x) = 1, within 1 ulp of each", .exact, needs: [.sigmoid], for: .scores
    ) { subject, x in
      try requireSum([(1, subject.sigmoid(x)), (1, subject.sigmoid(-x))], 1)
    },
    Law(
      173, .networks, "the hyperbolic tangent is a logistic function",
      states: "tanh x = 2σ(2x) − 1, within 1 ulp of each; tanh(−x) = −tanh x to the bit", .exact,
      needs: [.tanh, .sigmoid], for: .scores
    ) { subject, x in
      let value = try subject.tanh(x)
      try requireSum([(2, subject.sigmoid(2 * x)), (-1, value)], 1)
      try requireSameBits(subject.tanh(-x), -value)
    },
    Law(
      173, .networks, "the smooth ramp less its mirror image is x",
      states: "softplus(x) − softplus(−x) = x, within 1 ulp of each", .exact, needs: [.softplus],
      for: .scores
    ) { subject, x in
      try requireSum([(1, subject.softplus(x)), (-1, subject.softplus(-x))], x)
    },
    Law(
      173, .networks, "the GELU and the SiLU less their mirror images are x",
      states: "gelu(x) − gelu(−x) = x = silu(x) − silu(−x), geluTanh too, within 1 ulp of each",
      .exact, needs: [.gelu, .silu, .geluTanh], for: .scores
    ) { subject, x in
      try requireSum([(1, subject.gelu(x)), (-1, subject.gelu(-x))], x)
      try requireSum([(1, subject.silu(x)), (-1, subject.silu(-x))], x)
      try requireSum([(1, subject.geluTanh(x)), (-1, subject.geluTanh(-x))], x)
    },
    Law(
      173, .networks, "derivatives of mirror images",
      states: "σ' and tanh' are even to the bit, gelu'(x) + gelu'(−x) = 1 = silu'(x) + silu'(−x)",
      .exact, needs: [.sigmoidGrad, .tanhGrad, .geluGrad, .siluGrad], for: .scores
    ) { subject, x in
      try requireSameBits(subject.sigmoidGrad(-x), subject.sigmoidGrad(x))
      try requireSameBits(subject.tanhGrad(-x), subject.tanhGrad(x))
      try requireSum([(1, subject.geluGrad(x)), (1, subject.geluGrad(-x))], 1)
      try requireSum([(1, subject.siluGrad(x)), (1, subject.siluGrad(-x))], 1)
    },
    Law(
      173, .networks, "the SiLU is x times the logistic function",
      states: "silu(x) = x·σ(x), within 1 ulp of each", .exact, needs: [.silu, .sigmoid],
      for: .scores
    ) { subject, x in
      let (value, share) = (try subject.silu(x), try subject.sigmoid(x))
      let product = try Rational(x) * Rational(share)
      let slack = try value.slack() + Rational(x).magnitude * share.slack()
      try require(
        (Rational(value) - product).magnitude <= slack, "silu is \(value), and σ(x) \(share)")
    },
    Law(
      173, .networks, "derivatives are products of the functions",
      states: "σ' = σ(1 − σ), tanh' = 1 − tanh², softplus' = σ, within 1 ulp of each", .exact,
      needs: [.sigmoid, .sigmoidGrad, .tanh, .tanhGrad, .softplusGrad], for: .scores
    ) { subject, x in
      let (share, slope) = (try subject.sigmoid(x), try subject.sigmoidGrad(x))
      let p = try Rational(share)
      // The slope of p(1 − p) is at most 1.
      try require(
        (Rational(slope) - p * (.one - p)).magnitude <= slope.slack() + share.slack(),
        "σ' is \(slope), and σ \(share)")
      let (value, bend) = (try subject.tanh(x), try subject.tanhGrad(x))
      let t = try Rational(value)
      // The slope of 1 − t² is at most 2.
      try require(
        (Rational(bend) - (.one - t * t)).magnitude <= bend.slack() + 2 * value.slack(),
        "tanh' is \(bend), and tanh \(value)")
      let ramp = try subject.softplusGrad(x)
      try require(
        (Rational(ramp) - p).magnitude <= ramp.slack() + share.slack(),
        "softplus' is \(ramp), and σ \(share)")
    },
  ]

  /// Requires that a sum of multiples of numbers that are within 1 ulp is a number.
  private static func requireSum(
    _ terms: [(factor: Int, value: Double)], _ wanted: Double,
    file: String = #fileID, line: Int = #line
  ) throws {
    var sum = try -Rational(wanted)
    var slack = Rational.zero
    for (factor, value) in terms {
      sum += try Rational(factor) * Rational(value)
      slack += try Rational(abs(factor)) * value.slack()
    }
    try require(
      sum.magnitude <= slack, "the sum is off by \(sum.summary)", file: file, line: line)
  }
}
