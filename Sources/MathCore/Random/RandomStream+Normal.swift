extension RandomStream {
  /// A draw of the standard normal distribution, without a logarithm or a table.
  ///
  /// Karney's algorithm ("Sampling exactly from the normal distribution", 2016). It compares
  /// uniform draws only, so that it needs nothing of a mathematical library and gives the same bits
  /// everywhere. A uniform draw is a multiple of 2^-64 from 64 bits; up to the ties of such draws,
  /// of probability 2^-64, the distribution is exact.
  ///
  /// 1. k counts how often `isBelowRootOfExp` says yes before it says no: e^(-k/2)(1 − e^(-1/2)).
  /// 2. k(k − 1) further times it has to say yes, else all starts again: e^(-k(k-1)/2).
  /// 3. x is uniform. With probability e^(-x(2k+x)/2), k + 1 times `accepts(k, x)`, go on, else
  ///    start again. In all the density of k + x is now proportional to e^(-(k+x)²/2).
  /// 4. The lowest of 64 further bits is the sign: 1 for minus.
  public mutating func normal() -> Double {
    while true {
      var k: UInt64 = 0
      while isBelowRootOfExp() { k += 1 }
      guard repeats(k * (k &- 1), { $0.isBelowRootOfExp() }) else { continue }
      let x = next()
      guard repeats(k + 1, { $0.accepts(k, x) }) else { continue }
      let magnitude = Double(k) + Double(x) * 0x1p-64
      return next() & 1 == 1 ? -magnitude : magnitude
    }
  }

  private mutating func repeats(
    _ count: UInt64, _ trial: (inout RandomStream) -> Bool
  ) -> Bool {
    var done: UInt64 = 0
    while done < count {
      guard trial(&self) else { return false }
      done += 1
    }
    return true
  }

  /// Yes with probability e^(-1/2).
  ///
  /// A descending run 1/2 > u₁ > u₂ > … has n members or more with probability (1/2)ⁿ/n!. So its
  /// length is even with the probability Σ (−1/2)ⁿ/n! (von Neumann).
  private mutating func isBelowRootOfExp() -> Bool {
    var last: UInt64 = 1 << 63
    var isEven = true
    while true {
      let draw = next()
      guard draw < last else { return isEven }
      last = draw
      isEven.toggle()
    }
  }

  /// Yes with probability e^(-x(2k+x)/(2k+2)), for x as a fraction of 2^64.
  ///
  /// The run x > u₁ > u₂ > … goes on at each member only if another draw is below (2k + x)/(2k +
  /// 2), so that it has n members or more with probability (x(2k+x)/(2k+2))ⁿ/n!.
  private mutating func accepts(_ k: UInt64, _ x: UInt64) -> Bool {
    var last = x
    var isEven = true
    while true {
      let draw = next()
      guard draw < last else { return isEven }
      // r < (2k + x)/(2k + 2), as r·(2k + 2) < 2k·2^64 + x.
      let product = next().multipliedFullWidth(by: 2 * k + 2)
      guard product.high < 2 * k || (product.high == 2 * k && product.low < x) else {
        return isEven
      }
      last = draw
      isEven.toggle()
    }
  }
}
