import Exact
import PropertyTesting
import Reference

extension Law {
  /// Derivatives with the step chosen: law 91, and the complex step of law 95.
  static let chosenStepLaws: [Law] = [
    Law(
      91, .derivatives, "derivatives by differences are as good as the best step lets them be",
      states:
        "forward, central, fivePoint and richardson are within F19 for a chosen step, and within "
        + "the error that they estimate, and that estimate is within F19 too", .certified,
      .heavy, needs: [.derivative], holds: [.derivative], for: .steps(chosen, halvings: 0...0)
    ) { subject, input in
      let exact = try input.function.derivative(.rational(Rational(input.x)))
      for name in ["forward", "central", "fivePoint", "richardson"] {
        // Extrapolation starts from central quotients, and is no worse.
        let method = DifferenceMethod(rawValue: name) ?? .central
        let bound = try Bound.chosenStep(method, of: input.program, at: input.x)
        let limit = try Bound.chosenStep(
          method, of: input.program, at: input.x, assumingRoundings: true)
        let fields = try subject.derivative(input.program, input.x, name)
        let error = try fields.number("error")
        let estimate = Bound("the estimate", try Rational(error).magnitude)
        try subject.hold(.derivative, try fields.number("value"), to: exact, within: bound)
        try subject.hold(.derivative, try fields.number("value"), to: exact, within: estimate)
        try require(
          estimate.amount <= limit.amount,
          "\(name) estimates an error of \(error), and F19 is \(limit.amount.roundedToDouble())")
        try require(try fields.number("step") > 0)
      }
    },
    Law(
      91, .derivatives,
      "second derivatives by differences are as good as the best step lets them be",
      states:
        "secondDerivative is within F19 for a chosen step, h ~ u^(1/4), and within the error that it "
        + "estimates", .certified, .heavy, needs: [.secondDerivative],
      holds: [.secondDerivative], for: .steps(chosen, halvings: 0...0)
    ) { subject, input in
      let exact = try Derivatives.secondDerivative(at: Real.rational(Rational(input.x))) {
        try ExactProgram(ofNumber: input.program).number(at: [$0])
      }
      let fields = try subject.secondDerivative(input.program, input.x)
      // 1 + h² is a double for some powers of two h, which say nothing of other steps.
      let bound = try Bound.chosenStep(
        .second, of: input.program, at: input.x, assumingRoundings: true)
      try subject.hold(.secondDerivative, try fields.number("value"), to: exact, within: bound)
      try subject.hold(
        .secondDerivative, try fields.number("value"), to: exact,
        within: Bound("the estimate", try Rational(fields.number("error")).magnitude))
    },
    Law(
      95, .derivatives, "the complex step has no truncation error",
      states:
        "derivative(f, x, complexStep) is within twice F20 of f'(x), all operations taken as "
        + "rounded: a complex one has at most twice the roundings of one on dual numbers",
      .certified, .medium,
      needs: [.derivative], holds: [.derivative],
      for: .steps(NamedFunction.everywhere, halvings: 0...0)
    ) { subject, input in
      let exact = try input.function.derivative(.rational(Rational(input.x)))
      let fields = try subject.derivative(input.program, input.x, "complexStep")
      let rounding = try ProgramBounds(
        input.program, input.inputs, assumingRoundings: true
      ).jvp([1])[0].amount
      // A step h leaves h²f'''/6 and underflows below 2⁻¹⁰⁷⁴/h.
      let bound = Bound(
        "F20, twice", Rational(2) * rounding + Rational(1).scaled(byTwoToThe: -600))
      try subject.hold(.derivative, try fields.number("value"), to: exact, within: bound)
      let step = try fields.number("step")
      try require(step <= 0x1p-100, "the step is \(step)")
    },
    Law(
      95, .derivatives, "the complex step takes analytic functions only",
      states: "relu, abs and maxima are refused as domain", .exact, needs: [.derivative],
      forAllOf: { ["relu", "abs", "maximum", "max"] }
    ) { subject, name in
      var program = Program()
      let x = program.append("input", counts: [0])
      if name == "maximum" { program.append(name, x, x) } else { program.append(name, x) }
      _ = try subject.derivative(program, 2, "central")
      try subject.refuses("domain") { try subject.derivative(program, 2, "complexStep") }
    },
  ]

  private static let chosen = NamedFunction.everywhere.filter {
    [
      "exp", "sin", "cos", "tanh", "sigmoid", "square", "exp(x)·sin(x)", "1/(1 + x²)",
      "log(1 + x²)",
    ]
    .contains($0.name)
  }
}
