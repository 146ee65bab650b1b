import Exact
import PropertyTesting
import Reference

extension Law {
  /// The dot product as an inner product: linear, symmetric, positive, and what follows.
  static let innerProductLaws: [Law] = [
    Law(
      2, .vectors, "the dot product is bilinear over whole vectors",
      states: "(cx + y)·z = c(x·z) + y·z, and the same in the second place, without any rounding",
      .exact, needs: [.dot],
      for: tuple(
        .wholePairs(magnitude: 1 << 10), .wholeVectors(count: 8...8, magnitude: 1 << 10),
        Generator<Double>.whole(magnitude: 1 << 10))
    ) { subject, input in
      let (x, y, c) = (input.0.x, input.0.y, input.2)
      let z = Array(input.1.prefix(x.count))
      let combination = zip(x, y).map { c * $0 + $1 }
      let parts = try c * subject.dot(x, z) + subject.dot(y, z)
      try require(subject.dot(combination, z) == parts, "not linear in the first place")
      try require(subject.dot(z, combination) == parts, "not linear in the second place")
    },
    Law(
      2, .vectors, "the dot product is symmetric, to the bit",
      states: "x·y and y·x have the same bits", .bitwise, needs: [.dot], for: .vectorPairs()
    ) { subject, pair in
      try requireSameBits(subject.dot(pair.x, pair.y), subject.dot(pair.y, pair.x))
    },
    Law(
      3, .vectors, "x·x is positive but for the zero vector",
      states: "x·x ≥ 0; it is 0 just where Σ xᵢ² rounds to 0, which for the zero vector it does",
      .exact, holds: [.dot], for: .structuredVectors()
    ) { subject, x in
      let square = try subject.dot(x, x)
      let exact = try ExactVectors.dot(x, x)
      try require(square >= 0, "x·x is \(square)")
      try require((square == 0) == (exact.roundedToDouble() == 0), "x·x is \(square)")
      try require(exact.isZero == x.allSatisfy { $0 == 0 }, "the exact square vanishes")
      try subject.hold(.dot, square, to: exact, within: .correctlyRounded(exact))
    },
    Law(
      4, .vectors, "polarization and the parallelogram law",
      states:
        "4x·y = |x + y|² − |x − y|² and |x + y|² + |x − y|² = 2|x|² + 2|y|² over whole vectors",
      .exact, needs: [.dot, .add, .sub], for: .wholePairs(magnitude: 1 << 20)
    ) { subject, pair in
      let (sum, difference) = (
        try subject.add(pair.x, pair.y), try subject.sub(pair.x, pair.y)
      )
      let (above, below) = (try subject.dot(sum, sum), try subject.dot(difference, difference))
      try require(4 * subject.dot(pair.x, pair.y) == above - below, "polarization")
      let squares = try subject.dot(pair.x, pair.x) + subject.dot(pair.y, pair.y)
      try require(above + below == 2 * squares, "the parallelogram law")
    },
    Law(
      4, .vectors, "the law of cosines",
      states: "|x − y|² = |x|² + |y|² − 2|x||y|cos(x, y), each factor within its bound", .exact,
      holds: [.distance, .cosine], for: .wholePairs(count: 1...8, magnitude: 1 << 20)
    ) { subject, pair in
      try assume(pair.areNonzero)
      let cosine = try ExactVectors.cosine(pair.x, pair.y)
      let product = try ExactVectors.norm(pair.x) * ExactVectors.norm(pair.y) * cosine
      let squares = try ExactVectors.dot(pair.x, pair.x) + ExactVectors.dot(pair.y, pair.y)
      // |x||y|cos(x, y) is rational, and its truncation is exact.
      let distance = SignedRoot(signedSquare: squares - 2 * product.truncated())
      try subject.hold(
        .distance, subject.distance(pair.x, pair.y), to: distance, within: .ulps(2, of: distance))
      try subject.hold(
        .cosine, subject.cosine(pair.x, pair.y), to: cosine, within: .ulps(1, of: cosine))
    },
    Law(
      5, .vectors, "Cauchy–Schwarz with Lagrange's identity",
      states:
        "(x·x)(y·y) − (x·y)² = Σ (xᵢyⱼ − xⱼyᵢ)² over i < j, which is 0 iff rank [x y] ≤ 1",
      .exact, needs: [.dot], for: .wholePairs()
    ) { subject, pair in
      let (xx, yy) = (try subject.dot(pair.x, pair.x), try subject.dot(pair.y, pair.y))
      let xy = try subject.dot(pair.x, pair.y)
      var gap = 0.0
      for i in pair.x.indices {
        for j in pair.x.indices.dropFirst(i + 1) {
          let minor = pair.x[i] * pair.y[j] - pair.x[j] * pair.y[i]
          gap += minor * minor
        }
      }
      try require(xx * yy - xy * xy == gap, "the gap is \(xx * yy - xy * xy), and should be \(gap)")
      let rank = try RationalMatrix(rows: [
        pair.x.rationals(), pair.y.rationals(),
      ]).rank()
      try require((gap == 0) == (rank <= 1), "the gap is \(gap) for vectors of rank \(rank)")
    },
    Law(
      5, .vectors, "Cauchy–Schwarz for doubles",
      states: "|x·y| ≤ |x||y| but for the half ulp of one rounding", .exact, holds: [.dot],
      for: .oneOf([.vectorPairs(), .nearlyParallel()])
    ) { subject, pair in
      let computed = try subject.dot(pair.x, pair.y)
      let exact = try ExactVectors.dot(pair.x, pair.y)
      try subject.hold(.dot, computed, to: exact, within: .correctlyRounded(exact))
      let lengths = try ExactVectors.norm(pair.x) * ExactVectors.norm(pair.y)
      try assume(computed.isFinite)
      let least = try Rational(computed).magnitude - Bound.rounding(exact).amount
      try require(SignedRoot(least) <= lengths, "x·y is beyond |x||y|")
    },
    Law(
      6, .vectors, "Pythagoras holds just for orthogonal vectors",
      states: "|x + y|² = |x|² + |y|² iff x·y = 0, over whole vectors", .exact,
      needs: [.dot, .add], for: .oneOf([.wholePairs(magnitude: 3), .orthogonalWholePairs()])
    ) { subject, pair in
      let sum = try subject.add(pair.x, pair.y)
      let squares = try subject.dot(pair.x, pair.x) + subject.dot(pair.y, pair.y)
      let isRight = try subject.dot(pair.x, pair.y) == 0
      try require((subject.dot(sum, sum) == squares) == isRight, "x·y = 0 is \(isRight)")
    },
    Law(
      6, .vectors, "the sign of the dot product tells acute, right and obtuse angles",
      states: "x·y has the sign of the exact product, which is that of 90° − the angle", .exact,
      needs: [.dot, .angle], for: .oneOf([.nearlyOrthogonal(), .orthogonalWholePairs()])
    ) { subject, pair in
      try assume(pair.areNonzero)
      let product = try subject.dot(pair.x, pair.y)
      let sign = try ExactVectors.dot(pair.x, pair.y).signum
      try require((product > 0 ? 1 : product < 0 ? -1 : 0) == sign, "x·y is \(product)")
      // π/2 lies between two doubles: an angle on the wrong side is one beyond its neighbour.
      let angle = try subject.angle(pair.x, pair.y)
      try require(
        sign > 0 ? angle <= .pi / 2 : sign < 0 ? angle >= .pi / 2 : angle == .pi / 2,
        "the angle is \(angle)")
    },
  ]
}
