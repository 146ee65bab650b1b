import Exact
import PropertyTesting
import Reference

extension Law {
  /// Newton's method and critical points: laws 110 and 112.
  static let newtonLaws: [Law] = [
    Law(
      110, .gradients, "Newton's method lands on the critical point of a quadratic in one step",
      states:
        "of x'Ax + b·x with a nonsingular A + A', from every start: −(A + A')⁻¹b, within F7 and F20",
      .exact, .medium, needs: [.newtonStep], holds: [.newtonStep],
      for: .oneOf([
        .fitting("nn", "n", "n", sizes: 1...3, of: .whole(5)),
        .fitting("nn", "n", "n", sizes: 1...3, of: .dyadic),
      ])
    ) { subject, input in
      let form = QuadraticForm(a: input[0], b: input[1].elements)
      let one = try form.case(at: input[2].elements)
      let a = try input[0].rationals()
      let hessian = try a + a.transposed()
      try assume(!(try hessian.determinant()).isZero)
      let minimizer = try hessian.solve(form.b.rationals()).map { -$0 }
      try subject.holdNewton(one, to: minimizer.map { .rational($0) })
    },
    Law(
      110, .gradients, "a Newton step goes to the critical point of the second-order model",
      states: "newtonStep is x − H⁻¹g within F7 and F20, for random polynomials and functions",
      .exact, .medium, needs: [.newtonStep], holds: [.newtonStep],
      for: .oneOf([
        .vectorPrograms(.polynomial), .vectorPrograms(.rational, of: .smallFractions),
        .vectorPrograms(.smooth, of: .smallFractions.map { $0 / 4 }),
      ])
    ) { subject, input in
      let exact = try input.exact()
      let hessian = try enclosed { try exact.hessian() }
      // Where the Hessian may be singular, or nearly so, there is no step to be held.
      let determinant = try Matrices.determinant(hessian).enclosure
      try assume(determinant.magnitude.lower > Dyadic(significand: 1, exponent: -20))
      try subject.holdNewton(input, to: try enclosed { try exact.newtonStep() })
    },
    Law(
      110, .gradients, "a singular Hessian has no Newton step",
      states: "where det H = 0, decided exactly, newtonStep is refused as singular", .exact,
      .medium,
      needs: [.newtonStep], for: .vectorPrograms(.polynomial)
    ) { subject, input in
      try assume(try input.bounds().isWhole)
      let hessian = try input.exact().hessian().map { $0.asRational ?? .zero }
      if try hessian.determinant().isZero {
        try subject.refuses("singular") { try subject.newtonStep(input.program, input.point) }
      } else {
        _ = try subject.newtonStep(input.program, input.point)
      }
    },
    Law(
      112, .gradients, "the signs of the Hessian tell minima, maxima and saddles",
      states:
        "at 0 of x'Sx/2: the inertia of the computed Hessian S is that of S, values around are above "
        + "for a minimum, below for a maximum, both for a saddle; a singular S is refused by Newton",
      .exact, needs: [.hessian, .evaluate, .newtonStep, .gradient], holds: [.hessian],
      forAllOf: {
        let entries = (-2...2).map { Double($0) }
        return entries.flatMap { a in
          entries.flatMap { b in entries.map { [a, b, $0] } }
        }
      }
    ) { subject, input in
      let s = try Matrix<Double>(rows: [[input[0], input[1]], [input[1], input[2]]])
      let form = QuadraticForm(a: s.map { $0 / 2 }, b: [0, 0])
      let zero = try form.case(at: [0, 0])
      let hessian = try subject.heldHessian(zero)
      let exact = try s.rationals()
      try subject.hold(.hessian, hessian, to: exact) { _, _ in .exact }
      let gradient = try subject.gradient(zero.program, zero.inputs).tensors("gradients")
      try require(gradient[0].elements.allSatisfy { $0 == 0 })
      let inertia = try Inertia(hessian.rationals())
      let steps = (-3...3).flatMap { x in (-3...3).map { [Double(x), Double($0)] } }
        .filter { $0 != [0, 0] }
      let values = try steps.map {
        try subject.evaluate(zero.program, [Tensor(shape: [2], elements: $0)]).elements[0]
      }
      switch (inertia.positive, inertia.negative) {
      case (2, 0): try require(values.allSatisfy { $0 > 0 })
      case (0, 2): try require(values.allSatisfy { $0 < 0 })
      case (1, 1): try require(values.contains { $0 > 0 } && values.contains { $0 < 0 })
      default:
        try subject.refuses("singular") { try subject.newtonStep(zero.program, [0, 0]) }
        return
      }
      let landed = try subject.newtonStep(zero.program, [3, -5])
      try require(landed == [0, 0], "Newton's method lands on \(landed)")
    },
  ]
}

extension Subject {
  /// Holds a Newton step to the exact one.
  ///
  /// With Ĥŝ = ĝ + r for the computed Hessian, gradient and step, H(ŝ − s) = (H − Ĥ)ŝ + ĝ − g + r, so that
  /// |ŝ − s| ≤ |H⁻¹|(ΔH|ŝ| + Δg + |r|), with ΔH and Δg by F20. Elimination with pivots has
  /// |r| ≤ γ₃ₙ|L̂||Û||ŝ| (F7), where |L̂| ≤ 1 and |Û| ≤ 2ⁿ⁻¹·max|Ĥ| (Wilkinson), which is at most
  /// γ₃ₙ·n·2ⁿ⁻¹·max|Ĥ|·Σ|ŝ| in each row; the last difference is rounded once.
  fileprivate func holdNewton(_ input: ProgramCase, to exact: [Real]) throws {
    let computed = try newtonStep(input.program, input.point)
    try requireShape(
      .newtonStep, [computed.count], [exact.count], SourceLine(file: #fileID, line: #line))
    let bounds = try input.bounds()
    let (first, second) = (try bounds.gradient(), try bounds.hessian())
    let hessian = try enclosed { try input.exact().hessian() }
    let inverse = try enclosed { try Matrices.inverse(hessian) }
    let count = exact.count
    let unit = Bound.unitRoundoff
    let lengths = try zip(computed, input.point).map { new, old in
      let difference = try Rational(old) - Rational(new)
      // The step that was subtracted, before the difference was rounded.
      return difference.magnitude + unit * (try Rational(new)).magnitude * 2
    }
    var largest = Rational.zero
    for row in 0..<count {
      for column in 0..<count {
        let size = hessian[row, column].enclosure.magnitude.upper.rational
        largest = max(largest, size + second[row][column].amount)
      }
    }
    let total = lengths.reduce(.zero, +)
    let growth = Rational(count << max(0, count - 1))
    let residual = Bound.gamma(3 * count) * growth * largest * total
    let sides = (0..<count).map { row in
      (0..<count).reduce(first[row].amount + residual) {
        $0 + second[row][$1].amount * lengths[$1]
      }
    }
    for place in 0..<count {
      let forward = (0..<count).reduce(Rational.zero) {
        $0 + inverse[place, $1].enclosure.magnitude.upper.rational * sides[$1]
      }
      let rounding = (try Rational(computed[place])).magnitude * unit * 2
      try hold(
        .newtonStep, computed[place], to: exact[place],
        within: Bound("F7 and F20", forward + rounding))
    }
  }
}
