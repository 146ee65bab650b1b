/// The number t ≥ 0 beyond which a standard Gaussian lies with a given probability q ≤ ½.
enum NormalQuantile {
  /// t with Φ(−t) = q for 0 < q ≤ ½, within 2^-59 relatively; 0 for ½.
  static func upper(_ q: Double) -> DoubleDouble {
    q > 0.3125 ? fromCentre(0.5 - q) : fromTail(q)
  }

  /// t with Φ(−t) = q for q ≤ 0.3125, by Newton's method for log Φ(−t).
  ///
  /// The derivative of log Φ(−t) is −1/M(t) with Mills' ratio M, so that a step adds
  /// M(t)·log(Φ(−t)/q). The second derivative is M'/M², with |M'| ≤ 0.8·M, so that an error e becomes
  /// at most 0.4e². Hastings' approximation (Abramowitz and Stegun 26.2.23) is within 4.5·10^-4;
  /// three steps make that 10^-7, 10^-14 and 2^-89. What is left is the error of Φ: 2^-61·M(t), where
  /// t > 0.48 and M(t) < 0.92.
  private static func fromTail(_ q: Double) -> DoubleDouble {
    let logarithm = ScaledPair(q).log.unscaled.high
    let s = (-2 * logarithm).squareRoot()
    let numerator = 2.515517 + s * (0.802853 + s * 0.010328)
    let denominator = 1 + s * (1.432788 + s * (0.189269 + s * 0.001308))
    var t = DoubleDouble(s - numerator / denominator, 0)
    let target = ScaledPair(q)
    for _ in 0..<3 {
      let ratio = StandardScore.millsRatio(t)
      let probability = density(t) * ScaledPair(ratio)
      t = t + ratio * (probability / target).log.unscaled
    }
    return t
  }

  /// φ(t) for a pair |t| < 50, within 2^-75 relatively.
  static func density(_ t: DoubleDouble) -> ScaledPair {
    Elementary.exp((t * t).scaled(-0.5)) * ScaledPair(Elementary.densityAtZero)
  }

  /// t with Φ(t) − ½ = c for 0 ≤ c ≤ 0.1875, by Newton's method.
  ///
  /// The series Φ(t) − ½ = φ(0)·t·Σ (−t²/2)ⁿ/(n!(2n + 1)) gives it to its last digits, for t tiny as
  /// well; for t < 0.49 its 24 terms leave less than 2^-110. The derivative is φ(t), and φ' = −tφ:
  /// an error e becomes t·e²/2. From c/φ(0), which is t to within t³/6 < 0.02, four steps make it
  /// 10^-4, 10^-9, 10^-18 and below 2^-100.
  private static func fromCentre(_ c: Double) -> DoubleDouble {
    guard c > 0 else { return DoubleDouble(0, 0) }
    let target = DoubleDouble(c, 0) / Elementary.densityAtZero
    var t = target
    for _ in 0..<4 {
      let x = (t * t).scaled(-0.5)
      var series = DoubleDouble(0, 0)
      for n in stride(from: 24.0, through: 0, by: -1) {
        series =
          DoubleDouble(1, 0) / DoubleDouble(2 * n + 1, 0) + series * x / DoubleDouble(n + 1, 0)
      }
      let slope = Elementary.exp(x).unscaled
      t = t + (target - t * series) / slope
    }
    return t
  }
}
