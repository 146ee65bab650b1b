import Exact
import PropertyTesting
import Reference

extension Law {
  /// The uniform distribution.
  static let uniformDistributionLaws: [Law] = [
    Law(
      142, .distributions, "the uniform density is one over the length",
      states: "1/(b − a) on [a, b] within 1 ulp and 0 outside; its logarithm likewise, and −∞",
      .certified, .medium, holds: [.uniformPdf, .uniformLogPdf], for: .uniformPoints
    ) { subject, input in
      let (x, low, high) = (input.x, input.low, input.high)
      let density = try Distributions.uniformDensity(
        Real(Rational(x)), from: Real(Rational(low)), to: Real(Rational(high))
      ).exactly()
      try subject.hold(
        .uniformPdf, subject.uniformPdf(x, low, high), to: density, within: .ulps(1, of: density))
      let logarithm = try subject.uniformLogPdf(x, low, high)
      if density.isZero {
        try require(logarithm == -.infinity, "log 0 is \(logarithm)")
      } else {
        try subject.hold(.uniformLogPdf, logarithm, to: Real(density).log())
      }
    },
    Law(
      142, .distributions, "the uniform distribution function is the share of the length",
      states: "(x − a)/(b − a) between the ends, 0 below and 1 above, within 1 ulp; as F has no "
        + "steps, P(a ≤ X ≤ b) = P(a < X ≤ b) = F(b) − F(a)", .exact, holds: [.uniformCdf],
      for: .uniformPoints
    ) { subject, input in
      let (x, low, high) = (input.x, input.low, input.high)
      let ends = (Real(try Rational(low)), Real(try Rational(high)))
      for point in [x, x.nextUp, low, low.nextDown, high, high.nextUp] where point.isFinite {
        let exact = try Distributions.uniformCumulative(
          Real(Rational(point)), from: ends.0, to: ends.1
        ).exactly()
        let computed = try subject.uniformCdf(point, low, high)
        try subject.hold(.uniformCdf, computed, to: exact, within: .ulps(1, of: exact))
        try require(computed >= 0 && computed <= 1, "F is \(computed)")
      }
    },
    Law(
      143, .distributions, "moments of the uniform distribution",
      states: "(a + b)/2 and (b − a)²/12 within 1 ulp", .exact, holds: [.uniformMoments],
      for: .uniformPoints
    ) { subject, input in
      let moments = try Distributions.uniformMoments(
        from: Real(Rational(input.low)), to: Real(Rational(input.high)))
      let fields = try subject.uniformMoments(input.low, input.high)
      let (mean, variance) = (try moments.mean.exactly(), try moments.variance.exactly())
      try subject.hold(
        .uniformMoments, fields.number("mean"), to: mean, within: .ulps(1, of: mean))
      try subject.hold(
        .uniformMoments, fields.number("variance"), to: variance, within: .ulps(1, of: variance))
    },
    Law(
      143, .distributions, "the likeliest uniform distribution ends at the data",
      states: "the least and the greatest of the data to the bit: every shorter interval gives one "
        + "of them the density 0, every longer one gives all a smaller density", .exact,
      needs: [.uniformPdf], holds: [.mleUniform],
      for: Generator<[Double]>.structuredVectors(count: 1...8)
    ) { subject, x in
      let fields = try subject.mleUniform(x)
      let (low, high) = (try fields.number("low"), try fields.number("high"))
      let exact = try x.rationals()
      let ends = (exact.min() ?? .zero, exact.max() ?? .zero)
      try subject.hold(.mleUniform, low, to: ends.0, within: .exact)
      try subject.hold(.mleUniform, high, to: ends.1, within: .exact)
      guard low < high else { return }
      for value in x {
        try require(try subject.uniformPdf(value, low, high) > 0, "\(value) has no density")
      }
    },
  ]
}

/// A point, and the ends of an interval.
struct UniformPoint: Sendable {
  let x: Double
  let low: Double
  let high: Double
}

extension Generator where Value == UniformPoint {
  /// Points in intervals and outside of them; ends that are near to each other, of any scale, and
  /// further apart than the greatest double.
  static var uniformPoints: Generator {
    tuple(
      Generator<[Double]>.oneOf([
        Generator<Double>.whole().array(exactly: 2), Generator<Double>.dyadic.array(exactly: 2),
        Generator<Double>.atScale(-300...300).array(exactly: 2),
        Generator<Double>.atScale(1020...1023).array(exactly: 2),
        Generator<Double>.subnormal.array(exactly: 2), .neighbours,
      ]),
      Generator<Double>.oneOf([.floats(in: 0...1), .floats(in: -1...2), .elements([0, 1, 0.5])])
    ).filter { ends, _ in ends[0] != ends[1] && ends.allSatisfy(\.isFinite) }.map { ends, share in
      let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
      // Half of the length is a double even where the length is none.
      let x = share == 1 ? high : low + 2 * (share * (high / 2 - low / 2))
      return UniformPoint(x: x.isFinite ? x : low, low: low, high: high)
    }
  }
}

extension Generator where Value == [Double] {
  /// Two doubles that are a few steps apart.
  fileprivate static var neighbours: Generator {
    tuple(Generator<Double>.atScale(-3...3), Generator<Int>.integers(in: 1...9)).map {
      [$0, $0.stepped($1)]
    }
  }
}
