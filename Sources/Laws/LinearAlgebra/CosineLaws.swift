import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.3: cosine.
  static let cosineLaws: [Law] =
    cosineValueLaws + cosineInvarianceLaws + angleLaws + cosineRankingLaws + cosineRefusalLaws

  /// Cosines against their exact values.
  static let cosineValueLaws: [Law] = [
    Law(
      13, .cosine, "a cosine lies in [−1, 1]",
      states: "−1 ≤ cos(x, y) ≤ 1 as computed, at every scale", .bitwise, needs: [.cosine],
      for: .oneOf([.directions(), .nearlyParallel(), .nearlyParallel(count: 1...1)])
    ) { subject, pair in
      try assume(pair.areNonzero)
      let cosine = try subject.cosine(pair.x, pair.y)
      try require(cosine.magnitude <= 1, "the cosine is \(cosine)")
    },
    Law(
      13, .cosine, "a cosine is within the bound of plain sums",
      states: "|fl(cos(x, y)) − cos(x, y)| ≤ (2n + 5)u (F6)", .exact, holds: [.cosine],
      for: .moderatePairs(count: 1...8)
    ) { subject, pair in
      try assume(pair.areNonzero)
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: try ExactVectors.cosine(pair.x, pair.y),
        within: .cosine(count: pair.x.count))
    },
    Law(
      13, .cosine, "a cosine is within the bound of compensated sums",
      states: "|fl(cos(x, y)) − cos(x, y)| ≤ 4u at every scale (F6)", .exact, holds: [.cosine],
      for: .directions()
    ) { subject, pair in
      let exact = try ExactVectors.cosine(pair.x, pair.y)
      let slack = max(Bound.compensatedCosine.amount, Bound.rounding(.zero).amount)
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: exact, within: Bound("F6", slack))
    },
    Law(
      21, .cosine, "a cosine is within 1 ulp",
      states: "cos(x, y) is within 1 ulp also for nearly orthogonal vectors", .exact,
      holds: [.cosine], for: .oneOf([.directions(), .nearlyOrthogonal()])
    ) { subject, pair in
      try assume(pair.areNonzero)
      let exact = try ExactVectors.cosine(pair.x, pair.y)
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      21, .cosine, "one less the cosine is within 4 ulp",
      states: "1 − cos(x, y) is within 4 ulp also where it is 10⁻¹⁸, for nearly parallel vectors",
      .exact, holds: [.cosineDistance],
      for: .oneOf([.directions(), .nearlyParallel(), .nearlyParallel(count: 2...2)])
    ) { subject, pair in
      try assume(pair.areNonzero)
      let exact = try exactCosineDistance(pair)
      try subject.hold(
        .cosineDistance, subject.cosineDistance(pair.x, pair.y), to: exact,
        within: .ulps(4, of: exact))
    },
    Law(
      14, .cosine, "the cosine of a vector with itself is 1",
      states: "cos(x, x) = cos(x, 2ᵏx) = 1 and cos(x, −x) = −1 exactly, where 2ᵏx is exact",
      .bitwise, needs: [.cosine, .cosineDistance],
      for: tuple(.structuredVectors(count: 1...8), Generator<Int>.integers(in: -500...500))
    ) { subject, input in
      let (x, k) = input
      try assume(x.contains { $0 != 0 })
      try requireSameBits(subject.cosine(x, x), 1)
      try requireSameBits(subject.cosine(x, x.map { -$0 }), -1)
      try requireSameBits(subject.cosineDistance(x, x), 0)
      try requireSameBits(subject.cosineDistance(x, x.map { -$0 }), 2)
      let scaled = x.map { $0.timesPowerOfTwo(k) }
      try assume(zip(scaled, x).allSatisfy { $0.isFinite && $0.timesPowerOfTwo(-k) == $1 })
      try requireSameBits(subject.cosine(x, scaled), 1)
      try requireSameBits(subject.cosineDistance(scaled, x), 0)
    },
    Law(
      14, .cosine, "the cosine of parallel vectors is ±1",
      states: "cos(ax, bx) = sgn(ab) exactly, and cosineDistance 0 or 2, for whole a, b and x",
      .bitwise, needs: [.cosine, .cosineDistance],
      for: tuple(
        Generator<[Double]>.wholeVectors(count: 1...8, magnitude: 1 << 20),
        Generator<Double>.whole(magnitude: 1 << 30), Generator<Double>.whole(magnitude: 1 << 30))
    ) { subject, input in
      let (x, a, b) = input
      try assume(a != 0 && b != 0 && x.contains { $0 != 0 })
      let (first, second) = (x.map { a * $0 }, x.map { b * $0 })
      let isSame = (a > 0) == (b > 0)
      try requireSameBits(subject.cosine(first, second), isSame ? 1 : -1)
      try requireSameBits(subject.cosineDistance(first, second), isSame ? 0 : 2)
    },
    Law(
      21, .cosine, "cosines of the notes",
      states: "cos of (1,0), (1,1) is 1/√2, of (3,4), (4,3) 24/25, of (1,2,3), (2,0,1) 5/√70 …",
      .exact, holds: [.cosine],
      forAllOf: {
        [
          ([1, 0], [1, 1], 1, 2), ([3, 4], [4, 3], 24, 625), ([1, 2, 3], [2, 0, 1], 5, 70),
          ([1, 1, 0, 0], [1, 0, 1, 0], 2, 16), ([2, 1], [3, 4], 10, 125),
          ([1, 2, 3], [1, 0, 1], 4, 28),
        ] as [([Double], [Double], Int, Int)]
      }
    ) { subject, golden in
      // The denominator is given under the root: 24/25 = 24/√625.
      let exact = try SignedRoot(Rational(golden.2), overRootOf: Rational(golden.3))
      try subject.hold(
        .cosine, subject.cosine(golden.0, golden.1), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      21, .cosine, "the cosine of the interactive lesson",
      states: "cos of (1, 0.3), (0.2, 1) is 0.469612973 to nine decimals", .exact, holds: [.cosine],
      forAllOf: { [VectorPair(x: [1, 0.3], y: [0.2, 1])] }
    ) { subject, pair in
      let exact = try ExactVectors.cosine(pair.x, pair.y)
      let cosine = try subject.cosine(pair.x, pair.y)
      try subject.hold(.cosine, cosine, to: exact, within: .ulps(1, of: exact))
      let rounded = try (Rational(cosine) * 1_000_000_000).nearestInteger
      try require(rounded == Integer(469_612_973), "the cosine is \(cosine)")
    },
  ]

  /// The exact 1 − cos(x, y), to 2⁻¹²⁰ relative: G/(d(1 + c)) for c > 0, with the Gram determinant G
  /// and d = (x·x)(y·y).
  private static func exactCosineDistance(_ pair: VectorPair) throws -> Rational {
    let cosine = try ExactVectors.cosine(pair.x, pair.y)
    let near = cosine.truncated()
    guard cosine.signum > 0 else { return .one - near }
    return try (.one - cosine.signedSquare) / (.one + near)
  }
}
