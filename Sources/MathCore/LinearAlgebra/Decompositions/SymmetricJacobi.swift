extension Decompositions {
  /// Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations.
  struct SymmetricJacobi {
    private(set) var matrix: Columns
    private(set) var vectors: Columns

    /// More sweeps than any matrix is known to need: convergence is quadratic in the end.
    static let sweepLimit = 60

    /// The diagonal of the matrix that the rotations have made.
    var values: [Double] { (0..<matrix.count).map { matrix[$0, $0] } }

    /// Nothing where entries beside the diagonal remain after so many sweeps.
    init?(_ start: Columns) {
      matrix = start
      vectors = Columns(identity: start.count, start.count)
      guard sweep() else { return nil }
    }

    /// Sweeps until each entry is so small beside both diagonal ones, |aᵢⱼ| ≤ u·√|aᵢᵢ·aⱼⱼ|, that for a
    /// positive definite matrix it changes no eigenvalue by more than n·u relatively (Demmel and
    /// Veselić 1992, theorem 2.3).
    private mutating func sweep() -> Bool {
      let count = matrix.count
      guard count > 1 else { return true }
      for _ in 0..<Self.sweepLimit {
        var isDone = true
        for p in 0..<count - 1 {
          for q in p + 1..<count {
            let entry = matrix[p, q]
            let scale = abs(matrix[p, p]).squareRoot() * abs(matrix[q, q]).squareRoot()
            guard abs(entry) > 0x1p-53 * scale else { continue }
            isDone = false
            rotate(p, q, entry)
          }
        }
        if isDone { return true }
      }
      return false
    }

    /// The rotation that makes the entry at (p, q) zero (Golub and Van Loan, §8.5.2).
    private mutating func rotate(_ p: Int, _ q: Int, _ entry: Double) {
      let count = matrix.count
      let zeta = (matrix[q, q] / 2 - matrix[p, p] / 2) / entry
      let tangent = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
      let c = 1 / (1 + tangent * tangent).squareRoot()
      let s = c * tangent
      let first = matrix[p, p] - tangent * entry
      let second = matrix[q, q] + tangent * entry
      matrix.values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        ColumnKernels.rotate(base + p * count, base + q * count, c, s, count)
        for index in 0..<count {
          base[index * count + p] = base[p * count + index]
          base[index * count + q] = base[q * count + index]
        }
      }
      matrix[p, p] = first
      matrix[q, q] = second
      matrix[p, q] = 0
      matrix[q, p] = 0
      vectors.values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        ColumnKernels.rotate(base + p * count, base + q * count, c, s, count)
      }
    }
  }
}
