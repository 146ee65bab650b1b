import Exact
import PropertyTesting
import Reference

extension Law {
  /// Dropout.
  static let dropoutLaws: [Law] = [
    Law(
      194, .normalisation, "dropout divides what it keeps by 1 − r",
      states: "x/(1 − r) within two roundings where the mask keeps it, and 0", .exact,
      holds: [.dropout], for: .dropped
    ) { subject, input in
      let exact = try input.exact()
      try subject.hold(
        .dropout, subject.dropout(input.x, input.mask, input.rate), to: exact,
        within: exact.map { .twoRoundings($0) })
    },
    Law(
      194, .normalisation, "kept elements are rounded once",
      states: "x/(1 − r) is correctly rounded (F3)",
      .exact, holds: [.dropout], for: .dropped
    ) { subject, input in
      let exact = try input.exact()
      try subject.hold(
        .dropout, subject.dropout(input.x, input.mask, input.rate), to: exact,
        within: exact.map { .correctlyRounded($0) })
    },
    Law(
      194, .normalisation, "dropout keeps the expectation",
      states:
        "Σ P(mask)·dropout(x, mask) = x over all masks, P = r^dropped·(1 − r)^kept, within two "
        + "roundings of each", .exact, .medium, holds: [.dropout],
      for: tuple(
        Generator<[Double]>.moderateVectors(count: 1...4),
        Generator<Double>.oneOf([
          .elements([0, 0.5, 0.25, 0.75, 0.1, 0.9, 1.0.nextDown]), .floats(in: 0...0.999),
        ]))
    ) { subject, input in
      let (x, rate) = input
      let exact = try x.rationals()
      let r = try Rational(rate)
      let kept = Rational.one - r
      var means = exact.map { _ in Rational.zero }
      for number in 0..<1 << x.count {
        let mask = x.indices.map { number >> $0 & 1 }
        let y = try subject.dropout(x, mask, rate)
        try require(y.count == x.count, "\(y.count) elements")
        let share = mask.reduce(Rational.one) { $0 * ($1 == 1 ? kept : r) }
        for place in x.indices { means[place] += try share * Rational(y[place]) }
      }
      // Each kept value is off by its bound at most, and has the probability 1 − r.
      try subject.holdMeans(means, of: exact, kept: kept)
    },
    Law(
      194, .normalisation, "at the rate 0 all is kept as it is",
      states: "dropout(x, ones, 0) = x and dropoutMask(n, 0, seed) has no zero", .bitwise,
      needs: [.dropout, .dropoutMask],
      for: tuple(.vectors(), Generator<Int>.integers)
    ) { subject, input in
      let (x, seed) = input
      try requireSameBits(subject.dropout(x, x.map { _ in 1 }, 0), x)
      try require(try subject.dropoutMask(x.count, 0, seed) == x.map { _ in 1 }, "drops some")
    },
  ]
}

extension Bound {
  /// A quotient by a rounded difference: γ₂ of it, and 2⁻¹⁰⁷⁵ where it is subnormal.
  fileprivate static func twoRoundings(_ exact: Rational) -> Bound {
    Bound("two roundings", gamma(2) * exact.magnitude + Rational(1).scaled(byTwoToThe: -1075))
  }
}

extension Subject {
  /// Requires that exact means of computed values are those of the exact values.
  fileprivate func holdMeans(_ means: [Rational], of exact: [Rational], kept: Rational) throws {
    for (mean, value) in zip(means, exact) {
      let scaled = try value / kept
      let bound = kept * Bound.twoRoundings(scaled).amount
      try require(
        (mean - value).magnitude <= bound, "the mean is \(mean.summary), not \(value.summary)")
    }
  }
}

/// What dropout takes.
struct DroppedVector: Sendable {
  let x: [Double]
  let mask: [Int]
  let rate: Double

  /// What it gives, exactly.
  fileprivate func exact() throws -> [Rational] {
    try Normalisation.dropout(
      x.map { Real.rational(try Rational($0)) }, mask: mask, rate: .rational(Rational(rate))
    ).map { $0.asRational ?? .zero }
  }
}

extension Generator where Value == DroppedVector {
  /// Vectors with masks, and rates up to the last double below 1.
  fileprivate static var dropped: Generator {
    Generator<[Double]>.oneOf([.structuredVectors(count: 0...6), .moderateVectors(count: 0...6)])
      .flatMap { x in
        tuple(
          Generator<Int>.integers(in: 0...1).array(exactly: x.count),
          Generator<Double>.oneOf([
            .elements([0, 0.5, 0.1, 0.3, 0x1p-60, 1.0.nextDown]), .floats(in: 0...1.0.nextDown),
          ])
        ).map { DroppedVector(x: x, mask: $0, rate: $1) }
      }
  }
}
