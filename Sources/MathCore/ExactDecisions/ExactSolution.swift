/// The exact solution of a square system of integers by Cramer's rule: X = N / D, with the determinant
/// D and the minors N.
struct ExactSolution: Sendable {
  /// What stands on the right side.
  enum RightSide {
    /// Columns of the matrix itself, in the rows of the system.
    case columns([Int])
    /// The identity: the solution is the inverse.
    case identity
  }

  /// The determinant D of the system.
  let determinant: SignedNatural
  /// N, row by row.
  let numerators: [SignedNatural]
  /// The number of columns of the right side.
  let columnCount: Int

  /// The numerator at a row and a column.
  subscript(row: Int, column: Int) -> SignedNatural { numerators[row * columnCount + column] }

  /// Solves the system of these rows and columns of a matrix, which must be nonsingular.
  ///
  /// D and every entry of N are minors of the matrix with its right side. The primes that do not
  /// divide D give X modulo the prime, and N = D·X; as many of them as make their product larger than
  /// twice every minor determine the integers. No more primes than divide D are passed over.
  ///
  /// - Complexity: for each 61 bits of the Hadamard bound, of which there are b/61, one elimination of
  ///   r²·(r + c) products, and (b/61)² products for each entry.
  init(_ matrix: IntegerMatrix, rows: [Int], columns: [Int], right: RightSide) {
    let size = rows.count
    let rightColumns: [Int]
    switch right {
    case .columns(let places):
      rightColumns = places
      columnCount = places.count
    case .identity:
      rightColumns = []
      columnCount = size
    }
    let width = size + columnCount
    // One bit for the sign.
    let needed = (matrix.minorBits + 1) / PrimeModuli.bitsOfEach + 1
    var used: [PrimeField] = []
    var residues: [[UInt64]] = []
    var tried = 0
    var available = PrimeModuli.fields(needed)
    while used.count < needed {
      if tried == available.count { available = PrimeModuli.fields(2 * tried) }
      let field = available[tried]
      tried += 1
      let whole = matrix.residues(in: field)
      var augmented = [UInt64](repeating: 0, count: size * width)
      for (row, source) in rows.enumerated() {
        for (column, place) in (columns + rightColumns).enumerated() {
          augmented[row * width + column] = whole[source * matrix.columnCount + place]
        }
        if case .identity = right { augmented[row * width + size + row] = field.one }
      }
      let elimination = ModularElimination(
        augmented, rowCount: size, columnCount: width, pivotLimit: size,
        clearsAbove: columnCount > 0,
        in: field)
      guard elimination.rank == size else { continue }
      var values = [elimination.determinant]
      for row in 0..<size {
        for column in size..<width {
          values.append(
            field.multiply(elimination.elements[row * width + column], elimination.determinant))
        }
      }
      used.append(field)
      residues.append(values)
    }
    let radix = MixedRadix(used)
    let integers = (0...size * columnCount).map { entry in
      radix.integer(residues: residues.map { $0[entry] })
    }
    determinant = integers[0]
    numerators = Array(integers.dropFirst())
  }
}
