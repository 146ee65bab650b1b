/// The slope Σ (Σⱼ pⱼzⱼ − z at the target) of the total cross-entropy of logits z/τ, in 1/τ.
struct TemperatureSlope {
  private let rows: [[ScaledPair]]
  private let targets: [ScaledPair]
  /// The slope times the number of columns at 1/τ = 0, Σ (Σⱼ zⱼ − n·z at the target).
  let start: Dyadic
  /// The largest difference of two logits of one row.
  private let range: ScaledPair

  /// The slope for rows of finite logits of one length, and classes that there are.
  init(_ z: [[Double]], _ targets: [Int]) {
    var start = WideAccumulator()
    for (row, target) in zip(z, targets) {
      for logit in row { start.add(logit) }
      start.add(row[target], times: -Double(row.count))
    }
    self.start = start.value
    rows = z.map { row in row.map { ScaledPair($0) } }
    self.targets = zip(z, targets).map { ScaledPair($0[$1]) }
    range = z.reduce(ScaledPair.zero) { widest, row in
      guard let least = row.min(), let largest = row.max() else { return widest }
      let range = ScaledPair(largest) - ScaledPair(least)
      return widest < range ? range : widest
    }
  }

  /// The slope at a temperature above 0.
  func value(at tau: Double) -> ScaledPair {
    let divisor = ScaledPair(tau)
    return ScaledPair(0.5) < range / divisor ? cold(tau) : warm(divisor)
  }

  /// The sum of pⱼ(zⱼ − z at the target), pairs within 2^-72 of the sum of their magnitudes.
  private func cold(_ tau: Double) -> ScaledPair {
    var total = ScaledPair.zero
    for (row, target) in zip(rows, targets) {
      let tempered = TemperedLogits(row, tau)
      var sum = ScaledPair.zero
      for logit in row { sum = sum + tempered.part(logit) * (logit - target) }
      total = total + sum / (.one + tempered.others)
    }
    return total
  }

  /// The slope where logits of a row differ by at most τ/2, so that the probabilities are near 1/n.
  ///
  /// With m the largest logit of a row, dⱼ = zⱼ − m and eⱼ = e^(dⱼ/τ) − 1,
  /// pⱼ − 1/n = (eⱼ − Σ e/n)/(n + Σ e), and so
  ///
  ///     Σ pⱼzⱼ − z at the target = (mean of z − z at the target)
  ///                                + (Σ eⱼdⱼ − Σ e·Σ d/n)/(n + Σ e).
  ///
  /// The sum of the first terms over the rows is exact. In the second the pairs eⱼ are within
  /// 2^-67, so that it is off by 2^-65·Σ eⱼdⱼ/(n + Σ e) ≤ 2^-64·Σ d²/(nτ) at most. Now Σ d²/n is
  /// the variance V of the row and (mean − m)² ≤ (n − 1)V (Samuelson), and pⱼ ≥ e^(−1/2)/n makes
  /// the variance by p, which is the row's part of the slope's derivative in 1/τ, at least
  /// e^(−1/2)·V. So this error moves the root by 2^-63·n of itself at most.
  private func warm(_ tau: ScaledPair) -> ScaledPair {
    var total = ScaledPair.zero
    for row in rows {
      let count = ScaledPair(row.count)
      var largest = row[0]
      for logit in row where largest < logit { largest = logit }
      var (powers, distances, products) = (ScaledPair.zero, ScaledPair.zero, ScaledPair.zero)
      for logit in row {
        let distance = logit - largest
        let power = Self.power(distance / tau)
        powers = powers + power
        distances = distances + distance
        products = products + power * distance
      }
      total = total + (products - powers * distances / count) / (count + powers)
    }
    return ScaledPair(start) / ScaledPair(rows[0].count) + total
  }

  /// e^x − 1 for −1/2 ≤ x ≤ 0: x + x²/2 … is x where x is below 2^-200.
  private static func power(_ x: ScaledPair) -> ScaledPair {
    x.exponent < -200 ? x : ScaledPair(Elementary.expm1(x.unscaled))
  }
}
