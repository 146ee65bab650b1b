import Exact
import PropertyTesting
import Reference

extension Law {
  /// Probabilities against their exact values.
  static let probabilityLaws: [Law] = [
    Law(
      132, .softmax, "probabilities are within the bound of a shift and a plain sum",
      states: "|fl(pᵢ) − pᵢ| ≤ ((m − zᵢ) + H(p) + n + 4)u·pᵢ + 2^−1073 (F13)", .certified, .medium,
      holds: [.softmax], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      let exact = try EnclosedSoftmax(z)
      let p = try exact.probabilities()
      let bounds = try Bound.softmax(exact, p)
      try subject.hold(.softmax, subject.softmax(z), to: p) { bounds[$0] }
    },
    Law(
      132, .softmax, "probabilities are within 1 ulp",
      states: "softmax(z)ᵢ is within 1 ulp of e^zᵢ/Σ e^zⱼ, into the subnormals", .certified,
      holds: [.softmax], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      try subject.hold(
        .softmax, subject.softmax(z), to: EnclosedSoftmax(z).probabilities())
    },
    Law(
      132, .softmax, "probabilities of many logits are within 1 ulp",
      states: "softmax(z)ᵢ is within 1 ulp for 250 to 300 logits too", .certified, .heavy,
      holds: [.softmax], for: .logits(count: 250...300)
    ) { subject, z in
      try subject.hold(
        .softmax, subject.softmax(z), to: EnclosedSoftmax(z).probabilities())
    },
    Law(
      132, .softmax, "probabilities lie in [0, 1] and sum to 1",
      states: "0 ≤ pᵢ ≤ 1 and |Σ pᵢ − 1| ≤ (n + 1)u, the sum taken exactly", .exact,
      needs: [.softmax], for: .oneOf([.logits(count: 1...40), .deletedLogits()])
    ) { subject, z in
      let p = try subject.softmax(z)
      try require(p.count == z.count, "\(p.count) probabilities")
      try require(p.allSatisfy { $0 >= 0 && $0 <= 1 }, "the probabilities are \(p)")
      let sum = try p.rationals().reduce(Rational.zero) { $0 + $1 }
      try require(
        (sum - .one).magnitude <= Rational(z.count + 1) * Bound.unitRoundoff,
        "the sum is off by \((sum - .one).summary)")
    },
    Law(
      132, .softmax, "probabilities of the entries that a mask keeps are within 1 ulp",
      states: "softmaxMasked(z, mask)ᵢ is within 1 ulp of e^zᵢ/Σ e^zⱼ over the kept j, else 0",
      .certified, holds: [.softmaxMasked], for: .masked
    ) { subject, input in
      let kept = zip(input.z, input.mask).map { $1 == 1 ? $0 : -.infinity }
      try subject.hold(
        .softmaxMasked, subject.softmaxMasked(input.z, input.mask),
        to: EnclosedSoftmax(kept).probabilities())
    },
    Law(
      133, .softmax, "ratios of probabilities are exponentials of differences",
      states: "pᵢ/pⱼ = e^(zᵢ − zⱼ), within 1 ulp of pᵢ and of pⱼ", .certified, .medium,
      needs: [.softmax], for: .logits(count: 2...4)
    ) { subject, z in
      let p = try subject.softmax(z)
      for i in z.indices {
        for j in z.indices where z[j] <= z[i] {
          let ratio = try Real.rational(Rational(z[j]) - Rational(z[i])).exp().narrowed()
          let difference = try Rational(p[j]) - ratio.middle * Rational(p[i])
          let allowed = try p[j].slack() + ratio.upper * p[i].slack()
          try require(
            difference.magnitude <= allowed + ratio.radius,
            "p[\(j)] = \(p[j]) and p[\(i)] = \(p[i]) have another ratio")
        }
      }
    },
    Law(
      133, .softmax, "probabilities do not depend on an offset, to the bit",
      states: "softmax(z + c) = softmax(z) where every zᵢ + c is exact", .bitwise,
      needs: [.softmax],
      for: tuple(
        .sixteenths(), Generator<Double>.elements([1, -0.0625, 7.5, -1000, 1e4, 0x1p20, -0x1p40]))
    ) { subject, input in
      let (z, c) = input
      try requireSameBits(subject.softmax(z.map { $0 + c }), subject.softmax(z))
    },
  ]
}

/// Logits with a mask that keeps one of them at least.
struct MaskedLogits: Sendable {
  let z: [Double]
  let mask: [Int]
}

extension Generator where Value == MaskedLogits {
  /// Logits, some of them deleted, with any mask that keeps one that is not.
  static var masked: Generator {
    Generator<[Double]>.oneOf([.logits(), .deletedLogits()]).withMasks
  }
}

extension Generator where Value == [Double] {
  /// The logits with any mask that keeps one of them that is not deleted.
  var withMasks: Generator<MaskedLogits> {
    flatMap { z in
      tuple(
        Generator<Int>.integers(in: 0...1).array(exactly: z.count),
        Generator<Int>.elements(z.indices.filter { z[$0] > -.infinity })
      ).map { mask, place in
        MaskedLogits(z: z, mask: mask.indices.map { $0 == place ? 1 : mask[$0] })
      }
    }
  }
}
