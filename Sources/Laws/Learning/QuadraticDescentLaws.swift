import Exact
import PropertyTesting
import Reference

extension Law {
  /// Trajectories of gradient descent on quadratics.
  static let quadraticDescentLaws: [Law] = [
    Law(
      114, .descent, "gradient descent follows the powers of I − ηA",
      states: "xₖ = x* + (I − ηA)ᵏ(x₀ − x*) on x'Ax/2 − b'x with Ax* = b, within F21", .exact,
      .medium, holds: [.gradientDescent], for: .quadraticDescents(steps: 0...10)
    ) { subject, input in
      let quadratic = input.quadratic
      let (a, b) = (try quadratic.a.rationals(), try quadratic.b.rationals())
      let eta = try Rational(input.eta)
      let points = try quadratic.points(eta, steps: input.steps)
      let (matrix, offsets) = (a.map { Real($0) }, b.map { Real($0) })
      let defined = try Descent.gradientDescent(
        from: try quadratic.start.rationals().map { Real($0) }, eta: Real(eta), steps: input.steps
      ) { try Descent.quadraticGradient(matrix, offsets, at: $0) }
      try require(
        defined.map { $0.map(\.asRational) } == points.map { $0.map { $0 } },
        "the powers do not give the steps")
      try subject.followsQuadratic(input, points)
    },
    Law(
      122, .descent, "two hundred steps stay within the bound of their roundings",
      states: "|x̂ₖ − xₖ| ≤ k·γₙ₊₄·maxₜ ‖|xₜ| + η(|A||xₜ| + |b|)‖ for k ≤ 200 (F21)", .exact, .heavy,
      holds: [.gradientDescent], for: .quadraticDescents(steps: 60...200, shares: 1...16)
    ) { subject, input in
      try subject.followsQuadratic(
        input, input.quadratic.points(try Rational(input.eta), steps: input.steps))
    },
    Law(
      122, .descent, "a step of gradient descent is rounded twice",
      states: "x̂ₜ₊₁ is within η·½ulp(g) + ½ulp(xₜ₊₁) of x̂ₜ − η(Ax̂ₜ − b), at every scale", .exact,
      .medium,
      holds: [.gradientDescent], for: .symmetricBowls
    ) { subject, input in
      let (a, b, start, eta) = (input.a, input.b, input.start, input.eta)
      let (exactA, exactB) = (try a.rationals(), try b.rationals())
      let rate = try Rational(eta)
      let steps = 3
      // Whether all stays far inside of the range, or something leaves it for certain.
      var point = try start.rationals()
      var largest = Rational.zero
      for _ in 0..<steps {
        let gradient = try zip(exactA * point, exactB).map { $0 - $1 }
        point = zip(point, gradient).map { $0 - rate * $1 }
        largest = max(largest, (point + gradient).map(\.magnitude).max() ?? .zero)
      }
      if largest > .farOutsideRange {
        return try subject.refuses("notFinite") {
          try subject.gradientDescent(a, b, start, eta, steps)
        }
      }
      try assume(largest < .farInsideRange)
      let rows = try subject.gradientDescent(a, b, start, eta, steps)
      try require(rows.shape == [steps + 1, b.count], "the shape is \(rows.shape)")
      try require(rows.row(0) == start, "row 0 is not the start")
      for step in 0..<steps {
        let before = try rows.row(step).rationals()
        let product = try exactA * before
        for place in b.indices {
          let gradient = RunningError(product[place] - exactB[place]).rounded
          let next = (RunningError(before[place]) - RunningError(rate) * gradient).rounded
          try subject.hold(
            .gradientDescent, rows[step + 1, place], to: next.value,
            within: next.bound("two roundings"))
        }
      }
    },
    Law(
      122, .descent, "the bound holds in the norm where it fails for entries",
      states:
        "A = [[2, 1, 0], [1, 2, 1], [0, 1, 2]], η = 1/4, b = (0, 1, 2 − 2⁻⁵²), x₀ = (0, 0, 1)",
      .exact, holds: [.gradientDescent], forAllOf: { [1, 2, 40] }
    ) { subject, steps in
      let a = try Matrix<Double>(rows: [[2, 1, 0], [1, 2, 1], [0, 1, 2]])
      let b = [0, 1, 2.0.nextDown]
      let (exactA, exactB) = (try a.rationals(), try b.rationals())
      let eta = try Rational(0.25)
      // I − A/4 has the eigenvalues 1/2 and 1/2 ± √2/4, which lie between 0 and 1.
      let inner = try Inertia(of: exactA, about: .zero)
      let outer = try Inertia(of: exactA, about: Rational(8))
      try require(inner.positive == 3 && outer.negative == 3, "‖I − ηA‖ is above 1")
      var points = [try [0.0, 0, 1].rationals()]
      for _ in 0..<steps {
        let last = points[points.count - 1]
        let gradient = try zip(exactA * last, exactB).map { $0 - $1 }
        points.append(zip(last, gradient).map { $0 - eta * $1 })
      }
      let rows = try subject.gradientDescent(a, b, [0, 0, 1], 0.25, steps)
      try subject.isWithinLength(
        rows, points,
        try Bound.quadraticDescent(
          exactA, exactB, eta: eta, norm: .one, trajectory: rows.rationals().rows))
    },
    Law(
      114, .descent, "the worked descents of the notes",
      states: "w² from 3 with η = 0.1: 3 → 2.4 → 1.92; |w|² from (3, 4): (2.4, 3.2), 25 → 16; "
        + "x²/4 diverges just beyond η = 4", .exact, holds: [.gradientDescent, .sgd],
      forAllOf: { [0] }
    ) { subject, _ in
      let u = Bound.unitRoundoff
      let one = try Matrix<Double>(rows: [[2]])
      let rows = try subject.gradientDescent(one, [0], [3], 0.1, 2)
      for (step, exact) in try [Rational(3), Rational(12, over: 5), Rational(48, over: 25)]
        .enumerated()
      {
        // The rate 0.1 is u off relatively, each of two roundings moves w by u.
        try subject.hold(
          .gradientDescent, rows[step, 0], to: exact,
          within: Bound("3 roundings a step", Rational(3 * step) * u * exact))
      }
      let square = try Matrix<Double>(rows: [[2, 0], [0, 2]])
      let plane = try subject.gradientDescent(square, [0, 0], [3, 4], 0.1, 1).row(1)
      let other = try subject.sgd([3, 4], Matrix(rows: [[6, 8]]), 0.1).row(1)
      for (place, exact) in try [Rational(12, over: 5), Rational(16, over: 5)].enumerated() {
        let bound = Bound("3 roundings", Rational(3) * u * exact)
        try subject.hold(.gradientDescent, plane[place], to: exact, within: bound)
        try subject.hold(.sgd, other[place], to: exact, within: bound)
      }
      let flat = try Matrix<Double>(rows: [[0.5]])
      for (eta, grows) in [(4.0.nextDown, false), (4, false), (4.0.nextUp, true), (4.5, true)] {
        let last = try subject.gradientDescent(flat, [0], [1], eta, 50)[50, 0]
        try require((last.magnitude > 1) == grows, "with η = \(eta) the size is \(last.magnitude)")
      }
    },
  ]
}

extension Subject {
  /// Holds the rows of a trajectory on a planted quadratic to the exact points within F21.
  @discardableResult
  func followsQuadratic(
    _ input: QuadraticDescent, _ points: [[Rational]]
  ) throws -> (rows: RationalMatrix, bounds: [Bound]) {
    let quadratic = input.quadratic
    let eta = try Rational(input.eta)
    let rows = try gradientDescent(
      quadratic.a, quadratic.b, quadratic.start, input.eta, input.steps)
    try require(
      rows.shape == [input.steps + 1, quadratic.b.count], "the shape is \(rows.shape)")
    let exact = try rows.rationals()
    let bounds = try Bound.quadraticDescent(
      quadratic.a.rationals(), quadratic.b.rationals(), eta: eta, norm: quadratic.norm(eta),
      trajectory: exact.rows)
    try isWithinLength(rows, points, bounds)
    return (exact, bounds)
  }

  /// Requires that the length of each row's error is within its bound.
  func isWithinLength(
    _ rows: Matrix<Double>, _ points: [[Rational]], _ bounds: [Bound]
  ) throws {
    for (step, point) in points.enumerated() {
      var square = Rational.zero
      for (place, exact) in point.enumerated() {
        let computed = rows[step, place]
        try hold(.gradientDescent, computed, to: exact, within: bounds[step])
        let error = try Rational(computed) - exact
        square += error * error
      }
      let limit = bounds[step].amount
      try require(square <= limit * limit, "step \(step) is longer off than F21 permits")
    }
  }
}
