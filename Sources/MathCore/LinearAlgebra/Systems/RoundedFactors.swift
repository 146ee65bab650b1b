/// The factors of a matrix rounded to two parts of few bits, whose products are exact.
///
/// With n ≤ 2^c, the first parts have b = ⌊(53 − c)/2⌋ bits and the second ones b' = 53 − c − b. In units
/// of the last place of L, which is at most 1, and of a column of U, the first parts are at most 2^b and
/// the second at most 2^(b' − 1) units. So sums of n products of first parts stay within 2^(c + 2b),
/// those of 2n products of a first and a second part within 2^(c + b + b'), and those of second parts
/// within 2^(c + 2b' − 2): all of them 2^53 units at most, and each sum is exact in any order.
struct RoundedFactors {
  private let size: Int
  private let order: [Int]
  private let lower: (first: [Double], second: [Double])
  private let upper: (first: [Double], second: [Double])
  /// L below the diagonal, U on and above it, row by row.
  let elements: [Double]

  /// Rounds factors; nothing where a column of U is far from 1 or a pivot is rounded to 0.
  init?(_ factors: Factors) {
    let n = factors.size
    (size, order) = (n, factors.order)
    let countBits = Int.bitWidth - max(n - 1, 0).leadingZeroBitCount
    let first = (53 - countBits) / 2
    let second = 53 - countBits - first
    var (l, u) = (factors.elements, factors.elements)
    for row in 0..<n {
      for column in 0..<row { u[row * n + column] = 0 }
      for column in row..<n { l[row * n + column] = column == row ? 1 : 0 }
    }
    // The exponents of the columns of U: all of a column is below 2^e.
    let exponents = RowPasses.columnMaxima(u, width: n).map { PowerOfTwo.exponent(of: $0) + 1 }
    guard exponents.allSatisfy({ $0.magnitude < 100 }) else { return nil }
    func parts(_ x: [Double], _ exponents: [Int]) -> (first: [Double], second: [Double]) {
      let anchors = exponents.map { 0x1.8p52 * PowerOfTwo.power($0 - first) }
      let fine = anchors.map { $0 * PowerOfTwo.power(-second) }
      let upper = RowPasses.multiples(x, anchors)
      return (upper, RowPasses.multiples(RowPasses.differences(x, upper), fine))
    }
    lower = parts(l, [Int](repeating: 0, count: n))
    upper = parts(u, exponents)
    // Off the diagonal one of the two is 0.
    var elements = RowPasses.sums(
      RowPasses.sums(lower.first, lower.second), RowPasses.sums(upper.first, upper.second))
    for place in stride(from: 0, to: n * n, by: n + 1) {
      elements[place] = upper.first[place] + upper.second[place]
      guard elements[place] != 0 else { return nil }
    }
    self.elements = elements
  }

  /// What the product of the factors misses.
  struct Residual {
    /// PB − LU, row by row.
    let values: [Double]
    /// The error of an element in units of 2^-53.
    let sizes: [Double]
  }

  /// PB − LU for the matrix B that was factored.
  ///
  /// B less the product of the first parts is the sum of d and its error, exactly; of what follows each
  /// rounding is at most 2^-53 of its result.
  func residual(of b: [Double]) -> Residual {
    let n = size
    let products = MatrixProduct.ofParts(lower, upper, n)
    var sizes: [Double] = []
    let values = RowPasses.array(n * n) { values in
      sizes = RowPasses.array(n * n) { sizes in
        b.withUnsafeBufferPointer { b in
          products.withUnsafeBufferPointer { products in
            guard let b = b.baseAddress, let products = products.baseAddress else { return }
            for row in 0..<n {
              let source = b + order[row] * n
              let (first, second) = (products + row * n, products + (n + row) * n)
              let third = products + (2 * n + row) * n
              for column in 0..<n {
                let (x, y) = (source[column], first[column])
                let difference = x - y
                let part = difference - x
                let error = (x - (difference - part)) - (y + part)
                let left = difference - second[column]
                let rest = left - third[column]
                let value = rest + error
                values[row &* n &+ column] = value
                sizes[row &* n &+ column] = left.magnitude + rest.magnitude + value.magnitude
              }
            }
          }
        }
      }
    }
    return Residual(values: values, sizes: sizes)
  }
}
