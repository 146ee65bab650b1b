import PropertyTesting

extension Law {
  /// What activations refuse.
  static let activationRefusalLaws: [Law] = [
    Law(
      174, .networks, "activations of NaN and infinities are refused",
      states: "every activation, derivative and binary cross-entropy of such a number: notFinite",
      .exact, needs: activations + [.bceLogits, .bceGrad],
      forAllOf: { [Double.nan, .infinity, -.infinity, .signalingNaN] }
    ) { subject, x in
      for function in activations {
        _ = try subject.call(function, .number(0.5)).asNumber()
        try subject.refuses("notFinite") { try subject.call(function, .number(x)) }
      }
      try subject.refuses("notFinite") { try subject.bceLogits(x, 0.5) }
      try subject.refuses("notFinite") { try subject.bceLogits(0.5, x) }
      try subject.refuses("notFinite") { try subject.bceGrad(x, 0.5) }
      try subject.refuses("notFinite") { try subject.bceGrad(0.5, x) }
    },
    Law(
      175, .networks, "targets of two classes lie in [0, 1]",
      states: "bceLogits and bceGrad for y < 0 or y > 1: domain", .exact,
      needs: [.bceLogits, .bceGrad],
      forAllOf: { [-0x1p-1074, -1, 1.0.nextUp, 2, 1e300, -1e300] as [Double] }
    ) { subject, y in
      for x in [-3.0, 0, 800] {
        _ = try subject.bceLogits(x, y > 0 ? 1 : -0.0)
        try subject.refuses("domain") { try subject.bceLogits(x, y) }
        try subject.refuses("domain") { try subject.bceGrad(x, y) }
      }
    },
  ]

  /// The functions of one number.
  private static let activations: [Function] = [
    .sigmoid, .tanh, .softplus, .gelu, .geluTanh, .silu, .relu, .sigmoidGrad, .tanhGrad,
    .softplusGrad, .geluGrad, .siluGrad, .reluGrad,
  ]
}
