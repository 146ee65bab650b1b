import Exact
import PropertyTesting
import Reference

extension Law {
  /// When gradient descent converges, and how fast.
  static let convergenceLaws: [Law] = [
    Law(
      115, .descent, "gradient descent converges just where (2/η)I − A is positive definite",
      states:
        "each component along an eigenvector is multiplied by 1 − ηλ a step: it shrinks below "
        + "η = 2/λ, keeps its size there and grows beyond", .exact, .medium,
      holds: [.gradientDescent], for: .quadraticDescents(steps: 1...8)
    ) { subject, input in
      let quadratic = input.quadratic
      let eta = try Rational(input.eta)
      let a = try quadratic.a.rationals()
      // A is definite by construction, so that only the upper end of the eigenvalues is asked for.
      let inertia = try Inertia(of: a, about: Rational(2) / eta)
      let isStable = inertia.negative == a.rowCount
      try require(isStable == (quadratic.norm(eta) < .one), "(2/η)I − A tells otherwise")
      let (rows, bounds) = try subject.followsQuadratic(
        input, quadratic.points(eta, steps: input.steps))
      var wanted = quadratic.components(of: rows.row(0))
      let length = try Spectral.length(quadratic.vectors[0])
      for step in 1...input.steps {
        wanted = zip(wanted, quadratic.eigenvalues).map { $0 * (.one - eta * $1) }
        let found = quadratic.components(of: rows.row(step))
        for (place, component) in found.enumerated() {
          try require(
            (component - wanted[place]).magnitude <= length * bounds[step].amount,
            "component \(place) is not (1 − ηλ)ᵏ times what it was")
        }
      }
    },
    Law(
      115, .descent, "the best constant rate is reached by diagonal matrices",
      states:
        "at η = 2/(μ + L) the error is at most ((κ − 1)/(κ + 1))ᵏ of that at the start, and the "
        + "components of both ends have just that size", .exact, .medium, holds: [.gradientDescent],
      for: tuple(
        .elements([(1, 3), (1, 7), (3, 5), (1, 15), (5, 11), (7, 9), (1, 63), (1, 1)]),
        Generator<Int>.integers(in: 0...100), Generator<Double>.whole().array(exactly: 3),
        Generator<Int>.integers(in: 1...12))
    ) { subject, input in
      let ((least, greatest), share, start, steps) = input
      let middle = least + (greatest - least) * share / 100
      let values = [least, middle, greatest]
      let a = Matrix(rowCount: 3, columnCount: 3) { $0 == $1 ? Double(values[$0]) : 0 }
      let eta = 2 / Double(least + greatest)
      let rows = try subject.gradientDescent(a, [0, 0, 0], start, eta, steps)
      let rate = try Rational(greatest - least) / Rational(greatest + least)
      // η is a power of two, so that every step is a step of a diagonal matrix over dyadic numbers.
      let bounds = try Bound.quadraticDescent(
        a.rationals(), [.zero, .zero, .zero], eta: try Rational(eta), norm: rate,
        trajectory: try rows.rationals().rows)
      let sizes = try start.rationals().map(\.magnitude)
      for step in 0...steps {
        let power = try rate.power(step)
        for place in 0..<3 {
          let found = try Rational(rows[step, place]).magnitude
          let limit = power * sizes[place]
          try require(found <= limit + bounds[step].amount, "the error shrinks less")
          if place != 1 {
            let factor = try (.one - Rational(eta) * Rational(values[place])).power(step)
            try subject.hold(
              .gradientDescent, rows[step, place], to: factor * Rational(start[place]),
              within: bounds[step])
            try require(found >= limit - bounds[step].amount, "the error shrinks more")
          }
        }
      }
    },
    Law(
      116, .descent, "a step descends by what the descent lemma says",
      states:
        "f(x − ηg) ≤ f(x) − η(1 − Lη/2)|g|² where LI − A has no negative eigenvalue; so f falls "
        + "for 0 < η < 2/L and g ≠ 0", .exact, .medium, holds: [.gradientDescent],
      for: tuple(.wholeBowls, Generator<Int>.integers(in: 1...15))
    ) { subject, input in
      let (bowl, share) = input
      let (a, b) = (try bowl.a.rationals(), try bowl.b.rationals())
      // The greatest sum of magnitudes in a row is not below any eigenvalue (Gershgorin).
      let smoothness = max(a.rowSumNorm, .one)
      try require(try Inertia(of: a, about: smoothness).positive == 0, "L is below an eigenvalue")
      // η is the double nearest to s/8 of 1/L.
      let eta = (try Rational(share) / (Rational(8) * smoothness)).roundedToDouble()
      let rate = try Rational(eta)
      let start = try bowl.start.rationals()
      let gradient = try zip(a * start, b).map { $0 - $1 }
      let square = gradient.reduce(Rational.zero) { $0 + $1 * $1 }
      let rows = try subject.gradientDescent(bowl.a, bowl.b, bowl.start, eta, 1)
      var margin = Rational.zero
      var errors: [Rational] = []
      let exact = zip(start, gradient).map { $0 - rate * $1 }
      let slope = try zip(a * exact, b).map { ($0 - $1).magnitude }
      for place in b.indices {
        let step =
          (RunningError(start[place])
          - RunningError(rate) * RunningError(gradient[place]).rounded).rounded
        try subject.hold(
          .gradientDescent, rows[1, place], to: step.value, within: step.bound("two roundings"))
        errors.append(step.error)
        margin += slope[place] * step.error
      }
      // f(x + δ) ≤ f(x) + |∇f(x)|·|δ| + |δ|'|A||δ|/2.
      let bent = try zip(errors, a.magnitudes * errors).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      let (before, after) = (
        try a.quadratic(b, at: start), try a.quadratic(b, at: rows.rationals().row(1))
      )
      let fall = rate * (.one - (smoothness * rate).scaled(byTwoToThe: -1)) * square
      try require(
        after <= before - fall + margin + bent.scaled(byTwoToThe: -1),
        "f falls by \((before - after).roundedToDouble()), less than the lemma says")
      if !square.isZero, rate * smoothness < Rational(2) {
        try require(try a.quadratic(b, at: exact) < before, "f does not fall")
      }
    },
  ]
}

extension RationalMatrix {
  /// The value x'Ax/2 − b'x.
  fileprivate func quadratic(_ b: [Rational], at x: [Rational]) throws -> Rational {
    let product = try self * x
    return x.indices.reduce(Rational.zero) {
      $0 + x[$1] * (product[$1].scaled(byTwoToThe: -1) - b[$1])
    }
  }
}
