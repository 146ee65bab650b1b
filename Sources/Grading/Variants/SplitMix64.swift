/// The generator SplitMix64: a sequence of 64-bit numbers that a seed fixes.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// A number from 0 to `count − 1`, each as likely as the others.
  ///
  /// The numbers at the upper end of the 64 bits that would make some indices more likely are passed over.
  ///
  /// - Parameter count: at least 1.
  mutating func index(below count: Int) -> Int {
    let size = UInt64(max(1, count))
    // 2⁶⁴ mod size
    let surplus = (UInt64.max % size + 1) % size
    while true {
      let word = next()
      if word <= UInt64.max - surplus { return Int(word % size) }
    }
  }
}
