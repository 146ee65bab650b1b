import Exact
import PropertyTesting
import Reference

extension Bound {
  /// An angle as atan2(√G, x·y) from the Gram determinant G: 4 ulp.
  ///
  /// With G and x·y each rounded once, the root has an error of 1½u and the quotient one of 2½u,
  /// which atan does not amplify (|t/((1 + t²)·atan t)| ≤ 1, and angles beyond π/2 are larger than
  /// their supplements). That is less than 2½ ulp, and atan2 itself adds 1 ulp.
  static func angle(_ exact: Rational) -> Bound { ulps(4, of: exact) }
}

extension Law {
  /// Angles.
  static let angleLaws: [Law] = [
    Law(
      21, .cosine, "an angle is within 4 ulp",
      states: "angle(x, y) is within 4 ulp of atan2(√G, x·y), for nearly parallel, nearly "
        + "orthogonal and nearly opposite vectors too", .certified, .medium, holds: [.angle],
      for: .oneOf([.directions(), .nearlyParallel(), .nearlyOrthogonal()])
    ) { subject, pair in
      try assume(pair.areNonzero)
      let exact = try exactAngle(pair.x, pair.y)
      try subject.hold(
        .angle, subject.angle(pair.x, pair.y), to: exact,
        within: .angle(exact.enclosure.midpoint.rational))
    },
    Law(
      19, .cosine, "an angle lies in [0, π]",
      states: "0 ≤ angle(x, y) ≤ π, 0 for y = 2ᵏx and π for y = −2ᵏx to the bit", .bitwise,
      needs: [.angle],
      for: tuple(.directions(), Generator<Int>.integers(in: -60...60))
    ) { subject, input in
      let (pair, k) = input
      let angle = try subject.angle(pair.x, pair.y)
      try require(angle >= 0 && angle <= .pi, "the angle is \(angle)")
      let scaled = pair.x.map { $0.timesPowerOfTwo(k) }
      try assume(
        zip(scaled, pair.x).allSatisfy { $0.isFinite && $0.timesPowerOfTwo(-k) == $1 })
      try requireSameBits(subject.angle(pair.x, scaled), 0)
      try requireSameBits(subject.angle(pair.x, scaled.map { -$0 }), .pi)
    },
    Law(
      19, .cosine, "angles obey the triangle inequality",
      states: "angle(x, z) ≤ angle(x, y) + angle(y, z) as computed, but for the bounds of 4 ulp",
      .exact, needs: [.angle],
      for: tuple(
        .oneOf([
          .nearlyParallel(count: 3...3), .wholePairs(count: 3...3), .moderatePairs(count: 3...3),
        ]),
        .wholeVectors(count: 3...3))
    ) { subject, input in
      let (pair, z) = input
      try assume(pair.areNonzero && z.contains { $0 != 0 })
      let between = z.indices.map { pair.x[$0] + z[$0] * 0x1p-40 }
      try assume(between.contains { $0 != 0 })
      for (x, y, z) in [(pair.x, pair.y, z), (pair.x, between, pair.y), (z, pair.x, between)] {
        let sides = try [(x, z), (x, y), (y, z)].map {
          try Rational(subject.angle($0.0, $0.1))
        }
        // The computed angles stand for the exact ones, whose ulps are theirs or half of them.
        let slack = sides.map { 2 * Bound.angle($0).amount }.reduce(Rational.zero, +)
        try require(sides[0] <= sides[1] + sides[2] + slack, "the way by y is shorter")
      }
    },
    Law(
      19, .cosine, "angles of the notes",
      states: "45° between (1, 0) and (1, 1), arccos(24/25) = 16.26° between (3, 4) and (4, 3)",
      .certified, holds: [.angle],
      forAllOf: {
        [
          ([1, 0], [1, 1]), ([3, 4], [4, 3]), ([1, 2, 3], [2, 0, 1]), ([1, 0], [0, 5]),
          ([1, 1], [-1, -1]), ([3, 4], [3, 4]), ([1, 0], [-1, 1]), ([4, 0], [4, 3]),
        ] as [([Double], [Double])]
      }
    ) { subject, pair in
      let exact = try exactAngle(pair.0, pair.1)
      try subject.hold(
        .angle, subject.angle(pair.0, pair.1), to: exact,
        within: .angle(exact.enclosure.midpoint.rational))
    },
  ]

  /// The angle atan2(√G, x·y) as a real, G the Gram determinant.
  private static func exactAngle(_ x: [Double], _ y: [Double]) throws -> Real {
    let root = try SignedRoot(signedSquare: ExactVectors.gramDeterminant(x, y)).real()
    return try Elementary.atan2(root, .rational(ExactVectors.dot(x, y)))
  }
}
