import Exact

extension Function {
  /// The logarithm log Σ e^zᵢ.
  public static let logSumExp = Function(
    "logSumExp", .softmax, ["z": .vector], .number, "The logarithm log Σ e^zᵢ.")

  /// The probabilities e^zᵢ/Σ e^zⱼ.
  public static let softmax = Function(
    "softmax", .softmax, ["z": .vector], .vector, "The probabilities e^zᵢ/Σ e^zⱼ.")

  /// The logarithms of the probabilities.
  public static let logSoftmax = Function(
    "logSoftmax", .softmax, ["z": .vector], .vector, "The logarithms of the probabilities.")

  /// The probabilities of z/τ.
  public static let softmaxTemperature = Function(
    "softmaxTemperature", .softmax, ["z": .vector, "tau": .number], .vector,
    "The probabilities of z/τ.")

  /// The probabilities of the entries that a mask of ones keeps.
  public static let softmaxMasked = Function(
    "softmaxMasked", .softmax, ["z": .vector, "mask": .counts], .vector,
    "The probabilities of the entries that a mask of ones keeps.")

  /// The Jacobian diag(p) − pp' of the softmax.
  public static let softmaxJacobian = Function(
    "softmaxJacobian", .softmax, ["z": .vector], .matrix,
    "The Jacobian diag(p) − pp' of the softmax.")

  /// The product of the Jacobian of the softmax with g.
  public static let softmaxVjp = Function(
    "softmaxVjp", .softmax, ["z": .vector, "g": .vector], .vector,
    "The product of the Jacobian of the softmax with g.")

  /// The cross-entropy of a class, from logits.
  public static let ceLogits = Function(
    "ceLogits", .softmax, ["z": .vector, "target": .count], .number,
    "The cross-entropy of a class, from logits.")

  /// The cross-entropy of targets y, from logits.
  public static let ceSoft = Function(
    "ceSoft", .softmax, ["z": .vector, "y": .vector], .number,
    "The cross-entropy of targets y, from logits.")

  /// The cross-entropy of a class with label smoothing.
  public static let ceSmoothed = Function(
    "ceSmoothed", .softmax, ["z": .vector, "target": .count, "epsilon": .number], .number,
    "The cross-entropy of a class with label smoothing.")

  /// The gradient (Σ y)p − y of the cross-entropy.
  public static let ceGrad = Function(
    "ceGrad", .softmax, ["z": .vector, "y": .vector], .vector,
    "The gradient (Σ y)p − y of the cross-entropy.")

  /// The mean cross-entropy of rows of logits, and its gradient.
  public static let ceBatch = Function(
    "ceBatch", .softmax, ["z": .matrix, "targets": .counts], .fields,
    fields: ["loss": .number, "gradient": .matrix],
    "The mean cross-entropy of rows of logits, and its gradient.")

  /// The binary cross-entropy softplus(x) − xy.
  public static let bceLogits = Function(
    "bceLogits", .softmax, ["x": .number, "y": .number], .number,
    "The binary cross-entropy softplus(x) − xy.")

  /// The derivative σ(x) − y of the binary cross-entropy.
  public static let bceGrad = Function(
    "bceGrad", .softmax, ["x": .number, "y": .number], .number,
    "The derivative σ(x) − y of the binary cross-entropy.")

  /// The functions of the section.
  static let softmaxFunctions: [Function] = [
    .logSumExp, .softmax, .logSoftmax, .softmaxTemperature, .softmaxMasked, .softmaxJacobian,
    .softmaxVjp, .ceLogits, .ceSoft, .ceSmoothed, .ceGrad, .ceBatch, .bceLogits, .bceGrad,
  ]
}

extension Subject {
  /// The logarithm log Σ e^zᵢ.
  public func logSumExp(_ z: [Double]) throws -> Double {
    try call(.logSumExp, .vector(z)).asNumber()
  }

  /// The probabilities e^zᵢ/Σ e^zⱼ.
  public func softmax(_ z: [Double]) throws -> [Double] {
    try call(.softmax, .vector(z)).asVector()
  }

  /// The logarithms of the probabilities.
  public func logSoftmax(_ z: [Double]) throws -> [Double] {
    try call(.logSoftmax, .vector(z)).asVector()
  }

  /// The probabilities of z/τ.
  public func softmaxTemperature(_ z: [Double], _ tau: Double) throws -> [Double] {
    try call(.softmaxTemperature, .vector(z), .number(tau)).asVector()
  }

  /// The probabilities of the entries that a mask of ones keeps.
  public func softmaxMasked(_ z: [Double], _ mask: [Int]) throws -> [Double] {
    try call(.softmaxMasked, .vector(z), .counts(mask)).asVector()
  }

  /// The Jacobian diag(p) − pp' of the softmax.
  public func softmaxJacobian(_ z: [Double]) throws -> Matrix<Double> {
    try call(.softmaxJacobian, .vector(z)).asMatrix()
  }

  /// The product of the Jacobian of the softmax with g.
  public func softmaxVjp(_ z: [Double], _ g: [Double]) throws -> [Double] {
    try call(.softmaxVjp, .vector(z), .vector(g)).asVector()
  }

  /// The cross-entropy of a class, from logits.
  public func ceLogits(_ z: [Double], _ target: Int) throws -> Double {
    try call(.ceLogits, .vector(z), .count(target)).asNumber()
  }

  /// The cross-entropy of targets y, from logits.
  public func ceSoft(_ z: [Double], _ y: [Double]) throws -> Double {
    try call(.ceSoft, .vector(z), .vector(y)).asNumber()
  }

  /// The cross-entropy of a class with label smoothing.
  public func ceSmoothed(_ z: [Double], _ target: Int, _ epsilon: Double) throws -> Double {
    try call(.ceSmoothed, .vector(z), .count(target), .number(epsilon)).asNumber()
  }

  /// The gradient (Σ y)p − y of the cross-entropy.
  public func ceGrad(_ z: [Double], _ y: [Double]) throws -> [Double] {
    try call(.ceGrad, .vector(z), .vector(y)).asVector()
  }

  /// The mean cross-entropy of rows of logits, and its gradient.
  public func ceBatch(_ z: Matrix<Double>, _ targets: [Int]) throws -> Fields {
    try call(.ceBatch, .matrix(z), .counts(targets)).asFields()
  }

  /// The binary cross-entropy softplus(x) − xy.
  public func bceLogits(_ x: Double, _ y: Double) throws -> Double {
    try call(.bceLogits, .number(x), .number(y)).asNumber()
  }

  /// The derivative σ(x) − y of the binary cross-entropy.
  public func bceGrad(_ x: Double, _ y: Double) throws -> Double {
    try call(.bceGrad, .number(x), .number(y)).asNumber()
  }
}
