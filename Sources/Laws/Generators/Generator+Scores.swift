import PropertyTesting

extension Generator where Value == Double {
  /// Arguments of activation functions, at most 2^18 in magnitude: whole, ordinary and tiny ones,
  /// where results are subnormal, and neighbours of places where results change their kind.
  public static var scores: Generator {
    .oneOf([
      .whole(), .floats(in: -1...1), .floats(in: -10...10), .floats(in: -40...40),
      .floats(in: -760 ... -690), .floats(in: 690...760), .atScale(-70 ... -8), .subnormal,
      .atScale(6...17), .turningPoints,
    ])
  }

  /// Neighbours of zeros, extrema, and of the numbers where functions round to 0, 1 or their
  /// argument: 2^−27 and 2^−26 (tanh), 19.06 (tanh), 36.7 (sigmoid, softplus), 37.5 and 38.6 (GELU),
  /// 708.4 and 745.1 (the exponential), −0.75179 (GELU), −1.27846 (SiLU), log 2.
  public static var turningPoints: Generator {
    tuple(
      elements([
        0, 1, 2, 0x1p-27, 0x1p-26, 0x1p-10, 0.6931471805599453, 0.7517915246935645,
        1.2784645427610738, 0x1.c3e31fc319c48p0, 19.061547465398498, 36.7368005696771,
        37.51937934, 38.56804181, 708.3964185322641, 744.4400719213812, 745.1332191019411,
      ]), .booleans, Generator<Int>.integers(in: -3...3)
    ).map { ($1 ? -$0 : $0).stepped($2) }
  }
}
