import Exact
import PropertyTesting
import Reference

extension Law {
  /// Sums and dot products against their exact values, and their independence of order.
  static let exactSumLaws: [Law] = [
    Law(
      7, .vectors, "the dot product is within the bound of a plain loop",
      states: "|fl(x·y) − x·y| ≤ n·u·|x|·|y| (F1)", .exact, holds: [.dot], for: .vectorPairs()
    ) { subject, pair in
      // A plain loop may overflow where the bound does.
      let magnitudes = try ExactVectors.dotOfMagnitudes(pair.x, pair.y)
      try assume(magnitudes.roundedToDouble() < .greatestFiniteMagnitude / 2)
      try subject.hold(
        .dot, subject.dot(pair.x, pair.y), to: try ExactVectors.dot(pair.x, pair.y),
        within: .dot(pair.x, pair.y))
    },
    Law(
      7, .vectors, "an ill-conditioned dot product is within the bound of compensated kernels",
      states: "|fl(x·y) − x·y| ≤ u|x·y| + γₙ²|x|·|y| (F2) at condition numbers from 10⁸ to 10²⁴",
      .exact, holds: [.dot], for: .conditionedDots()
    ) { subject, dot in
      try subject.hold(
        .dot, subject.dot(dot.pair.x, dot.pair.y),
        to: try ExactVectors.dot(dot.pair.x, dot.pair.y),
        within: .compensatedDot(dot.pair.x, dot.pair.y))
    },
    Law(
      7, .vectors, "the dot product is its correctly rounded exact value",
      states: "fl(x·y) is the double nearest to Σ xᵢyᵢ (F3), whatever the products are", .exact,
      holds: [.dot],
      for: .oneOf([.vectorPairs(), Generator<ConditionedDot>.conditionedDots().map(\.pair)])
    ) { subject, pair in
      let exact = try ExactVectors.dot(pair.x, pair.y)
      try subject.hold(
        .dot, subject.dot(pair.x, pair.y), to: exact, within: .correctlyRounded(exact))
    },
    Law(
      7, .vectors, "products beyond the range may have a sum within it",
      states: "(a, b, a)·(c, d, −c) = bd for a·c up to 2²⁰⁰⁰, and so with a·c below 2⁻²⁰⁰⁰", .exact,
      holds: [.dot],
      for: tuple(
        Generator<Double>.oneOf([.atScale(900...1000), .atScale(-1000 ... -900)]),
        Generator<Double>.oneOf([.atScale(900...1000), .atScale(-1000 ... -900)]),
        Generator<Double>.whole(), Generator<Double>.whole())
    ) { subject, input in
      let (a, c, b, d) = input
      try requireSameBits(subject.dot([a, b, a], [c, d, -c]), b * d + 0)
    },
    Law(
      7, .vectors, "the sum is its correctly rounded exact value",
      states: "fl(Σ xᵢ) is the double nearest to Σ xᵢ (F3)", .exact, holds: [.sum],
      for: .oneOf([.structuredVectors(), .cancellingSums])
    ) { subject, x in
      let exact = try ExactVectors.sum(x)
      try subject.hold(.sum, subject.sum(x), to: exact, within: .correctlyRounded(exact))
    },
    Law(
      7, .vectors, "ties of a sum are rounded to even, and what lies below them decides",
      states: "1 + u = 1, 1 + u + 2⁻¹⁰⁷⁴ is the next double, and so with −u/2 and with 2¹⁰² + 2⁴⁹",
      .bitwise,
      holds: [.sum],
      forAllOf: { [0x1p-1074, 0x1p-300, 0x1p-106] }
    ) { subject, rest in
      let (u, next) = (0x1p-53, 1 + Double.ulpOfOne)
      try requireSameBits(subject.sum([1, u]), 1)
      try requireSameBits(subject.sum([next, u]), next + Double.ulpOfOne)
      try requireSameBits(subject.sum([1, u, rest]), next)
      try requireSameBits(subject.sum([rest, next, u, -2 * rest]), next)
      try requireSameBits(subject.sum([1, -u / 2]), 1)
      try requireSameBits(subject.sum([1, -u / 2, -rest]), 1 - u)
      // 2¹⁰² + 2⁴⁹ is a tie as well, and four partial sums leave errors of 2⁵⁰ in all.
      let partial = [0x1p103, 0x3p48, -0x1p102, -0x1p48]
      try requireSameBits(subject.sum(partial), 0x1p102)
      try requireSameBits(subject.sum(partial + [rest]), 0x1p102 + 0x1p50)
      try requireSameBits(subject.sum(partial + [-rest]), 0x1p102)
    },
    Law(
      7, .vectors, "what partial sums round away decides a tie",
      states:
        "2⁶⁰ + (2⁵⁴ − 2⁶⁰) + 1 + 1 is a tie that ±2⁻⁶⁰ decides, once or twice, wherever the terms stand",
      .bitwise, holds: [.sum],
      forAllOf: {
        (0..<4).flatMap { first in
          (0..<4).filter { $0 != first }.flatMap { second in
            [1, 0.5].map { (first: first, second: second, scale: $0) }
          }
        }
      }
    ) { subject, input in
      // Two terms in each of two of four partial sums, and what decides in the first, the second or both.
      var x = Array(repeating: 0.0, count: 12)
      (x[input.first], x[input.second]) = (0x1p60, 0x1p54 - 0x1p60)
      (x[4 + input.first], x[4 + input.second]) = (1, 1)
      for places in [[input.first], [input.second], [input.first, input.second]] {
        for (rest, expected) in [(0x1p-60, 0x1p54 + 4), (0, 0x1p54), (-0x1p-60, 0x1p54)] {
          var terms = x
          for place in places { terms[8 + place] = rest }
          try requireSameBits(subject.sum(terms.map { $0 * input.scale }), expected * input.scale)
        }
      }
    },
    Law(
      7, .vectors,
      "long sums and dot products that are nearly ties are rounded as their exact values",
      states: "fl(Σ xᵢ) and fl(Σ (xᵢ/yᵢ)·yᵢ) are Σ xᵢ rounded, ties to even, for 16 to 203 terms",
      .bitwise,
      .medium, needs: [.sum, .dot], for: .longTies
    ) { subject, x in
      let expected = try ExactVectors.sum(x).roundedToDouble()
      try requireSameBits(subject.sum(x), expected)
      let y = x.indices.map { Double(sign: .plus, exponent: $0 % 7 - 3, significand: 1) }
      try requireSameBits(subject.dot(zip(x, y).map { $0 / $1 }, y), expected)
    },
    Law(
      8, .vectors, "sums and dot products do not depend on the order",
      states: "permuting the terms and appending zeros changes no bit", .bitwise,
      needs: [.sum, .dot],
      for: Generator<VectorPair>.oneOf([
        .vectorPairs(), Generator<ConditionedDot>.conditionedDots().map(\.pair),
      ]).flatMap { pair in
        Generator<[Int]>.permutations(of: Array(pair.x.indices)).map { (pair, $0) }
      }
    ) { subject, input in
      let (pair, order) = input
      let (x, y) = (order.map { pair.x[$0] }, order.map { pair.y[$0] })
      let dot = try subject.dot(pair.x, pair.y)
      try requireSameBits(subject.dot(x, y), dot)
      try requireSameBits(subject.dot(x + [0, 3, -0.0], y + [5, 0, 1]), dot)
      let sum = try subject.sum(pair.x)
      try requireSameBits(subject.sum(x), sum)
      try requireSameBits(subject.sum([-0.0] + x + [0, 0]), sum)
    },
    Law(
      8, .vectors, "an exact zero is +0",
      states: "Σ and x·y give +0 where the exact value is 0, for no terms and for zeros −0 too",
      .bitwise, needs: [.sum, .dot], for: .structuredVectors()
    ) { subject, x in
      try requireSameBits(subject.sum(x + x.map { -$0 }), 0)
      try requireSameBits(subject.dot(x + x, x + x.map { -$0 }), 0)
      try requireSameBits(subject.sum(x.map { _ in -0.0 }), 0)
      try requireSameBits(subject.dot(x.map { _ in -0.0 }, x.map(\.magnitude)), 0)
    },
    Law(
      7, .vectors, "dot products and sums of the notes",
      states: "(1,2,3)·(2,0,1) = 5, (2,1)·(3,4) = 10, (1, 0.3)·(0.2, 1) = 0.5", .bitwise,
      needs: [.dot],
      forAllOf: {
        [([1.0, 2, 3], [2.0, 0, 1], 5.0), ([2, 1], [3, 4], 10), ([1, 0.3], [0.2, 1], 0.5)]
      }
    ) { subject, golden in
      try requireSameBits(subject.dot(golden.0, golden.1), golden.2)
    },
  ]
}
