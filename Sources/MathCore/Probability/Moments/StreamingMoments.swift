/// The count, mean and variance of data that are read one by one and not kept (Welford 1962).
///
/// Plain doubles: each step moves the mean by the difference δ over the count, and adds δ times the
/// difference from the moved mean to the sum of squared deviations. The variance is within about
/// n·u·κ of the exact one, relatively, κ² = 1 + mean²/variance: condition matters, though its
/// square, as in E[x²] − E[x]², does not (bound F17; Chan, Golub and LeVeque 1983).
public struct StreamingMoments: Sendable, Hashable {
  /// The number of data.
  public private(set) var count = 0
  /// The mean; 0 of no data.
  public private(set) var mean = 0.0
  /// Σ (xᵢ − x̄)².
  private var deviations = 0.0

  /// The moments of no data.
  public init() {}

  /// Takes in a number.
  ///
  /// - Throws: `notFinite`, and nothing is taken in.
  /// - Complexity: O(1).
  public mutating func add(_ x: Double) throws(MathError) {
    try Requirements.finite(x, "x", in: "streamingMoments")
    count += 1
    let difference = x - mean
    mean = moved(by: difference, to: x, share: 1 / Double(count), over: Double(count))
    deviations += difference * (x - mean)
  }

  /// Takes in the data that other moments are of (Chan, Golub and LeVeque 1979).
  ///
  /// With n and m data and δ the difference of the means, the mean moves by δ·m/(n + m), and
  /// δ²·nm/(n + m) is added to the squared deviations of both.
  ///
  /// - Complexity: O(1).
  public mutating func merge(_ other: StreamingMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (n, m) = (Double(count), Double(other.count))
    let difference = other.mean - mean
    mean = moved(by: difference, to: other.mean, share: m / (n + m), over: (n + m) / m)
    deviations += other.deviations + difference * (difference * (n * (m / (n + m))))
    count += other.count
  }

  /// The mean moved by a share of the difference from a number, which may be beyond the doubles.
  private func moved(
    by difference: Double, to x: Double, share: Double, over divisor: Double
  ) -> Double {
    difference.isFinite ? mean + difference / divisor : mean * (1 - share) + x * share
  }

  /// The variance with the count as the divisor; nothing of no data.
  public var variance: Double? { count > 0 ? deviations / Double(count) : nil }

  /// The variance with one less than the count as the divisor; nothing of fewer than two data.
  public var sampleVariance: Double? { count > 1 ? deviations / Double(count - 1) : nil }
}
