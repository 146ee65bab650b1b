/// The lower triangular L with LL' = A for a positive definite matrix, in pairs.
struct CholeskyFactor {
  private let size: Int
  /// The rows of L, each up to its diagonal.
  private var rows: [[ScaledPair]] = []

  /// Factors a matrix that is known to be positive definite.
  ///
  /// A pivot below 2^-40 of its diagonal entry, which rounding would leave with fewer than 60 right
  /// bits, is the quotient of two exact leading minors instead.
  ///
  /// - Complexity: n³/6 products of pairs.
  init(_ a: Matrix) {
    size = a.rowCount
    for row in 0..<size {
      var entries: [ScaledPair] = []
      for column in 0...row {
        var rest = ScaledPair(a[row, column])
        let other = column == row ? entries : rows[column]
        for k in 0..<column { rest = rest - entries[k] * other[k] }
        if column < row {
          entries.append(rest / rows[column][column])
        } else {
          let isSafe = ScaledPair(a[row, row]) * ScaledPair(0x1p-40) < rest
          entries.append((isSafe ? rest : Self.exactPivot(a, row)).squareRoot)
        }
      }
      rows.append(entries)
    }
  }

  private static func exactPivot(_ a: Matrix, _ place: Int) -> ScaledPair {
    func minor(_ size: Int) -> ScaledPair {
      let entries = (0..<size).flatMap { row in (0..<size).map { a[row, $0] } }
      let exact = ExactDeterminant(Matrix(checked: size, size, entries))
      let width = exact.value.magnitude.bitWidth
      let leading = exact.value.rounded(timesTwoToThe: -width)
      return ScaledPair(DoubleDouble(leading, 0), exponent: exact.exponent + width)
    }
    return minor(place + 1) / minor(place)
  }

  /// μ + Lz, each entry rounded once.
  func times(_ z: [Double], plus mean: [Double]) -> [Double] {
    rows.enumerated().map { row, entries in
      var sum = ScaledPair(mean[row])
      for (entry, factor) in zip(entries, z) { sum = sum + entry * ScaledPair(factor) }
      return sum.rounded
    }
  }
}
