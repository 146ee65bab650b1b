extension DifferentiableScalar {
  /// `shiftedLogSumExp`.
  public static func logSumExp(_ z: [Self]) throws(MathError) -> Self {
    try shiftedLogSumExp(z)
  }
  /// `shiftedSoftmax`.
  public static func softmax(_ z: [Self]) throws(MathError) -> [Self] { try shiftedSoftmax(z) }
  /// `shiftedLogSoftmax`.
  public static func logSoftmax(_ z: [Self]) throws(MathError) -> [Self] {
    try shiftedLogSoftmax(z)
  }

  /// m + log Σ exp(zᵢ − m) with the largest logit m: no power overflows, and one of them is 1.
  ///
  /// The derivative is that of log Σ exp zᵢ, whatever m is, so that m may be taken as a constant.
  static func shiftedLogSumExp(_ z: [Self]) throws(MathError) -> Self {
    let (top, powers) = try powers(z, in: "logSumExp")
    return Self(top) + apply(.log, sum(powers))
  }

  /// exp(zᵢ − m)/Σ exp(zⱼ − m) with the largest logit m.
  static func shiftedSoftmax(_ z: [Self]) throws(MathError) -> [Self] {
    let (_, powers) = try powers(z, in: "softmax")
    let total = sum(powers)
    return powers.map { $0 / total }
  }

  /// zᵢ − m − log Σ exp(zⱼ − m) with the largest logit m.
  static func shiftedLogSoftmax(_ z: [Self]) throws(MathError) -> [Self] {
    let (top, powers) = try powers(z, in: "logSoftmax")
    let logarithm = Self(top) + apply(.log, sum(powers))
    return z.map { $0 - logarithm }
  }

  private static func powers(
    _ z: [Self], in function: String
  ) throws(MathError) -> (top: Double, powers: [Self]) {
    let top = try Softmax.largest(z.map(\.value), in: function)
    guard top > -.infinity else { throw .allMasked(function: function, count: z.count) }
    return (top, z.map { apply(.exp, $0 - Self(top)) })
  }
}
