import Exact

extension Function {
  /// The scores QK'/√d.
  public static let attentionScores = Function(
    "attentionScores", .attention, ["q": .matrix, "k": .matrix], .matrix, "The scores QK'/√d.")

  /// The softmax of each row of scores.
  public static let attentionWeights = Function(
    "attentionWeights", .attention, ["q": .matrix, "k": .matrix], .matrix,
    "The softmax of each row of scores.")

  /// The weights of the keys that a mask of ones keeps, a row a query.
  public static let attentionWeightsMasked = Function(
    "attentionWeightsMasked", .attention, ["q": .matrix, "k": .matrix, "mask": .matrix], .matrix,
    "The weights of the keys that a mask of ones keeps, a row a query.")

  /// The weights of the keys up to each query's own place.
  public static let attentionWeightsCausal = Function(
    "attentionWeightsCausal", .attention, ["q": .matrix, "k": .matrix], .matrix,
    "The weights of the keys up to each query's own place.")

  /// The weighted means of the values.
  public static let attention = Function(
    "attention", .attention, ["q": .matrix, "k": .matrix, "v": .matrix], .matrix,
    "The weighted means of the values.")

  /// Attention to the keys that a mask of ones keeps.
  public static let attentionMasked = Function(
    "attentionMasked", .attention, ["q": .matrix, "k": .matrix, "v": .matrix, "mask": .matrix],
    .matrix, "Attention to the keys that a mask of ones keeps.")

  /// Attention to the keys up to each query's own place.
  public static let attentionCausal = Function(
    "attentionCausal", .attention, ["q": .matrix, "k": .matrix, "v": .matrix], .matrix,
    "Attention to the keys up to each query's own place.")

  /// Causal attention, decoded row by row with a cache of keys and values.
  public static let attentionCached = Function(
    "attentionCached", .attention, ["q": .matrix, "k": .matrix, "v": .matrix], .matrix,
    "Causal attention, decoded row by row with a cache of keys and values.")

  /// Attention in blocks of columns, side by side.
  public static let multiHead = Function(
    "multiHead", .attention,
    ["q": .matrix, "k": .matrix, "v": .matrix, "heads": .count, "causal": .flag], .matrix,
    "Attention in blocks of columns, side by side.")

  /// Self-attention of XW_Q, XW_K, XW_V in heads, times W_O.
  public static let multiHeadProjected = Function(
    "multiHeadProjected", .attention,
    [
      "x": .matrix, "wq": .matrix, "wk": .matrix, "wv": .matrix, "wo": .matrix, "heads": .count,
      "causal": .flag,
    ], .matrix, "Self-attention of XW_Q, XW_K, XW_V in heads, times W_O.")

  /// The mean cross-entropy of telling each row's partner by cosine over temperature.
  public static let infoNCE = Function(
    "infoNCE", .attention, ["a": .matrix, "b": .matrix, "temperature": .number], .number,
    "The mean cross-entropy of telling each row's partner by cosine over temperature.")

  /// The functions of the section.
  static let attentionFunctions: [Function] = [
    .attentionScores, .attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal,
    .attention, .attentionMasked, .attentionCausal, .attentionCached, .multiHead,
    .multiHeadProjected, .infoNCE,
  ]
}

extension Subject {
  /// The scores QK'/√d.
  public func attentionScores(_ q: Matrix<Double>, _ k: Matrix<Double>) throws -> Matrix<Double> {
    try call(.attentionScores, .matrix(q), .matrix(k)).asMatrix()
  }

  /// The softmax of each row of scores.
  public func attentionWeights(_ q: Matrix<Double>, _ k: Matrix<Double>) throws -> Matrix<Double> {
    try call(.attentionWeights, .matrix(q), .matrix(k)).asMatrix()
  }

  /// The weights of the keys that a mask of ones keeps, a row a query.
  public func attentionWeightsMasked(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ mask: Matrix<Double>
  ) throws -> Matrix<Double> {
    try call(.attentionWeightsMasked, .matrix(q), .matrix(k), .matrix(mask)).asMatrix()
  }

  /// The weights of the keys up to each query's own place.
  public func attentionWeightsCausal(_ q: Matrix<Double>, _ k: Matrix<Double>) throws -> Matrix<
    Double
  > {
    try call(.attentionWeightsCausal, .matrix(q), .matrix(k)).asMatrix()
  }

  /// The weighted means of the values.
  public func attention(_ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>) throws
    -> Matrix<Double>
  {
    try call(.attention, .matrix(q), .matrix(k), .matrix(v)).asMatrix()
  }

  /// Attention to the keys that a mask of ones keeps.
  public func attentionMasked(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ mask: Matrix<Double>
  ) throws -> Matrix<Double> {
    try call(.attentionMasked, .matrix(q), .matrix(k), .matrix(v), .matrix(mask)).asMatrix()
  }

  /// Attention to the keys up to each query's own place.
  public func attentionCausal(_ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>) throws
    -> Matrix<Double>
  {
    try call(.attentionCausal, .matrix(q), .matrix(k), .matrix(v)).asMatrix()
  }

  /// Causal attention, decoded row by row with a cache of keys and values.
  public func attentionCached(_ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>) throws
    -> Matrix<Double>
  {
    try call(.attentionCached, .matrix(q), .matrix(k), .matrix(v)).asMatrix()
  }

  /// Attention in blocks of columns, side by side.
  public func multiHead(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ heads: Int, _ causal: Bool
  ) throws -> Matrix<Double> {
    try call(.multiHead, .matrix(q), .matrix(k), .matrix(v), .count(heads), .flag(causal))
      .asMatrix()
  }

  /// Self-attention of XW_Q, XW_K, XW_V in heads, times W_O.
  public func multiHeadProjected(
    _ x: Matrix<Double>, _ wq: Matrix<Double>, _ wk: Matrix<Double>, _ wv: Matrix<Double>,
    _ wo: Matrix<Double>, _ heads: Int, _ causal: Bool
  ) throws -> Matrix<Double> {
    try call(
      .multiHeadProjected, .matrix(x), .matrix(wq), .matrix(wk), .matrix(wv), .matrix(wo),
      .count(heads), .flag(causal)
    ).asMatrix()
  }

  /// The mean cross-entropy of telling each row's partner by cosine over temperature.
  public func infoNCE(_ a: Matrix<Double>, _ b: Matrix<Double>, _ temperature: Double) throws
    -> Double
  {
    try call(.infoNCE, .matrix(a), .matrix(b), .number(temperature)).asNumber()
  }
}
