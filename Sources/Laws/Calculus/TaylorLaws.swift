import Exact
import PropertyTesting
import Reference

extension Law {
  /// Taylor's theorem and the mean value theorem: laws 93 and 94.
  static let taylorLaws: [Law] = [
    Law(
      93, .derivatives, "the tangent is off by h²/2 times the second derivative at most",
      states: "|f(x + h) − f(x) − h·f'(x)| ≤ h²/2·max|f''| on [x, x + h], but for rounding",
      .certified, .medium, needs: [.evaluate, .dualDerivative],
      for: .steps(halvings: 1...20)
    ) { subject, input in
      let (x, h) = (try Rational(input.x), try Rational(input.h))
      let (here, there) = try NumberCase.ends(of: input, at: [input.x, input.x + input.h])
      let fields = try subject.dualDerivative(input.program, input.x)
      let gap =
        try there.value(subject) - here.value(subject) - h * Rational(fields.number("derivative"))
      let second = try enclosed {
        try ExactProgram(ofNumber: input.program).derivativeBounds(upTo: 2, from: x, to: x + h)
          .largest(2)
      }
      let rounding =
        try here.bounds().value().amount + there.bounds().value().amount
        + h * here.bounds().jvp([1])[0].amount
      try require(
        gap.magnitude <= h * h * second / 2 + rounding,
        "f(x + h) − f(x) − h·f'(x) is \(gap.roundedToDouble())")
    },
    Law(
      93, .derivatives, "the tangent of x² is off by h²",
      states: "(x + h)² − x² − h·2x = h² over the rationals, for whole x and h", .exact,
      needs: [.evaluate, .dualDerivative],
      for: tuple(Generator<Double>.whole(magnitude: 99), Generator<Double>.whole(magnitude: 99))
    ) { subject, input in
      let (x, h) = input
      var square = Program()
      let place = square.append("input", counts: [0])
      square.append("mul", place, place)
      let values = try [x, x + h].map { number in
        try subject.evaluate(square, [try Tensor(shape: [], elements: [number])]).elements[0]
      }
      let slope = try subject.dualDerivative(square, x).number("derivative")
      try require(values[1] - values[0] - h * slope == h * h)
    },
    Law(
      94, .derivatives, "a secant has the slope of a tangent between its ends",
      states: "f(b) − f(a) lies in (b − a)·f'([a, b]), but for rounding", .certified, .medium,
      needs: [.evaluate],
      for: tuple(
        Generator<StepCase>.steps(halvings: 0...0), Generator<Int>.integers(in: 1...128))
    ) { subject, input in
      let (a, width) = (input.0.x, Double(input.1) / 64)
      let (here, there) = try NumberCase.ends(of: input.0, at: [a, a + width])
      let rise = try there.value(subject) - here.value(subject)
      let slopes = try enclosed {
        try ExactProgram(ofNumber: input.0.program).derivativeBounds(
          upTo: 1, from: Rational(a), to: Rational(a + width)
        ).derivatives[1]
      }
      let rounding = try here.bounds().value().amount + there.bounds().value().amount
      let length = try Rational(width)
      try require(
        rise >= length * slopes.lower.rational - rounding
          && rise <= length * slopes.upper.rational + rounding,
        "f(b) − f(a) is \(rise.roundedToDouble()), outside of (b − a)·f'([a, b])")
    },
  ]
}

extension NumberCase {
  /// A function at two numbers.
  fileprivate static func ends(
    of input: StepCase, at places: [Double]
  ) throws -> (NumberCase, NumberCase) {
    (
      NumberCase(name: input.function.name, program: input.program, x: places[0]),
      NumberCase(name: input.function.name, program: input.program, x: places[1])
    )
  }

  /// The value that a subject gives.
  fileprivate func value(_ subject: Subject) throws -> Rational {
    try Rational(subject.evaluate(program, inputs).elements[0])
  }

  fileprivate func bounds() throws -> ProgramBounds { try ProgramBounds(program, inputs) }
}
