import Exact
import PropertyTesting
import Reference

/// Two polynomials, a number and an exponent.
struct RuleCase: Sendable {
  let p: [Double]
  let q: [Double]
  let x: Double
  let exponent: Int
}

extension Law {
  /// The rules of differentiation by dual numbers: laws 90 and 95.
  static let derivativeRuleLaws: [Law] = [
    Law(
      90, .derivatives, "dual numbers have the derivatives of polynomials",
      states:
        "the derivative of Σ aₖxᵏ is Σ k·aₖxᵏ⁻¹, exactly for small whole numbers, else within F20",
      .exact, needs: [.dualDerivative], holds: [.dualDerivative],
      for: .oneOf([
        tuple(
          Generator<Double>.whole().array(count: 1...6), Generator<Double>.whole(magnitude: 5)),
        tuple(
          Generator<Double>.smallFractions.array(count: 1...6),
          Generator<Double>.smallFractions),
      ])
    ) { subject, input in
      let (coefficients, x) = input
      let polynomial = RationalPolynomial(try coefficients.rationals())
      let place = try Rational(x)
      try subject.holdDual(
        Program.polynomial(coefficients), at: x,
        value: .rational(polynomial.value(at: place)),
        derivative: .rational(polynomial.derivative.value(at: place)))
    },
    Law(
      90, .derivatives, "the rules of sums, products, quotients and powers",
      states:
        "(p + q)' = p' + q', (pq)' = p'q + pq', (p/q)' = (p'q − pq')/q² and (pᵏ)' = kpᵏ⁻¹p' for "
        + "polynomials, within F20", .exact, .medium, needs: [.dualDerivative],
      holds: [.dualDerivative],
      for: tuple(
        Generator<Double>.whole(magnitude: 5).array(count: 1...3),
        Generator<Double>.whole(magnitude: 5).array(count: 1...3),
        Generator<Double>.oneOf([.whole(magnitude: 5), .smallFractions]),
        Generator<Int>.integers(in: 1...4)
      ).map { RuleCase(p: $0, q: $1, x: $2, exponent: $3) }
    ) { subject, input in
      let x = try Rational(input.x)
      let (f, g) = (
        RationalPolynomial(try input.p.rationals()), RationalPolynomial(try input.q.rationals())
      )
      let (p, q) = (f.value(at: x), g.value(at: x))
      let (dp, dq) = (f.derivative.value(at: x), g.derivative.value(at: x))
      var rows: [(String, Rational, Rational)] = [
        ("add", p + q, dp + dq), ("sub", p - q, dp - dq), ("mul", p * q, dp * q + p * dq),
      ]
      if !q.isZero { rows.append(("div", try p / q, try (dp * q - p * dq) / (q * q))) }
      for (operation, value, derivative) in rows {
        try subject.holdDual(
          input.program { $0.append(operation, $1, $2) }, at: input.x, value: .rational(value),
          derivative: .rational(derivative))
      }
      let power = try Rational(input.exponent) * p.power(input.exponent - 1) * dp
      try subject.holdDual(
        input.program { program, first, _ in
          program.append("pow", first, counts: [input.exponent])
        }, at: input.x, value: .rational(p.power(input.exponent)), derivative: .rational(power))
    },
    Law(
      95, .derivatives, "the derivatives of the table",
      states:
        "eˣ, sin, cos, tanh' = 1 − tanh², σ' = σ(1 − σ), softplus' = σ, powers, and composed ones by "
        + "the chain rule, within F20", .certified, needs: [.dualDerivative, .evaluate],
      holds: [.dualDerivative, .evaluate],
      for: tuple(
        Generator<NamedFunction>.elements(NamedFunction.everywhere),
        Generator<Double>.oneOf([.whole(magnitude: 3), .smallFractions]).filter {
          $0.magnitude <= 8
        })
    ) { subject, input in
      try subject.holdNamed(input.0, at: input.1)
    },
    Law(
      95, .derivatives, "the derivatives of the table for positive numbers",
      states: "log' = 1/x, √' = 1/(2√x), (1/x)' = −1/x², (x⁻²)' = −2/x³, within F20", .certified,
      needs: [.dualDerivative, .evaluate], holds: [.dualDerivative, .evaluate],
      for: tuple(
        Generator<NamedFunction>.elements(NamedFunction.positive),
        Generator<Double>.oneOf([
          .smallFractions.map(\.magnitude), .atScale(-30...30).map(\.magnitude),
        ]).filter { $0 > 0 })
    ) { subject, input in
      try subject.holdNamed(input.0, at: input.1)
    },
    Law(
      95, .derivatives, "the worked derivatives of the notes",
      states:
        "(x²)' = 2x at 3 is 6, the forward quotient with h is 6 + h; ((3x + 1)²)' = 24 at 1; x²/4 has "
        + "the slope x/2", .exact,
      needs: [.dualDerivative, .differenceQuotient, .gradient], forAllOf: { [0] }
    ) { subject, _ in
      var square = Program()
      square.append("square", square.append("input", counts: [0]))
      try require(try subject.dualDerivative(square, 3).number("derivative") == 6)
      for h in [1, 0.5, 0x1p-10] {
        try require(try subject.differenceQuotient(square, 3, h, "forward") == 6 + h)
      }
      let line = NamedFunction.composed[1].program
      try require(try subject.dualDerivative(line, 1).number("value") == 16)
      try require(try subject.dualDerivative(line, 1).number("derivative") == 24)
      var bowl = square
      bowl.append("scale", 1, numbers: [0.25])
      for x in [-3.0, 0.5, 2] {
        let fields = try subject.gradient(bowl, [Tensor(shape: [], elements: [x])])
        try require(try fields.tensors("gradients")[0].elements == [x / 2])
      }
    },
  ]
}

extension RuleCase {
  /// The program of an operation on p(x) and q(x).
  fileprivate func program(_ combine: (inout Program, Int, Int) -> Int) -> Program {
    var program = Program.polynomial(p)
    let first = program.steps.count - 1
    for step in Program.polynomial(q).steps {
      program.steps.append(
        Program.Step(
          step.operation, step.operands.map { $0 + first + 1 }, numbers: step.numbers,
          counts: step.counts))
    }
    _ = combine(&program, first, program.steps.count - 1)
    return program
  }
}

extension Subject {
  /// Holds value and derivative by dual numbers to exact ones within F20.
  fileprivate func holdDual(
    _ program: Program, at x: Double, value: Real, derivative: Real, file: String = #fileID,
    line: Int = #line
  ) throws {
    let bounds = try ProgramBounds(program, [Tensor(shape: [], elements: [x])])
    let fields = try dualDerivative(program, x)
    try hold(
      .dualDerivative, try fields.number("value"), to: value, within: try bounds.value(),
      file: file, line: line)
    try hold(
      .dualDerivative, try fields.number("derivative"), to: derivative,
      within: try bounds.jvp([1])[0], file: file, line: line)
  }

  /// Holds a named function and its derivative by its rule.
  fileprivate func holdNamed(_ function: NamedFunction, at x: Double) throws {
    let input = try Tensor(shape: [], elements: [x])
    let exact = try ExactProgram(function.program, [input])
    let value = try exact.value().elements[0]
    try holdDual(
      function.program, at: x, value: value,
      derivative: try function.derivative(exact.point[0]))
    try hold(
      .evaluate, try evaluate(function.program, [input]).elements[0], to: value,
      within: try ProgramBounds(function.program, [input]).value())
  }
}
