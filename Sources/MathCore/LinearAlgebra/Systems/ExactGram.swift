/// The determinant of A'A for a matrix of doubles, decided exactly.
enum ExactGram {
  /// √det(A'A) for m ≥ n, to 1 ulp.
  ///
  /// With A = M · 2^c by columns it is √det(M'M) times a power of two. By Binet and Cauchy det(M'M)
  /// is the sum of the squares of the largest minors of M, at most Hadamard's product of the squared
  /// lengths of the columns of M.
  static func rootOfDeterminant(_ a: Matrix) -> Double {
    let integers = IntegerMatrix(a, dividesRows: false)
    let size = a.columnCount
    let fields = PrimeModuli.fields(integers.gramBits / PrimeModuli.bitsOfEach + 1)
    let residues = fields.map { field in
      let entries = integers.residues(in: field)
      var gram = [UInt64](repeating: 0, count: size * size)
      for row in 0..<a.rowCount {
        for i in 0..<size {
          for j in 0..<size {
            let product = field.multiply(entries[row * size + i], entries[row * size + j])
            gram[i * size + j] = field.add(gram[i * size + j], product)
          }
        }
      }
      let elimination = ModularElimination(
        gram, rowCount: size, columnCount: size, pivotLimit: size, clearsAbove: false, in: field)
      return elimination.rank == size ? elimination.determinant : 0
    }
    let determinant = MixedRadix(fields).integer(residues: residues)
    let exponent = determinant.magnitude.bitWidth - 1
    guard exponent >= 0 else { return 0 }
    // The root of an even power of two is exact, so that only the significand is rounded.
    let even = exponent - (exponent & 1)
    let root = determinant.rounded(timesTwoToThe: -even).squareRoot()
    return Double(
      sign: .plus, exponent: even / 2 + integers.columnExponents.reduce(0, +), significand: root)
  }
}
