import Exact
import PropertyTesting
import Reference

extension Law {
  /// Activations against their exact values.
  static let activationValueLaws: [Law] = [
    value(
      174, .sigmoid, "the logistic function is within 1 ulp",
      states: "σ(x) is within 1 ulp of 1/(1 + e^−x), into the subnormals"
    ) { try Activations.sigmoid($0) },
    value(
      173, .tanh, "the hyperbolic tangent is within 1 ulp", states: "tanh x is within 1 ulp"
    ) { try Activations.tanh($0) },
    value(
      173, .tanh, "the hyperbolic tangent is within the bound of C libraries",
      states: "tanh x is within 2.5 ulp (F12)", .medium, ulps: Bound.libraryTanh
    ) { try Activations.tanh($0) },
    value(
      174, .softplus, "the smooth ramp is within 1 ulp",
      states: "softplus(x) is within 1 ulp of log(1 + e^x), into the subnormals"
    ) { try Activations.softplus($0) },
    value(
      173, .silu, "x·σ(x) is within 1 ulp", states: "silu(x) is within 1 ulp of x·σ(x)"
    ) { try Activations.silu($0) },
    value(
      174, .gelu, "the GELU is within 1 ulp", states: "gelu(x) is within 1 ulp of x·Φ(x), to −39"
    ) { try Activations.gelu($0) },
    value(
      174, .gelu, "the GELU is within the bound of a product with erfc",
      states: "gelu(x) is within 6 ulp down to −37 (F12)", .medium, ulps: Bound.libraryGelu,
      for: .oneOf([.floats(in: -37...6), .floats(in: -2...1)])
    ) { try Activations.gelu($0) },
    value(
      173, .geluTanh, "the approximation of the GELU is within 1 ulp",
      states: "geluTanh(x) is within 1 ulp of x(1 + tanh(√(2/π)(x + 0.044715x³)))/2"
    ) { try Activations.geluTanh($0) },
    Law(
      174, .networks, "the ramp is exact, idempotent and positively homogeneous",
      states:
        "relu(x) = max(x, 0) with +0, relu(relu(x)) = relu(x), relu(cx) = c·relu(x) for c > 0",
      .bitwise, holds: [.relu, .reluGrad],
      for: tuple(
        .oneOf([.scores, .floats()]), Generator<Double>.elements([0.5, 2, 3, 0.1, 1e-9, 1e9]))
    ) { subject, input in
      let (x, c) = input
      let ramp = try subject.relu(x)
      try requireSameBits(ramp, x > 0 ? x : 0)
      try requireSameBits(subject.relu(ramp), ramp)
      try assume((c * x).isFinite)
      try requireSameBits(subject.relu(c * x), c * ramp)
      try requireSameBits(subject.reluGrad(x), x > 0 ? 1 : 0)
    },
    Law(
      174, .networks, "activations at the ends of the range",
      states: "beyond 2^18: σ is 1 or +0, tanh ±1, softplus, GELU and SiLU x or 0, slopes 1 or 0",
      .exact,
      holds: [
        .sigmoid, .tanh, .softplus, .silu, .gelu, .geluTanh, .sigmoidGrad, .tanhGrad,
        .softplusGrad, .siluGrad, .geluGrad,
      ],
      for: Generator<Double>.oneOf([
        .elements([.greatestFiniteMagnitude, 0x1p1023, 1e300, 0x1p512, 1e155]), .atScale(18...1022),
      ]).map(\.magnitude)
    ) { subject, x in
      for (up, slope) in [
        (Function.sigmoid, false), (.softplusGrad, false), (.siluGrad, false), (.geluGrad, false),
        (.softplus, true), (.silu, true), (.gelu, true), (.geluTanh, true),
      ] {
        try requireSameBits(subject.call(up, .number(x)).asNumber(), slope ? x : 1)
        try requireSameBits(subject.call(up, .number(-x)).asNumber() + 0, 0)
      }
      try requireSameBits(subject.tanh(x), 1)
      try requireSameBits(subject.tanh(-x), -1)
      for flat in [Function.sigmoidGrad, .tanhGrad] {
        try requireSameBits(subject.call(flat, .number(x)).asNumber(), 0)
        try requireSameBits(subject.call(flat, .number(-x)).asNumber(), 0)
      }
    },
  ]

  /// A law that a function of one number is within so many units in the last place of its definition.
  static func value(
    _ number: Int, _ function: Function, _ name: String, states statement: String,
    _ cost: Cost = .light, ulps: Rational = 1, for scores: Generator<Double> = .scores,
    file: String = #fileID, line: Int = #line,
    _ definition: @escaping @Sendable (Real) throws -> Real
  ) -> Law {
    Law(
      number, .networks, name, states: statement, .certified, cost, holds: [function], for: scores,
      file: file, line: line
    ) { subject, x in
      let exact = try decided { try definition(.rational(Rational(x))) }
      try subject.hold(
        function, subject.call(function, .number(x)).asNumber(), to: exact, ulps: ulps)
    }
  }
}
