import Exact

extension Function {
  /// The information −log p of an outcome.
  public static let selfInformation = Function(
    "selfInformation", .information, ["p": .number, "unit": .text], .number,
    "The information −log p of an outcome.")

  /// The entropy −Σ pᵢ log pᵢ.
  public static let entropy = Function(
    "entropy", .information, ["p": .vector, "unit": .text], .number, "The entropy −Σ pᵢ log pᵢ.")

  /// The cross-entropy −Σ pᵢ log qᵢ.
  public static let crossEntropy = Function(
    "crossEntropy", .information, ["p": .vector, "q": .vector, "unit": .text], .number,
    "The cross-entropy −Σ pᵢ log qᵢ.")

  /// The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ).
  public static let kl = Function(
    "kl", .information, ["p": .vector, "q": .vector, "unit": .text], .number,
    "The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ).")

  /// The divergence Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) of weights, in nats.
  public static let klGeneralized = Function(
    "klGeneralized", .information, ["p": .vector, "q": .vector], .number,
    "The divergence Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) of weights, in nats.")

  /// The Jensen–Shannon divergence.
  public static let js = Function(
    "js", .information, ["p": .vector, "q": .vector, "unit": .text], .number,
    "The Jensen–Shannon divergence.")

  /// The mutual information of the row and the column of a joint table.
  public static let mutualInformation = Function(
    "mutualInformation", .information, ["joint": .matrix, "unit": .text], .number,
    "The mutual information of the row and the column of a joint table.")

  /// The entropy of the column of a joint table, given its row.
  public static let conditionalEntropy = Function(
    "conditionalEntropy", .information, ["joint": .matrix, "unit": .text], .number,
    "The entropy of the column of a joint table, given its row.")

  /// The perplexity exp of the mean loss in nats, and its logarithm.
  public static let perplexity = Function(
    "perplexity", .information, ["losses": .vector], .fields,
    fields: ["perplexity": .number, "log": .number],
    "The perplexity exp of the mean loss in nats, and its logarithm.")

  /// The perplexity of the probabilities given to what came, and its logarithm.
  public static let perplexityProbs = Function(
    "perplexityProbs", .information, ["p": .vector], .fields,
    fields: ["perplexity": .number, "log": .number],
    "The perplexity of the probabilities given to what came, and its logarithm.")

  /// The perplexity 2 to the mean loss in bits, and its natural logarithm.
  public static let perplexityBits = Function(
    "perplexityBits", .information, ["losses": .vector], .fields,
    fields: ["perplexity": .number, "log": .number],
    "The perplexity 2 to the mean loss in bits, and its natural logarithm.")

  /// The functions of the section.
  static let informationFunctions: [Function] = [
    .selfInformation, .entropy, .crossEntropy, .kl, .klGeneralized, .js, .mutualInformation,
    .conditionalEntropy, .perplexity, .perplexityProbs, .perplexityBits,
  ]
}

extension Subject {
  /// The information −log p of an outcome.
  public func selfInformation(_ p: Double, _ unit: String) throws -> Double {
    try call(.selfInformation, .number(p), .text(unit)).asNumber()
  }

  /// The entropy −Σ pᵢ log pᵢ.
  public func entropy(_ p: [Double], _ unit: String) throws -> Double {
    try call(.entropy, .vector(p), .text(unit)).asNumber()
  }

  /// The cross-entropy −Σ pᵢ log qᵢ.
  public func crossEntropy(_ p: [Double], _ q: [Double], _ unit: String) throws -> Double {
    try call(.crossEntropy, .vector(p), .vector(q), .text(unit)).asNumber()
  }

  /// The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ).
  public func kl(_ p: [Double], _ q: [Double], _ unit: String) throws -> Double {
    try call(.kl, .vector(p), .vector(q), .text(unit)).asNumber()
  }

  /// The divergence Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) of weights, in nats.
  public func klGeneralized(_ p: [Double], _ q: [Double]) throws -> Double {
    try call(.klGeneralized, .vector(p), .vector(q)).asNumber()
  }

  /// The Jensen–Shannon divergence.
  public func js(_ p: [Double], _ q: [Double], _ unit: String) throws -> Double {
    try call(.js, .vector(p), .vector(q), .text(unit)).asNumber()
  }

  /// The mutual information of the row and the column of a joint table.
  public func mutualInformation(_ joint: Matrix<Double>, _ unit: String) throws -> Double {
    try call(.mutualInformation, .matrix(joint), .text(unit)).asNumber()
  }

  /// The entropy of the column of a joint table, given its row.
  public func conditionalEntropy(_ joint: Matrix<Double>, _ unit: String) throws -> Double {
    try call(.conditionalEntropy, .matrix(joint), .text(unit)).asNumber()
  }

  /// The perplexity exp of the mean loss in nats, and its logarithm.
  public func perplexity(_ losses: [Double]) throws -> Fields {
    try call(.perplexity, .vector(losses)).asFields()
  }

  /// The perplexity of the probabilities given to what came, and its logarithm.
  public func perplexityProbs(_ p: [Double]) throws -> Fields {
    try call(.perplexityProbs, .vector(p)).asFields()
  }

  /// The perplexity 2 to the mean loss in bits, and its natural logarithm.
  public func perplexityBits(_ losses: [Double]) throws -> Fields {
    try call(.perplexityBits, .vector(losses)).asFields()
  }
}
