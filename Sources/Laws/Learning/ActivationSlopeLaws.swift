import Exact
import PropertyTesting
import Reference

extension Law {
  /// Derivatives of activations against their exact values.
  static let activationSlopeLaws: [Law] = [
    value(
      174, .sigmoidGrad, "the derivative of the logistic function is within 1 ulp",
      states: "σ'(x) is within 1 ulp of σ(x)σ(−x), into the subnormals"
    ) { try Activations.sigmoidGrad($0) },
    value(
      174, .tanhGrad, "the derivative of the hyperbolic tangent is within 1 ulp",
      states: "tanh'(x) is within 1 ulp of 1/cosh²x, into the subnormals"
    ) { try Activations.tanhGrad($0) },
    value(
      174, .softplusGrad, "the derivative of the smooth ramp is within 1 ulp",
      states: "softplus'(x) is within 1 ulp of σ(x), into the subnormals"
    ) { try Activations.softplusGrad($0) },
    value(
      174, .siluGrad, "the derivative of x·σ(x) is within 1 ulp",
      states: "silu'(x) is within 1 ulp of σ(x)(1 + xσ(−x)), at its zero near −1.27846 too",
      for: around(-1.2784645427610738)
    ) { try Activations.siluGrad($0) },
    value(
      174, .geluGrad, "the derivative of the GELU is within 1 ulp",
      states: "gelu'(x) is within 1 ulp of Φ(x) + xφ(x), at its zero near −0.75179 too",
      for: around(-0.7517915246935645)
    ) { try Activations.geluGrad($0) },
    Law(
      173, .networks, "derivatives are slopes of chords where the function is convex",
      states: "f'(a)(b − a) ≤ f(b) − f(a) ≤ f'(b)(b − a) for softplus, within 1 ulp of each",
      .exact, needs: [.softplus, .softplusGrad], for: chords
    ) { subject, chord in
      try requireChord(
        (subject.softplus(chord.start), subject.softplus(chord.end)),
        (subject.softplusGrad(chord.start), subject.softplusGrad(chord.end)), chord)
    },
    Law(
      173, .networks, "the logistic function is convex below 0 and concave above",
      states:
        "σ'(a)(b − a) ≤ σ(b) − σ(a) ≤ σ'(b)(b − a) for a, b ≤ 0, mirrored for a, b ≥ 0; tanh too",
      .exact, needs: [.sigmoid, .sigmoidGrad, .tanh, .tanhGrad], for: chords
    ) { subject, chord in
      // x ↦ −f(−x) turns the concave half into the convex one.
      let (a, b) = (-chord.start.magnitude, -chord.end.magnitude)
      let half = Chord(start: min(a, b), end: max(a, b))
      for sign in [1.0, -1] {
        let (start, end) = (sign * half.start, sign * half.end)
        try requireChord(
          (sign * subject.sigmoid(start), sign * subject.sigmoid(end)),
          (subject.sigmoidGrad(start), subject.sigmoidGrad(end)), half)
        try requireChord(
          (sign * subject.tanh(start), sign * subject.tanh(end)),
          (subject.tanhGrad(start), subject.tanhGrad(end)), half)
      }
    },
  ]

  /// Any arguments, and ones near a number.
  private static func around(_ zero: Double) -> Generator<Double> {
    .oneOf([
      .scores, .floats(in: zero - 0.125...zero + 0.125),
      .floats(in: zero - 0x1p-20...zero + 0x1p-20),
      tuple(Generator<Double>.just(zero), .integers(in: -100...100)).map { $0.stepped($1) },
    ])
  }

  /// Two multiples of 1/16 up to 40 in magnitude.
  static let chords: Generator<Chord> = tuple(
    Generator<Int>.integers(in: -640...640), Generator<Int>.integers(in: 1...320)
  ).map { Chord(start: Double($0) / 16, end: Double($0 + $1) / 16) }

  /// Requires of a convex function that the slope of the chord lies between those at its ends, for
  /// values and slopes that are within 1 ulp, and slopes that are off by another amount besides.
  static func requireChord(
    _ values: (Double, Double), _ slopes: (Double, Double), _ chord: Chord,
    open: Rational = .zero, file: String = #fileID, line: Int = #line
  ) throws {
    let length = try Rational(chord.end) - Rational(chord.start)
    let growth = try Rational(values.1) - Rational(values.0)
    let slack = try values.0.slack() + values.1.slack()
    let least = try (Rational(slopes.0) - slopes.0.slack() - open) * length
    let greatest = try (Rational(slopes.1) + slopes.1.slack() + open) * length
    try require(
      least <= growth + slack && growth - slack <= greatest,
      "the slopes are \(slopes), and the function grows by \(growth.summary)", file: file,
      line: line)
  }
}

/// Two numbers in their order.
struct Chord: Sendable {
  let start: Double
  let end: Double
}
