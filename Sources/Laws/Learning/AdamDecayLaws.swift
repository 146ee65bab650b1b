import Exact
import PropertyTesting

extension Law {
  /// Adam with weight decay.
  static let adamDecayLaws: [Law] = [
    Law(
      120, .descent, "decay beside Adam's step",
      states: "AdamW: ŵₜ₊₁ = ŵₜ − η(m̂/(√v̂ + ε) + λŵₜ) to 2⁻⁶⁰ of the step and a rounding",
      .certified, .medium, holds: [.adamW], for: tuple(.gradientRuns(), .adamSettings)
    ) { subject, input in
      try subject.followsAdam(.adamW, input.0, input.1)
    },
    Law(
      120, .descent, "decay inside of Adam's gradient",
      states: "Adam on g + λŵₜ, to 2⁻⁶⁰ of the step and a rounding", .certified, .medium,
      holds: [.adamL2], for: tuple(.gradientRuns(), .adamSettings)
    ) { subject, input in
      try subject.followsAdam(.adamL2, input.0, input.1)
    },
    Law(
      120, .descent, "no decay is no decay",
      states: "with λ = 0 AdamW and Adam with an L2 penalty are Adam, number by number", .bitwise,
      .medium, needs: [.adam, .adamW, .adamL2], for: tuple(.gradientRuns(), .adamSettings)
    ) { subject, input in
      let (run, s) = input
      let plain = try subject.adam(run.start, run.gradients, run.eta, s.beta1, s.beta2, s.epsilon)
      for decayed in [
        try subject.adamW(run.start, run.gradients, run.eta, s.beta1, s.beta2, s.epsilon, 0),
        try subject.adamL2(run.start, run.gradients, run.eta, s.beta1, s.beta2, s.epsilon, 0),
      ] {
        for name in ["trajectory", "m", "v"] {
          let found = try decayed.matrix(name)
          try require(try found == plain.matrix(name), "\(name) is \(found)")
        }
      }
    },
    Law(
      120, .descent, "decay beside the step is not decay in the gradient",
      states: "from w = 1 with g = 1, η = λ = 1/2, ε = 0: AdamW gives 1/4 and −5/16, while the L2 "
        + "penalty, which Adam divides away, gives 1/2", .exact, needs: [.adamW, .adamL2],
      forAllOf: { [1.0, -1, 0x1p-600] }
    ) { subject, scale in
      let gradients = try Matrix<Double>(rows: [[scale], [scale]])
      let beside = try subject.adamW([scale], gradients, 0.5, 0.9, 0.999, 0, 0.5)
        .matrix("trajectory")
      let inside = try subject.adamL2([scale], gradients, 0.5, 0.9, 0.999, 0, 0.5)
        .matrix("trajectory")
      let sign: Double = scale < 0 ? -1 : 1
      if scale.magnitude == 1 {
        try require(beside[1, 0] == sign * 0.25 && beside[2, 0] == sign * -0.3125, "\(beside)")
        try require(inside[1, 0] == sign * 0.5, "\(inside)")
      } else {
        // Weights that are small beside the step: the first step is the rate.
        try require(beside[1, 0] == -0.5 && inside[1, 0] == -0.5, "\(beside), \(inside)")
      }
      try require(beside[2, 0] != inside[2, 0], "both give \(beside[2, 0])")
    },
  ]
}
