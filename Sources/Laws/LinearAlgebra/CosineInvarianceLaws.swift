import Exact
import PropertyTesting
import Reference

extension Law {
  /// What leaves a cosine as it is: scales, order, orthogonal maps.
  static let cosineInvarianceLaws: [Law] = [
    Law(
      15, .cosine, "a cosine does not depend on the lengths",
      states: "cos(ax, by) = sgn(ab)·cos(x, y) for whole a, b ≠ 0, each within 1 ulp", .exact,
      holds: [.cosine],
      for: tuple(
        .wholePairs(count: 1...8, magnitude: 1 << 20), Generator<Double>.whole(magnitude: 1 << 20),
        Generator<Double>.whole(magnitude: 1 << 20))
    ) { subject, input in
      let (pair, a, b) = input
      try assume(pair.areNonzero && a != 0 && b != 0)
      let exact = try ExactVectors.cosine(pair.x, pair.y)
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: exact, within: .ulps(1, of: exact))
      let scaled = try subject.cosine(pair.x.map { a * $0 }, pair.y.map { b * $0 })
      let expected = (a > 0) == (b > 0) ? exact : -exact
      try subject.hold(.cosine, scaled, to: expected, within: .ulps(1, of: expected))
    },
    Law(
      15, .cosine, "a cosine does not depend on powers of two, to the bit",
      states: "cos(±2ʲx, ±2ᵏy) = ±cos(x, y) for |j|, |k| ≤ 500", .bitwise,
      needs: [.cosine, .cosineDistance],
      for: tuple(
        .moderatePairs(count: 1...8), Generator<Int>.integers(in: -500...500),
        Generator<Int>.integers(in: -500...500))
    ) { subject, input in
      let (pair, j, k) = input
      try assume(pair.areNonzero)
      let (x, y) = (
        pair.x.map { $0.timesPowerOfTwo(j) }, pair.y.map { $0.timesPowerOfTwo(k) }
      )
      let cosine = try subject.cosine(pair.x, pair.y)
      try requireSameBits(subject.cosine(x, y), cosine)
      // An exact zero may have either sign.
      try require(subject.cosine(x.map { -$0 }, y) == -cosine, "the sign of x does not carry over")
      try requireSameBits(
        subject.cosineDistance(x, y), subject.cosineDistance(pair.x, pair.y))
    },
    Law(
      16, .cosine, "a cosine is symmetric, to the bit",
      states: "cos(x, y) = cos(y, x), and so the distance and the angle", .bitwise,
      needs: [.cosine, .cosineDistance, .angle], for: .directions()
    ) { subject, pair in
      try requireSameBits(subject.cosine(pair.x, pair.y), subject.cosine(pair.y, pair.x))
      try requireSameBits(
        subject.cosineDistance(pair.x, pair.y), subject.cosineDistance(pair.y, pair.x))
      try requireSameBits(subject.angle(pair.x, pair.y), subject.angle(pair.y, pair.x))
    },
    Law(
      18, .cosine, "the dot product of unit vectors is the cosine",
      states:
        "for x and y as normalize gives them x·y = cos(x, y), but for lengths of 1 ± (n/2 + 3)u "
        + "and one rounding", .exact, holds: [.cosine, .dot],
      for: .moderatePairs(count: 1...8)
    ) { subject, pair in
      try assume(pair.areNonzero)
      let (x, y) = (try subject.normalize(pair.x), try subject.normalize(pair.y))
      let exact = try ExactVectors.cosine(x, y)
      try subject.hold(.cosine, subject.cosine(x, y), to: exact, within: .ulps(1, of: exact))
      // |x||y| − 1 ≤ 2d + d² for lengths within d of 1.
      let length = try Bound.unitLength(count: x.count).amount
      let slack = 2 * length + length * length + Bound.unitRoundoff
      try subject.hold(
        .dot, subject.dot(x, y), to: exact, within: Bound("two lengths and F3", slack))
    },
    Law(
      18, .cosine, "the distance of unit vectors gives the cosine",
      states: "|x/h − y/h|² = 2 − 2cos(x, y) for whole vectors of a whole length h", .exact,
      holds: [.distance, .cosine], for: .equalWholeLengths
    ) { subject, input in
      let (pair, length) = input
      let square = try Rational(length) * Rational(length)
      let cosine = try ExactVectors.dot(pair.x, pair.y) / square
      let distance = SignedRoot(signedSquare: square * (2 - 2 * cosine))
      try subject.hold(
        .distance, subject.distance(pair.x, pair.y), to: distance, within: .ulps(2, of: distance))
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: cosine, within: .ulps(1, of: cosine))
    },
    Law(
      20, .cosine, "orthogonal maps leave the cosine as it is",
      states: "cos(Qx, Qy) = cos(x, y) for rational orthogonal Q (Cayley), each within 1 ulp",
      .exact, .medium, holds: [.cosine, .dot],
      for: tuple(
        .wholePairs(count: 2...4), Generator<Int>.integers(in: -3...3).array(exactly: 6))
    ) { subject, input in
      let (pair, entries) = input
      try assume(pair.areNonzero)
      let turn = try WholeRotation(skew: entries, size: pair.x.count)
      let (x, y) = (try turn.applied(to: pair.x), try turn.applied(to: pair.y))
      let exact = try ExactVectors.cosine(pair.x, pair.y)
      for (first, second) in [(pair.x, pair.y), (x, y)] {
        try subject.hold(
          .cosine, subject.cosine(first, second), to: exact, within: .ulps(1, of: exact))
      }
      let product = try turn.factor * turn.factor * ExactVectors.dot(pair.x, pair.y)
      try subject.hold(
        .dot, subject.dot(x, y), to: product, within: .correctlyRounded(product))
    },
  ]
}

extension Generator where Value == (VectorPair, Double) {
  /// Two whole vectors of one whole length, and that length.
  fileprivate static var equalWholeLengths: Generator {
    Generator<Int>.integers(in: 1...4).flatMap { count in
      tuple(
        .wholeLengths(count: count, magnitude: 9), .wholeLengths(count: count, magnitude: 9)
      ).map { first, second in
        (
          VectorPair(
            x: first.elements.map { $0 * second.length },
            y: second.elements.map { $0 * first.length }),
          first.length * second.length
        )
      }
    }
  }
}
