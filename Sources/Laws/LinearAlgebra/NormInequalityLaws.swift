import Exact
import PropertyTesting
import Reference

extension Law {
  /// Inequalities between norms, and between norms and dot products.
  static let normInequalityLaws: [Law] = [
    Law(
      73, .norms, "the norms 1, 2 and ∞ bound each other",
      states:
        "|x|∞ ≤ |x|₂ ≤ |x|₁ ≤ √n·|x|₂ ≤ n·|x|∞, on squares, for whole vectors; with equality for "
        + "vectors with one element that is not 0, or with elements of one magnitude", .exact,
      needs: [.norm1, .normInf, .dot, .norm2],
      for: .oneOf([.wholeVectors(count: 1...8), .wholeVectors(count: 1...8, magnitude: 1)])
    ) { subject, x in
      let (sum, largest) = (try subject.norm1(x), try subject.normInf(x))
      let (square, count) = (try subject.dot(x, x), Double(x.count))
      try require(largest * largest <= square, "|x|∞ ≤ |x|₂")
      try require(square <= sum * sum, "|x|₂ ≤ |x|₁")
      try require(sum * sum <= count * square, "|x|₁ ≤ √n·|x|₂")
      try require(count * square <= count * count * largest * largest, "√n·|x|₂ ≤ n·|x|∞")
      let isOneHot = x.count { $0 != 0 } <= 1
      try require((largest * largest == square) == isOneHot, "|x|∞ = |x|₂ is \(!isOneHot)")
      try require((square == sum * sum) == isOneHot, "|x|₂ = |x|₁ is \(!isOneHot)")
      let isFlat = Set(x.map(\.magnitude)).count == 1
      try require((sum * sum == count * square) == isFlat, "|x|₁ = √n·|x|₂ is \(!isFlat)")
      try require((square == count * largest * largest) == isFlat, "|x|₂ = √n·|x|∞ is \(!isFlat)")
      let length = try SignedRoot(signedSquare: Rational(square))
      try subject.hold(.norm2, subject.norm2(x), to: length, within: .ulps(1, of: length))
    },
    Law(
      74, .norms, "the p-norm does not increase with p",
      states: "|x|ₚ ≥ |x|ᵣ for p ≤ r, and |x|∞ ≤ |x|ₚ ≤ n^(1/p)·|x|∞, but for the bounds", .exact,
      needs: [.normP, .normInf], for: .moderateVectors(count: 1...6)
    ) { subject, x in
      let largest = try Rational(subject.normInf(x))
      var before: Rational?
      for p in NormExponent.all {
        let ends = try computedEnds(subject, x, p)
        if let before { try require(ends.lower <= before, "it increases up to p = \(p.value)") }
        before = ends.upper
        try require(ends.upper >= largest, "|x|∞ ≤ |x|ₚ for p = \(p.value)")
        let (least, a, b) = (max(.zero, ends.lower), p.numerator, p.denominator)
        let power = try Rational(x.count).power(b) * largest.power(a)
        try require(try least.power(a) <= power, "|x|ₚ ≤ n^(1/p)·|x|∞ for p = \(p.value)")
      }
    },
    Law(
      75, .norms, "the norms 1 and ∞ bound the dot product",
      states: "|x·y| ≤ |x|₁|y|∞, and x·sign(x) = |x|₁, for whole vectors", .exact,
      needs: [.dot, .norm1, .normInf], for: .wholePairs(magnitude: 1 << 20)
    ) { subject, pair in
      let sum = try subject.norm1(pair.x)
      try require(
        subject.dot(pair.x, pair.y).magnitude <= sum * subject.normInf(pair.y), "|x·y| ≤ |x|₁|y|∞")
      let signs = pair.x.map { $0 < 0 ? -1.0 : 1 }
      try require(subject.dot(pair.x, signs) == sum, "x·sign(x) = |x|₁")
    },
    Law(
      75, .norms, "Hölder's inequality",
      states: "|x·y| ≤ |x|ₚ|y|ᵣ for 1/p + 1/r = 1, p = 5/4 to 10, but for the bounds", .exact,
      needs: [.dot, .normP], for: tuple(.normExponents, .moderatePairs())
    ) { subject, input in
      let (p, pair) = input
      try assume(p.numerator > p.denominator)
      let product = try Rational(subject.dot(pair.x, pair.y)).magnitude
      let first = try computedEnds(subject, pair.x, p).upper
      let second = try computedEnds(subject, pair.y, p.conjugate).upper
      // The conjugate exponent 1 + h is rounded: the norm moves by less than u·log n·(1 + h) ≤ 2n·u.
      let slack = Rational(2 * pair.x.count + 2) * Bound.unitRoundoff
      try require(product * (.one - Bound.unitRoundoff) <= first * second * (.one + slack))
    },
    Law(
      76, .norms, "p < 1 gives no norm",
      states: "normP refuses p < 1 and NaN; for p = 1/2 the triangle inequality fails: 4 > 1 + 1",
      .exact, needs: [.normP, .add],
      for: tuple(
        .wholeVectors(),
        Generator<Double>.oneOf([
          .floats(in: 0...(1 as Double).nextDown), .floats(in: -1e300...0),
          .elements([0.5, (1 as Double).nextDown, 0, -0.0, -1, -.infinity, .leastNonzeroMagnitude]),
        ]))
    ) { subject, input in
      let (x, p) = input
      try require(subject.normP([3, 0, 4], 2) == 5, "normP((3, 0, 4), 2) ≠ 5")
      try subject.refuses("domain") { try subject.normP(x, p) }
      let sum = try subject.add([1, 0], [0, 1]).reduce(0) { $0 + $1.squareRoot() }
      try require(sum * sum == 4, "the broken triangle inequality")
    },
  ]
}
