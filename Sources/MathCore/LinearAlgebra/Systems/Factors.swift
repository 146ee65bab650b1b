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
  private(set) var elements: [Double]
  /// Whether the number of row exchanges is odd.
  private(set) var isOdd = false
  /// Whether every pivot is a finite number other than 0.
  private(set) var hasPivots = true

  /// Factors the matrix with these elements, row by row.
  ///
  /// - Complexity: n³/3 products.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    elements = matrix
    order = Array(0..<size)
    let size = size
    elements.withUnsafeMutableBufferPointer { buffer in
      guard let a = buffer.baseAddress else { return }
      for k in 0..<size {
        let pivotRow = Self.pivotRow(a, k, size)
        let top = a + k * size
        let pivot = a[pivotRow * size + k]
        guard pivot.magnitude > 0, pivot.isFinite else {
          hasPivots = false
          continue
        }
        if pivotRow != k {
          for column in 0..<size { buffer.swapAt(k * size + column, pivotRow * size + column) }
          order.swapAt(k, pivotRow)
          isOdd.toggle()
        }
        for row in k + 1..<max(size, k + 1) {
          let target = a + row * size
          let factor = target[k] / pivot
          target[k] = factor
          guard factor != 0 else { continue }
          Self.subtract(factor, times: top + (k + 1), from: target + (k + 1), size - k - 1)
        }
      }
    }
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
    for index in 0..<count { target[index] -= factor * source[index] }
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
