import Exact
import PropertyTesting
import Reference

extension Law {
  /// The minimum of the GELU, and how near its approximation is.
  static let geluLaws: [Law] = [
    Law(
      173, .networks, "the minimum of the GELU",
      states: "gelu(x) ≥ −0.16997120748, which it has at −0.75179152469 to eleven digits", .exact,
      needs: [.gelu, .geluGrad],
      for: .oneOf([.scores, .floats(in: -1...(-0.5)), .floats(in: -0.76...(-0.74))])
    ) { subject, x in
      let value = try subject.gelu(x)
      // The digits are rounded: the minimum is not below them by more than half of the last one.
      let least = try Rational(-16_997_120_748) / Rational(10).power(11)
      let half = try Rational(1) / (2 * Rational(10).power(11))
      try require(Rational(value) >= least - half - value.slack(), "gelu(\(x)) is \(value)")
      try subject.hold(
        .gelu, subject.gelu(-0.75179152469), to: least, within: Bound("eleven digits", half))
      // It falls before the place and grows after it.
      let slope = try subject.geluGrad(x)
      if x <= -0.751791525 && x >= -37 { try require(slope < 0, "the slope at \(x) is \(slope)") }
      if x >= -0.751791524 { try require(slope > 0, "the slope at \(x) is \(slope)") }
    },
    Law(
      173, .networks, "the approximation of the GELU is within 4.74e-4",
      states: "|geluTanh(x) − gelu(x)| ≤ 4.74e-4, and more than 4.7e-4 somewhere", .exact,
      needs: [.gelu, .geluTanh], for: .oneOf([.scores, .floats(in: -4...4)])
    ) { subject, x in
      let (distance, slack) = try gap(subject, x)
      try require(
        distance <= Rational(474) / 1_000_000 + slack, "they are \(distance.summary) apart")
      // The greatest distance is near ±2.7.
      let (most, open) = try gap(subject, x < 0 ? -2.7 : 2.7)
      try require(
        most + open >= Rational(47) / 100_000, "at ±2.7 they are \(most.summary) apart")
    },
  ]

  /// How far the approximation is from the GELU, and what either may be off by.
  private static func gap(
    _ subject: Subject, _ x: Double
  ) throws -> (distance: Rational, slack: Rational) {
    let (exact, near) = (try subject.gelu(x), try subject.geluTanh(x))
    let distance = try Rational(near) - Rational(exact)
    return (distance.magnitude, try near.slack() + exact.slack())
  }
}
