extension Calibration {
  /// The Brier score: the mean of (f − o)² of forecasts f of an outcome o, 0 or 1.
  ///
  /// The exact mean, correctly rounded; the order of the examples changes no bit.
  ///
  /// - Throws: `shapes`, `empty`, `notFinite`; `probability` for a forecast outside of [0, 1];
  ///   `domain` unless outcomes are 0 or 1.
  /// - Complexity: O(N).
  public static func brier(_ forecast: [Double], _ outcome: [Int]) throws(MathError) -> Double {
    try check(forecast, outcome, ("forecast", "outcome"), in: "brier")
    var total = WideAccumulator()
    for (probability, happened) in zip(forecast, outcome) {
      addSquare(of: probability, minus: happened, to: &total)
    }
    return mean(total, over: forecast.count)
  }

  /// The Brier score of several classes: the mean of Σ (f − o)² over rows, o one-hot at the target.
  ///
  /// The exact mean, correctly rounded.
  ///
  /// - Throws: `shapes` unless there is a target a row, `empty`, `notFinite`; `probability` and
  ///   `distribution` unless the rows are probabilities that add up to 1; `domain` for a class that
  ///   there is not.
  /// - Complexity: O(number of elements).
  public static func brierClasses(
    _ forecast: Matrix, _ targets: [Int]
  ) throws(MathError) -> Double {
    let function = "brierClasses"
    guard forecast.rowCount == targets.count else {
      throw .shapes(function: function, forecast.shape, [targets.count])
    }
    guard !forecast.elements.isEmpty else { throw .empty(function: function) }
    try Requirements.probabilities(forecast.elements, "forecast", in: function)
    var total = WideAccumulator()
    for (row, target) in zip(forecast.rows, targets) {
      try Requirements.distribution(row, "forecast", in: function)
      try Softmax.require(target, of: row.count, "targets", in: function)
      for (index, probability) in row.enumerated() {
        addSquare(of: probability, minus: index == target ? 1 : 0, to: &total)
      }
    }
    return mean(total, over: forecast.rowCount)
  }

  /// Adds (f − o)² = f² − 2f·o + o, for o = 0 or 1.
  private static func addSquare(
    of forecast: Double, minus outcome: Int, to total: inout WideAccumulator
  ) {
    total.add(forecast, times: forecast)
    if outcome == 1 {
      total.add(forecast, times: -2)
      total.add(1)
    }
  }

  /// The decomposition of the Brier score over the distinct forecasts.
  ///
  /// For each of them let n be the number of its examples, o that of their ones, and N and O those
  /// of all. Then
  ///
  ///     reliability = Σ (n·f − o)²/(n·N),  resolution = Σ (o·N − n·O)²/(n·N³),
  ///     uncertainty = O(N − O)/N²,
  ///
  /// and the score is reliability − resolution + uncertainty, as exact numbers (Murphy, "A new
  /// vector partition of the probability score", 1973). Products of two factors are exact pairs,
  /// and a difference of them is within 3u² of itself: where it cancels it is exact. No term is
  /// negative. So each result is within u + (3k + 40)u², k the number of distinct forecasts: 1 ulp.
  ///
  /// - Throws: as `brier` does.
  /// - Complexity: O(N·log N).
  public static func brierDecomposition(
    _ forecast: [Double], _ outcome: [Int]
  ) throws(MathError) -> (reliability: Double, resolution: Double, uncertainty: Double) {
    try check(forecast, outcome, ("forecast", "outcome"), in: "brierDecomposition")
    let all = ScaledPair(forecast.count)
    let ones = outcome.reduce(0, +)
    var reliability = ScaledPair.zero
    var resolution = ScaledPair.zero
    let order = forecast.indices.sorted { forecast[$0] < forecast[$1] }
    var start = 0
    while start < order.count {
      let value = forecast[order[start]]
      var end = start
      var hits = 0
      while end < order.count, forecast[order[end]] == value {
        hits += outcome[order[end]]
        end += 1
      }
      let (count, happened) = (ScaledPair(end - start), ScaledPair(hits))
      let excess = count * ScaledPair(value) - happened
      reliability = reliability + excess * excess / count
      let lead = happened * all - count * ScaledPair(ones)
      resolution = resolution + lead * lead / count
      start = end
    }
    let uncertainty = ScaledPair(ones) * ScaledPair(forecast.count - ones)
    return (
      (reliability / all).rounded, (resolution / (all * all * all)).rounded,
      (uncertainty / (all * all)).rounded
    )
  }
}
