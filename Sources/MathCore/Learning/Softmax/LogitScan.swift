/// What one pass over logits finds: whether they may be logits, and the two largest.
struct LogitScan {
  /// Whether each is finite or −∞.
  private(set) var isValid = true
  /// The largest logit; −∞ where there is none.
  private(set) var top = -Double.infinity
  /// The next one, which is equal if two are the largest; −∞ where there is none.
  private(set) var second = -Double.infinity

  init(_ z: Span<Double>) {
    var first = SIMD4<Double>(repeating: -.infinity)
    var next = first
    var isBelow = SIMDMask<SIMD4<Int64>>(repeating: true)
    let whole = z.count & ~3
    var start = 0
    while start < whole {
      let four = z.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
      isBelow = isBelow .& (four .< .infinity)
      let smaller = four.replacing(with: first, where: four .> first)
      first.replace(with: four, where: four .> first)
      next.replace(with: smaller, where: smaller .> next)
      start &+= 4
    }
    isValid = isBelow[0] && isBelow[1] && isBelow[2] && isBelow[3]
    for index in whole..<z.count {
      isValid = isValid && z[index] < .infinity
      add(z[index])
    }
    for lane in 0..<4 {
      add(first[lane])
      add(next[lane])
    }
  }

  private mutating func add(_ logit: Double) {
    if logit > top {
      second = top
      top = logit
    } else if logit > second {
      second = logit
    }
  }
}
