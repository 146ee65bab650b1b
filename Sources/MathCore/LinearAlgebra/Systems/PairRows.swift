/// A square matrix of pairs for elimination: the high and the low parts apart, each row padded so that
/// groups of four may reach beyond its end.
struct PairRows {
  /// The number of rows.
  let count: Int
  /// From one row to the next.
  private let stride: Int
  private var high: [Double]
  private var low: [Double]

  /// A matrix of doubles, row by row.
  init(_ matrix: [Double], size: Int) {
    count = size
    stride = size + 3
    high = [Double](repeating: 0, count: size * stride)
    low = high
    for row in 0..<size {
      for column in 0..<size { high[row * stride + column] = matrix[row * size + column] }
    }
  }

  subscript(row: Int, column: Int) -> Pair {
    Pair(high[row * stride + column], low[row * stride + column])
  }

  /// The high parts, row by row.
  var highParts: [Double] {
    (0..<count).flatMap { high[$0 * stride..<$0 * stride + count] }
  }

  /// Exchanges two rows.
  mutating func swapRows(_ first: Int, _ second: Int) {
    for column in 0..<count {
      high.swapAt(first * stride + column, second * stride + column)
      low.swapAt(first * stride + column, second * stride + column)
    }
  }

  /// Divides each entry of column k below the diagonal by the pivot, and takes the multiples of row k
  /// from the rows below it.
  mutating func eliminate(_ k: Int) {
    let pivot = self[k, k]
    let stride = stride
    let count = count
    high.withUnsafeMutableBufferPointer { high in
      low.withUnsafeMutableBufferPointer { low in
        guard let h = high.baseAddress, let l = low.baseAddress else { return }
        for row in k + 1..<max(count, k + 1) where h[row * stride + k] != 0 {
          let place = row * stride + k
          let factor = Pair(h[place], l[place]) / pivot
          h[place] = factor.high
          l[place] = factor.low
          let source = k * stride + k + 1
          Self.subtract(
            factor, times: h + source, l + source, from: h + (place + 1), l + (place + 1),
            count - k - 1)
        }
      }
    }
  }

  /// Takes a multiple of a row from another row: the arithmetic of `Pair` in four lanes.
  ///
  /// The last sum of the product, which brings it no closer, is left out. Its low part may then be 3u of
  /// it, so that the three sums with low parts lose up to u²·(3·|a| + 7·|lu|), and the last one
  /// 8u²·(|a| + |lu|): together with the 8u² of the product less than `PairFactors` counts.
  private static func subtract(
    _ factor: Pair, times sourceHigh: UnsafePointer<Double>, _ sourceLow: UnsafePointer<Double>,
    from targetHigh: UnsafeMutablePointer<Double>, _ targetLow: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    let (factorUpper, factorLower) = Residual.split(factor.high)
    var index = 0
    while index < count {
      let x = four(sourceHigh + index)
      let product = x * factor.high
      let scaled = x * 134_217_729
      let upper = scaled - (scaled - x)
      let lower = x - upper
      let error =
        ((upper * factorUpper - product) + lower * factorUpper + upper * factorLower)
        + lower * factorLower
      let productLow = error + (four(sourceLow + index) * factor.high + x * factor.low)
      let a = four(targetHigh + index)
      let difference = a - product
      let part = difference - a
      let rest =
        ((a - (difference - part)) - (product + part)) + (four(targetLow + index) - productLow)
      let high = difference + rest
      store(high, targetHigh + index)
      store(rest - (high - difference), targetLow + index)
      index += 4
    }
  }

  @inline(__always)
  private static func four(_ x: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(x).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  private static func store(_ lanes: SIMD4<Double>, _ x: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(x).storeBytes(of: lanes, as: SIMD4<Double>.self)
  }
}
