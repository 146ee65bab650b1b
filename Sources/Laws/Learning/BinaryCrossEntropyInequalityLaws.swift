import Exact
import PropertyTesting
import Reference

extension Law {
  /// The cross-entropy of two classes as a convex function with a minimum.
  static let binaryCrossEntropyInequalityLaws: [Law] = [
    Law(
      175, .networks, "the binary cross-entropy is not below the entropy of the target",
      states: "BCE(x, y) ≥ H(y) = −y log y − (1 − y) log(1 − y), within 1 ulp", .certified,
      needs: [.bceLogits], for: tuple(.scores, .shares)
    ) { subject, input in
      let (x, y) = input
      let loss = try subject.bceLogits(x, y)
      try require(
        Rational(loss) + loss.slack() >= entropy(y).lower, "\(loss) is below the entropy of \(y)")
    },
    Law(
      175, .networks, "the binary cross-entropy is the entropy at the logit of the target",
      states: "BCE(x, y) = H(y) within 1 ulp and δ²/8, x within δ of log(y/(1 − y))", .certified,
      .medium, holds: [.bceLogits], for: Generator<Int>.integers(in: 1...1023)
    ) { subject, numerator in
      // The second derivative σ(x)σ(−x) is at most 1/4, and the first one is 0 at the logit.
      let odds = try Rational(numerator) / Rational(1024 - numerator)
      let logit = try Real.rational(odds).log().roughly
      let x = logit.middle.roundedToDouble()
      let distance = try (Rational(x) - logit.middle).magnitude + logit.radius
      let y = Double(numerator) / 1024
      let exact = try entropy(y)
      let bend = (distance * distance).scaled(byTwoToThe: -3)
      try subject.hold(
        .bceLogits, subject.bceLogits(x, y), to: exact,
        within: Bound("1 ulp and δ²/8", Bound.ulps(1, of: exact).amount + bend))
      // The gradient there: at most a quarter of the distance.
      let slope = try subject.bceGrad(x, y)
      let open = Rational(1).scaled(byTwoToThe: -70)
      try require(
        (try Rational(slope)).magnitude <= distance.scaled(byTwoToThe: -2) + slope.slack() + open,
        "the gradient is \(slope)")
    },
    Law(
      175, .networks, "the binary cross-entropy is convex, and its gradient the slope",
      states: "g(a)(b − a) ≤ BCE(b) − BCE(a) ≤ g(b)(b − a), within the bounds of each", .exact,
      needs: [.bceLogits, .bceGrad], for: tuple(chords, Generator<Double>.shares)
    ) { subject, input in
      let (chord, y) = input
      // The gradient is off by 2^−70 of two terms that sum to 1 at most.
      try requireChord(
        (subject.bceLogits(chord.start, y), subject.bceLogits(chord.end, y)),
        (subject.bceGrad(chord.start, y), subject.bceGrad(chord.end, y)), chord,
        open: Rational(1).scaled(byTwoToThe: -70))
    },
  ]

  /// The entropy of the distribution (y, 1 − y).
  private static func entropy(_ y: Double) throws -> RationalInterval {
    let share = try Rational(y)
    return try decided {
      try Information.entropy([share, .one - share].map { Real.rational($0) })
    }.narrowed()
  }
}
