import Exact

extension Function {
  /// The sum of magnitudes.
  public static let norm1 = Function(
    "norm1", .norms, ["x": .vector], .number, "The sum of magnitudes.")

  /// The largest magnitude.
  public static let normInf = Function(
    "normInf", .norms, ["x": .vector], .number, "The largest magnitude.")

  /// The p-norm (Σ |xᵢ|^p)^(1/p), p ≥ 1.
  public static let normP = Function(
    "normP", .norms, ["x": .vector, "p": .number], .number, "The p-norm (Σ |xᵢ|^p)^(1/p), p ≥ 1.")

  /// The largest column sum of magnitudes.
  public static let inducedNorm1 = Function(
    "inducedNorm1", .norms, ["a": .matrix], .number, "The largest column sum of magnitudes.")

  /// The largest row sum of magnitudes.
  public static let inducedNormInf = Function(
    "inducedNormInf", .norms, ["a": .matrix], .number, "The largest row sum of magnitudes.")

  /// The largest singular value.
  public static let inducedNorm2 = Function(
    "inducedNorm2", .norms, ["a": .matrix], .number, "The largest singular value.")

  /// The root of the sum of squares of the entries.
  public static let frobenius = Function(
    "frobenius", .norms, ["a": .matrix], .number, "The root of the sum of squares of the entries.")

  /// Steps of the penalty λ|w|²: (1 − 2ηλ)^k·w.
  public static let weightDecay = Function(
    "weightDecay", .norms, ["w": .vector, "rate": .number, "penalty": .number, "steps": .count],
    .vector, "Steps of the penalty λ|w|²: (1 − 2ηλ)^k·w.")

  /// Steps of decoupled decay: (1 − ηλ)^k·w.
  public static let decoupledWeightDecay = Function(
    "decoupledWeightDecay", .norms,
    ["w": .vector, "rate": .number, "decay": .number, "steps": .count], .vector,
    "Steps of decoupled decay: (1 − ηλ)^k·w.")

  /// sign(w)·max(|w| − t, 0), entry by entry.
  public static let softThreshold = Function(
    "softThreshold", .norms, ["w": .vector, "t": .number], .vector,
    "sign(w)·max(|w| − t, 0), entry by entry.")

  /// A step w − ηλ·sign(w) of the penalty λ|w|₁.
  public static let l1SubgradientStep = Function(
    "l1SubgradientStep", .norms, ["w": .vector, "rate": .number, "penalty": .number], .vector,
    "A step w − ηλ·sign(w) of the penalty λ|w|₁.")

  /// The functions of the section.
  static let normFunctions: [Function] = [
    .norm1, .normInf, .normP, .inducedNorm1, .inducedNormInf, .inducedNorm2, .frobenius,
    .weightDecay, .decoupledWeightDecay, .softThreshold, .l1SubgradientStep,
  ]
}

extension Subject {
  /// The sum of magnitudes.
  public func norm1(_ x: [Double]) throws -> Double {
    try call(.norm1, .vector(x)).asNumber()
  }

  /// The largest magnitude.
  public func normInf(_ x: [Double]) throws -> Double {
    try call(.normInf, .vector(x)).asNumber()
  }

  /// The p-norm (Σ |xᵢ|^p)^(1/p), p ≥ 1.
  public func normP(_ x: [Double], _ p: Double) throws -> Double {
    try call(.normP, .vector(x), .number(p)).asNumber()
  }

  /// The largest column sum of magnitudes.
  public func inducedNorm1(_ a: Matrix<Double>) throws -> Double {
    try call(.inducedNorm1, .matrix(a)).asNumber()
  }

  /// The largest row sum of magnitudes.
  public func inducedNormInf(_ a: Matrix<Double>) throws -> Double {
    try call(.inducedNormInf, .matrix(a)).asNumber()
  }

  /// The largest singular value.
  public func inducedNorm2(_ a: Matrix<Double>) throws -> Double {
    try call(.inducedNorm2, .matrix(a)).asNumber()
  }

  /// The root of the sum of squares of the entries.
  public func frobenius(_ a: Matrix<Double>) throws -> Double {
    try call(.frobenius, .matrix(a)).asNumber()
  }

  /// Steps of the penalty λ|w|²: (1 − 2ηλ)^k·w.
  public func weightDecay(_ w: [Double], _ rate: Double, _ penalty: Double, _ steps: Int) throws
    -> [Double]
  {
    try call(.weightDecay, .vector(w), .number(rate), .number(penalty), .count(steps)).asVector()
  }

  /// Steps of decoupled decay: (1 − ηλ)^k·w.
  public func decoupledWeightDecay(_ w: [Double], _ rate: Double, _ decay: Double, _ steps: Int)
    throws -> [Double]
  {
    try call(.decoupledWeightDecay, .vector(w), .number(rate), .number(decay), .count(steps))
      .asVector()
  }

  /// sign(w)·max(|w| − t, 0), entry by entry.
  public func softThreshold(_ w: [Double], _ t: Double) throws -> [Double] {
    try call(.softThreshold, .vector(w), .number(t)).asVector()
  }

  /// A step w − ηλ·sign(w) of the penalty λ|w|₁.
  public func l1SubgradientStep(_ w: [Double], _ rate: Double, _ penalty: Double) throws -> [Double]
  {
    try call(.l1SubgradientStep, .vector(w), .number(rate), .number(penalty)).asVector()
  }
}
