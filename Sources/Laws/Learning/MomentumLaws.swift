import Exact
import PropertyTesting
import Reference

extension Law {
  /// Momentum, Nesterov's momentum, and steps over given gradients.
  static let momentumLaws: [Law] = [
    Law(
      118, .descent, "momentum on a parabola is the power of a 2 × 2 matrix",
      states: "(x − x*, v) is multiplied by [[1 − ηλ, −ημ], [λ, μ]], and for Nesterov's form by "
        + "[[1 − ηλ, −ημ(1 − ηλ)], [λ, μ(1 − ηλ)]]; both stable by Jury where |tr| < 1 + det < 2",
      .exact, .medium, holds: [.momentumQuadratic, .nesterovQuadratic],
      for: tuple(
        Generator<Int>.integers(in: 1...9), Generator<Int>.integers(in: 1...30),
        Generator<Int>.integers(in: 0...9), Generator<Int>.integers(in: -9...9),
        Generator<Int>.integers(in: -9...9), Generator<Int>.integers(in: 1...10))
    ) { subject, input in
      let (curvature, share, inertia, minimiser, start, steps) = input
      let (eta, mu) = (Double(share) / 64, Double(inertia) / 8)
      let (rate, keep, lambda) = (try Rational(eta), try Rational(mu), Rational(curvature))
      let shrink = .one - rate * lambda
      let a = try Matrix<Double>(rows: [[Double(curvature)]])
      let bowl = SymmetricBowl(
        a: a, b: [Double(curvature * minimiser)], start: [Double(start)], eta: eta, mu: mu)
      for (function, form, matrix) in [
        (
          Function.momentumQuadratic, RunningDescent.Form.heavyBall,
          try RationalMatrix(rows: [[shrink, -rate * keep], [lambda, keep]])
        ),
        (
          .nesterovQuadratic, .lookAhead,
          try RationalMatrix(rows: [[shrink, -rate * keep * shrink], [lambda, keep * shrink]])
        ),
      ] {
        let (trace, det) = (try matrix.trace(), try matrix.determinant())
        let isStable = trace.magnitude < .one + det && det < .one
        try require(
          try matrix.hasSpectralRadius(below: .one) == isStable, "Jury's conditions fail")
        let tracked = try RunningDescent.onQuadratic(bowl, form, steps: steps)
        let rows = try subject.descend(function, bowl, steps)
        var state = [Rational(start - minimiser), .zero]
        for step in 0...steps {
          try subject.hold(
            function, rows[step, 0], to: state[0] + Rational(minimiser),
            within: tracked[step][0].bound("a rounding for each assignment"))
          state = try matrix * state
        }
      }
    },
    Law(
      118, .descent, "momentum on quadratics rounds each assignment once",
      states: "v ← μv + (Ax − b), x ← x − ηv; and with the gradient at x − ημv", .exact, .medium,
      holds: [.momentumQuadratic, .nesterovQuadratic], for: .moderateBowls
    ) { subject, bowl in
      let steps = 3
      let (matrix, b) = (try bowl.a.rationals().map { Real($0) }, try bowl.b.realNumbers())
      let gradient = { (x: [Real]) in try Descent.quadraticGradient(matrix, b, at: x) }
      let (eta, mu) = (Real(try Rational(bowl.eta)), Real(try Rational(bowl.mu)))
      let plain = try Descent.momentum(
        from: bowl.start.realNumbers(), eta: eta, mu: mu, steps: steps
      ) { point, _ in try gradient(point) }
      let ahead = try Descent.nesterovLookAhead(
        from: bowl.start.realNumbers(), eta: eta, mu: mu, steps: steps, gradient: gradient)
      for (function, form, points) in [
        (Function.momentumQuadratic, RunningDescent.Form.heavyBall, plain),
        (.nesterovQuadratic, .lookAhead, ahead),
      ] {
        let rows = try subject.descend(function, bowl, steps)
        let tracked = try RunningDescent.onQuadratic(bowl, form, steps: steps)
        try subject.followsPoints(function, rows, points, tracked)
      }
    },
    Law(
      118, .descent, "momentum over gradients rounds each assignment once",
      states: "v ← μv + g with w ← w − ηv, or w ← w − η(g + μv), at every scale of g", .exact,
      .medium, holds: [.momentum, .nesterov], for: .gradientRuns()
    ) { subject, run in
      let gradients = try run.gradients.rationals().rows.map { $0.map { Real($0) } }
      let (eta, mu) = (Real(try Rational(run.eta)), Real(try Rational(run.mu)))
      let start = try run.start.realNumbers()
      let count = gradients.count
      let plain = try Descent.momentum(from: start, eta: eta, mu: mu, steps: count) {
        gradients[$1]
      }
      let nesterov = try Descent.nesterov(from: start, eta: eta, mu: mu, steps: count) {
        gradients[$1]
      }
      try subject.followsPoints(
        .momentum, subject.momentum(run.start, run.gradients, run.eta, run.mu), plain,
        RunningDescent.overGradients(run, .heavyBall))
      try subject.followsPoints(
        .nesterov, subject.nesterov(run.start, run.gradients, run.eta, run.mu), nesterov,
        RunningDescent.overGradients(run, .nesterov))
    },
    Law(
      120, .descent, "a step over gradients is the nearest double",
      states: "each entry of ŵₜ₊₁ is the double nearest to ŵₜ − ηg, at every scale", .exact,
      holds: [.sgd], for: .gradientRuns()
    ) { subject, run in
      let rows = try subject.sgd(run.start, run.gradients, run.eta)
      try require(rows.shape == [run.gradients.rowCount + 1, run.start.count], "\(rows.shape)")
      try requireSameBits(rows.row(0), run.start)
      let eta = try Rational(run.eta)
      for step in 0..<run.gradients.rowCount {
        for place in run.start.indices {
          let exact =
            try Rational(rows[step, place])
            - eta * Rational(run.gradients[step, place])
          try subject.hold(.sgd, rows[step + 1, place], to: exact, within: .rounding(exact))
        }
      }
    },
    Law(
      120, .descent, "the forms of descent coincide without momentum",
      states: "with μ = 0 momentum and Nesterov's forms are plain descent, number by number",
      .bitwise, .medium,
      needs: [
        .sgd, .momentum, .nesterov, .gradientDescent, .momentumQuadratic,
        .nesterovQuadratic,
      ],
      for: tuple(.gradientRuns(), .moderateBowls)
    ) { subject, input in
      let (run, bowl) = input
      let plain = try subject.sgd(run.start, run.gradients, run.eta)
      let heavy = try subject.momentum(run.start, run.gradients, run.eta, 0)
      let nesterov = try subject.nesterov(run.start, run.gradients, run.eta, 0)
      try require(heavy == plain, "momentum gives \(heavy), plain descent \(plain)")
      try require(nesterov == plain, "Nesterov gives \(nesterov), plain descent \(plain)")
      let (a, b, start, eta) = (bowl.a, bowl.b, bowl.start, bowl.eta)
      let slow = try subject.gradientDescent(a, b, start, eta, 3)
      let ball = try subject.momentumQuadratic(a, b, start, eta, 0, 3)
      let ahead = try subject.nesterovQuadratic(a, b, start, eta, 0, 3)
      try require(ball == slow, "momentum gives \(ball), plain descent \(slow)")
      try require(ahead == slow, "Nesterov gives \(ahead), plain descent \(slow)")
    },
  ]
}

extension Subject {
  /// The trajectory of a form of momentum on a quadratic.
  fileprivate func descend(
    _ function: Function, _ bowl: SymmetricBowl, _ steps: Int
  ) throws -> Matrix<Double> {
    function == .momentumQuadratic
      ? try momentumQuadratic(bowl.a, bowl.b, bowl.start, bowl.eta, bowl.mu, steps)
      : try nesterovQuadratic(bowl.a, bowl.b, bowl.start, bowl.eta, bowl.mu, steps)
  }

  /// Holds the rows of a trajectory to exact points within tracked errors.
  fileprivate func followsPoints(
    _ function: Function, _ rows: Matrix<Double>, _ points: [[Real]], _ tracked: [[RunningError]]
  ) throws {
    let width = points.first?.count ?? 0
    try require(rows.shape == [points.count, width], "the shape is \(rows.shape)")
    for (step, point) in points.enumerated() {
      for (place, exact) in point.enumerated() {
        try hold(
          function, rows[step, place], to: exact,
          within: tracked[step][place].bound("a rounding for each assignment"))
      }
    }
  }
}

extension [Double] {
  /// The numbers that the elements stand for.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  func realNumbers() throws -> [Real] { try map { Real(try Rational($0)) } }
}

extension Matrix<Double> {
  /// The matrix of the numbers that the entries stand for.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  func realNumbers() throws -> Matrix<Real> {
    try map { entry throws(ArithmeticError) in Real(try Rational(entry)) }
  }
}
