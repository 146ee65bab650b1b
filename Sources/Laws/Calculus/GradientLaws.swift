import Exact
import PropertyTesting
import Reference

/// A homogeneous polynomial of a vector: a sum of products of so many elements.
struct HomogeneousCase: Sendable, CustomStringConvertible {
  let degree: Int
  let x: [Double]
  /// The factors of each term, as places in x, and its coefficient.
  let terms: [(coefficient: Double, places: [Int])]

  var description: String { "degree \(degree) at \(x): \(terms)" }

  var program: Program {
    var program = Program()
    let vector = program.append("input", counts: [0])
    let elements = x.indices.map { program.append("index", vector, counts: [$0]) }
    let products = terms.map { term in
      let product = term.places.dropFirst().reduce(elements[term.places[0]]) {
        program.append("mul", $0, elements[$1])
      }
      return program.append("scale", product, numbers: [term.coefficient])
    }
    _ = products.dropFirst().reduce(products[0]) { program.append("add", $0, $1) }
    return program
  }

  static var generator: Generator<HomogeneousCase> {
    tuple(Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: 1...3)).flatMap {
      degree, count in
      tuple(
        Generator<Double>.whole(magnitude: 5).array(exactly: count),
        tuple(
          Generator<Double>.whole(magnitude: 5),
          Generator<Int>.integers(in: 0...count - 1).array(exactly: degree)
        ).array(count: 1...3)
      ).map { x, terms in
        HomogeneousCase(degree: degree, x: x, terms: terms.map { ($0, $1) })
      }
    }
  }
}

extension Law {
  /// What gradients mean: laws 103 to 106.
  static let gradientLaws: [Law] = [
    Law(
      103, .gradients, "the gradient of x²y + 3y",
      states: "∇(x²y + 3y) = (2xy, x² + 3), exactly for small whole numbers", .exact,
      needs: [.gradient], holds: [.gradient],
      for: tuple(
        Generator<Double>.oneOf([.whole(magnitude: 99), .smallFractions]),
        Generator<Double>.oneOf([.whole(magnitude: 99), .smallFractions]))
    ) { subject, input in
      var program = Program()
      let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
      let square = program.append("mul", x, x)
      program.append(
        "add", program.append("mul", square, y), program.append("scale", y, numbers: [3]))
      let one = ProgramCase(
        program: program,
        inputs: [
          try Tensor(shape: [], elements: [input.0]), try Tensor(shape: [], elements: [input.1]),
        ])
      let gradients = try subject.heldGradients(one)
      let (a, b) = (try Rational(input.0), try Rational(input.1))
      try subject.hold(
        .gradient, gradients.flatMap(\.elements), to: [2 * a * b, a * a + 3],
        within: try one.bounds().gradient())
    },
    Law(
      103, .gradients, "gradients of random polynomials of a vector",
      states: "the gradient by reverse mode is the exact one, for each input element", .exact,
      needs: [.gradient], holds: [.gradient],
      for: .oneOf([.vectorPrograms(.polynomial), .vectorPrograms(.polynomial, of: .smallFractions)])
    ) { subject, input in
      _ = try subject.heldGradients(input)
    },
    Law(
      103, .gradients, "small gradients are as accurate as large ones",
      states: "the gradient of 2⁻ᵏf is within F20 of the exact one for k from 5 to 40", .certified,
      .medium, needs: [.gradient], holds: [.gradient],
      for: tuple(
        Generator<ProgramCase>.oneOf([
          .programs(.polynomial),
          .programs(.smooth, of: .smallFractions.map { $0 / 4 }, steps: 1...4),
        ]), .integers(in: 5...40))
    ) { subject, input in
      var program = input.0.program
      let factor = Double(sign: .plus, exponent: -input.1, significand: 1)
      program.append("scale", program.steps.count - 1, numbers: [factor])
      _ = try subject.heldGradients(ProgramCase(program: program, inputs: input.0.inputs))
    },
    Law(
      104, .gradients, "Euler's rule for homogeneous polynomials",
      states: "x·∇f = k·f for f of degree k, exactly for small whole numbers", .exact, .medium,
      needs: [.gradient], holds: [.gradient], for: HomogeneousCase.generator
    ) { subject, input in
      let x = try Tensor(shape: [input.x.count], elements: input.x)
      let program = ProgramCase(program: input.program, inputs: [x])
      let gradient = try subject.heldGradients(program)[0].elements
      let value = try Rational(subject.gradient(input.program, [x]).number("value"))
      try assume(try program.bounds().isWhole)
      try require(
        try ExactVectors.dot(input.x, gradient) == Rational(input.degree) * value,
        "x·∇f is not \(input.degree)·f for the gradient \(gradient)")
    },
    Law(
      105, .gradients, "no direction is steeper than the gradient",
      states: "(∇f·d)² ≤ |∇f|²|d|², and equal if and only if d is a multiple of ∇f, or one is 0",
      .exact, .medium, needs: [.gradient, .jvp], holds: [.jvp],
      for: .oneOf([.seeded(.vectorPrograms(.polynomial)), .seeded(.programs(.polynomial))])
    ) { subject, input in
      let program = input.program
      let gradient = try subject.heldGradients(program).flatRationals()
      try assume(try program.bounds().isWhole)
      func check(_ direction: [Double]) throws -> Bool {
        let slope = try Rational(subject.heldJVP(program, direction)[0])
        let d = try direction.rationals()
        let squares =
          gradient.reduce(.zero) { $0 + $1 * $1 } * d.reduce(.zero) { $0 + $1 * $1 }
        try require(slope * slope <= squares, "the slope along \(direction) is \(slope)")
        let areParallel = try RationalMatrix(rows: [gradient, d]).rank() <= 1
        try require((slope * slope == squares) == areParallel)
        return areParallel
      }
      _ = try check(input.direction)
      let steepest = gradient.map { $0.roundedToDouble() }
      try assume(steepest.allSatisfy { $0.magnitude < 0x1p20 })
      try require(try check(steepest))
    },
    Law(
      106, .gradients, "across the gradient the value changes by second order only",
      states:
        "d·∇f = 0: |f(x + εd) − f(x)| ≤ ε²/2·max|d'Hd| on the segment, but for rounding",
      .certified,
      .medium, needs: [.gradient, .evaluate],
      for: tuple(
        Generator<ProgramCase>.programs(.analytic, of: .whole(magnitude: 2), steps: 1...5).filter {
          $0.point.count >= 2
        }, Generator<Int>.integers(in: 2...12))
    ) { subject, input in
      let (program, exponent) = input
      let gradient = try subject.heldGradients(program).flatMap(\.elements)
      // Across the first two elements; rounded, so that d·∇f is not 0 but as the law takes it.
      func short(_ x: Double) -> Double { Double(Float(x)) }
      var d = gradient.map { _ in 0.0 }
      (d[0], d[1]) = (-short(gradient[1]), short(gradient[0]))
      let length = max(d[0].magnitude, d[1].magnitude)
      try assume(length > 0x1p-10 && length < 0x1p10)
      let epsilon = Double(sign: .plus, exponent: -exponent, significand: 1)
      let moved = zip(program.point, d).map { $0 + epsilon * $1 }
      // The step that doubles take, exactly.
      let step = try zip(moved, program.point).map { try Rational($0) - Rational($1) }
      let there = ProgramCase(
        program: program.program, inputs: try program.tensors(moved))
      let exact = try program.exact()
      let before = try subject.evaluate(program.program, program.inputs).elements[0]
      let after = try subject.evaluate(there.program, there.inputs).elements[0]
      try assume(before.isFinite && after.isFinite)
      let change = try Rational(after) - Rational(before)
      let along = try enclosed {
        try DerivativeBounds(upTo: 2, from: .zero, to: .one) { t in
          try exact.number(
            at: zip(exact.point, step).map { x, h in
              try Jet(constant: x) + Jet(constant: .rational(h)) * t
            })
        }.largest(2)
      }
      let bounds = try program.bounds().gradient()
      // What is left of d·∇f in the computed gradient, and the errors of it and of the values.
      var slope = Rational.zero
      var rounding = try program.bounds().value().amount + there.bounds().value().amount
      for (place, h) in step.enumerated() {
        slope += h * (try Rational(gradient[place]))
        rounding += h.magnitude * bounds[place].amount
      }
      try require(
        change.magnitude <= slope.magnitude + along / 2 + rounding,
        "the value changes by \(change.roundedToDouble())")
    },
  ]
}
