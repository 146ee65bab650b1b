/// The factors of a square matrix with rows exchanged, L with ones on its diagonal and U, in one array:
/// Gaussian elimination with partial pivoting in plain doubles.
///
/// Computed L and U satisfy |PB − LU| ≤ γₙ·|L|·|U| entry by entry, if nothing underflows (Higham,
/// Accuracy and Stability of Numerical Algorithms, theorem 9.3): every entry of PB is a sum of at most
/// n products, less one product each step.
struct Factors {
  /// The size.
  let size: Int
  /// Row i of PB is row `order[i]` of B.
  private(set) var order: [Int]
  /// L below the diagonal, U on and above it, row by row.
  private(set) var elements: [Double] = []
  /// Whether the number of row exchanges is odd.
  private(set) var isOdd = false
  /// Whether every pivot is a finite number other than 0.
  private(set) var hasPivots = true

  /// Factors the matrix with these elements, row by row.
  ///
  /// Two columns are eliminated at a time, as each pass over a row takes its time in loading and storing:
  /// the second one is brought up to date alone, so that its pivot can be found.
  ///
  /// - Complexity: n³/3 products.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    var elements = matrix
    order = Array(0..<size)
    elements.withUnsafeMutableBufferPointer { buffer in
      guard let a = buffer.baseAddress else { return }
      for k in stride(from: 0, to: size, by: 2) {
        let isFirst = bringPivot(to: k, a)
        guard k + 1 < size else { return }
        let (top, next, below) = (a + k * size, a + (k + 1) * size, k + 2)
        if isFirst {
          for row in k + 1..<size where a[row * size + k] != 0 {
            a[row * size + k + 1] -= a[row * size + k] * top[k + 1]
          }
        }
        let isSecond = bringPivot(to: k + 1, a)
        if isFirst, next[k] != 0 {
          Self.subtract(next[k], times: top + below, from: next + below, size - below)
        }
        for row in below..<size {
          let target = a + row * size
          Self.subtract(
            isFirst ? target[k] : 0, times: top + below, isSecond ? target[k + 1] : 0,
            times: next + below, from: target + below, size - below)
        }
      }
    }
    self.elements = elements
  }

  /// Brings the pivot of column k to its place and divides the entries below by it; false where there is
  /// none.
  private mutating func bringPivot(to k: Int, _ a: UnsafeMutablePointer<Double>) -> Bool {
    let pivotRow = Self.pivotRow(a, k, size)
    let pivot = a[pivotRow * size + k]
    guard pivot.magnitude > 0, pivot.isFinite else {
      hasPivots = false
      return false
    }
    if pivotRow != k {
      for column in 0..<size { swap(&a[k * size + column], &a[pivotRow * size + column]) }
      order.swapAt(k, pivotRow)
      isOdd.toggle()
    }
    for row in k + 1..<max(size, k + 1) { a[row * size + k] /= pivot }
    return true
  }

  /// The first of the rows from k on with the largest magnitude in column k.
  private static func pivotRow(_ a: UnsafePointer<Double>, _ k: Int, _ size: Int) -> Int {
    var pivotRow = k
    var largest = a[k * size + k].magnitude
    for row in k + 1..<max(size, k + 1) where a[row * size + k].magnitude > largest {
      largest = a[row * size + k].magnitude
      pivotRow = row
    }
    return pivotRow
  }

  /// Takes a multiple of a row from another row.
  static func subtract(
    _ factor: Double, times source: UnsafePointer<Double>,
    from target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    var index = 0
    while index &+ 4 <= count {
      let rest = FourLanes.load(target + index) - FourLanes.load(source + index) * factor
      FourLanes.store(rest, target + index)
      index &+= 4
    }
    while index < count {
      target[index] -= factor * source[index]
      index &+= 1
    }
  }

  /// Takes multiples of two rows from another row, one after the other; a multiple by 0 is left out.
  @inline(__always)
  static func subtract(
    _ first: Double, times x: UnsafePointer<Double>, _ second: Double,
    times y: UnsafePointer<Double>, from target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    guard first != 0, second != 0 else {
      if first != 0 { subtract(first, times: x, from: target, count) }
      if second != 0 { subtract(second, times: y, from: target, count) }
      return
    }
    var index = 0
    while index &+ 4 <= count {
      let rest = FourLanes.load(target + index) - FourLanes.load(x + index) * first
      FourLanes.store(rest - FourLanes.load(y + index) * second, target + index)
      index &+= 4
    }
    while index < count {
      target[index] = (target[index] - first * x[index]) - second * y[index]
      index &+= 1
    }
  }

  /// The solution y of B·y = b by substitution.
  func solve(_ right: [Double]) -> [Double] {
    var x = order.map { right[$0] }
    for row in 0..<size {
      var sum = x[row]
      for column in 0..<row { sum -= elements[row * size + column] * x[column] }
      x[row] = sum
    }
    for row in (0..<size).reversed() {
      var sum = x[row]
      for column in row + 1..<max(size, row + 1) {
        sum -= elements[row * size + column] * x[column]
      }
      x[row] = sum / elements[row * size + row]
    }
    return x
  }
}
