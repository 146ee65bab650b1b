import Exact
import PropertyTesting
import Reference

extension Law {
  /// Distances and the triangle inequality.
  static let distanceLaws: [Law] = [
    Law(
      10, .vectors, "the distance is within 2 ulp",
      states: "|x − y| is within 2 ulp of the exact distance, however near the vectors are", .exact,
      holds: [.distance],
      for: .oneOf([.vectorPairs(), .vectorPairs(), .neighbours])
    ) { subject, pair in
      let exact = try ExactVectors.distance(pair.x, pair.y)
      try subject.hold(
        .distance, subject.distance(pair.x, pair.y), to: exact, within: .ulps(2, of: exact))
    },
    Law(
      10, .vectors, "differences that rounding changes are kept whole",
      states: "the distance of (2⁵³, …, 2⁵³) and (−1, …, −1) is √n·(2⁵³ + 1) within 1 ulp, though "
        + "all differences would be rounded in one direction", .exact, holds: [.distance],
      for: tuple(Generator<Int>.integers(in: 1...40), Generator<Int>.integers(in: 53...54))
    ) { subject, input in
      let x = Array(
        repeating: Double(sign: .plus, exponent: input.1, significand: 1), count: input.0)
      let y = Array(repeating: -1.0, count: input.0)
      let exact = try ExactVectors.distance(x, y)
      try subject.hold(
        .distance, subject.distance(x, y), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      12, .vectors, "the distance is symmetric, and 0 just between equal vectors",
      states: "|x − y| = |y − x| to the bit, and |x − y| = 0 iff x = y", .bitwise,
      needs: [.distance], for: .oneOf([.vectorPairs(), .neighbours])
    ) { subject, pair in
      let distance = try subject.distance(pair.x, pair.y)
      try requireSameBits(subject.distance(pair.y, pair.x), distance)
      try requireSameBits(subject.distance(pair.x, pair.x), 0)
      try require((distance == 0) == (pair.x == pair.y), "the distance is \(distance)")
    },
    Law(
      12, .vectors, "the triangle inequality, and when it is an equality",
      states:
        "|x + y| ≤ |x| + |y| and ||x| − |y|| ≤ |x − y|, with equality iff one is a multiple c ≥ 0 "
        + "of the other; the lengths within 1 ulp", .exact, holds: [.norm2, .distance],
      for: .oneOf([.wholePairs(count: 0...4), .wholePairs(count: 1...1), .wholeMultiples])
    ) { subject, pair in
      let (x, y) = (pair.x, pair.y)
      let sum = zip(x, y).map { $0 + $1 }
      let (lengthX, lengthY) = (try ExactVectors.norm(x), try ExactVectors.norm(y))
      let (ofSum, between) = (try ExactVectors.norm(sum), try ExactVectors.distance(x, y))
      for (vector, length) in [(x, lengthX), (y, lengthY), (sum, ofSum)] {
        try subject.hold(.norm2, subject.norm2(vector), to: length, within: .ulps(1, of: length))
      }
      try subject.hold(
        .distance, subject.distance(x, y), to: between, within: .ulps(2, of: between))
      // |x + y|² − |x|² − |y|² = 2x·y, to be compared with 2|x||y|.
      let squares = lengthX.signedSquare + lengthY.signedSquare
      let product = lengthX * lengthY
      let above = try SignedRoot((ofSum.signedSquare - squares) / 2)
      let below = try SignedRoot((squares - between.signedSquare) / 2)
      try require(above <= product && below <= product, "a side is longer than the other two")
      let isEqual = try ExactVectors.gramDeterminant(x, y).isZero && above.signum >= 0
      try require((above == product) == isEqual, "|x + y| = |x| + |y| is \(!isEqual)")
      try require((below == product) == isEqual, "|x − y| = ||x| − |y|| is \(!isEqual)")
    },
    Law(
      12, .vectors, "no detour is shorter",
      states: "|x − z| ≤ |x − y| + |y − z| as computed, but for the bounds of 2 ulp", .exact,
      needs: [.distance],
      for: tuple(.moderatePairs(), .moderateVectors(count: 8...8))
    ) { subject, input in
      let (x, y, z) = (input.0.x, input.0.y, Array(input.1.prefix(input.0.x.count)))
      let sides = try [(x, z), (x, y), (y, z)].map { pair in
        let exact = try ExactVectors.distance(pair.0, pair.1)
        return (
          value: try Rational(subject.distance(pair.0, pair.1)),
          slack: Bound.ulps(2, of: exact).amount
        )
      }
      try require(
        sides[0].value - sides[0].slack
          <= sides[1].value + sides[1].slack + sides[2].value + sides[2].slack,
        "the way by y is shorter")
    },
  ]
}

extension Generator where Value == VectorPair {
  /// Vectors that differ by a few units in the last place.
  fileprivate static var neighbours: Generator {
    Generator<[Double]>.structuredVectors().flatMap { x in
      Generator<Int>.integers(in: -3...3).array(exactly: x.count).map { steps in
        VectorPair(x: x, y: zip(x, steps).map { $0 + Double($1) * $0.magnitude.ulp })
      }
    }.filter { $0.y.allSatisfy(\.isFinite) }
  }

  /// Whole vectors and small multiples of them.
  fileprivate static var wholeMultiples: Generator {
    tuple(Generator<[Double]>.wholeVectors(count: 1...4), Generator<Double>.whole(magnitude: 3))
      .map { x, factor in VectorPair(x: x, y: x.map { $0 * factor }) }
  }
}
