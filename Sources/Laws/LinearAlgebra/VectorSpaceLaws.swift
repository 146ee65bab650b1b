import Exact
import PropertyTesting
import Reference

extension Law {
  /// Sums, differences and multiples of vectors.
  static let vectorSpaceLaws: [Law] = [
    Law(
      1, .vectors, "vectors add commutatively, to the bit",
      states: "x + y and y + x have the same bits", .bitwise, needs: [.add],
      for: .vectorPairs()
    ) { subject, pair in
      try requireSameBits(subject.add(pair.x, pair.y), subject.add(pair.y, pair.x))
    },
    Law(
      1, .vectors, "sums and differences of vectors are rounded once",
      states: "each element of x ± y is the double nearest to xᵢ ± yᵢ", .exact,
      holds: [.add, .sub], for: .vectorPairs()
    ) { subject, pair in
      let (x, y) = (
        try pair.x.rationals(), try pair.y.rationals()
      )
      let sum = zip(x, y).map { $0 + $1 }
      try subject.hold(
        .add, subject.add(pair.x, pair.y), to: sum, within: sum.map { .rounding($0) })
      let difference = zip(x, y).map { $0 - $1 }
      try subject.hold(
        .sub, subject.sub(pair.x, pair.y), to: difference,
        within: difference.map { .rounding($0) })
    },
    Law(
      1, .vectors, "a multiple of a vector is rounded once",
      states: "each element of c·x is the double nearest to c·xᵢ", .exact, holds: [.scale],
      for: tuple(Generator<Double>.floats(), .structuredVectors())
    ) { subject, input in
      let factor = try Rational(input.0)
      let exact = try input.1.rationals().map { factor * $0 }
      try subject.hold(
        .scale, subject.scale(input.0, input.1), to: exact, within: exact.map { .rounding($0) })
    },
    Law(
      1, .vectors, "axpy rounds a product and a sum",
      states: "each element of a·x + y is within half an ulp of a·xᵢ and half an ulp of the sum",
      .exact, holds: [.axpy], for: tuple(Generator<Double>.atScale(-200...200), .vectorPairs())
    ) { subject, input in
      let pair = input.1
      try assume(pair.x.allSatisfy { (input.0 * $0).isFinite })
      let factor = try Rational(input.0)
      let products = try pair.x.rationals().map { factor * $0 }
      let exact = zip(products, try pair.y.rationals()).map { $0 + $1 }
      let bounds = zip(products, exact).map { product, sum in
        let first = Bound.rounding(product).amount
        let second = Bound.rounding(sum.magnitude + first).amount
        return Bound("two roundings", first + second)
      }
      try subject.hold(
        .axpy, subject.axpy(input.0, pair.x, pair.y), to: exact, within: bounds)
    },
    Law(
      1, .vectors, "addition of vectors is associative within F1",
      states: "(x + y) + z and x + (y + z) are both within F1 of the exact sum", .exact,
      holds: [.add],
      for: tuple(.moderatePairs(), .moderateVectors(count: 8...8))
    ) { subject, input in
      let (x, y) = (input.0.x, input.0.y)
      let z = Array(input.1.prefix(x.count))
      let terms = x.indices.map { [x[$0], y[$0], z[$0]] }
      let exact = try terms.map { try ExactVectors.sum($0) }
      let bounds = try terms.map { try Bound.sum($0) }
      try subject.hold(.add, subject.add(subject.add(x, y), z), to: exact, within: bounds)
      try subject.hold(.add, subject.add(x, subject.add(y, z)), to: exact, within: bounds)
    },
    Law(
      1, .vectors, "addition of doubles is not associative",
      states: "(1 + u) + u = 1, and 1 + (u + u) is the next double", .bitwise, needs: [.add],
      forAllOf: { [0x1p-53] }
    ) { subject, u in
      try requireSameBits(subject.add(subject.add([1], [u]), [u]), [1])
      try requireSameBits(subject.add([1], subject.add([u], [u])), [1 + 2 * u])
    },
    Law(
      1, .vectors, "multiples distribute over sums of whole vectors",
      states: "c(x + y) = cx + cy = axpy(c, x, cy), and (x + y) − y = x, without any rounding",
      .exact, needs: [.add, .sub, .scale, .axpy],
      for: tuple(Generator<Double>.whole(magnitude: 1 << 20), .wholePairs(magnitude: 1 << 20))
    ) { subject, input in
      let (c, x, y) = (input.0, input.1.x, input.1.y)
      let sum = try subject.add(x, y)
      let multiple = try subject.scale(c, sum)
      let parts = try subject.scale(c, y)
      try require(multiple == subject.add(subject.scale(c, x), parts), "c(x + y) ≠ cx + cy")
      try require(multiple == subject.axpy(c, x, parts), "c(x + y) ≠ axpy(c, x, cy)")
      try require(subject.sub(sum, y) == x, "(x + y) − y ≠ x")
    },
  ]
}
