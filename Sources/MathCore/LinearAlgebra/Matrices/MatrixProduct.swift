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
    elements(a, b, m, k, n) { _, _ in 0 }
  }

  /// A·B for an upper triangle A and a lower triangle B of n × n, whose other elements are zeros: most
  /// products of these are left out.
  static func ofTriangles(_ a: Span<Double>, _ b: Span<Double>, _ n: Int) -> [Double] {
    elements(a, b, n, n, n) { row, column in max(row, column) }
  }

  /// A·B, where the products of a tile begin with that of a place which is a multiple of 4.
  @inline(__always)
  private static func elements(
    _ a: Span<Double>, _ b: Span<Double>, _ m: Int, _ k: Int, _ n: Int,
    from first: (_ row: Int, _ column: Int) -> Int
  ) -> [Double] {
    // Panels of A, of eight numbers for each k, and then those of B, of four.
    let (leftCount, rightCount) = ((m + 3) / 4, (n + 3) / 4)
    return [Double](unsafeUninitializedCapacity: m * n) { result, count in
      withUnsafeTemporaryAllocation(
        of: Double.self, capacity: (2 * leftCount + rightCount) * 4 * k
      ) { panels in
        guard let left = panels.baseAddress, let target = result.baseAddress else { return }
        let right = left + leftCount * 8 * k
        packRows(a, m, k, left)
        packColumns(b, k, n, right)
        for rows in 0..<leftCount {
          for columns in 0..<rightCount {
            let start = first(4 * rows, 4 * columns)
            let tile = tile(left + rows * 8 * k, right + columns * 4 * k, start, k)
            store(tile, target + (4 * rows * n + 4 * columns), n, m - 4 * rows, n - 4 * columns)
          }
        }
      }
      count = m * n
    }
  }

  /// The products of a lower triangle in two parts and an upper one in two parts, of n × n: those of the
  /// first parts, the two of a first and a second part together, and those of the second parts, one
  /// matrix below the other.
  static func ofParts(
    _ lower: (first: [Double], second: [Double]), _ upper: (first: [Double], second: [Double]),
    _ n: Int
  ) -> [Double] {
    let count = (n + 3) / 4
    // What the panels of a left and of a right factor take.
    let (long, short) = (count * 8 * n, count * 4 * n)
    return [Double](unsafeUninitializedCapacity: 3 * n * n) { result, filled in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (long + short)) { panels in
        guard let left = panels.baseAddress, let target = result.baseAddress else { return }
        let right = left + 2 * long
        packRows(lower.first.span, n, n, left)
        packRows(lower.second.span, n, n, left + long)
        packColumns(upper.first.span, n, n, right)
        packColumns(upper.second.span, n, n, right + short)
        for rows in 0..<count {
          for columns in 0..<count {
            let (a, b) = (left + rows * 8 * n, right + columns * 4 * n)
            let end = min(4 * min(rows, columns) + 4, n)
            let place = target + (4 * rows * n + 4 * columns)
            func store(_ tile: Tile, _ index: Int) {
              Self.store(tile, place + index * n * n, n, n - 4 * rows, n - 4 * columns)
            }
            store(tile(a, b, 0, end), 0)
            let (one, other) = (tile(a, b + short, 0, end), tile(a + long, b, 0, end))
            store((one.0 + other.0, one.1 + other.1), 1)
            store(tile(a + long, b + short, 0, end), 2)
          }
        }
      }
      filled = 3 * n * n
    }
  }

  /// Panels of four rows, for each k the four elements together, each twice.
  ///
  /// Pairs of B are multiplied with them as they are. Missing rows are the last one again.
  private static func packRows(
    _ a: Span<Double>, _ m: Int, _ k: Int, _ panels: UnsafeMutablePointer<Double>
  ) {
    var target = panels
    for row in stride(from: 0, to: m, by: 4) {
      let first = a.extracting(range(row, m, k))
      let second = a.extracting(range(row &+ 1, m, k))
      let third = a.extracting(range(row &+ 2, m, k))
      let fourth = a.extracting(range(row &+ 3, m, k))
      for p in 0..<k {
        let lower = SIMD4(first[p], first[p], second[p], second[p])
        let upper = SIMD4(third[p], third[p], fourth[p], fourth[p])
        FourLanes.store(lower, target)
        FourLanes.store(upper, target + 4)
        target += 8
      }
    }
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
  private static func packColumns(
    _ b: Span<Double>, _ k: Int, _ n: Int, _ panels: UnsafeMutablePointer<Double>
  ) {
    for p in 0..<k {
      let row = b.extracting(p &* n..<(p &+ 1) &* n)
      var target = panels + 4 * p
      var column = 0
      while column &+ 4 <= n {
        let lanes = row.bytes.unsafeLoadUnaligned(
          fromByteOffset: column &* 8, as: SIMD4<Double>.self)
        FourLanes.store(lanes, target)
        target += 4 * k
        column &+= 4
      }
      guard column < n else { continue }
      for lane in 0..<4 { target[lane] = column &+ lane < n ? row[column &+ lane] : 0 }
    }
  }

  /// Four rows of two columns each: those of the first two columns, and of the last two.
  private typealias Tile = (SIMD8<Double>, SIMD8<Double>)

  @inline(__always)
  private static func tile(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ first: Int, _ k: Int
  ) -> Tile {
    var total = Tile(SIMD8(), SIMD8())
    var start = first
    while start < k {
      let end = min(start &+ blockLength, k)
      var block = Tile(SIMD8(), SIMD8())
      var p = start
      while p < end {
        let a = UnsafeRawPointer(left + 8 &* p).loadUnaligned(as: SIMD8<Double>.self)
        let b = FourLanes.load(right + 4 &* p)
        block.0 += a * four(b.lowHalf)
        block.1 += a * four(b.highHalf)
        p &+= 1
      }
      total.0 += block.0
      total.1 += block.1
      start = end
    }
    return total
  }

  /// A pair four times.
  @inline(__always)
  private static func four(_ pair: SIMD2<Double>) -> SIMD8<Double> {
    let twice = SIMD4(lowHalf: pair, highHalf: pair)
    return SIMD8(lowHalf: twice, highHalf: twice)
  }

  /// Stores a tile, as far as there are rows and columns.
  @inline(__always)
  private static func store(
    _ tile: Tile, _ target: UnsafeMutablePointer<Double>, _ stride: Int, _ rows: Int, _ columns: Int
  ) {
    let lanes = (
      SIMD4(tile.0[0], tile.0[1], tile.1[0], tile.1[1]),
      SIMD4(tile.0[2], tile.0[3], tile.1[2], tile.1[3]),
      SIMD4(tile.0[4], tile.0[5], tile.1[4], tile.1[5]),
      SIMD4(tile.0[6], tile.0[7], tile.1[6], tile.1[7])
    )
    store(lanes.0, target, columns)
    if rows > 1 { store(lanes.1, target + stride, columns) }
    if rows > 2 { store(lanes.2, target + 2 * stride, columns) }
    if rows > 3 { store(lanes.3, target + 3 * stride, columns) }
  }

  @inline(__always)
  private static func store(
    _ lanes: SIMD4<Double>, _ target: UnsafeMutablePointer<Double>, _ columns: Int
  ) {
    if columns >= 4 { return FourLanes.store(lanes, target) }
    for column in 0..<columns { target[column] = lanes[column] }
  }
}
