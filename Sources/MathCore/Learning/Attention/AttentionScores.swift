/// The scores of a query and keys of one width, and the weights that they give.
struct AttentionScores {
  /// √d, within 8u².
  private let root: ScaledPair

  /// The scores of vectors of so many elements, at least one.
  init(width: Int) { root = ScaledPair(width).squareRoot }

  /// The score q·k/√d of two vectors of finite elements, within 2^-65.
  ///
  /// The bounds keep the pair in the range that `ScaledPair` asks for.
  func score(_ query: [Double], _ key: [Double]) -> ScaledPair {
    let total = CompensatedKernels.dot(query.span, key.span)
    let size = total.high.magnitude
    if total.isTight, size > 0x1p-400, size < 0x1p400 {
      return ScaledPair(DoubleDouble(known: total.high, total.low)) / root
    }
    return ScaledPair(WideAccumulator.dot(query.span, key.span)) / root
  }

  /// The softmax of the scores of a query and at least one key.
  ///
  /// Scores are rounded first. Where one of them is no double, it is the differences from the
  /// largest score that are: each is rounded once, and one below all doubles has the weight 0 as
  /// the lowest double does.
  func weights(_ query: [Double], _ keys: some Collection<[Double]>) throws(MathError) -> [Double] {
    let pairs = keys.map { score(query, $0) }
    let scores = pairs.map { $0.rounded }
    if Finiteness.holds(for: scores.span) { return try Softmax.softmax(scores) }
    guard var top = pairs.first else { return [] }
    for pair in pairs where top < pair { top = pair }
    let lowest = -Double.greatestFiniteMagnitude
    return try Softmax.softmax(pairs.map { max(($0 - top).rounded, lowest) })
  }
}
