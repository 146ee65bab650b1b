import Exact
import PropertyTesting
import Reference

extension Law {
  /// Second derivatives: laws 109, 111 and 113.
  static let hessianLaws: [Law] = [
    Law(
      109, .gradients, "Hessians of polynomials are symmetric and exact",
      states:
        "the Hessian is the exact one, symmetric to the bit; exactly for small whole numbers, else "
        + "within F20", .exact, .medium, needs: [.hessian], holds: [.hessian],
      for: .oneOf([
        .programs(.polynomial), .programs(.kinked), .vectorPrograms(.polynomial),
        .programs(.rational, of: .smallFractions),
      ])
    ) { subject, input in
      _ = try subject.heldHessian(input)
    },
    Law(
      109, .gradients, "Hessians of elementary functions",
      states: "the Hessian is within F20 of the enclosed one, and symmetric to the bit",
      .certified, .medium, needs: [.hessian], holds: [.hessian],
      for: .programs(.smooth, of: .smallFractions.map { $0 / 4 }, steps: 1...4).filter {
        $0.point.count <= 4
      }
    ) { subject, input in
      _ = try subject.heldHessian(input)
    },
    Law(
      109, .gradients, "the Hessian of x'Ax is A + A'",
      states: "of x'Ax + b·x the Hessian is A + A', whatever x is", .exact, .medium,
      needs: [.hessian],
      holds: [.hessian],
      for: Generator<[Matrix<Double>]>.fitting("nn", "n", "n", sizes: 1...4, of: .dyadic)
    ) { subject, input in
      let one = try QuadraticForm(a: input[0], b: input[1].elements).case(at: input[2].elements)
      let hessian = try subject.heldHessian(one)
      let a = try input[0].rationals()
      let exact = try a + a.transposed()
      // Aᵢⱼ + Aⱼᵢ is one addition.
      try subject.hold(.hessian, hessian, to: exact) { .rounding(exact[$0, $1]) }
    },
    Law(
      109, .gradients, "the second-order model is exact for quadratics",
      states:
        "of x'Ax + b·x the model at h is the value at x + h, exactly for small whole numbers, else "
        + "within F20", .exact, .medium, needs: [.taylor2], holds: [.taylor2],
      for: .oneOf([
        .fitting("nn", "n", "n", "n", sizes: 1...3, of: .whole(5)),
        .fitting("nn", "n", "n", "n", sizes: 1...3, of: .dyadic),
      ])
    ) { subject, input in
      let form = QuadraticForm(a: input[0], b: input[1].elements)
      let (x, h) = (input[2].elements, input[3].elements)
      let one = try form.case(at: x)
      let there = try zip(x, h).map { try Rational($0) + Rational($1) }
      let isWhole = try (one.bounds().isWhole && h.areWhole)
      try subject.hold(
        .taylor2, try subject.taylor2(one.program, x, h), to: try form.value(at: there),
        within: isWhole ? .exact : try one.bounds().taylor2(h))
    },
    Law(
      109, .gradients, "the second-order model and its remainder",
      states:
        "taylor2 is within F20 of f + g·h + h'Hh/2, and that within 1/6·max|d³/dt³ f(x + th)| of "
        + "f(x + h)", .certified, .medium, needs: [.taylor2, .evaluate], holds: [.taylor2],
      for: .seeded(.vectorPrograms(.analytic, of: .smallFractions.map { $0 / 4 }))
    ) { subject, input in
      let (program, x) = (input.program, input.program.point)
      let h = input.direction.map { $0 / 64 }
      let model = try subject.taylor2(program.program, x, h)
      let exact = try program.exact()
      let bound = try program.bounds().taylor2(h)
      try subject.hold(
        .taylor2, model, to: try enclosed { try exact.taylor2(h.reals()) }, within: bound)
      let there = try zip(x, h).map { try Rational($0) + Rational($1) }
      try assume(there.allSatisfy(\.isDouble))
      let moved = ProgramCase(
        program: program.program,
        inputs: [
          try Tensor(shape: [x.count], elements: there.map { $0.roundedToDouble() })
        ])
      let value = try subject.evaluate(moved.program, moved.inputs).elements[0]
      let steps = try h.reals()
      let remainder = try enclosed {
        try DerivativeBounds(upTo: 3, from: .zero, to: .one) { t in
          try exact.number(
            at: zip(exact.point, steps).map { try Jet(constant: $0) + Jet(constant: $1) * t })
        }.largest(3)
      }
      let gap = try (Rational(value) - Rational(model)).magnitude
      let rounding = try bound.amount + moved.bounds().value().amount
      try require(
        try gap <= remainder / 6 + rounding, "the remainder is \(gap.roundedToDouble())")
    },
    Law(
      111, .gradients, "products with the Hessian, without it",
      states: "hvp is H·u, exactly for small whole numbers, else within F20", .exact, .medium,
      needs: [.hvp, .hessian], holds: [.hvp, .hessian],
      for: .oneOf([
        .seeded(.programs(.polynomial)), .seeded(.programs(.kinked)),
        .seeded(.programs(.rational, of: .smallFractions)),
        .seeded(.programs(.smooth, of: .smallFractions.map { $0 / 4 }, steps: 1...4)),
      ])
    ) { subject, input in
      let product = try subject.heldHVP(input.program, input.direction).flatMap(\.elements)
      guard try input.program.bounds().isWhole else { return }
      let hessian = try subject.heldHessian(input.program).rationals()
      let exact = try hessian * input.direction.rationals()
      try assume(exact.allSatisfy { $0.magnitude < Rational(1 << 50) })
      try require(try product.rationals() == exact)
    },
    Law(
      111, .gradients, "central differences of gradients are near the product with the Hessian",
      states:
        "(∇f(x + hu) − ∇f(x − hu))/2h is within F19 of H·u: h²/6·max|d³/dt³ ∇f(x + tu)| and rounding",
      .certified, .heavy, needs: [.gradient, .hvp],
      for: tuple(
        Generator<SeededCase>.seeded(
          .vectorPrograms(.analytic, of: .whole(magnitude: 2))), .integers(in: 2...12))
    ) { subject, input in
      let (program, u) = (input.0.program, input.0.direction)
      let h = Double(sign: .plus, exponent: -input.1, significand: 1)
      let product = try subject.heldHVP(program, u).flatRationals()
      let sides = try [h, -h].map { step in
        let point = zip(program.point, u).map { $0 + step * $1 }
        return ProgramCase(
          program: program.program,
          inputs: [try Tensor(shape: [point.count], elements: point)])
      }
      let gradients = try sides.map { try subject.heldGradients($0).flatRationals() }
      let errors = try sides.map { try $0.bounds().gradient() }
      let (exact, direction) = (try program.exact(), try u.reals())
      let own = try program.bounds().hvp(u)
      for place in program.point.indices {
        let third = try enclosed {
          try DerivativeBounds(upTo: 3, from: Rational(-h), to: Rational(h)) { t in
            try Derivatives.gradient(
              at: zip(exact.point, direction).map {
                try Jet(constant: $0) + Jet(constant: $1) * t
              }
            ) { try exact.number(at: $0) }[place]
          }.largest(3)
        }
        let width = Rational(2) * (try Rational(h))
        let quotient = try (gradients[0][place] - gradients[1][place]) / width
        let limit =
          try
          (Rational(h) * Rational(h) * third / 6
          + (errors[0][place].amount + errors[1][place].amount) / width + own[place].amount)
        try require(
          (quotient - product[place]).magnitude <= limit,
          "the quotient is \(quotient.roundedToDouble()), and H·u "
            + "\(product[place].roundedToDouble())")
      }
    },
    Law(
      113, .gradients, "log-sum-exp is convex, and flat along (1, …, 1) only",
      states: "u'Hu ≥ 0 for its Hessian, > 0 unless u is constant", .certified,
      .medium, needs: [.hvp], holds: [.hvp],
      for: tuple(
        Generator<Double>.smallFractions.map { $0 / 4 }.array(count: 1...4),
        Generator<Double>.whole(magnitude: 3).array(exactly: 4))
    ) { subject, input in
      var program = Program()
      program.append("logSumExp", program.append("input", counts: [0]))
      let u = Array(input.1.prefix(input.0.count))
      let one = ProgramCase(
        program: program, inputs: [try Tensor(shape: [u.count], elements: input.0)])
      let (form, rounding) = try subject.quadraticForm(one, u)
      let isConstant = u.allSatisfy { $0 == u[0] }
      try require(form >= -rounding, "u'Hu is \(form.roundedToDouble())")
      if isConstant {
        try require(form <= rounding, "u'Hu is \(form.roundedToDouble()) along (1, …, 1)")
      } else {
        try require(form > 0, "u'Hu is \(form.roundedToDouble()) and u is not constant")
      }
    },
    Law(
      113, .gradients, "the logistic loss is convex",
      states: "u'Hu ≥ 0 for softplus(w·x) − y·(w·x), in w, but for rounding", .certified,
      .medium, needs: [.hvp, .hessian], holds: [.hvp, .hessian],
      for: tuple(
        Generator<Double>.smallFractions.map { $0 / 8 }.array(exactly: 3),
        Generator<Double>.whole(magnitude: 2).array(exactly: 3),
        Generator<Double>.whole(magnitude: 3).array(exactly: 3), .booleans)
    ) { subject, input in
      let (w, x, u, isOne) = input
      var program = Program()
      let weights = program.append("input", counts: [0])
      let terms = x.enumerated().map { place, factor in
        program.append(
          "scale", program.append("index", weights, counts: [place]), numbers: [factor])
      }
      let logit = terms.dropFirst().reduce(terms[0]) { program.append("add", $0, $1) }
      let loss = program.append("softplus", logit)
      program.append("sub", loss, program.append("scale", logit, numbers: [isOne ? 1 : 0]))
      let one = ProgramCase(
        program: program, inputs: [try Tensor(shape: [3], elements: w)])
      let (form, rounding) = try subject.quadraticForm(one, u)
      try require(form >= -rounding, "u'Hu is \(form.roundedToDouble())")
      _ = try subject.heldHessian(one)
    },
  ]
}

/// The function x'Ax + b·x.
struct QuadraticForm: Sendable {
  let a: Matrix<Double>
  let b: [Double]

  /// Its program at a vector, with A and b as constants.
  func `case`(at x: [Double]) throws -> ProgramCase {
    var program = Program()
    let vector = program.append("input", counts: [0])
    let elements = x.indices.map { program.append("index", vector, counts: [$0]) }
    var total = program.append("constant", numbers: [0])
    for row in x.indices {
      for column in x.indices {
        let product = program.append("mul", elements[row], elements[column])
        total = program.append(
          "add", total, program.append("scale", product, numbers: [a[row, column]]))
      }
      total = program.append(
        "add", total, program.append("scale", elements[row], numbers: [b[row]]))
    }
    return ProgramCase(
      program: program, inputs: [try Tensor(shape: [x.count], elements: x)])
  }

  /// Its exact value.
  func value(at x: [Rational]) throws -> Rational {
    let image = try a.rationals() * x
    return try zip(image, b).enumerated().reduce(.zero) {
      $0 + x[$1.offset] * ($1.element.0 + (try Rational($1.element.1)))
    }
  }
}

extension Subject {
  /// u'Hu from the computed product H·u, exactly, with what F20 lets it be off.
  fileprivate func quadraticForm(
    _ input: ProgramCase, _ u: [Double]
  ) throws -> (form: Rational, rounding: Rational) {
    let product = try heldHVP(input, u).flatMap(\.elements)
    let form = try ExactVectors.dot(product, u)
    let rounding = try zip(u, input.bounds().hvp(u)).reduce(Rational.zero) {
      $0 + (try Rational($1.0)).magnitude * $1.1.amount
    }
    return (form, rounding)
  }
}
