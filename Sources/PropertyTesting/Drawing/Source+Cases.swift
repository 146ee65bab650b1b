extension Source {
  /// How many cases share a block.
  static let blockSize = 64

  /// The size of a case: all sizes come up in each block, so that small and large values come
  /// early.
  private static func size(of number: Int) -> Int {
    (number % blockSize * 37 % blockSize) * largestSize / (blockSize - 1)
  }

  /// Begins a numbered case of a run; the cases of a block must be drawn in order.
  ///
  /// The first case of all has the simplest choices alone.
  @usableFromInline
  func begin(_ number: Int, seed: UInt64) {
    if number % Self.blockSize == 0 { beginBlock(seed: seed, block: number / Self.blockSize) }
    beginCase(
      script: [], afterwards: number == 0 ? .simplest : .random, size: Self.size(of: number))
  }

  /// Begins a block of cases: its random bits, and no values to use again.
  func beginBlock(seed: UInt64, block: Int) {
    random = Random(seed: seed, block: UInt64(truncatingIfNeeded: block))
    recentIntegerCount = 0
    recentFloatCount = 0
  }

  /// Begins a case.
  func beginCase(script: [Choice], afterwards: Afterwards, size: Int) {
    count = 0
    spanCount = 0
    openSpan = -1
    depth = 0
    self.script = script
    self.afterwards = afterwards
    self.size = max(0, min(size, Self.largestSize))
  }
}
