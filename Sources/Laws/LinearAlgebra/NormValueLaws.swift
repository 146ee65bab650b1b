import Exact
import PropertyTesting
import Reference

extension Law {
  /// Norms of vectors against their exact values.
  static let normValueLaws: [Law] = [
    Law(
      72, .norms, "the 1-norm is the sum of magnitudes, the maximum norm the largest",
      states: "|x|₁ within F1 of Σ|xᵢ|; |x|∞ is max |xᵢ| exactly; both 0 for ()", .exact,
      holds: [.norm1, .normInf], for: .structuredVectors()
    ) { subject, x in
      try subject.hold(
        .norm1, subject.norm1(x), to: try ExactVectors.sumOfMagnitudes(x), within: .sum(x))
      let largest = try Rational(x.map(\.magnitude).max() ?? 0)
      try subject.hold(.normInf, subject.normInf(x), to: largest, within: .exact)
    },
    Law(
      72, .norms, "the p-norm is within its bound",
      states:
        "|x|ₚ = (Σ|xᵢ|^p)^(1/p) within (2n + 8)u for p = 1, 5/4, 3/2, 2, 5/2, 3 and 10, at every "
        + "scale", .certified, holds: [.normP],
      for: tuple(.normExponents, .structuredVectors(count: 0...5))
    ) { subject, input in
      try holdNormP(subject, input.1, input.0)
    },
    Law(
      72, .norms, "the p-norm for p = ∞, 1 and 2 is the one of that name",
      states: "|x|ₚ for p = ∞ is max |xᵢ| exactly, and |x|₁ and |x|₂ are within their bounds",
      .exact,
      holds: [.normP, .frobenius], for: .structuredVectors()
    ) { subject, x in
      let largest = try Rational(x.map(\.magnitude).max() ?? 0)
      try subject.hold(.normP, subject.normP(x, .infinity), to: largest, within: .exact)
      let length = try ExactVectors.norm(x)
      let row = try Matrix(rowCount: 1, columnCount: x.count, elements: x)
      try subject.hold(
        .frobenius, subject.frobenius(row), to: length, within: .norm(length, count: x.count))
    },
    Law(
      72, .norms, "a norm is 0 just for the zero vector",
      states: "|x|ₚ = 0 iff x = 0, also for subnormal x, and |−x|ₚ = |x|ₚ", .exact,
      needs: [.norm1, .normInf, .norm2, .normP],
      for: tuple(
        .normExponents,
        .oneOf([.wholeVectors(magnitude: 1), Generator<Double>.subnormal.array(count: 0...5)]))
    ) { subject, input in
      let (p, x) = input
      let isZero = x.allSatisfy { $0 == 0 }
      let opposite = x.map { -$0 }
      try require((subject.norm1(x) == 0) == isZero, "the 1-norm")
      try require((subject.normInf(x) == 0) == isZero, "the maximum norm")
      try require((subject.norm2(x) == 0) == isZero, "the length")
      try require((subject.normP(x, p.value) == 0) == isZero, "the p-norm")
      try requireSameBits(subject.norm1(opposite), subject.norm1(x))
      try requireSameBits(subject.normInf(opposite), subject.normInf(x))
      try requireSameBits(subject.normP(opposite, p.value), subject.normP(x, p.value))
    },
    Law(
      72, .norms, "norms are absolutely homogeneous",
      states:
        "|cx| = |c||x|: for whole vectors without rounding for p = 1 and ∞, within the bound else",
      .certified, holds: [.norm1, .normInf, .normP],
      for: tuple(.normExponents, .wholeVectors(), Generator<Double>.whole(magnitude: 1 << 20))
    ) { subject, input in
      let (p, x, c) = input
      let scaled = x.map { c * $0 }
      try require(subject.norm1(scaled) == c.magnitude * subject.norm1(x), "the 1-norm")
      try require(subject.normInf(scaled) == c.magnitude * subject.normInf(x), "the maximum norm")
      try holdNormP(subject, x, p)
      try holdNormP(subject, scaled, p)
    },
    Law(
      72, .norms, "norms obey the triangle inequality",
      states:
        "|x + y| ≤ |x| + |y|: as computed for whole vectors and p = 1 and ∞, but for the bounds "
        + "for other p", .exact, needs: [.norm1, .normInf, .norm2, .normP],
      for: tuple(.normExponents, .wholePairs(magnitude: 99))
    ) { subject, input in
      let (p, x, y) = (input.0, input.1.x, input.1.y)
      let sum = zip(x, y).map { $0 + $1 }
      try require(subject.norm1(sum) <= subject.norm1(x) + subject.norm1(y), "the 1-norm")
      try require(
        subject.normInf(sum) <= subject.normInf(x) + subject.normInf(y), "the maximum norm")
      let ends = try [sum, x, y].map { try computedEnds(subject, $0, p) }
      try require(ends[0].lower <= ends[1].upper + ends[2].upper, "the norm for p = \(p.value)")
      let squares = try [sum, x, y].map { try ExactVectors.norm($0) }
      for (vector, length) in zip([sum, x, y], squares) {
        try subject.hold(
          .norm2, subject.norm2(vector), to: length, within: .ulps(1, of: length))
      }
    },
  ]

  /// Requires that a p-norm is within its bound.
  static func holdNormP(
    _ subject: Subject, _ x: [Double], _ p: NormExponent, file: String = #fileID, line: Int = #line
  ) throws {
    let exact = try ExactVectors.normP(x, exponent: p.numerator, over: p.denominator)
    try subject.hold(
      .normP, subject.normP(x, p.value), to: .within(exact.lower, exact.upper),
      within: .normP(exact.lower, count: x.count), file: file, line: line)
  }

  /// Where the exact p-norm lies by the computed one and its bound.
  static func computedEnds(
    _ subject: Subject, _ x: [Double], _ p: NormExponent
  ) throws -> (lower: Rational, upper: Rational) {
    let computed = try Rational(subject.normP(x, p.value))
    // The bound is relative to the exact norm, which is less than twice the computed one.
    let slack = Bound.normP(2 * computed, count: x.count).amount
    return (computed - slack, computed + slack)
  }
}
