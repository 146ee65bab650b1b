import Exact
import PropertyTesting
import Reference

extension Law {
  /// Deleted entries, and logits at the ends of the range.
  static let deletedLogitLaws: [Law] = [
    Law(
      141, .softmax, "a logit of −∞ is a deleted entry, to the bit",
      states: "its probability is +0, and all else is what it is without the entry", .bitwise,
      needs: [.softmax, .logSumExp, .logSoftmax, .ceLogits, .softmaxTemperature],
      for: tuple(.deletedLogits(count: 2...8), .temperatures)
    ) { subject, input in
      let (z, tau) = input
      let kept = z.indices.filter { z[$0] > -.infinity }
      let rest = kept.map { z[$0] }
      try requireSameBits(subject.logSumExp(z), subject.logSumExp(rest))
      try requireSpread(subject.softmax(z), subject.softmax(rest), kept, other: 0)
      try requireSpread(
        subject.softmaxTemperature(z, tau), subject.softmaxTemperature(rest, tau), kept, other: 0)
      try requireSpread(subject.logSoftmax(z), subject.logSoftmax(rest), kept, other: -.infinity)
      for (place, index) in kept.enumerated() {
        try requireSameBits(subject.ceLogits(z, index), subject.ceLogits(rest, place))
      }
    },
    Law(
      141, .softmax, "a mask deletes the entries that it does not keep, to the bit",
      states: "softmaxMasked(z, mask) = softmax(z with −∞ where the mask is 0)", .bitwise,
      needs: [.softmaxMasked, .softmax],
      for: .oneOf([.masked, Generator<[Double]>.farApart.withMasks])
    ) { subject, input in
      let kept = zip(input.z, input.mask).map { $1 == 1 ? $0 : -.infinity }
      try requireSameBits(
        subject.softmaxMasked(input.z, input.mask), subject.softmax(kept))
    },
    Law(
      141, .softmax, "derivatives of deleted entries are 0",
      states: "rows and columns of the Jacobian, and elements of its products, are 0 there",
      .bitwise, needs: [.softmaxJacobian, .softmaxVjp, .ceGrad], for: .deletedLogits(count: 2...6)
    ) { subject, z in
      let ones = z.map { $0 == -.infinity ? 0.0 : 1 }
      let (jacobian, product) = (
        try subject.softmaxJacobian(z), try subject.softmaxVjp(z, z.indices.map { Double($0) })
      )
      let gradient = try subject.ceGrad(z, ones)
      try require(jacobian.shape == [z.count, z.count], "the shape is \(jacobian.shape)")
      try require(product.count == z.count && gradient.count == z.count, "other lengths")
      for place in z.indices where z[place] == -.infinity {
        try require(
          jacobian.rows[place].allSatisfy { $0 == 0 } && jacobian.rows.allSatisfy { $0[place] == 0 }
            && product[place] == 0 && gradient[place] == 0,
          "entry \(place) has a derivative")
      }
    },
    Law(
      141, .softmax, "losses of deleted entries are infinite",
      states: "the cross-entropy of a deleted class is +∞, of a target 0 there it is finite",
      .bitwise, needs: [.ceLogits, .ceSoft, .ceSmoothed, .ceBatch],
      for: .deletedLogits(count: 2...6)
    ) { subject, z in
      let deleted = z.indices.filter { z[$0] == -.infinity }
      try assume(!deleted.isEmpty)
      let kept = z.map { $0 == -.infinity ? 0.0 : 1 }
      try require(try subject.ceSoft(z, kept).isFinite, "a target of 0 counts")
      let place = z.firstIndex { $0 > -.infinity } ?? 0
      try requireSameBits(subject.ceSmoothed(z, place, 0.5), .infinity)
      try require(try subject.ceSmoothed(z, place, 0).isFinite, "a target of 0 counts")
      for place in deleted {
        try requireSameBits(subject.ceLogits(z, place), .infinity)
        try requireSameBits(subject.ceSoft(z, kept.map { _ in 1 }), .infinity)
        try requireSameBits(subject.ceSmoothed(z, place, 0), .infinity)
        let row = Matrix(rowCount: 1, columnCount: z.count) { z[$1] }
        try requireSameBits(subject.ceBatch(row, [place]).number("loss"), .infinity)
      }
    },
    Law(
      141, .softmax, "logits far below the largest one have no weight",
      states: "below m by 1,100 and more: p = 1 and +0, LSE = m, −log p = 0 and m − z rounded once",
      .exact, holds: [.softmax, .logSumExp, .ceLogits, .logSoftmax], for: .farApart
    ) { subject, z in
      // e^−1100 < 2^−1586: beside 1, beside m unless that is 0, and beside m − z it is lost.
      let place = z.firstIndex(of: z.max() ?? 0) ?? 0
      let top = z[place]
      try requireSameBits(subject.softmax(z), z.indices.map { $0 == place ? 1 : 0 })
      try requireSameBits(subject.logSumExp(z) + 0, top + 0)
      let logs = try subject.logSoftmax(z)
      try require(logs.count == z.count, "\(logs.count) elements")
      for (index, logit) in z.enumerated() {
        let exact = try Rational(top) - Rational(logit)
        try subject.hold(
          .ceLogits, subject.ceLogits(z, index), to: exact, within: .ulps(1, of: exact))
        try subject.hold(.logSoftmax, logs[index], to: -exact, within: .ulps(1, of: exact))
      }
    },
  ]

  /// Requires that a result has the bits of one for the kept entries, and another value elsewhere.
  private static func requireSpread(
    _ result: [Double], _ inner: [Double], _ kept: [Int], other: Double
  ) throws {
    try require(inner.count == kept.count, "\(inner.count) elements for \(kept.count) logits")
    var expected = result.map { _ in other }
    for (place, index) in kept.enumerated() where index < expected.count {
      expected[index] = inner[place]
    }
    try requireSameBits(result, expected)
  }
}

extension Generator where Value == [Double] {
  /// One largest logit and others that are at least 1,100 below it, up to the ends of the doubles.
  static var farApart: Generator {
    tuple(
      Generator<Double>.oneOf([.whole(), .floats(in: -1e6...1e6), .atScale(990...1022)]),
      Generator<Double>.oneOf([.floats(in: 1100...1e7), .atScale(11...1022).map(\.magnitude)])
        .array(count: 1...5),
      Generator<Int>.integers(in: 0...5)
    ).map { top, gaps, place in
      let greatest = Double.greatestFiniteMagnitude
      let others = gaps.map { Swift.max(top - $0, -greatest) }.filter { top - $0 >= 1100 }
      var z = others
      z.insert(top, at: Swift.min(place, others.count))
      return z
    }
  }
}
