import PropertyTesting

extension Law {
  /// Activations that are monotone over the doubles.
  static let activationOrderLaws: [Law] = [
    Law(
      174, .networks, "sigmoid, tanh and softplus are monotone over the doubles",
      states: "x < x' implies f(x) ≤ f(x') for doubles one to three steps apart", .bitwise,
      needs: [.sigmoid, .tanh, .softplus],
      for: tuple(neighbourhoods, Generator<Int>.integers(in: 1...3))
    ) { subject, input in
      let (x, steps) = input
      var before = (try subject.sigmoid(x), try subject.tanh(x), try subject.softplus(x))
      var next = x
      for _ in 0..<8 {
        next = next.stepped(steps)
        let values = (
          try subject.sigmoid(next), try subject.tanh(next), try subject.softplus(next)
        )
        try require(
          before.0 <= values.0 && before.1 <= values.1 && before.2 <= values.2,
          "\(next) has \(values), and a lesser number \(before)")
        before = values
      }
    },
    Law(
      174, .networks, "sigmoid, tanh and softplus are monotone at any distance",
      states: "x ≤ x' implies f(x) ≤ f(x') for any two finite doubles", .bitwise,
      needs: [.sigmoid, .tanh, .softplus, .softplusGrad],
      for: tuple(.oneOf([.scores, .floats()]), .oneOf([.scores, .floats()]))
    ) { subject, input in
      let (low, high) = (min(input.0, input.1), max(input.0, input.1))
      for function in [Function.sigmoid, .tanh, .softplus, .softplusGrad] {
        let least = try subject.call(function, .number(low)).asNumber()
        let most = try subject.call(function, .number(high)).asNumber()
        try require(least <= most, "\(function.name) falls from \(least) to \(most)")
      }
    },
    Law(
      174, .networks, "activations lie in their ranges",
      states:
        "σ in [0, 1], positive down to −745; tanh in [−1, 1]; softplus ≥ max(x, 0); slopes ≤ 1",
      .bitwise, needs: [.sigmoid, .tanh, .softplus, .sigmoidGrad, .tanhGrad],
      for: .oneOf([.scores, .floats()])
    ) { subject, x in
      let (share, value, ramp) = (
        try subject.sigmoid(x), try subject.tanh(x), try subject.softplus(x)
      )
      try require(share >= 0 && share <= 1, "σ is \(share)")
      try require(share > 0 || x < -745, "σ(\(x)) is 0")
      try require(value.magnitude <= 1, "tanh is \(value)")
      try require(ramp >= max(x, 0) && (ramp > 0 || x < -745), "softplus is \(ramp)")
      let (slope, bend) = (try subject.sigmoidGrad(x), try subject.tanhGrad(x))
      try require(slope >= 0 && slope <= 0.25, "σ' is \(slope)")
      try require(bend >= 0 && bend <= 1, "tanh' is \(bend)")
    },
  ]

  /// Places where formulas of implementations meet, and where neighbours are dense.
  private static let neighbourhoods: Generator<Double> = .oneOf([
    .floats(in: -1...1), .floats(in: -40...40), .atScale(-12 ... -8), .turningPoints,
    .atScale(0...5), .floats(in: -745 ... -700), .scores,
  ])
}
