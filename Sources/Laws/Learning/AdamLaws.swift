import Exact
import PropertyTesting
import Reference

extension Law {
  /// Adam.
  static let adamLaws: [Law] = [
    Law(
      119, .descent, "Adam's first step has the size of the rate",
      states: "w₁ = w₀ − ηg/(|g| + ε), and so is every later step under constant gradients: the "
        + "correction of the bias is exact", .exact, holds: [.adam],
      for: tuple(.gradientRuns(steps: 1...1), .adamSettings, Generator<Int>.integers(in: 1...4))
    ) { subject, input in
      let (run, settings, steps) = input
      let constant = Matrix(rowCount: steps, columnCount: run.start.count) {
        run.gradients[0, $1]
      }
      let (beta1, beta2, epsilon) = (settings.beta1, settings.beta2, settings.epsilon)
      let rows = try subject.adam(run.start, constant, run.eta, beta1, beta2, epsilon)
        .matrix("trajectory")
      try require(rows.shape == [steps + 1, run.start.count], "the shape is \(rows.shape)")
      for place in run.start.indices {
        let g = try Rational(constant[0, place])
        let divisor = g.magnitude + (try Rational(epsilon))
        let direction = divisor.isZero ? .zero : try g / divisor
        let move = try Rational(run.eta) * direction
        for step in 0..<steps {
          let exact = try Rational(rows[step, place]) - move
          try subject.hold(
            .adam, rows[step + 1, place], to: exact,
            within: .adamParameter(size: move.magnitude, reached: exact.magnitude))
        }
      }
    },
    Law(
      119, .descent, "a step of Adam is rounded once",
      states:
        "ŵₜ₊₁ = ŵₜ − η·m̂/(√v̂ + ε) to 2⁻⁶⁰ of the step and a rounding; m and v are rounded once",
      .certified, .medium, holds: [.adam], for: tuple(.gradientRuns(), .adamSettings)
    ) { subject, input in
      try subject.followsAdam(.adam, input.0, input.1)
    },
    Law(
      119, .descent, "Adam without ε does not see the scale of gradients",
      states: "gradients 2ᵏg give the trajectory of g, to the bit, at ε = 0", .bitwise,
      needs: [.adam],
      for: tuple(
        .gradientRuns(steps: 1...5, of: .moderate), .adamSettings,
        Generator<Int>.integers(in: -900...900))
    ) { subject, input in
      let (run, settings, exponent) = input
      let scaled = run.gradients.map { $0.timesPowerOfTwo(exponent) }
      let (beta1, beta2) = (settings.beta1, settings.beta2)
      try requireSameBits(
        subject.adam(run.start, scaled, run.eta, beta1, beta2, 0).matrix("trajectory"),
        subject.adam(run.start, run.gradients, run.eta, beta1, beta2, 0).matrix("trajectory"))
    },
    Law(
      119, .descent, "no step of Adam is longer than its bound",
      states: "|Δw| ≤ η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·(1 − β₁)/√((1 − β₂)(1 − β₁²/β₂)) for β₁² < β₂ (F22)",
      .exact, .medium, needs: [.adam],
      for: tuple(.gradientRuns(steps: 1...12), .adamSettings)
    ) { subject, input in
      let (run, settings) = input
      let rows = try subject.adam(
        run.start, run.gradients, run.eta, settings.beta1, settings.beta2, settings.epsilon
      ).matrix("trajectory")
      for step in 1..<rows.rowCount {
        guard
          let bound = try Bound.adamStep(
            eta: run.eta, beta1: settings.beta1, beta2: settings.beta2, step: step)
        else { throw Discard() }
        for place in run.start.indices {
          let reached = try Rational(rows[step, place])
          let move = (reached - (try Rational(rows[step - 1, place]))).magnitude
          let slack = Bound.adamParameter(size: bound.amount, reached: reached.magnitude)
          try require(
            move <= bound.amount + slack.amount,
            "a step is \(move.roundedToDouble()), and F22 permits \(bound.amount.roundedToDouble())"
          )
        }
      }
    },
    Law(
      119, .descent, "Adam steps twice as far as its paper says",
      states: "gradients (β₁/β₂)ᵗ⁻ⁱ make a step of 6.76η at t = 2000, which is F22 and beyond "
        + "η(1 − β₁)/√(1 − β₂) = 3.16η", .exact, needs: [.adam], forAllOf: { [1.0, -0.25] }
    ) { subject, eta in
      let (beta1, beta2, steps) = (0.9, 0.999, 2000)
      var gradients: [Double] = []
      var power = 1.0
      for _ in 0..<steps {
        gradients.append(power)
        power *= beta1 / beta2
      }
      let column = Matrix(rowCount: steps, columnCount: 1) { row, _ in gradients[steps - 1 - row] }
      let rows = try subject.adam([0], column, eta, beta1, beta2, 0).matrix("trajectory")
      try require(rows.shape == [steps + 1, 1], "the shape is \(rows.shape)")
      let reached = try Rational(rows[steps, 0])
      let move = (reached - (try Rational(rows[steps - 1, 0]))).magnitude
      let rate = try Rational(eta).magnitude
      let least = try rate * Rational(676, over: 100)
      try require(move >= least, "the step is \(move.roundedToDouble())")
      let bound = try Bound.adamStep(eta: eta, beta1: beta1, beta2: beta2, step: steps)
      let slack = Bound.adamParameter(size: move, reached: reached.magnitude).amount
      try require(move <= (bound?.amount ?? .zero) + slack, "F22 is exceeded")
    },
  ]
}

extension Subject {
  /// Holds the trajectory and the means of Adam, or of a form of it with decay, to the exact step from
  /// each computed row.
  func followsAdam(
    _ function: Function, _ run: GradientRun, _ settings: AdamSettings
  ) throws {
    let fields = try callAdam(function, run, settings)
    let (rows, means, squares) = (
      try fields.matrix("trajectory"), try fields.matrix("m"), try fields.matrix("v")
    )
    let shape = [run.gradients.rowCount + 1, run.start.count]
    try require(
      rows.shape == shape && means.shape == shape && squares.shape == shape,
      "the shapes are \(rows.shape), \(means.shape), \(squares.shape)")
    try requireSameBits(rows.row(0), run.start)
    try require(
      (means.row(0) + squares.row(0)).allSatisfy { $0 == 0 }, "m or v does not start at 0")
    for place in run.start.indices {
      var exact = try ExactAdam(function, run.eta, settings)
      for step in 0..<run.gradients.rowCount {
        let next = try exact.step(
          from: rows[step, place], gradient: run.gradients[step, place])
        try hold(function, rows[step + 1, place], to: next.parameter, within: next.bound)
        try hold(function, means[step + 1, place], to: exact.m, within: exact.meanBound)
        try hold(function, squares[step + 1, place], to: exact.v, within: exact.squareBound)
      }
    }
  }

  private func callAdam(
    _ function: Function, _ run: GradientRun, _ settings: AdamSettings
  ) throws -> Fields {
    let (beta1, beta2, epsilon) = (settings.beta1, settings.beta2, settings.epsilon)
    return switch function {
    case .adamW:
      try adamW(run.start, run.gradients, run.eta, beta1, beta2, epsilon, settings.decay)
    case .adamL2:
      try adamL2(run.start, run.gradients, run.eta, beta1, beta2, epsilon, settings.decay)
    default: try adam(run.start, run.gradients, run.eta, beta1, beta2, epsilon)
    }
  }
}
