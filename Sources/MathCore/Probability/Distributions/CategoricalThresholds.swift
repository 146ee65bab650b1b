/// Which class a uniform draw falls into, decided by exact running sums of the probabilities.
struct CategoricalThresholds {
  /// For each class Sₖ·2^53 rounded up, for the running sum Sₖ.
  private let ends: [UInt64]
  /// The last class whose probability is not 0.
  private let last: Int

  /// The thresholds of a distribution, whose sum is below 2.
  init(_ p: [Double]) {
    var total = WideAccumulator()
    ends = p.map { probability in
      total.add(probability)
      return Self.units(total.value)
    }
    last = p.lastIndex { $0 > 0 } ?? 0
  }

  /// A number from 0 to below 2 in units of 2^-53, rounded up.
  private static func units(_ sum: Dyadic) -> UInt64 {
    let cut = -53 - sum.exponent
    guard cut > 0 else { return sum.magnitude.bits(from: 0) << UInt64(-cut) }
    return sum.magnitude.bits(from: cut) + (sum.magnitude.hasBits(below: cut) ? 1 : 0)
  }

  /// The first class k with u < Sₖ, for a multiple u of 2^-53 in 0 ..< 1; the last one that is not 0
  /// where there is none.
  ///
  /// u is below Sₖ if and only if u·2^53, a whole number, is below Sₖ·2^53 rounded up.
  func category(of u: Double) -> Int {
    let place = UInt64(u * 0x1p53)
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if place < ends[middle] { high = middle } else { low = middle + 1 }
    }
    return min(low, last)
  }
}
