import Exact
import PropertyTesting
import Reference

extension Law {
  /// Quotients of differences: laws 90 to 92.
  static let differenceLaws: [Law] = [
    Law(
      90, .derivatives, "difference quotients are the exact ones but for rounding",
      states:
        "forward, central and fivePoint are within the rounding of F19 of the exact quotients",
      .certified, .medium, needs: [.differenceQuotient],
      holds: [.differenceQuotient], for: .steps(halvings: 0...30)
    ) { subject, input in
      for method in DifferenceMethod.allCases where method != .second {
        let exact = try method.quotient(
          at: .rational(Rational(input.x)), step: .rational(Rational(input.h))
        ) { try ExactProgram(ofNumber: input.program).number(at: [$0]) }
        try subject.hold(
          .differenceQuotient,
          try subject.differenceQuotient(input.program, input.x, input.h, method.rawValue),
          to: exact,
          within: Bound(
            "F19", try method.rounding(of: input.program, at: input.x, step: input.h)))
      }
    },
    Law(
      90, .derivatives, "the step of a quotient is one that doubles have",
      states:
        "with any h the forward quotient is the exact one with the step (x + h) − x, rounded, "
        + "within the rounding of F19", .exact, holds: [.differenceQuotient],
      for: tuple(
        Generator<NamedFunction>.elements(polynomials), Generator<Double>.smallFractions,
        Generator<Int>.integers(in: 1...999)
      ).filter { $0.1 != 0 }
    ) { subject, input in
      let (function, x, numerator) = input
      let h = Double(numerator) / 1000 * 0x1p-20
      // (x + h) − x is exact here, by Sterbenz' lemma: x and x + h are within a factor of 2.
      let step = (x + h) - x
      try assume(step != 0)
      let value = try subject.differenceQuotient(function.program, x, h, "forward")
      let exact = try DifferenceMethod.forward.quotient(
        at: .rational(Rational(x)), step: .rational(Rational(step))
      ) { try ExactProgram(ofNumber: function.program).number(at: [$0]) }
      try subject.hold(
        .differenceQuotient, value, to: exact,
        within: Bound(
          "F19",
          try DifferenceMethod.forward.rounding(of: function.program, at: x, step: step)))
    },
    Law(
      91, .derivatives, "difference quotients are within F19 of the derivative",
      states:
        "|D(h) − f'(x)| ≤ M₂h/2, M₃h²/6, M₅h⁴/30 and the rounding, with M over [x − 2h, x + 2h]",
      .certified, .heavy, needs: [.differenceQuotient],
      holds: [.differenceQuotient], for: .steps(halvings: 1...24)
    ) { subject, input in
      let exact = try input.function.derivative(.rational(Rational(input.x)))
      for method in DifferenceMethod.allCases where method != .second {
        try subject.hold(
          .differenceQuotient,
          try subject.differenceQuotient(input.program, input.x, input.h, method.rawValue),
          to: exact,
          within: try .differenceQuotient(
            method, of: input.program, at: input.x, step: input.h))
      }
    },
    Law(
      92, .derivatives, "halving the step divides the error by 2, 4 or 16",
      states:
        "while truncation dominates, e(h)/e(h/2) is 2ᵖ within what the derivatives vary by and "
        + "rounding adds", .certified, .heavy, needs: [.differenceQuotient],
      for: .steps(smooth, halvings: 4...10)
    ) { subject, input in
      let exact = try input.function.derivative(.rational(Rational(input.x))).enclosure
      for method in DifferenceMethod.allCases where method != .second {
        var errors: [(Rational, least: Rational, most: Rational)] = []
        for h in [input.h, input.h / 2] {
          let value = try Rational(
            subject.differenceQuotient(input.program, input.x, h, method.rawValue))
          let error = (value - exact.midpoint.rational).magnitude
          let truncation = try method.truncation(of: input.program, at: input.x, step: h)
          let rounding =
            try method.rounding(of: input.program, at: input.x, step: h)
            + exact.width.rational
          errors.append((error, truncation.least - rounding, truncation.most + rounding))
        }
        let (long, short) = (errors[0], errors[1])
        // Where the bounds do not fix the order, there is nothing to be seen.
        guard short.least.signum > 0 else { continue }
        let ratio = try long.0 / short.0
        let power = Rational(1 << method.order)
        let (least, most) = (try long.least / short.most, try long.most / short.least)
        guard most < Rational(2) * power, Rational(2) * least > power else { continue }
        try require(
          least <= ratio && ratio <= most,
          "\(method): halving the step divides the error by \(ratio.roundedToDouble()), and it is "
            + "between \(least.roundedToDouble()) and \(most.roundedToDouble())")
      }
    },
    Law(
      92, .derivatives, "central differences are exact for parabolas, and five points for quartics",
      states:
        "of p with whole coefficients, at whole x with h = 1 or 2: central for degree 2, fivePoint "
        + "for degree 4", .exact, .medium, holds: [.differenceQuotient],
      for: tuple(
        Generator<Double>.whole(magnitude: 5).array(exactly: 5),
        Generator<Int>.integers(in: -4...4), Generator<Int>.integers(in: 0...1))
    ) { subject, input in
      let (coefficients, x, exponent) = (input.0, Double(input.1), input.2)
      let h = Double(1 << exponent)
      for (degree, method) in [(2, "central"), (4, "fivePoint")] {
        let polynomial = RationalPolynomial(try Array(coefficients[...degree]).rationals())
        // The five-point quotient divides by 3: a whole number of thirds is not always exact.
        let exact = polynomial.derivative.value(at: try Rational(x))
        let program = Program.polynomial(Array(coefficients[...degree]))
        let bound =
          method == "central"
          ? Bound.exact
          : Bound(
            "F19", try DifferenceMethod.fivePoint.rounding(of: program, at: x, step: h))
        try subject.hold(
          .differenceQuotient, try subject.differenceQuotient(program, x, h, method), to: exact,
          within: bound)
      }
    },
  ]

  private static let polynomials = NamedFunction.everywhere.filter {
    ["square", "(3x + 1)²", "pow"].contains($0.name)
  }
  private static let smooth = NamedFunction.everywhere.filter {
    ["exp", "sin", "cos", "tanh", "sigmoid", "softplus", "exp(x)·sin(x)", "sin x²"]
      .contains($0.name)
  }
}

extension Program {
  /// A polynomial by Horner's rule, from the constant coefficient up.
  static func polynomial(_ coefficients: [Double]) -> Program {
    var program = Program()
    let x = program.append("input", counts: [0])
    var value = program.append("constant", numbers: [coefficients.last ?? 0])
    for coefficient in coefficients.dropLast().reversed() {
      let product = program.append("mul", value, x)
      value = program.append("shift", product, numbers: [coefficient])
    }
    if coefficients.count < 2 {
      program.append("mul", value, program.append("pow", x, counts: [0]))
    }
    return program
  }
}
