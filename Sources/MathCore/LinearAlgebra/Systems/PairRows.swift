/// A square matrix of pairs for elimination: the high and the low parts apart, each row padded so that
/// groups of four may reach beyond its end.
struct PairRows {
  /// The number of rows.
  let count: Int
  /// From one row to the next.
  private let stride: Int
  /// The high parts, the low parts, and the halves of the high parts of one row.
  private var parts: [Double]

  /// A matrix of doubles, row by row.
  init(_ matrix: [Double], size: Int) {
    count = size
    stride = size + 3
    parts = [Double](repeating: 0, count: 2 * (size + 1) * stride)
    for row in 0..<size {
      for column in 0..<size { parts[row * stride + column] = matrix[row * size + column] }
    }
  }

  private var lowStart: Int { count * stride }

  subscript(row: Int, column: Int) -> Pair {
    Pair(parts[row * stride + column], parts[lowStart + row * stride + column])
  }

  /// The high parts, row by row.
  var highParts: [Double] {
    (0..<count).flatMap { parts[$0 * stride..<$0 * stride + count] }
  }

  /// Brings the first of the rows from k on with the largest magnitude in column k to row k, divides
  /// each entry of the column below the diagonal by it, and takes the multiples of row k from the rows
  /// below; that row's place before, or nothing for a pivot that is 0, not finite, or very large.
  mutating func eliminate(_ k: Int) -> Int? {
    let (stride, count, lowStart) = (stride, count, lowStart)
    return parts.withUnsafeMutableBufferPointer { parts -> Int? in
      guard let high = parts.baseAddress else { return nil }
      let low = high + lowStart
      var pivotRow = k
      for row in k + 1..<max(count, k + 1)
      where high[row * stride + k].magnitude > high[pivotRow * stride + k].magnitude {
        pivotRow = row
      }
      let largest = high[pivotRow * stride + k].magnitude
      guard largest > 0, largest < 0x1p900 else { return nil }
      let source = k * stride
      if pivotRow != k {
        for column in 0..<count {
          let other = pivotRow * stride + column
          swap(&high[source + column], &high[other])
          swap(&low[source + column], &low[other])
        }
      }
      let pivot = Pair(high[source + k], low[source + k])
      let upper = high + 2 * lowStart
      let lower = upper + stride
      var column = k + 1
      while column < count {
        let (first, second) = Residual.split(FourLanes.load(high + (source + column)))
        FourLanes.store(first, upper + column)
        FourLanes.store(second, lower + column)
        column += 4
      }
      for row in k + 1..<max(count, k + 1) where high[row * stride + k] != 0 {
        let target = row * stride
        let factor = Pair(high[target + k], low[target + k]) / pivot
        high[target + k] = factor.high
        low[target + k] = factor.low
        let (factorUpper, factorLower) = Residual.split(factor.high)
        column = k + 1
        while column < count {
          let x = FourLanes.load(high + (source + column))
          let (xUpper, xLower) = (FourLanes.load(upper + column), FourLanes.load(lower + column))
          let product = x * factor.high
          let error =
            ((xUpper * factorUpper - product) + xLower * factorUpper + xUpper * factorLower)
            + xLower * factorLower
          let xLow = FourLanes.load(low + (source + column))
          let productLow = error + (xLow * factor.high + x * factor.low)
          Self.subtract(product, productLow, high + (target + column), low + (target + column))
          column += 4
        }
      }
      return pivotRow
    }
  }

  /// Takes four products from four entries: the arithmetic of `Pair`.
  ///
  /// The last sum of the product, which brings it no closer, is left out. Its low part may then be 3u of
  /// it, so that the three sums with low parts lose up to u²·(3·|a| + 7·|lu|), and the last one
  /// 8u²·(|a| + |lu|): together with the 8u² of the product less than `PairFactors` counts.
  @inline(__always)
  private static func subtract(
    _ product: SIMD4<Double>, _ productLow: SIMD4<Double>,
    _ targetHigh: UnsafeMutablePointer<Double>, _ targetLow: UnsafeMutablePointer<Double>
  ) {
    let a = FourLanes.load(targetHigh)
    let difference = a - product
    let part = difference - a
    let rest =
      ((a - (difference - part)) - (product + part)) + (FourLanes.load(targetLow) - productLow)
    let high = difference + rest
    FourLanes.store(high, targetHigh)
    FourLanes.store(rest - (high - difference), targetLow)
  }
}
