/// The kernel of the matrix product: tiles of four rows and four columns.
///
/// Every entry is summed in one order, which the inner length k alone fixes: blocks of 16 products
/// from the first, each summed from left to right starting at +0, and the sums of the blocks added
/// from left to right starting at +0. Products are commutative to the bit. So an entry does not
/// depend on the shapes of the factors, on the tile that it falls into, nor on which factor is
/// transposed. Any order obeys bound F4; in this one at most 16 + k/16 roundings meet a product.
enum MatrixProduct {
  private static let blockLength = 16

  /// A·B as elements row by row, for A of m × k and B of k × n.
  static func elements(
    _ a: Span<Double>, _ b: Span<Double>, _ m: Int, _ k: Int, _ n: Int
  ) -> [Double] {
    let left = rowPanels(a, m, k)
    let right = columnPanels(b, k, n)
    var result = [Double](repeating: 0, count: m * n)
    var target = result.mutableSpan
    var row = 0
    while row < m {
      let leftPanel = left.span.extracting((row >> 2) * k..<((row >> 2) + 1) * k)
      var column = 0
      while column < n {
        let rightPanel = right.span.extracting((column >> 2) * k..<((column >> 2) + 1) * k)
        let tile = tile(leftPanel, rightPanel, k)
        store(tile.0, row, column, m, n, &target)
        store(tile.1, row + 1, column, m, n, &target)
        store(tile.2, row + 2, column, m, n, &target)
        store(tile.3, row + 3, column, m, n, &target)
        column += 4
      }
      row += 4
    }
    return result
  }

  /// Panels of four rows, for each k the four elements together; missing rows are the last one again.
  private static func rowPanels(_ a: Span<Double>, _ m: Int, _ k: Int) -> [SIMD4<Double>] {
    var panels = [SIMD4<Double>](repeating: SIMD4(), count: (m + 3) / 4 * k)
    var target = panels.mutableSpan
    var row = 0
    while row < m {
      let first = a.extracting(range(row, m, k))
      let second = a.extracting(range(row &+ 1, m, k))
      let third = a.extracting(range(row &+ 2, m, k))
      let fourth = a.extracting(range(row &+ 3, m, k))
      let start = (row >> 2) &* k
      for p in 0..<k {
        target[start &+ p] = SIMD4(first[p], second[p], third[p], fourth[p])
      }
      row &+= 4
    }
    return panels
  }

  /// Where a row of k elements stands; for one that is missing, the last, whose sums nobody reads.
  @inline(__always)
  private static func range(_ row: Int, _ m: Int, _ k: Int) -> Range<Int> {
    let row = min(row, m &- 1)
    return row &* k..<(row &+ 1) &* k
  }

  /// A·x in the same order as `elements` with one column, eight rows at a time.
  static func column(_ a: Span<Double>, _ x: Span<Double>, _ m: Int) -> [Double] {
    let k = x.count
    var result = [Double](repeating: 0, count: m)
    var target = result.mutableSpan
    var row = 0
    while row < m {
      let rows = (
        a.extracting(range(row, m, k)), a.extracting(range(row &+ 1, m, k)),
        a.extracting(range(row &+ 2, m, k)), a.extracting(range(row &+ 3, m, k)),
        a.extracting(range(row &+ 4, m, k)), a.extracting(range(row &+ 5, m, k)),
        a.extracting(range(row &+ 6, m, k)), a.extracting(range(row &+ 7, m, k))
      )
      var upper = SIMD4<Double>()
      var lower = SIMD4<Double>()
      var start = 0
      while start < k {
        let end = min(start &+ blockLength, k)
        var upperBlock = SIMD4<Double>()
        var lowerBlock = SIMD4<Double>()
        var p = start
        while p < end {
          upperBlock += SIMD4(rows.0[p], rows.1[p], rows.2[p], rows.3[p]) * x[p]
          lowerBlock += SIMD4(rows.4[p], rows.5[p], rows.6[p], rows.7[p]) * x[p]
          p &+= 1
        }
        upper += upperBlock
        lower += lowerBlock
        start = end
      }
      for lane in 0..<min(4, m &- row) { target[row &+ lane] = upper[lane] }
      if m &- row > 4 {
        for lane in 0..<min(4, m &- row &- 4) { target[row &+ 4 &+ lane] = lower[lane] }
      }
      row &+= 8
    }
    return result
  }

  /// Panels of four columns, for each k the four elements together; missing columns are zeros.
  private static func columnPanels(_ b: Span<Double>, _ k: Int, _ n: Int) -> [SIMD4<Double>] {
    let panelCount = (n + 3) / 4
    var panels = [SIMD4<Double>](repeating: SIMD4(), count: panelCount * k)
    var target = panels.mutableSpan
    for p in 0..<k {
      for panel in 0..<panelCount {
        let first = p &* n &+ panel &* 4
        var lanes = SIMD4<Double>()
        if panel &* 4 &+ 4 <= n {
          lanes = b.bytes.unsafeLoadUnaligned(
            fromByteOffset: first &* 8, as: SIMD4<Double>.self)
        } else {
          for lane in 0..<(n &- panel &* 4) { lanes[lane] = b[first &+ lane] }
        }
        target[panel &* k &+ p] = lanes
      }
    }
    return panels
  }

  private typealias Tile = (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)

  @inline(__always)
  private static func tile(
    _ left: Span<SIMD4<Double>>, _ right: Span<SIMD4<Double>>, _ k: Int
  ) -> Tile {
    var total = Tile(SIMD4(), SIMD4(), SIMD4(), SIMD4())
    var start = 0
    while start < k {
      let end = min(start &+ blockLength, k)
      var block = Tile(SIMD4(), SIMD4(), SIMD4(), SIMD4())
      var p = start
      while p < end {
        let a = left[p]
        let b = right[p]
        block.0 += b * a[0]
        block.1 += b * a[1]
        block.2 += b * a[2]
        block.3 += b * a[3]
        p &+= 1
      }
      total.0 += block.0
      total.1 += block.1
      total.2 += block.2
      total.3 += block.3
      start = end
    }
    return total
  }

  @inline(__always)
  private static func store(
    _ lanes: SIMD4<Double>, _ row: Int, _ column: Int, _ m: Int, _ n: Int,
    _ target: inout MutableSpan<Double>
  ) {
    guard row < m else { return }
    let start = row &* n &+ column
    target[start] = lanes[0]
    if column &+ 1 < n { target[start &+ 1] = lanes[1] }
    if column &+ 2 < n { target[start &+ 2] = lanes[2] }
    if column &+ 3 < n { target[start &+ 3] = lanes[3] }
  }
}
