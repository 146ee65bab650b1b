import Exact
import PropertyTesting
import Reference

extension Law {
  /// Lengths and unit vectors.
  static let lengthLaws: [Law] = [
    Law(
      9, .vectors, "the length is homogeneous under powers of two, to the bit",
      states: "|2ᵏx| = 2ᵏ|x| where 2ᵏx is exact and the length normal; |−x| = |x|", .bitwise,
      needs: [.norm2],
      for: tuple(.structuredVectors(), Generator<Int>.integers(in: -600...600))
    ) { subject, input in
      let (x, k) = input
      let length = try subject.norm2(x)
      try requireSameBits(subject.norm2(x.map { -$0 }), length)
      let scaled = x.map { $0.timesPowerOfTwo(k) }
      try assume(zip(scaled, x).allSatisfy { $0.isFinite && $0.timesPowerOfTwo(-k) == $1 })
      let expected = length.timesPowerOfTwo(k)
      // A length that is given as 2⁻¹⁰²² may be a subnormal one, rounded.
      try assume(min(expected, length) > .leastNormalMagnitude && expected.isFinite)
      try requireSameBits(subject.norm2(scaled), expected)
    },
    Law(
      10, .vectors, "the length is within the bound of a scaled sum of squares",
      states: "|x| has a relative error of (n/2 + 2)u at every scale (F5)", .exact,
      holds: [.norm2], for: .structuredVectors()
    ) { subject, x in
      let exact = try ExactVectors.norm(x)
      try subject.hold(
        .norm2, subject.norm2(x), to: exact, within: .norm(exact, count: x.count))
    },
    Law(
      10, .vectors, "the length is within 1 ulp",
      states: "|x| is within 1 ulp of √Σ xᵢ², for scales of 10^±200, subnormal and mixed", .exact,
      holds: [.norm2], for: .structuredVectors(count: 0...20)
    ) { subject, x in
      let exact = try ExactVectors.norm(x)
      try subject.hold(.norm2, subject.norm2(x), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      10, .vectors, "lengths at the ends of the range",
      states: "no spurious infinity, and no spurious zero", .exact, holds: [.norm2],
      forAllOf: {
        [
          [], [0], [-0.0, 0], [3, 4], [3e200, 4e200], [3e-200, 4e-200], [0x1p-1074, 0x1p-1074],
          [0x1p-1074, 0x1p1023], [0x1p1023, 0x1p1022], [.greatestFiniteMagnitude],
          [.greatestFiniteMagnitude, .greatestFiniteMagnitude], [-0x1p-1022, 0x1p-1074],
          [1e250, 1e-250], [1e16, 1, 1, 1, 1],
        ]
      }
    ) { subject, x in
      let exact = try ExactVectors.norm(x)
      try subject.hold(.norm2, subject.norm2(x), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      10, .vectors, "the length of a Pythagorean tuple is whole",
      states: "|(2qt, |t|² − q²)| = |t|² + q², within 1 ulp", .exact, holds: [.norm2],
      for: Generator<Int>.integers(in: 1...5).flatMap { .wholeLengths(count: $0) }
    ) { subject, vector in
      let exact = try SignedRoot(Rational(vector.length))
      try subject.hold(
        .norm2, subject.norm2(vector.elements), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      10, .vectors, "the length |(3, 4)| is 5", states: "|(3, 4)| = 5 to the bit", .bitwise,
      needs: [.norm2], forAllOf: { [(3.0, 4.0, 5.0), (-6, 8, 10), (0, -2, 2)] }
    ) { subject, golden in
      try requireSameBits(subject.norm2([golden.0, golden.1]), golden.2)
    },
    Law(
      11, .vectors, "elements of the unit vector are within 2 ulp",
      states: "each element of normalize(x) is within 2 ulp of xᵢ/|x|, at every scale", .exact,
      holds: [.normalize], for: .structuredVectors(count: 1...8)
    ) { subject, x in
      try assume(x.contains { $0 != 0 })
      let unit = try subject.normalize(x)
      try require(unit.count == x.count, "\(unit.count) elements")
      let square = try ExactVectors.dot(x, x)
      for (element, computed) in zip(x, unit) {
        let exact = try SignedRoot(Rational(element), overRootOf: square)
        try subject.hold(.normalize, computed, to: exact, within: .ulps(2, of: exact))
      }
    },
    Law(
      11, .vectors, "the unit vector has the length 1",
      states: "|normalize(x)| = 1 within (n/2 + 3)u", .exact, needs: [.normalize],
      for: .structuredVectors(count: 1...12)
    ) { subject, x in
      try assume(x.contains { $0 != 0 })
      let length = try ExactVectors.norm(subject.normalize(x))
      let bound = try Bound.unitLength(count: x.count).amount
      try require(
        SignedRoot(.one - bound) <= length && length <= SignedRoot(.one + bound),
        "the length is \(length.truncated().roundedToDouble())")
    },
    Law(
      11, .vectors, "unit vectors do not depend on powers of two",
      states:
        "normalize(2ᵏx) and normalize(x) have the same bits where 2ᵏx is exact, and all is normal",
      .bitwise, needs: [.normalize],
      for: tuple(.moderateVectors(count: 1...8), Generator<Int>.integers(in: -800...800))
    ) { subject, input in
      let (x, k) = input
      try assume(x.contains { $0 != 0 })
      try requireSameBits(
        subject.normalize(x.map { $0.timesPowerOfTwo(k) }), subject.normalize(x))
    },
  ]
}

extension Double {
  /// The number times a power of two, rounded once.
  func timesPowerOfTwo(_ exponent: Int) -> Double {
    self == 0 ? self : Double(sign: .plus, exponent: exponent, significand: self)
  }
}
