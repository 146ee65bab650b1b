import Exact

extension Function {
  /// Each row less its mean over √(variance + ε), times gain, plus bias.
  public static let layerNorm = Function(
    "layerNorm", .normalisation,
    ["x": .matrix, "gain": .vector, "bias": .vector, "epsilon": .number], .matrix,
    "Each row less its mean over √(variance + ε), times gain, plus bias.")

  /// The gradients of layer norm from that of its output.
  public static let layerNormGrad = Function(
    "layerNormGrad", .normalisation,
    ["x": .matrix, "gain": .vector, "epsilon": .number, "g": .matrix], .fields,
    fields: ["x": .matrix, "gain": .vector, "bias": .vector],
    "The gradients of layer norm from that of its output.")

  /// Each row over √(mean square + ε), times gain.
  public static let rmsNorm = Function(
    "rmsNorm", .normalisation, ["x": .matrix, "gain": .vector, "epsilon": .number], .matrix,
    "Each row over √(mean square + ε), times gain.")

  /// The gradients of RMS norm from that of its output.
  public static let rmsNormGrad = Function(
    "rmsNormGrad", .normalisation,
    ["x": .matrix, "gain": .vector, "epsilon": .number, "g": .matrix], .fields,
    fields: ["x": .matrix, "gain": .vector], "The gradients of RMS norm from that of its output.")

  /// Each column less its mean over √(variance + ε), times gain, plus bias; the means and variances.
  public static let batchNorm = Function(
    "batchNorm", .normalisation,
    ["x": .matrix, "gain": .vector, "bias": .vector, "epsilon": .number], .fields,
    fields: ["output": .matrix, "mean": .vector, "variance": .vector],
    "Each column less its mean over √(variance + ε), times gain, plus bias; the means and variances."
  )

  /// Batch norm with given means and variances.
  public static let batchNormInference = Function(
    "batchNormInference", .normalisation,
    [
      "x": .matrix, "gain": .vector, "bias": .vector, "mean": .vector, "variance": .vector,
      "epsilon": .number,
    ], .matrix, "Batch norm with given means and variances.")

  /// The gradients of batch norm from that of its output.
  public static let batchNormGrad = Function(
    "batchNormGrad", .normalisation,
    ["x": .matrix, "gain": .vector, "epsilon": .number, "g": .matrix], .fields,
    fields: ["x": .matrix, "gain": .vector, "bias": .vector],
    "The gradients of batch norm from that of its output.")

  /// The kept elements over 1 − rate, and 0.
  public static let dropout = Function(
    "dropout", .normalisation, ["x": .vector, "mask": .counts, "rate": .number], .vector,
    "The kept elements over 1 − rate, and 0.")

  /// A mask whose ones are kept, each with probability 1 − rate, by a seed.
  public static let dropoutMask = Function(
    "dropoutMask", .normalisation, ["count": .count, "rate": .number, "seed": .count], .counts,
    "A mask whose ones are kept, each with probability 1 − rate, by a seed.")

  /// The functions of the section.
  static let normalisationFunctions: [Function] = [
    .layerNorm, .layerNormGrad, .rmsNorm, .rmsNormGrad, .batchNorm, .batchNormInference,
    .batchNormGrad, .dropout, .dropoutMask,
  ]
}

extension Subject {
  /// Each row less its mean over √(variance + ε), times gain, plus bias.
  public func layerNorm(_ x: Matrix<Double>, _ gain: [Double], _ bias: [Double], _ epsilon: Double)
    throws -> Matrix<Double>
  {
    try call(.layerNorm, .matrix(x), .vector(gain), .vector(bias), .number(epsilon)).asMatrix()
  }

  /// The gradients of layer norm from that of its output.
  public func layerNormGrad(
    _ x: Matrix<Double>, _ gain: [Double], _ epsilon: Double, _ g: Matrix<Double>
  ) throws -> Fields {
    try call(.layerNormGrad, .matrix(x), .vector(gain), .number(epsilon), .matrix(g)).asFields()
  }

  /// Each row over √(mean square + ε), times gain.
  public func rmsNorm(_ x: Matrix<Double>, _ gain: [Double], _ epsilon: Double) throws -> Matrix<
    Double
  > {
    try call(.rmsNorm, .matrix(x), .vector(gain), .number(epsilon)).asMatrix()
  }

  /// The gradients of RMS norm from that of its output.
  public func rmsNormGrad(
    _ x: Matrix<Double>, _ gain: [Double], _ epsilon: Double, _ g: Matrix<Double>
  ) throws -> Fields {
    try call(.rmsNormGrad, .matrix(x), .vector(gain), .number(epsilon), .matrix(g)).asFields()
  }

  /// Each column less its mean over √(variance + ε), times gain, plus bias; the means and variances.
  public func batchNorm(_ x: Matrix<Double>, _ gain: [Double], _ bias: [Double], _ epsilon: Double)
    throws -> Fields
  {
    try call(.batchNorm, .matrix(x), .vector(gain), .vector(bias), .number(epsilon)).asFields()
  }

  /// Batch norm with given means and variances.
  public func batchNormInference(
    _ x: Matrix<Double>, _ gain: [Double], _ bias: [Double], _ mean: [Double], _ variance: [Double],
    _ epsilon: Double
  ) throws -> Matrix<Double> {
    try call(
      .batchNormInference, .matrix(x), .vector(gain), .vector(bias), .vector(mean),
      .vector(variance), .number(epsilon)
    ).asMatrix()
  }

  /// The gradients of batch norm from that of its output.
  public func batchNormGrad(
    _ x: Matrix<Double>, _ gain: [Double], _ epsilon: Double, _ g: Matrix<Double>
  ) throws -> Fields {
    try call(.batchNormGrad, .matrix(x), .vector(gain), .number(epsilon), .matrix(g)).asFields()
  }

  /// The kept elements over 1 − rate, and 0.
  public func dropout(_ x: [Double], _ mask: [Int], _ rate: Double) throws -> [Double] {
    try call(.dropout, .vector(x), .counts(mask), .number(rate)).asVector()
  }

  /// A mask whose ones are kept, each with probability 1 − rate, by a seed.
  public func dropoutMask(_ count: Int, _ rate: Double, _ seed: Int) throws -> [Int] {
    try call(.dropoutMask, .count(count), .number(rate), .count(seed)).asCounts()
  }
}
