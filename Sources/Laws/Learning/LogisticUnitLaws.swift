import Exact
import PropertyTesting
import Reference

extension Law {
  /// What a logistic unit s = σ(wx) learns from a squared and from a cross-entropy loss (D.3).
  static let logisticUnitLaws: [Law] = [
    Law(
      172, .networks, "the gradient of the squared loss of a logistic unit",
      states: "d(y − s)²/dw = −2x(y − s)s(1 − s), by σ and σ' and in reverse mode (F20)",
      .certified, needs: [.sigmoid, .sigmoidGrad, .gradient], for: .logisticUnits
    ) { subject, unit in
      let z = unit.w * unit.x
      let (score, x) = (Real.rational(try Rational(z)), try Rational(unit.x))
      let exact = try decided {
        let s = try Activations.sigmoid(score)
        let away = try s - .rational(Rational(unit.y))
        return try .rational(2 * x) * away * Activations.sigmoidGrad(score)
      }.narrowed()
      let (s, slope) = (try subject.sigmoid(z), try subject.sigmoidGrad(z))
      let away = try Rational(s) - Rational(unit.y)
      let formed = try 2 * x * away * Rational(slope)
      // |y − s| ≤ 1 and σ' ≤ 1/4.
      let slack = try 2 * x.magnitude * (s.slack().scaled(byTwoToThe: -2) + slope.slack())
      try require(
        (formed - exact.middle).magnitude <= slack + exact.radius,
        "by σ and σ' it is \(formed.summary), and should be near \(exact.middle.summary)")
      // On the tape, in units of u: s is off by 2 and 1 − s by 3, so s(1 − s) by 6; y − s by 3 and
      // 2(y − s)x by 8|x|. With s(1 − s) ≤ 1/4 that is 2|x|·6 + 8|x|/4, and two more roundings.
      let gradient = try gradient(subject, .squared, unit)
      try require(
        (try Rational(gradient) - exact.middle).magnitude
          <= 16 * Bound.unitRoundoff * x.magnitude + exact.radius,
        "in reverse mode it is \(gradient), and should be near \(exact.middle.summary)")
    },
    Law(
      172, .networks, "the gradient of the cross-entropy of a logistic unit",
      states: "dBCE/dw = (s − y)x, by bceGrad and in reverse mode (F20)", .certified,
      needs: [.bceGrad, .gradient], for: .logisticUnits
    ) { subject, unit in
      let z = unit.w * unit.x
      let x = try Rational(unit.x)
      let exact = try decided {
        let (score, y) = (Real.rational(try Rational(z)), Real.rational(try Rational(unit.y)))
        return try .rational(x) * CrossEntropy.binaryGrad(score, y)
      }.narrowed()
      let slope = try subject.bceGrad(z, unit.y)
      let formed = try x * Rational(slope)
      let open = Rational(1).scaled(byTwoToThe: -70)
      try require(
        (formed - exact.middle).magnitude
          <= x.magnitude * (slope.slack() + open) + exact.radius,
        "by bceGrad it is \(formed.summary), and should be near \(exact.middle.summary)")
      // On the tape: s is off by 2u, s − y by 3u, and the product by 4u at most.
      let gradient = try gradient(subject, .crossEntropy, unit)
      try require(
        (try Rational(gradient) - exact.middle).magnitude
          <= 4 * Bound.unitRoundoff * x.magnitude + exact.radius,
        "in reverse mode it is \(gradient), and should be near \(exact.middle.summary)")
    },
    Law(
      172, .networks, "a squared loss hardly learns where it is confidently wrong",
      states:
        "|dL/dw| ≤ 2|x|e^−|z| for the squared loss, |dBCE/dw| ≥ |x|/2, for s on the wrong side",
      .certified, needs: [.sigmoid, .sigmoidGrad, .bceGrad], for: .logisticUnits
    ) { subject, unit in
      let z = unit.w * unit.x
      let y = z >= 0 ? 0.0 : 1
      let (s, slope) = (try subject.sigmoid(z), try subject.sigmoidGrad(z))
      let formed = try (2 * (Rational(s) - Rational(y)) * Rational(slope)).magnitude
      let power = try Real.rational(-Rational(z).magnitude).exp().narrowed().upper
      // |y − s| ≤ 1, and σ' is at most e^−|z|.
      try require(
        formed <= 2 * (power + slope.slack()),
        "the squared loss has the gradient \(formed.summary)")
      let steep = try subject.bceGrad(z, y)
      try require(steep.magnitude >= 0.5 && steep.magnitude <= 1, "the cross-entropy has \(steep)")
      try require(z == 0 || (steep > 0) == (z > 0), "the gradient \(steep) points the wrong way")
    },
  ]

  private enum UnitLoss { case squared, crossEntropy }

  /// The derivative in w by the reverse mode, of the loss as a program.
  private static func gradient(
    _ subject: Subject, _ loss: UnitLoss, _ unit: LogisticUnit
  ) throws -> Double {
    var program = Program()
    let w = program.append("input", counts: [0])
    let z = program.append("scale", w, numbers: [unit.x])
    switch loss {
    case .squared:
      let s = program.append("sigmoid", z)
      program.append("square", program.append("shift", s, numbers: [-unit.y]))
    case .crossEntropy:
      let product = program.append("scale", z, numbers: [unit.y])
      program.append("sub", program.append("softplus", z), product)
    }
    let input = try Tensor(shape: [], elements: [unit.w])
    let gradients = try subject.gradient(program, [input]).tensors("gradients")
    guard let first = gradients.first?.elements.first else {
      throw SubjectError.malformed("there is no gradient")
    }
    return first
  }
}

/// A weight, an input and a target; the product of the weight and the input is exact.
struct LogisticUnit: Sendable {
  let w: Double
  let x: Double
  let y: Double
}

extension Generator where Value == LogisticUnit {
  /// Weights and inputs that are multiples of 1/16 and of 1/4, targets 0, 1 and between.
  static var logisticUnits: Generator {
    tuple(
      Generator<Int>.integers(in: -800...800), Generator<Int>.integers(in: -80...80),
      Generator<Double>.oneOf([.elements([0, 1]), .floats(in: 0...1)])
    ).map { LogisticUnit(w: Double($0) / 16, x: Double($1) / 4, y: $2) }
  }
}
