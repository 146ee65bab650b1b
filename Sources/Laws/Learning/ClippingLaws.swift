import Exact
import PropertyTesting
import Reference

extension Law {
  /// Clipping of gradients.
  static let clippingLaws: [Law] = [
    Law(
      180, .networks, "clipping by norm shortens just what is too long",
      states:
        "g itself where |g|² ≤ c², decided exactly; else c·g/|g| within 4.2u a component, never "
        + "longer than c", .exact, holds: [.clipNorm], for: .clippingCases
    ) { subject, input in
      let (g, c) = input
      let clipped = try subject.clipNorm(g, c)
      let limit = try Rational(c)
      let square = try ExactVectors.dot(g, g)
      if square <= limit * limit { return try requireSameBits(clipped, g) }
      try require(clipped.count == g.count, "\(clipped.count) components")
      try require(try ExactVectors.dot(clipped, clipped) <= limit * limit, "longer than c")
      for (component, computed) in zip(g, clipped) {
        let exact = try SignedRoot(limit * Rational(component), overRootOf: square)
        // The factor is within 3.1u of c/|g|, and the product is rounded once.
        let share = (Rational(4) + Rational(1).scaled(byTwoToThe: -2)) * Bound.unitRoundoff
        let bound =
          share * exact.magnitude.truncated().roundedUp
          + Rational(1).scaled(byTwoToThe: -1074)
        try subject.hold(.clipNorm, computed, to: exact, within: Bound("4.25u", bound))
      }
    },
    Law(
      180, .networks, "clipping by norm twice is clipping once",
      states: "clip(clip(g)) = clip(g) to the bit, and signs stay", .bitwise, needs: [.clipNorm],
      for: .clippingCases
    ) { subject, input in
      let (g, c) = input
      let once = try subject.clipNorm(g, c)
      try requireSameBits(subject.clipNorm(once, c), once)
      try require(zip(g, once).allSatisfy { $0 * $1 >= 0 }, "a sign changes")
    },
    Law(
      180, .networks, "clipping by norm brings no two vectors further apart",
      states:
        "|clip(x) − clip(y)| ≤ |x − y|, as the projection to a ball; the computed one within its "
        + "errors", .exact, needs: [.clipNorm],
      for: tuple(.moderatePairs(count: 1...5), .oneOf([.atScale(-6...6), .learningRates]))
    ) { subject, input in
      let (pair, drawn) = input
      let c = drawn.magnitude
      let (first, second) = (try subject.clipNorm(pair.x, c), try subject.clipNorm(pair.y, c))
      let before = try ExactVectors.distance(pair.x, pair.y)
      let after = try ExactVectors.distance(first, second)
      // Each is within 4.25u of its length c of the projection.
      let slack = try Rational(9) * Bound.unitRoundoff * Rational(c)
      let limit = SignedRoot(
        before.truncated() + before.truncated().scaled(byTwoToThe: -100) + slack)
      try require(after <= limit, "they are further apart: \(first), \(second)")
    },
    Law(
      180, .networks, "clipping by norm at the ends of the range",
      states: "(3·10²⁰⁰, 4·10²⁰⁰) becomes (3, 4)·c/5, and tiny, huge and mixed ones likewise",
      .exact, holds: [.clipNorm],
      forAllOf: {
        let vectors: [[Double]] = [
          [3e200, 4e200], [3e-200, 4e-200], [0x1p-1074, 0x1p-1074], [0x1p1023, -0x1p1023],
          [1e300, 1e-300], [.greatestFiniteMagnitude, 1], [0, -0.0], [3, 4], [],
        ]
        return vectors.flatMap { g in
          [0, 0x1p-1074, 1e-200, 1, 5, 5.0.nextDown, 1e200, .greatestFiniteMagnitude].map {
            (g, $0)
          }
        }
      }
    ) { subject, input in
      let (g, c) = input
      let (limit, square) = (try Rational(c), try ExactVectors.dot(g, g))
      let clipped = try subject.clipNorm(g, c)
      if square <= limit * limit { return try requireSameBits(clipped, g) }
      for (component, computed) in zip(g, clipped) {
        let exact = try SignedRoot(limit * Rational(component), overRootOf: square)
        let share = Rational(5) * Bound.unitRoundoff * exact.magnitude.truncated().roundedUp
        try subject.hold(
          .clipNorm, computed, to: exact,
          within: Bound("5u", share + Rational(1).scaled(byTwoToThe: -1074)))
      }
    },
    Law(
      180, .networks, "clipping by value is the projection to a box",
      states: "each component is the nearest number of −c … c, exactly; twice is once", .bitwise,
      holds: [.clipValue], for: .clippingCases
    ) { subject, input in
      let (g, c) = input
      let clipped = try subject.clipValue(g, c)
      let limit = try Rational(c)
      let exact = try g.rationals().map { min(max($0, -limit), limit) }
      try subject.hold(.clipValue, clipped, to: exact, within: exact.map { _ in .exact })
      try require(try subject.clipValue(clipped, c) == clipped, "twice is not once")
    },
  ]
}

extension Generator where Value == ([Double], Double) {
  /// A vector of any scale with a limit, often close to its length or to a component.
  fileprivate static var clippingCases: Generator {
    tuple(
      .oneOf([
        .structuredVectors(count: 0...6), .wholeVectors(count: 0...4),
        Generator<Int>.integers(in: 1...4).flatMap { .wholeLengths(count: $0) }.map(\.elements),
      ]), Generator<Int>.integers(in: 0...4), Generator<Int>.integers(in: -2...2),
      .oneOf([Generator<Double>.atScale(-500...500), .atScale(-4...4), .elements([0, 1])])
    ).map { g, mode, steps, drawn in
      let largest = g.map(\.magnitude).max() ?? 0
      let square = g.reduce(0) { $0 + $1 * $1 }
      let near = mode == 0 ? square.squareRoot() : mode == 1 ? largest : mode == 2 ? largest / 2 : 0
      let limit = near * (1 + Double(steps) * .ulpOfOne)
      return (g, limit > 0 && limit.isFinite ? limit : drawn.magnitude)
    }
  }
}
