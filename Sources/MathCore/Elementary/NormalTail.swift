/// The tail of the normal distribution by Mills' ratio M(t) = Φ(−t)/φ(t), t ≥ 0.
///
/// M(t) = ∫₀^∞ e^(−ts − s²/2) ds, so that M' = tM − 1 and the Taylor coefficients of M at a centre c
/// are a₁ = c·a₀ − 1 and aₙ₊₁ = (c·aₙ + aₙ₋₁)/(n + 1). Cutting the integral's factors shows
/// |aₙ| ≤ 1/cⁿ⁺¹ and |aₙ| ≤ 2^((n−1)/2)·Γ((n + 1)/2)/n!.
enum NormalTail {
  /// Centres are a sixteenth apart, from 0 to 40.
  private static let spacing = 0x1p-4
  private static let last = 640
  /// Coefficients a centre: a₀ and a₁ as pairs, then a₂ to a₁₁.
  private static let rowLength = 14

  /// The coefficients of the centres.
  ///
  /// At c = 40 the continued fraction M = 1/(t + 1/(t + 2/(t + …))) is cut at depth 40: each level
  /// reduces a relative error by k/(t² + k), all of them by 10^-80. From there M(c − 1/16) is taken
  /// from the series at c with 28 terms, which leaves less than 2^-108. An error ε of a₀, and
  /// likewise one made in the recurrence, grows no more than the other solutions of M' = tM − 1,
  /// times e^((t² − c²)/2): those shrink on the way down. So M(c) is off by less than 2^-90
  /// relatively.
  private static let table: [Double] = {
    var ratio = DoubleDouble(40, 0)
    for level in stride(from: 40, through: 1, by: -1) {
      ratio = DoubleDouble(40, 0) + DoubleDouble(Double(level), 0) / ratio
    }
    var value = DoubleDouble(1, 0) / ratio
    var rows: [[Double]] = []
    for index in stride(from: last, through: 0, by: -1) {
      let all = coefficients(at: DoubleDouble(Double(index) * spacing, 0), value)
      rows.append(
        [all[0].high, all[0].low, all[1].high, all[1].low] + all[2..<12].map(\.high))
      value = all.reversed().reduce(DoubleDouble(0, 0)) { $0 * -spacing + $1 }
    }
    return rows.reversed().flatMap { $0 }
  }()

  private static func coefficients(
    at centre: DoubleDouble, _ value: DoubleDouble
  ) -> [DoubleDouble] {
    var result = [value, value * centre + -1]
    while result.count < 28 {
      let n = result.count
      let sum = result[n - 1] * centre + result[n - 2]
      result.append(sum / DoubleDouble(Double(n), 0))
    }
    return result
  }

  /// M(t) for 0 ≤ t ≤ 40, with a relative error below 2^-62.
  ///
  /// t = c + h, |h| ≤ 1/32. The series is cut off at a₁₂h¹², below 2^-74; a₀ and a₁·h are pairs, and
  /// what follows, below 2^-10·M, is rounded to 2^-63.
  static func millsRatio(_ t: Double) -> DoubleDouble {
    let index = Int((t * 16).rounded())
    let h = t - Double(index) * spacing
    let base = index * rowLength
    return table.withUnsafeBufferPointer { a in
      guard base >= 0, base + rowLength <= a.count else { return DoubleDouble(0, 0) }
      var rest = a[base + 13]
      for place in stride(from: base + 12, through: base + 4, by: -1) {
        rest = rest * h + a[place]
      }
      let (first, firstError) = ErrorFree.product(a[base + 2], h)
      let (sum, error) = ErrorFree.sum(a[base], first)
      return DoubleDouble(
        sum, error + (a[base + 1] + (firstError + (a[base + 3] * h + rest * h * h))))
    }
  }

  /// The zero of M(t) − t in three parts: −1 times that of the derivative of x·Φ(x).
  static let zero = (0x1.80ead197f00b4p-1, -0x1.13e74c58cada8p-56, -0x1.65d4b5b9cdd03p-111)

  /// The coefficients of M(t) − t at its zero t₀: there M = t₀, so that a₀ is 0 and a₁ = t₀² − 2.
  private static let atZero: [DoubleDouble] = {
    let centre = DoubleDouble(zero.0, zero.1)
    var result = coefficients(at: centre, centre)
    result[0] = DoubleDouble(0, 0)
    result[1] = result[1] + -1
    return Array(result[..<12])
  }()

  /// M(t) − t for 0 ≤ t ≤ 40, with a relative error below 2^-57.
  ///
  /// Within 1/32 of its zero it is h(a₁ + a₂h + …), where h = t − t₀ is a pair: t less the first
  /// part of t₀ is exact. Elsewhere it is at least 1/32 of M.
  static func millsRatioLessArgument(_ t: Double) -> DoubleDouble {
    guard (t - zero.0).magnitude < 0x1p-5 else { return millsRatio(t) + -t }
    let h = DoubleDouble(-zero.1, -zero.2) + (t - zero.0)
    var rest = 0.0
    for coefficient in atZero[2...].reversed() { rest = rest * h.high + coefficient.high }
    return h * (h * rest + atZero[1])
  }

  /// Φ(−t) for 0 ≤ t ≤ 40, with a relative error below 2^-61.
  ///
  /// The square of t is exact as a pair.
  static func probability(below t: Double) -> ScaledPair {
    density(t) * ScaledPair(millsRatio(t))
  }

  /// The density φ(t) = e^(−t²/2)/√(2π) for |t| ≤ 40, with a relative error below 2^-75.
  static func density(_ t: Double) -> ScaledPair {
    let (square, error) = ErrorFree.product(t, t)
    let power = Elementary.exp(DoubleDouble(square / -2, error / -2))
    return power * ScaledPair(Elementary.densityAtZero)
  }
}
