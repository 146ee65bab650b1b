import Exact
import PropertyTesting
import Reference

extension Law {
  /// The categorical distribution.
  static let categoricalDistributionLaws: [Law] = [
    Law(
      142, .distributions, "a class has the probability that is given",
      states: "P(k) = pₖ to the bit, and log pₖ within 1 ulp, −∞ for 0", .certified, .medium,
      holds: [.categoricalPmf, .categoricalLogPmf], for: .distributions()
    ) { subject, p in
      for k in p.indices {
        let exact = try Rational(p[k])
        try subject.hold(
          .categoricalPmf, subject.categoricalPmf(k, p), to: exact, within: .exact)
        let logarithm = try subject.categoricalLogPmf(k, p)
        if exact.isZero {
          try require(logarithm == -.infinity, "log 0 is \(logarithm)")
        } else {
          try subject.hold(.categoricalLogPmf, logarithm, to: Real(exact).log())
        }
      }
    },
    Law(
      142, .distributions, "the distribution function of classes adds up",
      states: "F(k) = Σ pⱼ over j ≤ k, within F1; F does not fall", .exact,
      holds: [.categoricalCdf], for: .distributions(count: 1...12)
    ) { subject, p in
      var last = 0.0
      for k in p.indices {
        let head = Array(p[...k])
        let computed = try subject.categoricalCdf(k, p)
        try subject.hold(
          .categoricalCdf, computed, to: try ExactVectors.sum(head), within: .sum(head))
        try require(computed >= last, "F falls from \(last) to \(computed)")
        last = computed
      }
    },
    Law(
      142, .distributions, "the distribution function of classes is rounded once",
      states: "F(k) is within F3 of Σ pⱼ; P(a < X ≤ b) = F(b) − F(a), each of them rounded once",
      .exact, holds: [.categoricalCdf],
      for: tuple(.distributions(count: 1...12), Generator<Int>.integers(in: 0...11))
    ) { subject, input in
      let p = input.0
      let a = input.1 % p.count
      let (low, lowSum) = (try subject.categoricalCdf(a, p), try ExactVectors.sum(Array(p[...a])))
      try subject.hold(.categoricalCdf, low, to: lowSum, within: .correctlyRounded(lowSum))
      for b in a..<p.count {
        let sum = try ExactVectors.sum(Array(p[...b]))
        let high = try subject.categoricalCdf(b, p)
        try subject.hold(.categoricalCdf, high, to: sum, within: .correctlyRounded(sum))
        let between = try ExactVectors.sum(Array(p[(a + 1)..<max(a + 1, b + 1)]))
        let gap = try Rational(high) - Rational(low) - between
        try require(
          gap.magnitude <= Bound.rounding(sum).amount + Bound.rounding(lowSum).amount,
          "P(\(a) < X ≤ \(b)) is off by \(gap.summary)")
      }
    },
    Law(
      143, .distributions, "moments of a one-hot class",
      states:
        "the mean p to the bit; the covariance diag(p) − pp' within 1 ulp an entry, symmetric",
      .exact, holds: [.categoricalMoments], for: .distributions()
    ) { subject, p in
      let fields = try subject.categoricalMoments(p)
      let exact = try p.rationals()
      try subject.hold(
        .categoricalMoments, fields.vector("mean"), to: exact, within: exact.map { _ in .exact })
      let wanted = try Distributions.categoricalCovariance(exact.map { Real($0) })
        .map { try $0.exactly() }
      let covariance = try fields.matrix("covariance")
      try subject.hold(.categoricalMoments, covariance, to: wanted) {
        .ulps(1, of: wanted[$0, $1])
      }
      try requireSameBits(covariance, covariance.transposed())
    },
  ]
}
